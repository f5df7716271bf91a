"""Many whole nights at once, as files bring them in: checked as single ones, stored together."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.base import ModelState

from accounts import bulk
from accounts.models import User
from journal.models import CaffeineIntake, Dose, Exercise, Night
from journal.models.night import STAMPS
from journal.questions import BOUT, DOSE, DRINK, QUESTIONS
from journal.saving.answers import LISTS, text_of
from journal.saving.reading import read, say_whether

BATCH = 500  # nights
KIND_OF_ROW = {CaffeineIntake: DRINK, Exercise: BOUT, Dose: DOSE}
DEFAULTS = {field.attname: field.get_default for field in Night._meta.concrete_fields}
# A list is another one each time, all else is the same.
FRESH = [name for name, default in DEFAULTS.items() if default() is not default()]
SAME = {name: default() for name, default in DEFAULTS.items() if name not in FRESH}
Row = CaffeineIntake | Exercise | Dose
Seen = dict[tuple[Hashable, ...], Any]  # answers that were read: files repeat themselves


@dataclass(frozen=True, slots=True)
class WholeNight:
    """A night of which nothing is stored yet.

    `answers` are by question, each as its column holds it, and by stamp when a part was written;
    `listed` are rows to be listed under it, such as drinks.
    """

    night: date
    time_zone: str
    answers: Mapping[str, Any]
    listed: Sequence[Row] = ()


def save_new_nights(user: User, nights: Sequence[WholeNight]) -> list[Night]:
    """Store nights that are not there yet, with what is listed under them; returns them.

    They have had no savings: their version is 0. Raises `ValidationError` where an answer could
    not be typed or contradicts another, and `IntegrityError` where a night was written meanwhile.
    Call it within a transaction.
    """
    stored: list[Night] = []
    seen: Seen = {}
    for first in range(0, len(nights), BATCH):
        some = nights[first : first + BATCH]
        rows = [_checked(user, each, seen) for each in some]
        bulk.insert_many(rows)
        _give_keys(user, rows)
        _store_listed(zip(some, rows, strict=True))
        stored += rows
    return stored


def _checked(user: User, whole: WholeNight, seen: Seen) -> Night:
    """The night as a row that was checked and is not stored."""
    night = _blank()
    night.user, night.night, night.time_zone = user, whole.night, whole.time_zone
    for name, value in whole.answers.items():
        vars(night)[name] = value if name in STAMPS else _answer(name, value, seen)
    if night.no_symptoms is None:
        say_whether(night)
    for row in whole.listed:
        _list_under(night, row)
    night.clean()
    return night


def _blank() -> Night:
    """A night without answers, in a tenth of the time that Django takes for 50 columns."""
    night = Night.__new__(Night)
    vars(night).update(SAME, _state=ModelState())
    for name in FRESH:
        vars(night)[name] = DEFAULTS[name]()
    return night


def _answer(name: str, value: Any, seen: Seen) -> Any:
    """The answer as it is stored; `ValidationError` where it is none to its question."""
    if name in LISTS:
        if (name, *value) not in seen:
            seen[name, *value] = read(QUESTIONS[name], value)
        return list(seen[name, *value])
    if (name, value) not in seen:
        try:
            read(QUESTIONS[name], text_of(value))
        except ValidationError as error:
            raise ValidationError({name: error}) from error
        seen[name, value] = value
    return value


def _list_under(night: Night, row: Row) -> None:
    """See that a row is within its bounds, and let the night say that there is one."""
    kind = KIND_OF_ROW[type(row)]
    for column in kind.columns:
        value = getattr(row, column.name)
        if column.most and value is not None and not column.least <= value <= column.most:
            raise ValidationError({kind.claim: f"{value} is out of bounds."})
    setattr(night, kind.claim, True)


def _give_keys(user: User, rows: Sequence[Night]) -> None:
    """Let rows know the keys under which they are stored."""
    dates = [row.night for row in rows]
    within = user.nights.filter(night__range=(min(dates), max(dates)))
    keys = dict(within.values_list("night", "pk"))
    for row in rows:
        row.pk, row._state.adding = keys[row.night], False


def _store_listed(pairs: Iterable[tuple[WholeNight, Night]]) -> None:
    by_model: dict[type[Row], list[Row]] = {}
    for whole, night in pairs:
        for row in whole.listed:
            row.night = night
            by_model.setdefault(type(row), []).append(row)
    for rows in by_model.values():
        bulk.insert_many(rows)
