"""The charts that stand one above the other, a night below itself, and the lanes under them."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal import clock
from journal.clock import DAY, Period
from journal.figures.alongside import Alongside
from journal.figures.grouping import Step, step_of
from journal.figures.lanes import Mark, MarkKind
from journal.figures.series import Series
from journal.figures.wording import Wording, duration, nights, number, percent, whole
from journal.trends.drawing import Dot, LaneBars, dots, lane_bars
from journal.trends.sentences import ENOUGH, EVENINGS
from journal.trends.tables import Row, Table
from journal.trends.trends import CLOCK, Trends, median_nights

KINDS = {MarkKind.DOSE: "Dose", MarkKind.LAB: "Blood test", MarkKind.EVENT: "Event"}
BARS = {
    Step.WEEK: "Bars are weeks: the middle night, of doses the average.",
    Step.MONTH: "Bars are months: the middle night, of doses the average.",
}


@dataclass(frozen=True, slots=True)
class Strip:
    """One chart of the pile: the key by which the script knows it, and its usual night in words.

    `room` is the class of one that is higher, so that two hours can be told apart on it.
    """

    key: str
    heading: str
    summary: str
    room: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """Everything in the pile of strips; without strips there is nothing to draw yet."""

    strips: tuple[Strip, ...]
    note: str
    lanes: tuple[LaneBars, ...]
    labs: tuple[Dot, ...]
    events: tuple[Dot, ...]
    table: Table


def together(trends: Trends, beside: Alongside, hours: str) -> Together:
    """The pile of a period, for a person with a clock of 24 or 12 hours."""
    period = trends.period
    return Together(
        strips=_strips(trends, hours),
        note=_note(trends),
        lanes=lane_bars(period, beside.lanes),
        labs=dots(period, beside.marks, MarkKind.LAB),
        events=dots(period, beside.marks, MarkKind.EVENT),
        table=_table(period, [*beside.changes, *beside.marks]),
    )


def _strips(trends: Trends, hours: str) -> tuple[Strip, ...]:
    slept = trends.total_sleep_time_minutes
    if not slept.n:
        slept = trends.device_total_sleep_minutes
    offered: list[tuple[str, str, Series, Wording]] = [
        ("severity", "Worst rating", trends.worst_severity, number),
        (
            "first-symptom",
            "First symptom",
            trends.symptom_onset_minutes_since_noon,
            clock.wording(hours),
        ),
        ("total-sleep", "Time asleep", slept, duration),
        (
            "caffeine-at-bedtime",
            "Caffeine left at bedtime",
            trends.caffeine_at_bedtime_mg,
            lambda value: f"about {whole(value)} mg",
        ),
        ("exercise", "Exercise", trends.exercise_minutes, duration),
        ("doses-taken", "Planned doses taken", trends.doses_taken_share, percent),
    ]
    return tuple(
        Strip(key, heading, _summary(series, shown), _room(series) if series.unit == CLOCK else "")
        for key, heading, series, shown in offered
        if series.n
    )


def _room(series: Series) -> str:
    """How high a chart of clock times is, by the hours it has to hold."""
    hours = (max(series.known_values) - min(series.known_values)) / 60
    return "highest" if hours > 12 else "higher" if hours > 6 else ""


def _summary(series: Series, shown: Wording) -> str:
    if series.n < ENOUGH:
        return f"{series.n} of {nights(series.possible)} so far"
    average = "on average" if series.averaged else "usually"
    figure = series.figure()
    return f"{average} {shown(figure.value or 0)} ({figure.nights} of {nights(series.possible)})"


def _note(trends: Trends) -> str:
    bars = BARS.get(step_of(trends.period), "Bars are nights.")
    which = EVENINGS[trends.rest]
    rest = f"Worst rating and first symptom are those{which} only. " if which else ""
    return (
        f"{rest}Dots are nights. Lines are the middle of {median_nights(len(trends.period))} "
        f"nights. {bars} Flat bar: none. Gap: not answered. Caffeine left at bedtime is a rough "
        "estimate from your drinks, their times and the half-life in your account."
    )


def _table(period: Period, marks: Iterable[Mark]) -> Table:
    """A line for each mark in the order of the days."""
    caption = "Doses, blood tests and events of these nights, by their day."
    rows = tuple(
        Row(_day(period.first + mark.start * DAY), (KINDS[mark.kind], mark.words))
        for mark in sorted(marks, key=lambda mark: mark.start)
    )
    return Table(caption if rows else "", ("Day", "Kind", "What"), rows)


def _day(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
