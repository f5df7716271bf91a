"""A table as text: the names of its columns, its rows, and the line of each in the file."""
# pure, words

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from config.language import gettext as _
from config.language import grouped
from journal.exchange.problem import ImportProblem

Line = tuple[int, list[str]]  # the number of a line, from 1, and its cells
MAX_ROWS = 20_000
MAX_COLUMNS = 300
LONGEST_HEAD = 150  # characters
MAX_CELL = 5_000  # characters; a note has 4,000 at most
NEAR_THE_TOP = 12  # lines among which the names of the columns are looked for


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: `heads` as the file spells them, each unlike the others, and its rows.

    `about` says how the file was read, in sentences. A row may be shorter than the heads.
    """

    heads: list[str]
    rows: list[Line]
    about: list[str] = field(default_factory=list)

    def column(self, head: str) -> list[str]:
        """The cells of one column that are not empty, from the top."""
        at = self.heads.index(head)
        return [cells[at] for _, cells in self.rows if at < len(cells) and cells[at]]

    def by_head(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row by the names of its columns, empty cells left out, with its line."""
        for line, cells in self.rows:
            pairs = zip(self.heads, cells, strict=False)
            yield line, {head: cell for head, cell in pairs if cell}

    def in_json(self) -> list[dict[str, Any]]:
        """Rows of plain JSON that hold it, to be stored while its owner is asked."""
        head = {"heads": self.heads, "about": self.about}
        return [head, *({"line": line, "cells": cells} for line, cells in self.rows)]

    @classmethod
    def of_json(cls, rows: Iterable[dict[str, Any]]) -> "Sheet":
        """What `in_json` wrote."""
        head, *others = rows
        lines = [(row["line"], row["cells"]) for row in others]
        return cls(head["heads"], lines, head["about"])


def tidy(cell: str) -> str:
    """A cell without needless spaces, on one line, at most `MAX_CELL` characters long."""
    return " ".join(cell.replace("\0", "").split())[:MAX_CELL]


def spelled(head: str) -> str:
    """A name of a column for comparing: "Time in bed (s)" and "time in bed (S) " are one."""
    return " ".join(head.casefold().split())


def top(lines: Sequence[Line], names: Iterable[str] = ()) -> int:
    """Where the line with the names of the columns is, from 0.

    With `names` the first line that holds all of them, -1 where none does; else the first of
    the fullest lines near the top.
    """
    wanted = {spelled(name) for name in names}
    if wanted:
        fits = (at for at, (_, cells) in enumerate(lines) if wanted <= set(map(spelled, cells)))
        return next(fits, -1)
    counts = [sum(map(bool, cells)) for _, cells in lines[:NEAR_THE_TOP]]
    return counts.index(max(counts)) if counts else 0


def below(lines: Sequence[Line], at: int, about: Sequence[str] = ()) -> Sheet:
    """The table whose names are on one of the lines.

    Raises `ImportProblem` where there is no row, or more than can be read.
    """
    names = _unlike(lines[at][1])
    rows = list(lines[at + 1 :])
    if not rows:
        raise ImportProblem(_("There is no row in this table, only the names of its columns."))
    if len(rows) > MAX_ROWS:
        raise ImportProblem(
            _("There are more than {most} rows in this table.").format(most=grouped(MAX_ROWS))
        )
    if len(names) > MAX_COLUMNS:
        raise ImportProblem(
            _("There are more than {most} columns in this table.").format(most=MAX_COLUMNS)
        )
    return Sheet(names, rows, list(about))


def _unlike(heads: Sequence[str]) -> list[str]:
    """The heads, empty ones named by their place, the second of a name with a number."""
    named: list[str] = []
    for at, head in enumerate(heads, 1):
        name = "".join(filter(str.isprintable, head))[:LONGEST_HEAD] or f"Column {at}"
        count = sum(spelled(each).rpartition(" #")[0] == spelled(name) for each in named)
        taken = spelled(name) in map(spelled, named)
        named.append(f"{name} #{count + 2}" if taken else name)
    return named
