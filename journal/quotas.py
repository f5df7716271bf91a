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
from config.language import gettext as _
from config.language import gettext_lazy, grouped, ngettext_lazy
from journal.questions import Kind, named, of_kind

GONE_FIRST = gettext_lazy(
    "This server keeps {what} for one person at most. "
    "Please delete some first, or ask the person who runs this server."
)
STOPPED_FIRST = gettext_lazy(
    "This server keeps {what} for one person at most. "
    "Please stop one of them first, or ask the person who runs this server."
)
UNSHARED_FIRST = gettext_lazy(
    "This server keeps {what} for one person at most. "
    "Please stop sharing one first, or ask the person who runs this server."
)


@dataclass(frozen=True, slots=True)
class Quota:
    """A limit, and how many rows that is in words; `removed` are rows that can come back.

    `refusal` says what makes room, `demo` that a demo does not do this at all.
    """

    most: int
    in_a_demo: int
    counted: Any
    removed: str = ""
    refusal: Any = GONE_FIRST
    demo: Any = ""

    def of(self, person: User) -> int:
        """The limit for this person."""
        return self.in_a_demo if person.is_demo else self.most


QUOTAS = {  # by the name of the rows in `User`
    "nights": Quota(
        20_000, 1_000, ngettext_lazy("{most} nights", "{most} nights", "count"), "removed_nights"
    ),
    "device_sleeps": Quota(
        60_000, 2_000, ngettext_lazy("{most} recordings", "{most} recordings", "count")
    ),
    "day_suggestions": Quota(
        60_000, 2_000, ngettext_lazy("{most} suggestions", "{most} suggestions", "count")
    ),
    "wake_taps": Quota(
        50_000, 500, ngettext_lazy("{most} taps at night", "{most} taps at night", "count")
    ),
    "factors": Quota(
        200,
        30,
        ngettext_lazy("{most} questions of your own", "{most} questions of your own", "count"),
    ),
    "named_questions": Quota(
        100,
        30,
        ngettext_lazy(
            "{most} questions named beforehand", "{most} questions named beforehand", "count"
        ),
    ),
    "lab_results": Quota(
        3_000,
        200,
        ngettext_lazy("{most} blood results", "{most} blood results", "count"),
        "removed_lab_results",
    ),
    "visits": Quota(
        1_000, 50, ngettext_lazy("{most} visits", "{most} visits", "count"), "removed_visits"
    ),
    "regimens": Quota(
        500,
        60,
        ngettext_lazy(
            "{most} supplements and medicines", "{most} supplements and medicines", "count"
        ),
        "removed_regimens",
    ),
    "experiments": Quota(
        200, 10, ngettext_lazy("{most} experiments", "{most} experiments", "count")
    ),
    "sittings": Quota(
        5_000, 100, ngettext_lazy("{most} sittings", "{most} sittings", "count"), "removed_sittings"
    ),
    "imports": Quota(5_000, 100, ngettext_lazy("{most} imports", "{most} imports", "count")),
    "shares": Quota(
        10,
        0,
        ngettext_lazy(
            "{most} shared links that are open", "{most} shared links that are open", "count"
        ),
        refusal=UNSHARED_FIRST,
        demo=gettext_lazy("A demo shares no links. Please make an account first."),
    ),
    "push_devices": Quota(
        10,
        0,
        ngettext_lazy(
            "{most} devices that are reminded", "{most} devices that are reminded", "count"
        ),
        refusal=STOPPED_FIRST,
        demo=gettext_lazy("A demo reminds no devices. Please make an account first."),
    ),
    "calendar_feeds": Quota(
        1,
        0,
        ngettext_lazy("{most} calendar address", "{most} calendar address", "count"),
        demo=gettext_lazy("A demo has no calendar address. Please make an account first."),
    ),
}
LETTERS = Quota(
    5_000_000,
    300_000,
    ngettext_lazy(
        "{most} letters in the notes of all nights",
        "{most} letters in the notes of all nights",
        "count",
    ),
)
NOTES = named(of_kind(Kind.TEXT))
BELOW = {  # rows that hang on one row of somebody: on one night, one product, one experiment
    "caffeine_intakes": (
        30,
        ngettext_lazy("{most} drinks on one night", "{most} drinks on one night", "count"),
    ),
    "exercises": (
        30,
        ngettext_lazy(
            "{most} times of exercise on one night",
            "{most} times of exercise on one night",
            "count",
        ),
    ),
    "doses": (
        100,
        ngettext_lazy("{most} doses on one night", "{most} doses on one night", "count"),
    ),
    "skipped_doses": (
        100,
        ngettext_lazy(
            "{most} doses not taken on one night", "{most} doses not taken on one night", "count"
        ),
    ),
    "factor_answers": (
        200,
        ngettext_lazy(
            "{most} answers of your own on one night",
            "{most} answers of your own on one night",
            "count",
        ),
    ),
    "dose_steps": (
        300,
        ngettext_lazy("{most} changes of one dose", "{most} changes of one dose", "count"),
    ),
    "dose_times": (
        24,
        ngettext_lazy("{most} clock times of one dose", "{most} clock times of one dose", "count"),
    ),
    "regimen_nutrients": (
        60,
        ngettext_lazy(
            "{most} nutrients in one product", "{most} nutrients in one product", "count"
        ),
    ),
    "followed_nights": (
        1_000,
        ngettext_lazy(
            "{most} nights of one experiment", "{most} nights of one experiment", "count"
        ),
    ),
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
    if there >= BELOW[what][0]:
        raise ValidationError(
            _("{what} is the most. Please delete some first.").format(what=_below(what)),
            code="quota",
        )


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
        if count > BELOW[what][0]:
            return _("This file holds more than {what}. Please divide them.").format(
                what=_below(what)
            )
    return next(filter(None, map(_too_many_below, unit["below"])), None)


def _below(what: str) -> str:
    most, counted = BELOW[what]
    return str(counted.format(count=most, most=most))


def _has(person: User, what: str) -> int:
    if what == "calendar_feeds":  # one at most, by its table
        return 0
    rows = getattr(person, what)
    return rows.live(timezone.now()).count() if what == "shares" else prepared.count(rows)


def _sentence(person: User, quota: Quota) -> str:
    most = quota.of(person)
    if person.is_demo and not most:
        return str(quota.demo)
    what = quota.counted.format(count=most, most=grouped(most))
    if person.is_demo:
        return _("A demo keeps {what} at most. Please make an account for more.").format(what=what)
    return str(quota.refusal.format(what=what))
