"""The four sections of the page: heading, sentence, charts and table of each."""

from dataclasses import dataclass

from journal.trends import sentences, tables
from journal.trends.grouping import Step, step_of
from journal.trends.tables import Table
from journal.trends.trends import Trends, slot_window

FEW_NIGHTS = 31  # four ratings a night can still be told apart

BARS = {
    Step.WEEK: "Each bar is the median of a week, Monday to Sunday.",
    Step.MONTH: "Each bar is the median of a month.",
}


ESTIMATE = "A rough estimate from the drinks, their times and the half-life in your account."


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
            f"Each line is a median of {slot_window(len(trends.period))} nights.",
        )
    )
    charts = (Chart("severity", "Worst rating of each night"), by_slot)
    return Section(
        "severity",
        "Severity",
        sentences.severity(trends),
        charts if trends.worst_severity.n else (),
        tables.severity(trends),
        "The worst of a night is the highest of its four ratings. "
        "A line is the median of 7 calendar nights, drawn where at least 3 of them are known.",
    )


def _first_symptom(trends: Trends, hours: str) -> Section:
    chart = Chart("first-symptom", "First-symptom time of each night, noon to noon")
    return Section(
        "first-symptom",
        "First symptom",
        sentences.first_symptom(trends, hours),
        (chart,) if trends.symptom_onset_minutes_since_noon.n else (),
        tables.first_symptom(trends, hours),
        "Evening is at the top, the next morning below: a line that climbs means symptoms that "
        "start earlier.",
    )


def _sleep(trends: Trends, hours: str) -> Section:
    bars = BARS.get(step_of(trends.period), "Each bar is a night.")
    drawn = []
    if trends.bedtime_minutes_since_noon.n:
        drawn.append(Chart("time-in-bed", "Time in bed, from bedtime to getting up", bars))
    if trends.total_sleep_time_minutes.n or trends.device_total_sleep_minutes.n:
        drawn.append(Chart("total-sleep", "Total sleep"))
    if trends.sleep_efficiency.n:
        drawn.append(Chart("sleep-efficiency", "Sleep efficiency"))
    return Section(
        "sleep",
        "Sleep",
        sentences.sleep(trends, hours),
        tuple(drawn),
        tables.sleep(trends, hours),
        "Total sleep runs from falling asleep to waking for good, less the minutes awake between; "
        "efficiency is its share of the time in bed. Both are estimates from the diary. "
        "What a device recorded stands beside them and is never mixed in.",
    )


def _day(trends: Trends) -> Section:
    note = BARS.get(step_of(trends.period), "Each bar is a night; a flat one means none.")
    offered = (
        (trends.caffeine_mg, Chart("caffeine", "Caffeine, mg", note)),
        (trends.exercise_minutes, Chart("exercise", "Exercise, minutes", note)),
        (trends.alcohol_drinks, Chart("alcohol", "Alcoholic drinks", note)),
    )
    drawn = [chart for series, chart in offered if series.n]
    if any(trends.caffeine_at_bedtime_mg.known):  # not for nothing but "none"
        estimate = Chart("caffeine-at-bedtime", "Caffeine on board at bedtime, mg", ESTIMATE)
        drawn.insert(1, estimate)
    return Section(
        "caffeine-exercise",
        "Caffeine and exercise",
        sentences.caffeine_and_exercise(trends),
        tuple(drawn),
        tables.caffeine_and_exercise(trends),
    )
