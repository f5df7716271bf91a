"""The rows of a journal as what belongs together: a night with all that is on it.

A unit is `{"table", "row", "below"}`, plain JSON; `below` are units again. One that is stored
already also has its primary key under "pk".
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from accounts.models import User
from journal.exchange.rows import Rows
from journal.exchange.tables import Table, by_name, parents_first, tables

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


def units_of(person: User) -> list[Unit]:
    """All that somebody has."""
    rows = Rows(person)
    return gather({table.name: rows.with_pk(table) for table in tables()})


def name_in_file(table: Table, row: dict[str, Any]) -> Any:
    """What other rows of the same file call this row; `None` where none can."""
    return row.get(table.key or "id")


def content(unit: Unit) -> str:
    """What a unit says, without bookkeeping and numbers that only its file knows."""
    table = by_name()[unit["table"]]
    said = {
        c.name: unit["row"][c.name] for c in table.columns if c.compared and c.name in unit["row"]
    }
    below = sorted(content(each) for each in unit["below"])
    return json.dumps([unit["table"], said, below], sort_keys=True)


def identity(unit: Unit) -> tuple[Any, ...]:
    """What makes it this unit and no other: the columns its table keeps unique, or all it says."""
    table = by_name()[unit["table"]]
    if not table.once:
        return (content(unit),)
    values = [unit["row"].get(name) for name in table.once]
    return (table.name, *(v.casefold() if isinstance(v, str) else v for v in values))


def called(unit: Unit) -> str:
    """A unit in a few words: "nights: 2026-03-03"."""
    table, row = by_name()[unit["table"]], unit["row"]
    told = [row.get(name) for name in table.once or ("name", "filename")]
    words = ", ".join(str(value) for value in told if value is not None)
    return f"{in_words(table.name)}{': ' * bool(words)}{words}"


def in_words(name: str) -> str:
    """The name of a table for people."""
    return name.replace("_", " ")


def counted(units: Iterable[Unit]) -> str:
    """How many of what: "2 doses, 1 exercises"; what hangs below is counted too."""
    counts: Counter[str] = Counter()
    waiting = list(units)
    while waiting:
        unit = waiting.pop()
        counts[unit["table"]] += 1
        waiting += unit["below"]
    return ", ".join(
        f"{counts[table.name]:,} {in_words(table.name)}" for table in tables() if counts[table.name]
    )
