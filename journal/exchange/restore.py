"""A complete file on its way into an account: compared with what is there, and put back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, models

from accounts.models import User
from config.language import gettext as _
from journal.exchange.checking import READ
from journal.exchange.columns import Kind
from journal.exchange.filled import ANSWERS, comparing, keys_of_nights
from journal.exchange.pieces import in_pieces
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import State
from journal.exchange.rows import GONE
from journal.exchange.tables import Table, by_name, parents_first, tables
from journal.exchange.trial import trial_database
from journal.exchange.units import (
    Unit,
    content,
    identity,
    name_in_file,
    units_of,
)

PREFERENCES = "preferences"


@dataclass(frozen=True, slots=True)
class Former:
    """The preferences as they were before an import changed them."""

    person: User
    row: dict[str, Any]


def states(person: User, units: Sequence[Unit]) -> list[State]:
    """Whether each unit is new, there already, or there with something else in it.

    Preferences are taken over by an account in which nothing was written yet.
    """
    there = {identity(unit): content(unit) for unit in units_of(person)}
    fresh = all(name[0] == PREFERENCES for name in there if len(name) > 1) and len(there) == 1
    answered = comparing(person, units)
    return [
        answered(unit) if unit["table"] == ANSWERS else _state(unit, there, fresh) for unit in units
    ]


def _state(unit: Unit, there: dict[Any, str], fresh: bool) -> State:
    stored = there.get(identity(unit))
    if unit["table"] == PREFERENCES:
        if content(unit) in there.values():
            return State.SAME
        return State.NEW if fresh else State.DIFFERENT
    if stored is None:
        return State.NEW
    return State.SAME if stored == content(unit) else State.DIFFERENT


@dataclass(slots=True)
class Restorer:
    """Puts rows of a file into an account: `pks` maps their names in the file to keys here.

    With `trial`, the alias of a database, they are put there instead, but for the preferences.
    """

    person: User
    trial: str = ""
    pks: dict[tuple[str, Any], int] = field(default_factory=dict)

    @classmethod
    def beside(cls, person: User, existing: Sequence[Unit]) -> "Restorer":
        """A restorer that knows the units that are there already."""
        restorer = cls(person)
        restorer._recognise(existing)
        return restorer

    def pieces(self, units: Sequence[Unit]) -> Iterator[list[Unit]]:
        """Units with all that hangs on them, those that others refer to first."""
        return in_pieces(sorted(units, key=lambda unit: _refers(unit["table"])), _rows_in)

    def add(self, units: Sequence[Unit]) -> list[Any]:
        """Store units; returns rows of the top level, and the preferences as they were."""
        answered = [unit["row"]["night"] for unit in units if unit["table"] == ANSWERS]
        for night, pk in keys_of_nights(self.person, answered).items():
            self.pks["nights", night] = pk
        preferred = [unit["row"] for unit in units if unit["table"] == PREFERENCES]
        added: list[Any] = [] if self.trial else [self._prefer(row) for row in preferred]
        level, top = [unit for unit in units if unit["table"] != PREFERENCES], True
        while level:
            for table in by_name().values():
                made = self._create(table, [u for u in level if u["table"] == table.name])
                added += made if top else []
            level, top = [below for unit in level for below in unit["below"]], False
        return added

    def _recognise(self, existing: Sequence[Unit]) -> None:
        """Let new rows refer to rows that are there already, if they are of the same kind."""
        if not existing:
            return
        there = {identity(unit): unit for unit in units_of(self.person)}
        for unit in existing:
            stored = there.get(identity(unit))
            name = name_in_file(by_name()[unit["table"]], unit["row"])
            if name and stored and stored["row"].get("kind") == unit["row"].get("kind"):
                self.pks[unit["table"], name] = stored["pk"]

    def _create(self, table: Table, units: Sequence[Unit]) -> list[models.Model]:
        """Store the rows of one table; those that hang on a row that stayed out stay out too."""
        pairs = [(unit, self._model(table, unit["row"])) for unit in units]
        made = [(unit, model) for unit, model in pairs if model is not None]
        rows = table.model._default_manager.using(self.trial or None)
        rows.bulk_create(model for _, model in made)
        for unit, model in made:
            if name := name_in_file(table, unit["row"]):
                self.pks[table.name, name] = model.pk
        return [model for _, model in made]

    def _model(self, table: Table, row: dict[str, Any]) -> models.Model | None:
        values: dict[str, Any] = {}
        for column in table.columns:
            if column.name not in row:
                continue
            if column.kind is not Kind.REFERENCE:
                values[column.name] = READ[column.kind](_exact(row[column.name]))
                continue
            pk = self.pks.get((column.target, row[column.name]), GONE)
            if column.hard and pk == GONE:
                return None
            values[column.field.attname] = pk
        if not table.parent:
            values["user"] = self.person
        return table.model(**values)

    def _prefer(self, row: dict[str, Any]) -> Former:
        """Store the preferences; returns how they were."""
        before = next(u["row"] for u in units_of(self.person) if u["table"] == PREFERENCES)
        set_preferences(self.person, row)
        return Former(self.person, before)


def set_preferences(person: User, row: dict[str, Any]) -> None:
    """Set the preferences of an account to those of a row; what is left out becomes empty."""
    columns = by_name()[PREFERENCES].columns
    for column in columns:
        if column.name in row:
            setattr(person, column.name, READ[column.kind](_exact(row[column.name])))
        elif not column.needed:
            setattr(person, column.name, None if column.field.null else column.field.get_default())
    person.save(update_fields=[column.name for column in columns])


def _exact(value: Any) -> Any:
    """A float that came out of stored JSON as the decimal of its digits."""
    return Decimal(str(value)) if isinstance(value, float) else value


def _rows_in(unit: Unit) -> int:
    return 1 + sum(map(_rows_in, unit["below"]))


def _refers(name: str) -> bool:
    """Whether units of this table may name units of others."""
    within = {name}
    for table in parents_first():
        if table.parent and table.column[table.parent].target in within:
            within.add(table.name)
    return any(
        column.target and column.target not in within
        for table in tables()
        if table.name in within
        for column in table.columns
    )


def try_out(person: User, units: Sequence[Unit]) -> None:
    """Refuse a file whose rows the tables would not take: put them into empty ones in memory."""
    try:
        with trial_database() as trial:
            restorer = Restorer(person, trial)
            for piece in restorer.pieces(units):
                restorer.add(piece)
    except IntegrityError as error:
        raise ImportProblem(
            _(
                "Some rows of this file contradict themselves or each other, such as a "
                "range that ends below its start. Was it changed by hand?"
            )
        ) from error
