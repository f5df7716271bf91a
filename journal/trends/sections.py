"""The four sections of the page: heading, sentence, charts and table of each."""
# pure, words

from dataclasses import dataclass

from config.language import gettext as _
from config.language import gettext_lazy
from journal.figures.grouping import Step, step_of
from journal.trends import sentences, tables
from journal.trends.tables import Table
from journal.trends.trends import Trends, median_nights

FEW_NIGHTS = 31  # four ratings a night can still be told apart

BARS = {
    Step.NIGHT: gettext_lazy("Each bar is a night."),
    Step.WEEK: gettext_lazy("Each bar is the middle night of a week, Monday to Sunday."),
    Step.MONTH: gettext_lazy("Each bar is the middle night of a month."),
}


@dataclass(frozen=True, slots=True)
class Chart:
    """One canvas: the key by which the script knows it, its accessible name, what marks mean."""

    key: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One question to the nights; without charts there is nothing to draw yet."""

    key: str
    heading: str
    sentence: str
    charts: tuple[Chart, ...]
    table: Table
    definition: str = ""
    inset: str = ""  # a template of its own, shown after the sentence


def sections_of(trends: Trends, hours: str) -> tuple[Section, ...]:
    """What the page shows, for a person with a clock of 24 or 12 hours."""
    return (_severity(trends), _first_symptom(trends, hours), _sleep(trends, hours), _day(trends))


def _severity(trends: Trends) -> Section:
    window = median_nights(len(trends.period))
    by_slot = (
        Chart("ratings-by-slot", _("By time of day"), _("Each mark is a rating."))
        if len(trends.period) <= FEW_NIGHTS
        else Chart(
            "medians-by-slot",
            _("By time of day"),
            _("Each line is the middle of {count} nights.").format(count=window),
        )
    )
    return Section(
        "severity",
        _("Ratings"),
        sentences.severity(trends),
        (by_slot,) if trends.worst_severity.n else (),
        tables.severity(trends),
        _(
            "The worst rating is the highest of the four of a night. A line is the middle of the "
            "last {count} nights. It needs {needed}."
        ).format(count=window, needed=window * 3 // 7),
        "trends/includes/rest.html",
    )


def _first_symptom(trends: Trends, hours: str) -> Section:
    return Section(
        "first-symptom",
        _("First symptom"),
        sentences.first_symptom(trends, hours),
        (),
        tables.first_symptom(trends, hours),
        inset="trends/includes/hours.html",
    )


def _sleep(trends: Trends, hours: str) -> Section:
    bars = str(BARS[step_of(trends.period)])
    charts = []
    if trends.bedtime_minutes_since_noon.n:
        charts.append(
            Chart("time-in-bed", _("Time in bed, from getting into bed to getting up"), bars)
        )
    if trends.sleep_efficiency.n:
        charts.append(Chart("sleep-efficiency", _("Asleep while in bed")))
    return Section(
        "sleep",
        _("Sleep"),
        sentences.sleep(trends, hours),
        tuple(charts),
        tables.sleep(trends, hours),
        _(
            "Time asleep runs from falling asleep to waking for the day, less the minutes awake. "
            "Asleep while in bed (sleep efficiency) is its share of the time in bed. "
            "Both are estimates from the diary. What a tracker recorded stands beside them."
        ),
    )


def _day(trends: Trends) -> Section:
    step = step_of(trends.period)
    note = _("Each bar is a night. Flat bar: none.") if step is Step.NIGHT else str(BARS[step])
    offered = (
        (trends.caffeine_mg, Chart("caffeine", _("Caffeine of the day, mg"), note)),
        (trends.alcohol_drinks, Chart("alcohol", _("Alcoholic drinks"), note)),
    )
    return Section(
        "caffeine-exercise",
        _("Caffeine, exercise and doses"),
        sentences.caffeine_and_exercise(trends),
        tuple(chart for series, chart in offered if series.n),
        tables.caffeine_and_exercise(trends),
    )
