"""What the trends read of a person, each in as many queries for ten years as for one night."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Any

from accounts.models import User
from config.language import current
from journal import clock
from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures import alongside
from journal.figures.alongside import Alongside
from journal.figures.lanes import Mark
from journal.night_figures import FiguresByNight
from journal.questions.choices import EVENTS as EVENTS_IN_WORDS
from journal.trends.device import DeviceNights, chosen
from journal.trends.marks import events
from journal.trends.rest import Rest
from journal.trends.trends import LOOKED_AT, Trends, before_and_during

PAYLOAD_VERSION = 6  # raised when the same data make another answer


def first_night_of(person: User) -> date | None:
    """The first night that is written down."""
    first: date | None = person.nights.order_by("night").values_list("night", flat=True).first()
    return first


def figures_of(person: User, period: Period, *others: Period) -> FiguresByNight:
    """The figures of a period's nights, of those before it that running medians look back on.

    What lies in `others`, or between them and the period, is among them.
    """
    periods = [before_and_during(period), *others]
    first, last = min(each.first for each in periods), max(each.last for each in periods)
    figures: FiguresByNight = person.nights.figures(Period(first, last), names=LOOKED_AT)
    return figures


def trends_of(
    person: User,
    period: Period,
    figures: FiguresByNight,
    beside: Alongside,
    rest: Rest,
    began: date | None = None,
) -> Trends:
    """The series of a period, of a diary that began on some night."""
    return Trends.of_figures(
        period,
        figures,
        _device(person, period),
        doses_taken=beside.doses_taken,
        rest=rest,
        began=began,
    )


def _device(person: User, period: Period) -> DeviceNights:
    wide = before_and_during(period)
    return chosen(person.device_sleeps.recorded(wide.first, wide.last), person.tracker_order)


def alongside_of(person: User, period: Period) -> Alongside:
    """What rooms show of a period, and among its marks the events of its nights."""
    shown = alongside.shown_alongside(person, period)
    marks = sorted([*shown.marks, *_events(person, period)], key=lambda m: (m.start, m.kind))
    return replace(shown, marks=tuple(marks))


def _events(person: User, period: Period) -> tuple[Mark, ...]:
    rows = person.nights.events(period.first, period.last)
    nights = [DiaryNight.of({"night": night, "events": events}) for night, events in rows]
    return events(nights, period, dict(EVENTS_IN_WORDS))


def taps_of(person: User, period: Period) -> list[float]:
    """When "legs started" was tapped at night, in minutes since noon of the night's zone."""
    rows = person.wake_taps.started(period.first, period.last)
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


def stamps_of(person: User) -> Stamps:
    """The stamps of a person's nights, in one query."""
    ((first, *others),) = person.nights.stamps() or [(None,)]
    return Stamps(first, tuple(others))


def fingerprint(person: User, stamps: Stamps, *question: object) -> str:
    """A name for the answer to a question that changes whenever the person's data may have.

    Counts, sums and the latest stamps of the large tables, and of the small ones all that is
    shown, in three queries.
    """
    parts: list[Any] = [PAYLOAD_VERSION, current()]
    parts += [person.pk, person.caffeine_half_life_hours]
    parts += [
        person.time_zone,
        person.tracker_order,
        *question,
        stamps,
        *sorted(person.device_sleeps.counts()),
        *alongside.stamps(person),
    ]
    return f'"{blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'
