"""Where the pictures that need no script have their marks: percent of their width and height."""
# pure, words

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from config.language import gettext as _
from config.language import gettext_lazy, ngettext
from journal import clock
from journal.figures.lanes import Lane, Mark, MarkKind, Stretch
from journal.figures.wording import UNKNOWN, duration, hour, number, short_date, with_nights
from journal.trends.hours import HourProfile
from journal.trends.weekdays import Weekday

PHONE, DESKTOP = 2.6, 8.4  # pixels that one percent of the width has at least
LETTER, MARGIN = 7.2, 12  # pixels of a letter of a label, and around it
BINS = 22  # marks closer together than this would cover one another on a phone
MAX_LINES = 4  # things that one mark says; the table says all
KINDS = {"supplement": gettext_lazy("supplement"), "medicine": gettext_lazy("medicine")}
LOWEST = 0.45  # height of the smallest dose, so that it still can be seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled box, what is written on it, how much room that needs, and what it says."""

    x: float
    width: float
    y: float
    height: float
    label: str
    room: str
    words: str


@dataclass(frozen=True, slots=True)
class LaneBars:
    """One supplement or medicine with its boxes."""

    name: str
    kind: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """One or more marks close together."""

    x: float
    kind: MarkKind
    count: int
    words: str


def lane_bars(period: clock.Period, lanes: Iterable[Lane]) -> tuple[LaneBars, ...]:
    """The lanes over the whole width of the period; a higher dose is a higher box."""
    return tuple(
        LaneBars(
            lane.name,
            str(KINDS.get(lane.kind, lane.kind)),
            tuple(_bar(period, lane, stretch) for stretch in lane.stretches),
        )
        for lane in lanes
    )


def _bar(period: clock.Period, lane: Lane, stretch: Stretch) -> Bar:
    nights = len(period)
    x, width = _percent(stretch.start, nights), _percent(stretch.stop - stretch.start, nights)
    height = 100 * (LOWEST + (1 - LOWEST) * stretch.level)
    first, last = period.first + stretch.start * clock.DAY, period.first + stretch.stop * clock.DAY
    return Bar(
        x=x,
        width=width,
        y=round(100 - height, 1),
        height=round(height, 1),
        label=stretch.dose,
        room=_room(stretch.dose, width),
        words=_("{name}, {start} to {end}").format(
            name=f"{lane.name} {stretch.dose}".rstrip(),
            start=short_date(first),
            end=short_date(last - clock.DAY),
        ),
    )


def _room(label: str, width: float) -> str:
    """The class of a label: shown everywhere, only on wide screens, or nowhere."""
    needed = LETTER * len(label) + MARGIN
    if needed <= width * PHONE:
        return "fits"
    return "roomy" if needed <= width * DESKTOP else "none"


def dots(period: clock.Period, marks: Iterable[Mark], kind: MarkKind) -> tuple[Dot, ...]:
    """The marks of one kind; those too close together to be told apart become one."""
    nights = len(period)
    own = sorted((mark for mark in marks if mark.kind is kind), key=lambda mark: mark.start)
    return tuple(
        _dot(list(together), period)
        for _, together in groupby(own, lambda mark: mark.start * min(BINS, nights) // nights)
    )


def _dot(marks: Sequence[Mark], period: clock.Period) -> Dot:
    middle = sum(mark.start + 0.5 for mark in marks) / len(marks)
    lines = [
        _("{day}: {words}").format(
            day=short_date(period.first + mark.start * clock.DAY), words=mark.words
        )
        for mark in marks[:MAX_LINES]
    ]
    if (more := len(marks) - MAX_LINES) > 0:
        lines.append(
            ngettext("and {count} more in the table", "and {count} more in the table", more).format(
                count=more
            )
        )
    return Dot(_percent(middle, len(period)), marks[0].kind, len(marks), "; ".join(lines))


@dataclass(frozen=True, slots=True)
class Column:
    """A column that stands on the axis: where it begins from the top, and its height."""

    y: float
    height: float


@dataclass(frozen=True, slots=True)
class HourBars:
    """One hour of the profile: two columns, each from the top of the picture and how high."""

    x: float
    first: Column
    taps: Column
    tick: str
    words: str


def hour_bars(profile: HourProfile, hours: str) -> tuple[HourBars, ...]:
    """24 places side by side; heights are percent of the highest count."""
    shown = clock.wording(hours)
    most = max(profile.highest, 1)
    return tuple(
        HourBars(
            x=_percent(place, len(profile.hours)),
            first=_column(each.first_symptoms, most),
            taps=_column(each.legs_started, most),
            tick=hour(each.hour * 60, hours).removesuffix(":00") if place % 3 == 0 else "",
            words=shown(each.hour * 60),
        )
        for place, each in enumerate(profile.in_order)
    )


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle half and the median of ratings 0–10, along the width."""

    x: float
    width: float
    median: float


@dataclass(frozen=True, slots=True)
class WeekdayRow:
    """One evening of the week: its picture, and its figures in words with the nights behind."""

    name: str
    spread: Spread | None
    worst: str
    middle_half: str
    onset: str
    sleep: str


def weekday_row(weekday: Weekday, hours: str) -> WeekdayRow:
    """One line of the table, for a person with a clock of 24 or 12 hours."""
    half = weekday.middle_half
    return WeekdayRow(
        name=weekday.name,
        spread=_spread(weekday),
        worst=with_nights(weekday.worst, number),
        middle_half=_("{low} to {high}").format(low=number(half[0]), high=number(half[1]))
        if half
        else UNKNOWN,
        onset=with_nights(weekday.onset, clock.wording(hours)),
        sleep=with_nights(weekday.sleep, duration),
    )


def _spread(weekday: Weekday) -> Spread | None:
    if weekday.middle_half is None or weekday.worst.value is None:
        return None
    low, high = weekday.middle_half
    return Spread(low * 10, (high - low) * 10, weekday.worst.value * 10)


def _column(count: int, most: int) -> Column:
    height = _percent(count, most)
    return Column(round(100 - height, 2), height)


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)
