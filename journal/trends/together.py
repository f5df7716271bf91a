"""The charts that stand one above the other, a night below itself, and the lanes under them."""
# pure, words

from collections.abc import Iterable
from dataclasses import dataclass

from config.language import date_text, gettext_lazy
from config.language import gettext as _
from journal import clock
from journal.clock import DAY, Period
from journal.figures.alongside import Alongside
from journal.figures.grouping import Step, step_of
from journal.figures.lanes import Mark, MarkKind
from journal.figures.series import Series
from journal.figures.wording import Wording, duration, number, percent
from journal.trends.drawing import Dot, LaneBars, dots, lane_bars
from journal.trends.rest import Rest
from journal.trends.sentences import ENOUGH, about_mg, out_of
from journal.trends.tables import Row, Table
from journal.trends.trends import CLOCK, Trends, median_nights

KINDS = {
    MarkKind.DOSE: gettext_lazy("Dose"),
    MarkKind.LAB: gettext_lazy("Blood test"),
    MarkKind.EVENT: gettext_lazy("Event"),
}
BARS = {
    Step.NIGHT: gettext_lazy("Bars are nights."),
    Step.WEEK: gettext_lazy("Bars are weeks: the middle night, of doses the average."),
    Step.MONTH: gettext_lazy("Bars are months: the middle night, of doses the average."),
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
        ("severity", _("Worst rating"), trends.worst_severity, number),
        (
            "first-symptom",
            _("First symptom"),
            trends.symptom_onset_minutes_since_noon,
            clock.wording(hours),
        ),
        ("total-sleep", _("Time asleep"), slept, duration),
        (
            "caffeine-at-bedtime",
            _("Caffeine left at bedtime"),
            trends.caffeine_at_bedtime_mg,
            about_mg,
        ),
        ("exercise", _("Exercise"), trends.exercise_minutes, duration),
        ("doses-taken", _("Planned doses taken"), trends.doses_taken_share, percent),
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
    figure = series.figure()
    of_all = out_of(figure.nights, series.possible)
    if series.n < ENOUGH:
        return _("{nights} so far").format(nights=of_all)
    if series.averaged:
        return _("on average {figure} ({nights})").format(
            figure=shown(figure.value or 0), nights=of_all
        )
    return _("usually {figure} ({nights})").format(figure=shown(figure.value or 0), nights=of_all)


def _note(trends: Trends) -> str:
    note = _(
        "Dots are nights. Lines are the middle of {count} nights. {bars} Flat bar: none. Gap: not "
        "answered. Caffeine left at bedtime is a rough estimate from your drinks, their times and "
        "the half-life in your account."
    ).format(count=median_nights(len(trends.period)), bars=BARS[step_of(trends.period)])
    return f"{_which(trends.rest)} {note}".strip()


def _which(rest: Rest) -> str:
    """Which evenings the legs' charts are of; "" of all."""
    if rest is Rest.STILL:
        return _("Worst rating and first symptom are those of evenings sat still only.")
    if rest is Rest.FEET:
        return _("Worst rating and first symptom are those of evenings on your feet only.")
    return ""


def _table(period: Period, marks: Iterable[Mark]) -> Table:
    """A line for each mark in the order of the days."""
    caption = _("Doses, blood tests and events of these nights, by their day.")
    rows = tuple(
        Row(
            date_text(period.first + mark.start * DAY, "yMMMEd"),
            (str(KINDS[mark.kind]), mark.words),
        )
        for mark in sorted(marks, key=lambda mark: mark.start)
    )
    return Table(caption if rows else "", (_("Day"), _("Kind"), _("What")), rows)
