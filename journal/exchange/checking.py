"""Each row of a complete file against its table: kinds, bounds, rules, and what it refers to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import isfinite
from sys import intern
from typing import Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from config.language import gettext as _
from config.language import ngettext
from journal.exchange import cells
from journal.exchange.columns import WRITE, Column, Kind
from journal.exchange.problem import Problems, quoted
from journal.exchange.rows import GONE
from journal.exchange.tables import WAITING, Table, parents_first, question_about
from journal.exchange.units import Unit, gather, identity, name_in_file

BIGGEST = 2**31 - 1


class Wrong(ValueError):  # noqa: N818 – it is the file's, not the program's
    """A value that does not fit its column; its words are for the person."""


def _claim(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong(_("{value} is neither true nor false.").format(value=_quoted(value)))
    return value


def _whole(value: Any) -> int:
    if type(value) is not int or abs(value) > BIGGEST:
        raise Wrong(
            _("{value} is not a whole number that can be stored.").format(value=_quoted(value))
        )
    return value


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise Wrong(_("{value} is not a number.").format(value=_quoted(value)))
    return Decimal(value)


def _number(value: Any) -> float:
    number = float(_decimal(value))
    if not isfinite(number):
        raise Wrong(_("{value} is too large.").format(value=_quoted(value)))
    return number


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong(_("{value} is not text.").format(value=_quoted(value)))
    if "\0" in value or value != value.encode("utf-8", "ignore").decode():
        raise Wrong(_("This text holds signs that cannot be shown."))
    return value


def _uid(value: Any) -> UUID:
    try:
        return UUID(_text(value))
    except ValueError:
        raise Wrong(
            _("{value} is not an identifier (UUID).").format(value=_quoted(value))
        ) from None


def _list(value: Any) -> Any:
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise Wrong(_("This is not a list of words."))
    return [_text(part) for part in value]


READ: dict[Kind, Callable[[Any], Any]] = {
    Kind.CLAIM: _claim,
    Kind.WHOLE: _whole,
    Kind.DECIMAL: _decimal,
    Kind.NUMBER: _number,
    Kind.DAY: lambda value: cells.DAY.read(_text(value)),
    Kind.CLOCK: lambda value: cells.CLOCK.read(_text(value)),
    Kind.INSTANT: lambda value: cells.STAMP.read(_text(value)),
    Kind.TEXT: _text,
    Kind.UID: _uid,
    Kind.LIST: _list,
}


def _quoted(value: Any) -> str:
    return quoted(str(value)[:100])


@dataclass(slots=True)
class Checker:
    """Checks the tables of one file and gathers what is wrong; nights go up to `latest`.

    `remarks` are what to look at in rows that are right by the rules.
    """

    latest: date
    problems: Problems = field(default_factory=Problems)
    remarks: list[str] = field(default_factory=list)
    named: dict[tuple[str, Any], models.Model] = field(default_factory=dict)
    taken: set[tuple[str, Any]] = field(default_factory=set)

    def units(self, tables: dict[str, list[Any]]) -> list[Unit]:
        """The rows as units, each value as the export writes it; `tables` is used up.

        Raises `ImportProblem` with every problem of the file.
        """
        names = {table.name for table in parents_first()}
        for name in set(tables) - names:
            self.problems.add(_("There is no table {name}.").format(name=quoted(str(name))))
        self.taken = {
            (table.name, name_in_file(table, row))
            for table in parents_first()
            for row in tables.get(table.name, ())
            if isinstance(row, dict) and isinstance(name_in_file(table, row), int | str)
        }
        rows_by_table = {
            table.name: [(None, row) for row in self._rows(table, tables.get(table.name, []))]
            for table in parents_first()
        }
        self.problems.stop_if_any()
        units = gather(rows_by_table)
        self._each_once(units)
        self.problems.stop_if_any()
        return units

    def _each_once(self, units: list[Unit]) -> None:
        seen: set[Any] = set()
        for unit in units:
            if len(name := identity(unit)) > 1 and name in seen:
                words = ", ".join(str(part) for part in name[1:] if part is not None)
                self.problems.add(
                    _("{name} is there twice.").format(name=quoted(words)),
                    column=unit["table"],
                )
            seen.add(name)

    def _rows(self, table: Table, rows: list[Any]) -> Iterator[dict[str, Any]]:
        if table.name == "preferences" and len(rows) > 1:
            self.problems.add(_("There is more than one row of preferences."))
        count = len(rows)
        rows.reverse()  # taken from the end and let go of: there may be many
        for number in range(1, count + 1):
            row = rows.pop()
            where = _("{table}, row {number}").format(table=table.name, number=number)
            if not isinstance(row, dict):
                self.problems.add(_("This row is not an object with names."), column=where)
                continue
            row = table.tidied(row)
            before = self.problems.count
            values = dict(self._values(table, row, where))
            if self.problems.count == before:
                self._fits(table, row, values, where)
            if self.problems.count == before:
                yield self._written(table, row, values)

    def _values(self, table: Table, row: dict[str, Any], where: str) -> Iterator[tuple[str, Any]]:
        for name in set(row) - set(table.names):
            self.problems.add(
                _("There is no column {name}.").format(name=quoted(name)), column=where
            )
        if table.numbered and not (type(row.get("id")) is int and row["id"] > GONE):
            self.problems.add(_("“id” has to be a whole number above 0."), column=where)
        for column in table.columns:
            place = f"{where}, {column.name}"
            if row.get(column.name) in (None, ""):
                if column.needed and not column.field.has_default():
                    self.problems.add(_("This has to be there."), column=place)
                continue
            try:
                yield column.name, self._value(column, row[column.name])
            except ValueError as error:
                self.problems.add(str(error), column=place)

    def _value(self, column: Column, value: Any) -> Any:
        """The value of a column as the model takes it; `ValueError` with a sentence."""
        if column.kind is Kind.REFERENCE:
            return self._referred(column, value)
        read = READ[column.kind](value)
        most = column.field.max_length
        if column.kind is Kind.TEXT and most and len(read) > most:
            raise Wrong(
                ngettext(
                    "This text has {count} character; at most {most} are kept.",
                    "This text has {count} characters; at most {most} are kept.",
                    len(read),
                ).format(count=len(read), most=most)
            )
        return cells.ZONE.read(read) if column.name == "time_zone" else read

    def _referred(self, column: Column, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise Wrong(_("{value} names no row.").format(value=_quoted(value)))
        if column.hard:
            if (column.target, value) not in self.named:
                raise Wrong(
                    _("{value} of {target} is not in this file.").format(
                        value=_quoted(value), target=column.target
                    )
                )
            return self.named[column.target, value]
        if value != GONE and (column.target, value) not in self.taken:
            raise Wrong(
                _("{value} of {target} is not in this file.").format(
                    value=_quoted(value), target=column.target
                )
            )
        return value

    def _fits(self, table: Table, row: dict[str, Any], values: Any, where: str) -> None:
        """The rules of the table itself."""
        if table.name == "imports" and values.get("step") in WAITING:
            self.problems.add(_("An import that still waits cannot be imported."), column=where)
        if isinstance(values.get("night"), date) and values["night"] > self.latest:
            self.problems.add(
                _("{night} is still to come.").format(night=values["night"]), column=where
            )
        made = table.model(**values)
        ours = {c.name for c in table.columns if c.kind is not Kind.REFERENCE}
        ours &= {c.name for c in table.columns if c.needed} | set(values)
        others = {f.name for f in table.model._meta.concrete_fields} - ours
        try:
            made.full_clean(exclude=others, validate_unique=False, validate_constraints=False)
        except ValidationError as error:
            for name, texts in error.message_dict.items():
                place = where if name == NON_FIELD_ERRORS else f"{where}, {name}"
                for text in texts:
                    self.problems.add(text, column=place)
        if name := name_in_file(table, row):
            if (table.name, name) in self.named:
                self.problems.add(
                    _("{name} is there twice.").format(name=_quoted(name)), column=where
                )
            self.named[table.name, name] = made
        if not self.problems.count and (question := question_about(made)):
            self.remarks.append(f"{made}: {question}")

    def _written(self, table: Table, row: dict[str, Any], values: Any) -> dict[str, Any]:
        """The row as the export would write it."""
        written = {"id": row["id"]} if table.numbered else {}
        for column in table.columns:
            value = values.get(column.name)
            if value is None or value in ("", []):
                continue
            write = WRITE.get(column.kind)
            text = write(value) if write else row[column.name]
            # The same nights and drinks stand in thousands of rows: once in memory.
            written[column.name] = intern(text) if type(text) is str else text
        return written
