"""The figures of a night that periods, factors and experiments are judged by."""
# pure

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from journal import questions, symptoms
from journal.clock import Period
from journal.figures.series import spread
from journal.night_figures import FiguresByNight
from journal.questions import QUESTIONS
from journal.questions import Kind as QuestionKind


class Kind(StrEnum):
    """What a figure counts, and so how a difference of it is said."""

    RATING = "rating"
    CLOCK = "clock"
    MINUTES = "minutes"
    PERCENT = "percent"
    COUNT = "count"
    MILLIGRAMS = "milligrams"
    PER_WEEK = "per_week"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a night; clock times in minutes since noon, shares as 0–100.

    `value` makes it of what a night's `column` holds, where that is not the figure itself. Of
    nights together the median is told; of claims (0 or 1), as nights a week, how often they hold.
    """

    key: str
    label: str
    kind: Kind
    column: str
    value: Callable[[Any], float] | None = None

    def values(self, column: Sequence[Any]) -> list[float | None]:
        """The figure of each logged night, from what the column holds of it."""
        if (made_of := self.value) is None:
            return list(column)
        return [None if each is None else made_of(each) for each in column]

    def over(self, period: Period, figures: FiguresByNight) -> tuple[float | None, ...]:
        """One value for each night of the period, `None` where it is unknown."""
        inside = figures.inside(period)
        nights, column = figures.nights[inside], figures.columns[self.column][inside]
        start = period.first.toordinal()
        places = [night.toordinal() - start for night in nights]
        return tuple(spread(len(period), places, self.values(column)))


WORST = Measure("worst", "Worst rating", Kind.RATING, "worst_severity")
KINDS = {QuestionKind.RATING: Kind.RATING, QuestionKind.COUNT: Kind.COUNT}
OF_QUESTIONS = {
    name: Measure(each.measure, each.short, KINDS[each.kind], name)
    for name, each in QUESTIONS.items()
    if each.measure
}
SEVERITIES = tuple(OF_QUESTIONS[name] for name in questions.SEVERITIES)
EVENING = OF_QUESTIONS["evening_severity"]
FALLING_ASLEEP = OF_QUESTIONS["falling_asleep_severity"]
DURING_NIGHT = OF_QUESTIONS["during_night_severity"]
AWAKENINGS = OF_QUESTIONS["awakenings"]
WALKS = OF_QUESTIONS["out_of_bed_walks"]
OTHER_RATINGS = tuple(
    each for each in OF_QUESTIONS.values() if each.kind is Kind.RATING and each not in SEVERITIES
)
ONSET = Measure("onset", "First symptom", Kind.CLOCK, "symptom_onset")
LATENCY = Measure("latency", "Time to fall asleep", Kind.MINUTES, "sleep_onset_latency")
AWAKE = Measure("awake", "Minutes awake", Kind.MINUTES, "wake_after_sleep_onset")
ASLEEP = Measure("asleep", "Time asleep", Kind.MINUTES, "total_sleep_time")
EFFICIENCY = Measure(
    "efficiency", "Asleep while in bed", Kind.PERCENT, "sleep_efficiency", lambda share: 100 * share
)
CAFFEINE = Measure("caffeine", "Caffeine", Kind.MILLIGRAMS, "caffeine_mg")
SYMPTOM_NIGHTS = Measure(
    "symptom_nights", "Symptom nights a week", Kind.PER_WEEK, "had_symptoms", float
)
SEVERE_NIGHTS = Measure(
    "severe_nights",
    "Severe nights a week",
    Kind.PER_WEEK,
    "worst_severity",
    lambda worst: float(worst >= symptoms.SEVERE),
)
WALKING_NIGHTS = Measure(
    "walking_nights",
    "Nights a week up and walking",
    Kind.PER_WEEK,
    "out_of_bed_walks",
    lambda walks: float(walks >= 1),
)
EXERCISE = Measure("exercise", "Exercise", Kind.MINUTES, "exercise_minutes")

COMPARED = (
    WORST,
    SYMPTOM_NIGHTS,
    SEVERE_NIGHTS,
    *SEVERITIES,
    ONSET,
    LATENCY,
    AWAKENINGS,
    AWAKE,
    ASLEEP,
    EFFICIENCY,
    WALKING_NIGHTS,
    WALKS,
    *OTHER_RATINGS,
    CAFFEINE,
    EXERCISE,
)


Numbers = tuple[float | None, ...]
