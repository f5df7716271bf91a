"""Taking an import back: what it added and nobody touched since goes, and can be brought back.

Whether something was touched is told by what is stored, never by a clock: a night counts its
savings (`version`, 0 as it comes in), a row of another table is compared with its fingerprint of
then. What was removed is kept as units of the complete file for `RETENTION`.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from accounts.models import User
from journal.exchange.filled import ANSWERS, Key, move_on, nights_of, units_of_answers
from journal.exchange.restore import PREFERENCES
from journal.exchange.rows import Rows
from journal.exchange.tables import by_name, referring_to, tables
from journal.exchange.units import Unit, content, some_of, units_of, ways_to

RETENTION = timedelta(days=30)
MANY = NIGHTS, RECORDINGS = "nights", "device_sleeps"


def fingerprint(unit: Unit) -> str:
    """Sixteen bytes (hex) that change with anything in a unit."""
    return hashlib.sha256(content(unit).encode()).hexdigest()[:32]


def fingerprints(person: User) -> dict[Key, str]:
    """The fingerprints of all that somebody has besides nights, by table and primary key."""
    units = units_of(person, without={NIGHTS, RECORDINGS})
    return {(unit["table"], unit["pk"]): fingerprint(unit) for unit in units}


def fingerprints_of(person: User, keys: Iterable[Key]) -> dict[Key, str]:
    """The same of some rows alone, however much there is besides."""
    by_table: dict[str, list[int]] = {}
    for name, pk in keys:
        by_table.setdefault(name, []).append(pk)
    return {
        (name, unit["pk"]): fingerprint(unit)
        for name, some in by_table.items()
        for unit in some_of(Rows(person, ways_to(name)), name, some)
    }


@dataclass(frozen=True, slots=True)
class Units:
    """Units of the complete file: those that go, those that stay, those that may be named."""

    going: list[Unit]
    staying: list[Unit]
    named: list[Unit]


@dataclass(frozen=True, slots=True)
class Undoing:
    """What an import added: `gone` can be removed, `staying` was changed since or is needed.

    Both hold primary keys by table.
    """

    gone: dict[str, set[int]] = field(default_factory=dict)
    staying: dict[str, set[int]] = field(default_factory=dict)

    def put(self, table: str, pk: int, *, stays: bool) -> None:
        """Add one row to `gone` or to `staying`."""
        (self.staying if stays else self.gone).setdefault(table, set()).add(pk)

    def keep_what_is_needed(self, person: User) -> None:
        """Move rows that others refer to, such as a staying night's medicine, to `staying`."""
        for name in list(self.gone):
            table = by_name()[name]
            for other, column in referring_to(table):
                rows = other.of(person).exclude(**_on_gone_nights(other.parent, self.gone))
                going = self.gone.get(other.name, set())
                referring = rows.values_list("pk", column.field.attname)
                needed = self.gone[name] & {aim for pk, aim in referring if pk not in going}
                self.gone[name] -= needed
                self.staying.setdefault(name, set()).update(needed)

    def units(self, person: User, rows: Rows) -> "Units":
        """The units that go, those that stay of the import, and others that they may refer to.

        Nights and recordings are not read where none of them goes or stays.
        """
        referred = {column.target for table in tables() for column in table.columns}
        units = Units(
            units_of_answers(rows, self.gone.get(ANSWERS, ())),
            units_of_answers(rows, self.staying.get(ANSWERS, ())),
            [],
        )
        without = {name for name in MANY if not self.gone.get(name) and not self.staying.get(name)}
        for unit in units_of(person, without, rows):
            table, pk = unit["table"], unit.pop("pk")
            if pk in self.gone.get(table, ()):
                units.going.append(unit)
                continue
            if pk in self.staying.get(table, ()):
                units.staying.append(unit)
            if table in referred - {NIGHTS, PREFERENCES}:
                units.named.append(unit)
        return units

    def remove(self, person: User) -> None:
        """Delete what goes, nights first, since other rows hang on nothing then."""
        move_on(nights_of(self.gone.get(ANSWERS, ())) - self.gone.get(NIGHTS, set()))
        for name in sorted(self.gone, key=lambda name: name != NIGHTS):
            by_name()[name].of(person).filter(pk__in=self.gone[name]).delete()


def _on_gone_nights(parent: str, gone: Mapping[str, Iterable[int]]) -> dict[str, Any]:
    """A filter for rows that go together with their night."""
    nights = gone.get(NIGHTS, set()) if parent == "night" else set()
    return {"night__in": nights} if nights else {"pk__in": ()}
