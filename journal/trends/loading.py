"""What the trends read of a person, each in as many queries for ten years as for one night."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Any

from django.db.models import Count, Max, Min, Model, QuerySet, Sum, Value

from accounts.models import User
from accounts.prepared import Param, Prepared
from journal import clock
from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures import alongside
from journal.figures.alongside import Alongside
from journal.figures.lanes import Mark
from journal.models import DeviceSleep, Night, WakeTap
from journal.models.device_sleep import source_choices
from journal.models.nights import during_given
from journal.night_figures import FiguresByNight
from journal.questions.words import EVENTS as EVENTS_IN_WORDS
from journal.trends.device import DeviceNights, from_one_source
from journal.trends.marks import events
from journal.trends.rest import Rest
from journal.trends.trends import Trends, before_and_during

LAYOUT = 5  # raised when the same data make another answer


def _of_somebody(model: type[Model]) -> QuerySet[Any]:
    rows: QuerySet[Any] = model._default_manager.filter(user=Param("user"))
    return rows


PERIOD = (Param("first"), Param("last"))
RECORDINGS = Prepared(
    lambda: (
        _of_somebody(DeviceSleep)
        .filter(night__range=PERIOD)
        .order_by("started_at")
        .values_list("source", "night", "total_sleep_minutes")
    )
)
EVENTS = Prepared(
    lambda: during_given(Night).exclude(events=[]).order_by("night").values_list("night", "events")
)
TAPS = Prepared(
    lambda: (
        _of_somebody(WakeTap)
        .filter(night__range=PERIOD, kind=WakeTap.Kind.STARTED)
        .values_list("night", "at")
    )
)
FIRST = Prepared(lambda: _of_somebody(Night).order_by("night").values_list("night")[:1])


def first_night_of(person: User) -> date | None:
    """The first night that is written down."""
    return next((night for (night,) in FIRST.rows(user=person.pk)), None)


def figures_of(person: User, period: Period, *others: Period) -> FiguresByNight:
    """The figures of a period's nights, of those before it that running medians look back on.

    What lies in `others`, or between them and the period, is among them.
    """
    periods = [before_and_during(period), *others]
    first, last = min(each.first for each in periods), max(each.last for each in periods)
    figures: FiguresByNight = person.nights.figures(Period(first, last))
    return figures


def trends_of(
    person: User, period: Period, figures: FiguresByNight, beside: Alongside, rest: Rest
) -> Trends:
    """The series of a period."""
    return Trends.of_figures(
        period,
        figures,
        _device(person, period),
        doses_taken=beside.doses_taken,
        rest=rest,
    )


def _device(person: User, period: Period) -> DeviceNights:
    wide = before_and_during(period)
    recordings = RECORDINGS.rows(user=person.pk, first=wide.first, last=wide.last)
    labels = dict(source_choices())
    return from_one_source(
        (labels[source], night, minutes) for source, night, minutes in recordings
    )


def alongside_of(person: User, period: Period) -> Alongside:
    """What rooms show of a period, and among its marks the events of its nights."""
    shown = alongside.shown_alongside(person, period)
    marks = sorted([*shown.marks, *_events(person, period)], key=lambda m: (m.start, m.kind))
    return replace(shown, marks=tuple(marks))


def _events(person: User, period: Period) -> tuple[Mark, ...]:
    rows = EVENTS.rows(user=person.pk, first=period.first, last=period.last)
    nights = [DiaryNight.of({"night": night, "events": events}) for night, events in rows]
    return events(nights, period, dict(EVENTS_IN_WORDS))


def taps_of(person: User, period: Period) -> list[float]:
    """When "legs started" was tapped at night, in minutes since noon of the night's zone."""
    rows = TAPS.rows(user=person.pk, first=period.first, last=period.last)
    tapped = person.nights.filter(night__in={night for night, _ in rows}) if rows else ()
    zones = {night.night: night.zone for night in tapped}
    return [
        clock.minutes_since_noon(at.astimezone(zones.get(night, person.zone)).time())
        for night, at in rows
    ]


@dataclass(frozen=True, slots=True)
class Stamps:
    """When the nights began, and what is another whenever one of them may be."""

    first_night: date | None
    of_nights: tuple[Any, ...]


STAMPS = Prepared(
    lambda: (
        _of_somebody(Night)
        .order_by()
        .values("user")
        .annotate(
            first=Min("night"),
            count=Count("pk"),
            sum=Sum("pk"),
            versions=Sum("version"),
            evening=Max("evening_last_written_at"),
            morning=Max("morning_last_written_at"),
        )
        .values_list("first", "count", "sum", "versions", "evening", "morning")
    )
)


def stamps_of(person: User) -> Stamps:
    """The stamps of a person's nights, in one query."""
    ((first, *others),) = STAMPS.rows(user=person.pk) or [(None,)]
    return Stamps(first, tuple(others))


def fingerprint(person: User, stamps: Stamps, *question: object) -> str:
    """A name for the answer to a question that changes whenever the person's data may have.

    Counts, sums and the latest stamps of the large tables, and of the small ones all that is
    shown, in three queries.
    """
    parts: list[Any] = [LAYOUT, person.pk, person.caffeine_half_life_hours, person.time_zone]
    parts += [*question, stamps, *sorted(COUNTED.rows(user=person.pk)), *alongside.stamps(person)]
    return f'"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


def _counted(what: str, model: type[Model]) -> QuerySet[Any, Any]:
    """Of rows that are added and removed but never changed."""
    rows = _of_somebody(model).order_by().values("user")
    counted: QuerySet[Any, Any] = rows.annotate(
        what=Value(what), count=Count("pk"), sum=Sum("pk")
    ).values_list("what", "count", "sum")
    return counted


COUNTED = Prepared(
    lambda: _counted("recordings", DeviceSleep).union(_counted("taps", WakeTap), all=True)
)
