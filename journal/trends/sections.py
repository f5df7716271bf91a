"""The four sections of the page: heading, sentence, charts and table of each."""
# pure

from dataclasses import dataclass

from journal.figures.grouping import Step, step_of
from journal.trends import sentences, tables
from journal.trends.tables import Table
from journal.trends.trends import Trends, median_nights

FEW_NIGHTS = 31  # four ratings a night can still be told apart

BARS = {
    Step.WEEK: "Each bar is the median of a week, Monday to Sunday.",
    Step.MONTH: "Each bar is the median of a month.",
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
    by_slot = (
        Chart("ratings-by-slot", "By time of day", "Each mark is a rating.")
        if len(trends.period) <= FEW_NIGHTS
        else Chart(
            "medians-by-slot",
            "By time of day",
            f"Each line is a median of {median_nights(len(trends.period))} nights.",
        )
    )
    return Section(
        "severity",
        "Severity",
        sentences.severity(trends),
        (by_slot,) if trends.worst_severity.n else (),
        tables.severity(trends),
        "The worst of a night is the highest of its four ratings. "
        "A line is the median of the calendar nights up to each night, those before the first "
        "one shown among them, drawn where at least three sevenths of them are known.",
        "trends/includes/rest.html",
    )


def _first_symptom(trends: Trends, hours: str) -> Section:
    return Section(
        "first-symptom",
        "First symptom",
        sentences.first_symptom(trends, hours),
        (),
        tables.first_symptom(trends, hours),
        inset="trends/includes/hours.html",
    )


def _sleep(trends: Trends, hours: str) -> Section:
    bars = BARS.get(step_of(trends.period), "Each bar is a night.")
    charts = []
    if trends.bedtime_minutes_since_noon.n:
        charts.append(Chart("time-in-bed", "Time in bed, from bedtime to getting up", bars))
    if trends.sleep_efficiency.n:
        charts.append(Chart("sleep-efficiency", "Sleep efficiency"))
    return Section(
        "sleep",
        "Sleep",
        sentences.sleep(trends, hours),
        tuple(charts),
        tables.sleep(trends, hours),
        "Total sleep runs from falling asleep to waking for good, less the minutes awake between; "
        "efficiency is its share of the time in bed. Both are estimates from the diary. "
        "What a device recorded stands beside them and is never mixed in.",
    )


def _day(trends: Trends) -> Section:
    note = BARS.get(step_of(trends.period), "Each bar is a night; a flat one means none.")
    offered = (
        (trends.caffeine_mg, Chart("caffeine", "Caffeine of the day, mg", note)),
        (trends.alcohol_drinks, Chart("alcohol", "Alcoholic drinks", note)),
    )
    return Section(
        "caffeine-exercise",
        "Caffeine, exercise and doses",
        sentences.caffeine_and_exercise(trends),
        tuple(chart for series, chart in offered if series.n),
        tables.caffeine_and_exercise(trends),
    )
