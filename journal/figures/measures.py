"""The figures of a night that periods, factors and experiments are judged by."""
# pure

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from journal import questions, sleep, symptoms
from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures.series import Logged, daily
from journal.night_figures import first_symptom, whole_minutes
from journal.questions import QUESTIONS
from journal.questions import Kind as QuestionKind
from journal.sleep import SleepMetrics


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

    Of nights together the median is told; of claims (0 or 1), as nights a week, how often they
    hold.
    """

    key: str
    label: str
    kind: Kind
    value: Callable[[DiaryNight], float | None]

    def over(self, period: Period, nights: Iterable[DiaryNight]) -> tuple[float | None, ...]:
        """One value for each night of the period, `None` where it is unknown."""
        return daily(period, nights, self.value)


def _efficiency(slept: SleepMetrics) -> float | None:
    share = slept.sleep_efficiency
    return None if share is None else 100 * share


def _claim(answer: bool | None) -> float | None:
    return None if answer is None else float(answer)


def _walked(night: DiaryNight) -> float | None:
    return _claim(None if night.out_of_bed_walks is None else night.out_of_bed_walks >= 1)


@dataclass(frozen=True, slots=True)
class SleepMeasure(Measure):
    """A figure of the sleep diary's metrics, which many figures of a night can share."""

    of_sleep: Callable[[SleepMetrics], float | None] = lambda _: None


def _of_sleep(
    key: str, label: str, kind: Kind, of_sleep: Callable[[SleepMetrics], float | None]
) -> SleepMeasure:
    return SleepMeasure(key, label, kind, lambda night: of_sleep(sleep.metrics(night)), of_sleep)


WORST = Measure("worst", "Worst rating of the night", Kind.RATING, symptoms.worst_severity)
KINDS = {QuestionKind.RATING: Kind.RATING, QuestionKind.COUNT: Kind.COUNT}
OF_QUESTIONS = {
    name: Measure(each.measure, each.short, KINDS[each.kind], attrgetter(name))
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
ONSET = Measure("onset", "First symptom", Kind.CLOCK, first_symptom)
LATENCY = _of_sleep(
    "latency",
    "Minutes to fall asleep",
    Kind.MINUTES,
    lambda slept: whole_minutes(slept.sleep_onset_latency),
)
AWAKE = _of_sleep(
    "awake",
    "Awake in the night",
    Kind.MINUTES,
    lambda slept: whole_minutes(slept.wake_after_sleep_onset),
)
ASLEEP = _of_sleep(
    "asleep", "Total sleep", Kind.MINUTES, lambda slept: whole_minutes(slept.total_sleep_time)
)
EFFICIENCY = _of_sleep("efficiency", "Sleep efficiency", Kind.PERCENT, _efficiency)
CAFFEINE = Measure("caffeine", "Caffeine", Kind.MILLIGRAMS, lambda night: night.caffeine_mg)
SYMPTOM_NIGHTS = Measure(
    "symptom_nights",
    "Symptom nights a week",
    Kind.PER_WEEK,
    lambda night: _claim(symptoms.had_symptoms(night)),
)
SEVERE_NIGHTS = Measure(
    "severe_nights",
    "Severe nights a week",
    Kind.PER_WEEK,
    lambda night: _claim(symptoms.is_severe(night)),
)
WALKING_NIGHTS = Measure("walking_nights", "Nights a week up and walking", Kind.PER_WEEK, _walked)
EXERCISE = Measure("exercise", "Exercise", Kind.MINUTES, lambda night: night.exercise_minutes)

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


def all_over(
    period: Period, nights: Iterable[DiaryNight], measures: Sequence[Measure] = COMPARED
) -> list[Numbers]:
    """Each measure `over` the nights, with the metrics of a night worked out once."""
    logged = Logged.during(period, nights)
    of_sleep = any(isinstance(measure, SleepMeasure) for measure in measures)
    slept = [sleep.metrics(night) for night in logged.nights] if of_sleep else []
    return [
        logged.spread(map(measure.of_sleep, slept))
        if isinstance(measure, SleepMeasure)
        else logged.spread(map(measure.value, logged.nights))
        for measure in measures
    ]
