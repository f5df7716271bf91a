"""What the columns of a table mean: a small JSON that a person can save and apply again.

A tracker's preset is the same kind of file. Everything in it is checked when it is read: it may
come from anybody.
"""
# pure, words

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from config.language import gettext as _
from journal.exchange.problem import ImportProblem, quoted
from journal.exchange.sheets.meanings import MEANINGS, Into
from journal.exchange.sheets.sheet import MAX_COLUMNS, spelled
from journal.exchange.sheets.values import HALVES, ORDERS, PER_HOUR, Style

FORMAT, VERSION = "stillnight-mapping", 1
MAX_BYTES = 200_000
# Of lengths; "s" and "ms" of moments: counted since 1970; "spans" are from-to: 265-460|495-690
UNITS = ("", *PER_HOUR, "s", "spans")
TOGETHER = ("", "highest", "sum", "mean")
CLOCKS = ("wall", "utc")
EMPTY = ("unknown", "none")
MOST = 1_000_000  # a number for a word, up or down


@dataclass(frozen=True, slots=True)
class Column:
    """What one column means.

    `unit` of a length or a count of time, `name` of what a person tracks, `none` and `unknown`
    the cells that say so, `values` numbers for words, `split` the sign between several words,
    `absent` whether a word that is not there is a no ("none") or not known, `together` what
    becomes of several values a night.
    """

    head: str
    means: str
    unit: str = ""
    name: str = ""
    none: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    values: dict[str, float] = field(default_factory=dict)
    split: str = ""
    absent: str = "unknown"
    together: str = ""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a table holds. It is recognised by the columns it `needs`, by so many columns with
    certain `endings`, or by `cells` of which one has to be there.

    `source` and `label` name the tracker of recordings. `only` are columns with the cells that a
    row must have. `several`: more than one row a night is meant.
    """

    label: str
    into: Into
    columns: tuple[Column, ...]
    source: str = ""
    dates: str = ""
    decimal: str = ""
    clock: str = "24"
    zone: str = "wall"
    needs: tuple[str, ...] = ()
    endings: dict[str, int] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    only: dict[str, list[str]] = field(default_factory=dict)
    several: bool = False
    about: tuple[str, ...] = ()

    @property
    def style(self) -> Style:
        """How its cells are written."""
        return Style(self.dates, self.decimal, self.clock)

    def of(self, means: str) -> Column | None:
        """The first column with a meaning."""
        return next((column for column in self.columns if column.means == means), None)

    def in_json(self) -> dict[str, Any]:
        """The mapping as the file holds it, what is usual left out."""
        usual = asdict(ColumnMapping("", self.into, ()))
        rest = {
            name: value
            for name, value in asdict(self).items()
            if name not in ("label", "into", "columns") and value != usual[name]
        }
        columns = [_without_usual(asdict(column)) for column in self.columns]
        named = {"format": FORMAT, "version": VERSION, "label": self.label}
        return {**named, "into": self.into.value, **rest, "columns": columns}


def _without_usual(column: dict[str, Any]) -> dict[str, Any]:
    usual = asdict(Column("", ""))
    return {n: v for n, v in column.items() if n in ("head", "means") or v != usual[n]}


def read(data: bytes) -> ColumnMapping:
    """The mapping in the bytes of a file; raises `ImportProblem`."""
    try:
        document = json.loads(data) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ImportProblem(_("This is not a file that says what the columns of a table mean."))
    return of_json(document)


def of_json(document: dict[str, Any]) -> ColumnMapping:
    """A mapping out of JSON; raises `ImportProblem` with what is wrong with it."""
    if document.get("version") != VERSION:
        raise ImportProblem(
            _("This description of columns is of a version that is not known here.")
        )
    try:
        columns = tuple(_column(each) for each in _list(document, "columns"))
        mapping = ColumnMapping(
            label=_text(document, "label", 60),
            into=Into(_one_of(document, "into", tuple(Into))),
            columns=columns,
            source=_text(document, "source", 16),
            dates=_one_of(document, "dates", ("", *ORDERS)),
            decimal=_one_of(document, "decimal", ("", ".", ",")),
            clock=_one_of(document, "clock", HALVES),
            zone=_one_of(document, "zone", CLOCKS),
            needs=_texts(document, "needs"),
            endings={_string(k): int(v) for k, v in document.get("endings", {}).items()},
            cells=_texts(document, "cells"),
            only={_string(k): list(map(_string, v)) for k, v in document.get("only", {}).items()},
            several=_claim(document, "several"),
            about=_texts(document, "about"),
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise ImportProblem(
            _("This description of columns cannot be used: {error}").format(error=error)
        ) from error
    _check(mapping)
    return mapping


def _check(mapping: ColumnMapping) -> None:
    for column in mapping.columns:
        if column.means and mapping.into not in MEANINGS[column.means].into:
            raise ImportProblem(
                _("{head} cannot mean {means} here.").format(
                    head=quoted(column.head), means=quoted(column.means)
                )
            )


def _column(document: Any) -> Column:
    if not isinstance(document, dict):
        raise TypeError(_("a column is not an object with names."))
    unknown = set(document) - set(Column.__dataclass_fields__)
    if unknown:
        raise ValueError(_("{name} is not known.").format(name=quoted(sorted(unknown)[0])))
    numbers = document.get("values", {})
    if not all(type(value) in (int, float) and abs(value) <= MOST for value in numbers.values()):
        raise ValueError(_("a value is not a number."))
    return Column(
        head=_text(document, "head", 200),
        means=_one_of(document, "means", ("", *MEANINGS)),
        unit=_one_of(document, "unit", UNITS),
        name=_text(document, "name", 60),
        none=_texts(document, "none"),
        unknown=_texts(document, "unknown"),
        values={_string(word).casefold(): value for word, value in numbers.items()},
        split=_text(document, "split", 5),
        absent=_one_of(document, "absent", EMPTY),
        together=_one_of(document, "together", TOGETHER),
    )


def _string(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 500:
        raise ValueError(_("{value} is not a short text.").format(value=quoted(str(value)[:50])))
    return value


def _text(document: dict[str, Any], name: str, most: int) -> str:
    value = _string(document.get(name, ""))
    if len(value) > most or not value.replace("\t", " ").isprintable():
        raise ValueError(
            _("“{name}” is too long or holds signs that cannot be shown.").format(name=name)
        )
    return value


def _list(document: dict[str, Any], name: str) -> list[Any]:
    value = document.get(name, [])
    if not isinstance(value, list | tuple) or len(value) > MAX_COLUMNS:
        raise ValueError(_("“{name}” is not a list.").format(name=name))
    return list(value)


def _texts(document: dict[str, Any], name: str) -> tuple[str, ...]:
    return tuple(_string(each) for each in _list(document, name))


def _one_of(document: dict[str, Any], name: str, allowed: tuple[str, ...]) -> str:
    value = document.get(name, allowed[0])
    if value not in allowed or not isinstance(value, str):
        raise ValueError(_("“{name}” is {value}.").format(name=name, value=quoted(str(value)[:50])))
    return value


def _claim(document: dict[str, Any], name: str) -> bool:
    value = document.get(name, False)
    if not isinstance(value, bool):
        raise TypeError(_("“{name}” is neither true nor false.").format(name=name))
    return value


def for_heads(mapping: ColumnMapping, heads: Sequence[str]) -> ColumnMapping:
    """The mapping with its columns spelled as a file spells them; those it lacks are left out.

    A column named "@2" is the second one, whatever its name; "*" stands for all that are not named.
    """
    by_name = {spelled(head): head for head in heads}
    placed = {f"@{at}": head for at, head in enumerate(heads, 1)}
    columns = []
    for column in mapping.columns:
        head = placed.get(column.head) or by_name.get(spelled(column.head))
        columns += [replace(column, head=head)] if head else []
    named = {column.head for column in columns}
    for column in mapping.columns:
        if column.head == "*":
            columns += [replace(column, head=head) for head in heads if head not in named]
    only = {by_name[spelled(h)]: v for h, v in mapping.only.items() if spelled(h) in by_name}
    return replace(mapping, columns=tuple(columns), only=only)
