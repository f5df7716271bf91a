"""What keeps a file from being read, and where in the file it is."""
# pure, words

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from config.language import Words
from config.language import gettext as _

SHOWN = 50
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about one thing of a file, for whose name it keeps the place `{name}`."""

    words: str
    places: Mapping[str, object] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """The sentence, with the name of the thing."""
        places = {**self.places, "name": name}
        return _PLACE.sub(lambda place: str(places[place[1]]), self.words)


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence, with the line (counted from 1) and the column it is about, if any."""

    text: str
    line: int | None = None
    column: str = ""

    def __str__(self) -> str:
        line = [line_name(self.line)] if self.line else []
        where = line + [self.column] * bool(self.column)
        return f"{', '.join(where)}: {self.text}" if where else self.text


class ImportProblem(Exception):  # noqa: N818 – it is the file's, not the program's
    """The file cannot be taken in. Holds the first problems and how many there are."""

    def __init__(self, *problems: "Problem | Words", count: int | None = None) -> None:
        self.problems = [p if isinstance(p, Problem) else Problem(str(p)) for p in problems][:SHOWN]
        self.count = len(problems) if count is None else count
        super().__init__("; ".join(str(problem) for problem in self.problems))

    @property
    def unseen(self) -> int:
        """How many problems there are beyond those that are shown."""
        return self.count - len(self.problems)


class Problems:
    """Collects problems; keeps the first few, so that a bad file cannot fill the memory."""

    def __init__(self) -> None:
        self.first: list[Problem] = []
        self.count = 0

    def add(self, text: str, line: int | None = None, column: str = "") -> None:
        """Note a problem."""
        self.count += 1
        if len(self.first) < SHOWN:
            self.first.append(Problem(text, line, column))

    def stop_if_any(self) -> None:
        """Raise `ImportProblem` if any was noted."""
        if self.count:
            raise ImportProblem(*self.first, count=self.count)


def quoted(text: str) -> str:
    """Some foreign text for a sentence: short, on one line, nothing invisible in it."""
    plain = "".join(c if c.isprintable() else "�" for c in text.strip())
    return in_quotes(f"{plain[:40]}…" if len(plain) > 41 else plain)


def in_quotes(words: object) -> str:
    """Words in the quotation marks of the language."""
    return _("“{words}”").format(words=words)


def line_name(line: int) -> str:
    """What a line of a file is called: "Line 5"."""
    return _("Line {line}").format(line=line)
