"""How much one person may keep, and a demo, which anybody can open: the one table of it.

So that nobody fills the disk of others. Far more than a life with a journal needs. As much again
may be deleted and wait to be brought back, so that deleting makes room at once.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.db.models.functions import Length
from django.utils import timezone

from accounts import prepared
from accounts.models import User
from journal.questions import Kind, named, of_kind


@dataclass(frozen=True, slots=True)
class Quota:
    """A limit by the name that pages use; `removed` are rows that can come back."""

    most: int
    in_a_demo: int
    name: str
    removed: str = ""
    first: str = "delete some"
    demo: str = ""  # what a demo does not do at all

    def of(self, person: User) -> int:
        """The limit for this person."""
        return self.in_a_demo if person.is_demo else self.most


QUOTAS = {  # by the name of the rows in `User`
    "nights": Quota(20_000, 1_000, "nights", "removed_nights"),
    "device_sleeps": Quota(60_000, 2_000, "recordings"),
    "day_suggestions": Quota(60_000, 2_000, "suggestions"),
    "wake_taps": Quota(50_000, 500, "taps at night"),
    "factors": Quota(200, 30, "questions of your own"),
    "named_questions": Quota(100, 30, "questions named beforehand"),
    "lab_results": Quota(3_000, 200, "blood results", "removed_lab_results"),
    "visits": Quota(1_000, 50, "visits", "removed_visits"),
    "regimens": Quota(500, 60, "supplements and medicines", "removed_regimens"),
    "experiments": Quota(200, 10, "experiments"),
    "sittings": Quota(5_000, 100, "sittings", "removed_sittings"),
    "imports": Quota(5_000, 100, "imports"),
    "shares": Quota(
        10, 0, "shared links that are open", first="stop sharing one", demo="shares no links"
    ),
    "push_devices": Quota(
        10, 0, "devices that are reminded", first="stop one of them", demo="reminds no devices"
    ),
    "calendar_feeds": Quota(1, 0, "calendar address", demo="has no calendar address"),
}
LETTERS = Quota(5_000_000, 300_000, "letters in the notes of all nights")
NOTES = named(of_kind(Kind.TEXT))
BELOW = {  # rows that hang on one row of somebody: on one night, one product, one experiment
    "caffeine_intakes": (30, "drinks on one night"),
    "exercises": (30, "times of exercise on one night"),
    "doses": (100, "doses on one night"),
    "skipped_doses": (100, "doses not taken on one night"),
    "factor_answers": (200, "answers of your own on one night"),
    "dose_steps": (300, "changes of one dose"),
    "dose_times": (24, "clock times of one dose"),
    "regimen_nutrients": (60, "nutrients in one product"),
    "followed_nights": (1_000, "nights of one experiment"),
}


def full(person: User, what: str, more: int = 1) -> str | None:
    """The sentence that refuses `more` of something; `None` where there is room."""
    quota = QUOTAS[what]
    most = quota.of(person)
    if not most or (there := _has(person, what) + more) > most:
        return _sentence(person, quota)
    removed = prepared.count(getattr(person, quota.removed)) if quota.removed else 0
    return _sentence(person, quota) if there + removed > 2 * most else None


def check(person: User, what: str) -> None:
    """Raise `ValidationError` with that sentence where there is no room for one more."""
    if refused := full(person, what):
        raise ValidationError(refused, code="quota")


def check_form(form: Any, what: str) -> None:
    """Add an error to the form of a new row where there is no room for it."""
    if not form.instance.pk and (refused := full(form.instance.user, what)):
        form.add_error(None, refused)


def check_below(what: str, there: int) -> None:
    """Raise `ValidationError` for one more row on a row that has `there` of them already."""
    most, name = BELOW[what]
    if there >= most:
        raise ValidationError(f"{most} {name} is the most. Please delete some first.", code="quota")


def full_of_letters(person: User, more: int) -> str | None:
    """The sentence that refuses notes longer by `more` letters; `None` where there is room."""
    sums = person.nights.order_by().aggregate(**{name: Sum(Length(name)) for name in NOTES})
    written = sum(value or 0 for value in sums.values())
    return None if written + more <= LETTERS.of(person) else _sentence(person, LETTERS)


def full_for(person: User, units: Iterable[Mapping[str, Any]]) -> str | None:
    """The sentence that refuses new rows of a file, as `{"table", "row", "below"}`."""
    new, letters = Counter[str](), 0
    for unit in units:
        new[unit["table"]] += 1
        letters += sum(len(unit["row"].get(name) or "") for name in NOTES)
        if refused := _too_many_below(unit):
            return refused
    for what in QUOTAS.keys() & new.keys():
        if refused := full(person, what, new[what]):
            return refused
    return full_of_letters(person, letters) if letters else None


def _too_many_below(unit: Mapping[str, Any]) -> str | None:
    for what, count in Counter(each["table"] for each in unit["below"]).items():
        most, name = BELOW[what]
        if count > most:
            return f"This file holds more than {most} {name}. Please divide them."
    return next(filter(None, map(_too_many_below, unit["below"])), None)


def _has(person: User, what: str) -> int:
    if what == "calendar_feeds":  # one at most, by its table
        return 0
    rows = getattr(person, what)
    return rows.live(timezone.now()).count() if what == "shares" else prepared.count(rows)


def _sentence(person: User, quota: Quota) -> str:
    most = quota.of(person)
    if person.is_demo and not most:
        return f"A demo {quota.demo}. Please make an account first."
    if person.is_demo:
        return f"A demo keeps {most:,} {quota.name} at most. Please make an account for more."
    return (
        f"This server keeps {most:,} {quota.name} for one person at most. "
        f"Please {quota.first} first, or ask the person who runs this server."
    )
