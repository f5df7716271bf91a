"""The rows of a journal as what belongs together: a night with all that is on it.

A unit is `{"table", "row", "below"}`, plain JSON; `below` are units again. One that is stored
already also has its primary key under "pk".
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from accounts.models import User
from config.language import gettext as _
from journal.clock import name_of
from journal.exchange.rows import Rows
from journal.exchange.tables import Table, by_name, parents_first, tables
from journal.exchange.unit_words import in_number, in_words

Unit = dict[str, Any]


def gather(rows: Mapping[str, Iterable[tuple[int | None, dict[str, Any]]]]) -> list[Unit]:
    """Rows by table, with their primary keys if they have any, as units.

    Every row that hangs on another finds it; `KeyError` otherwise.
    """
    units: dict[str, list[Unit]] = {table.name: [] for table in tables()}
    named: dict[tuple[str, Any], Unit] = {}
    for table in parents_first():
        for pk, row in rows.get(table.name, ()):
            unit: Unit = {"table": table.name, "row": row, "below": []}
            if pk is not None:
                unit["pk"] = pk
            if name := name_in_file(table, row):
                named[table.name, name] = unit
            if table.parent:
                above = named[table.column[table.parent].target, row[table.parent]]
                above["below"].append(unit)
            else:
                units[table.name].append(unit)
    return [unit for table in tables() for unit in units[table.name]]


def units_of(person: User, without: Collection[str] = (), rows: Rows | None = None) -> list[Unit]:
    """The units of a person; `without` names tables to leave out with all that hangs on them.

    With `rows` of an earlier moment they are called as they were called then.
    """
    rows, left_out = rows or Rows(person), set(without)
    for table in parents_first():
        if table.parent and table.column[table.parent].target in left_out:
            left_out.add(table.name)
    wanted = [table for table in tables() if table.name not in left_out]
    return gather({table.name: rows.with_pk(table) for table in wanted})


def some_of(rows: Rows, name: str, keys: Collection[int]) -> list[Unit]:
    """The units of some rows of one table, by their primary keys, with all that hangs on them."""
    return gather(
        {
            each: rows.with_pk(by_name()[each], **{f"{way}__in": keys})
            for each, way in ways_to(name).items()
        }
    )


def ways_to(name: str) -> dict[str, str]:
    """From each table whose rows hang on those of a table, itself too, the way to these."""
    ways = {name: "pk"}
    for table in parents_first():
        above = table.column[table.parent].target if table.parent else ""
        if above in ways:
            way = ways[above]
            ways[table.name] = table.parent if way == "pk" else f"{table.parent}__{way}"
    return ways


def name_in_file(table: Table, row: dict[str, Any]) -> Any:
    """The name by which other rows of the file refer to this row; `None` where none can."""
    return row.get(table.key or "id")


def content(unit: Unit) -> str:
    """A unit as text for comparing, without bookkeeping and numbers that only its file knows."""
    table = by_name()[unit["table"]]
    compared = {
        c.name: unit["row"][c.name] for c in table.columns if c.compared and c.name in unit["row"]
    }
    below = sorted(content(each) for each in unit["below"])
    return json.dumps([unit["table"], compared, below], sort_keys=True)


def identity(unit: Unit) -> tuple[Any, ...]:
    """The key of a unit: the columns that its table keeps unique, else all its content.

    The one row of a person has the name of its table.
    """
    table = by_name()[unit["table"]]
    if table.single:
        return (table.name, table.name)
    if not table.once:
        return (content(unit),)
    values = [unit["row"].get(name) for name in table.once]
    return (table.name, *(v.casefold() if isinstance(v, str) else v for v in values))


def display_name(unit: Unit) -> str:
    """A unit for people: "Night of Tue 3 → Wed 4 March 2026", "lab result: tsh, 2.1"."""
    words = which(unit)
    if unit["table"] == "nights":
        return _("Night of {night}").format(night=words)
    if unit["table"] == "factor_answers":
        return _("Answer on the night of {night}").format(night=words)
    kind = in_words(unit["table"])
    return _("{kind}: {name}").format(kind=kind, name=words) if words else kind


def which(unit: Unit) -> str:
    """The part of a unit's name that differs from others of its kind."""
    table, row = by_name()[unit["table"]], unit["row"]
    if table.name in ("nights", "factor_answers"):
        return name_of(date.fromisoformat(row["night"]))
    values = [row.get(name) for name in table.once or ("name", "filename")]
    return ", ".join(str(value) for value in values if value is not None)


def counted(units: Iterable[Unit]) -> str:
    """How many of what: "2 doses, 1 exercise"; what hangs below is counted too."""
    counts: Counter[str] = Counter()
    waiting = list(units)
    while waiting:
        unit = waiting.pop()
        counts[unit["table"]] += 1
        waiting += unit["below"]
    present = [(table.name, counts[table.name]) for table in tables() if counts[table.name]]
    return ", ".join(in_number(name, count) for name, count in present)
