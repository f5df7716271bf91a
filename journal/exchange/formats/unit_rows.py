"""Rows that are units of the complete file, of one table and new to none of the others."""

from collections.abc import Sequence
from typing import Any

from accounts.models import User
from journal.exchange.formats.format import Format
from journal.exchange.pieces import Adder
from journal.exchange.reading import State
from journal.exchange.restore import Restorer
from journal.exchange.tables import tables
from journal.exchange.units import Unit, content, display_name, identity, units_of


class UnitRows(Format):
    """A format whose rows belong into one table and refer to nothing else."""

    def units(self, rows: Sequence[Unit]) -> Sequence[dict[str, Any]]:
        """The rows, which are units already."""
        return rows

    def states(self, person: User, rows: Sequence[Unit]) -> list[State]:
        """Whether each row is new, there already, or there with something else in it."""
        return states_in(self.table, person, rows)

    def adder(self, person: User, there: Sequence[Unit], zone: str) -> Adder:
        """Rows that refer to nothing are put in as a complete file's are."""
        return Restorer(person)

    def name(self, row: Unit) -> str:
        """A row in a few words."""
        return display_name(row)


def states_in(name: str, person: User, rows: Sequence[Unit]) -> list[State]:
    """How rows of the table of that name compare with those that the person has in it."""
    others = {table.name for table in tables()} - {name}
    there = {identity(unit): content(unit) for unit in units_of(person, others)}
    return [_state(row, there.get(identity(row))) for row in rows]


def _state(row: Unit, stored: str | None) -> State:
    if stored is None:
        return State.NEW
    return State.SAME if stored == content(row) else State.DIFFERENT
