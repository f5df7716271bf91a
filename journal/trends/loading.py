"""What the trends read of a person, each in as many queries for ten years as for one night."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Any

from accounts.models import User
from journal import clock, sleep
from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures import alongside
from journal.figures.alongside import Alongside
from journal.figures.lanes import Mark
from journal.models.device_sleep import source_choices
from journal.models.nights import RATED
from journal.questions.words import EVENTS as EVENTS_IN_WORDS
from journal.trends.device import DeviceNights, from_one_source
from journal.trends.marks import events
from journal.trends.rest import Rest
from journal.trends.trends import Trends, before_and_during

LAYOUT = 5  # raised when the same data make another answer
SERIES = (
    *RATED,
    "time_zone",
    "symptom_onset",
    "slept",
    *sleep.CLOCK_TIMES,
    "sleep_onset_latency_minutes",
    "awakenings",
    "wake_after_sleep_onset_minutes",
    "planned_bedtime",
    "alcohol_drinks",
)


def first_night_of(person: User) -> date | None:
    """The first night that is written down."""
    first: date | None = person.nights.order_by("night").values_list("night", flat=True).first()
    return first


def nights_of(person: User, period: Period) -> list[DiaryNight]:
    """The nights of a period and those before it that running medians look back on.

    They hold what the series are made of, and nothing else.
    """
    nights: list[DiaryNight] = person.nights.diary(before_and_during(period), SERIES)
    return nights


def trends_of(
    person: User, period: Period, nights: list[DiaryNight], beside: Alongside, rest: Rest
) -> Trends:
    """The series of a period."""
    return Trends.of(
        period,
        nights,
        _device(person, period),
        float(person.caffeine_half_life_hours),
        doses_taken=beside.doses_taken,
        rest=rest,
    )


def _device(person: User, period: Period) -> DeviceNights:
    wide = before_and_during(period)
    recordings = person.device_sleeps.slept(wide.first, wide.last)
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
    rows = person.nights.events(period.first, period.last)
    nights = [DiaryNight.of({"night": night, "events": events}) for night, events in rows]
    return events(nights, period, dict(EVENTS_IN_WORDS))


def taps_of(person: User, period: Period, nights: list[DiaryNight]) -> list[float]:
    """When "legs started" was tapped at night, in minutes since noon of the night's zone."""
    written = {night.night: night for night in nights}
    rows = person.wake_taps.started(period.first, period.last)
    return [
        clock.minutes_since_noon(at.astimezone(written.get(night, person).zone).time())
        for night, at in rows
    ]


def ratings_of(person: User, period: Period) -> list[DiaryNight]:
    """The nights of a period with nothing but their ratings, in one query."""
    rows = person.nights.columns(RATED, period)
    return [DiaryNight.of(dict(zip(RATED, row, strict=True))) for row in rows]


@dataclass(frozen=True, slots=True)
class Stamps:
    """When the nights began, and what is another whenever one of them may be."""

    first_night: date | None
    of_nights: tuple[Any, ...]


def stamps_of(person: User) -> Stamps:
    """The stamps of a person's nights, in one query."""
    ((first, *others),) = person.nights.stamps() or [(None,)]
    return Stamps(first, tuple(others))


def fingerprint(person: User, stamps: Stamps, *question: object) -> str:
    """A name for the answer to a question that changes whenever the person's data may have.

    Counts, sums and the latest stamps of the large tables, and of the small ones all that is
    shown, in three queries.
    """
    parts: list[Any] = [LAYOUT, person.pk, person.caffeine_half_life_hours, person.time_zone]
    parts += [*question, stamps, *sorted(person.device_sleeps.counts()), *alongside.stamps(person)]
    return f'"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'
