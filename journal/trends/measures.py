"""The figures of a night that periods, factors and experiments are judged by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from journal import sleep, symptoms
from journal.clock import Period, minutes_since_noon
from journal.diary import DiaryNight
from journal.sleep import MINUTE
from journal.trends.series import daily


class Kind(StrEnum):
    """What a figure counts, and so how a difference of it is said."""

    RATING = "rating"
    CLOCK = "clock"
    MINUTES = "minutes"
    PERCENT = "percent"
    COUNT = "count"
    MILLIGRAMS = "milligrams"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a night; clock times in minutes since noon, shares as 0–100."""

    key: str
    label: str
    kind: Kind
    value: Callable[[DiaryNight], float | None]

    def over(self, period: Period, nights: Iterable[DiaryNight]) -> tuple[float | None, ...]:
        """One value for each night of the period, `None` where it is unknown."""
        return daily(period, nights, self.value)


def _onset(night: DiaryNight) -> float | None:
    return None if night.symptom_onset is None else minutes_since_noon(night.symptom_onset)


def _asleep(night: DiaryNight) -> float | None:
    asleep = sleep.metrics(night).total_sleep_time
    return None if asleep is None else asleep / MINUTE


def _efficiency(night: DiaryNight) -> float | None:
    share = sleep.metrics(night).sleep_efficiency
    return None if share is None else 100 * share


WORST = Measure("worst", "Worst rating of the night", Kind.RATING, symptoms.worst_severity)
REST = Measure(
    "daytime_rest", "Daytime at rest", Kind.RATING, lambda night: night.daytime_rest_severity
)
EVENING = Measure("evening", "Evening", Kind.RATING, lambda night: night.evening_severity)
FALLING_ASLEEP = Measure(
    "falling_asleep", "Falling asleep", Kind.RATING, lambda night: night.falling_asleep_severity
)
DURING_NIGHT = Measure(
    "during_night", "During the night", Kind.RATING, lambda night: night.during_night_severity
)
ONSET = Measure("onset", "First symptom", Kind.CLOCK, _onset)
LATENCY = Measure(
    "latency",
    "Minutes to fall asleep",
    Kind.MINUTES,
    lambda night: night.sleep_onset_latency_minutes,
)
ASLEEP = Measure("asleep", "Total sleep", Kind.MINUTES, _asleep)
EFFICIENCY = Measure("efficiency", "Sleep efficiency", Kind.PERCENT, _efficiency)
AWAKENINGS = Measure("awakenings", "Awakenings", Kind.COUNT, lambda night: night.awakenings)
WALKS = Measure("walks", "Times up and walking", Kind.COUNT, lambda night: night.out_of_bed_walks)
TIREDNESS = Measure("tiredness", "Tired in the morning", Kind.RATING, lambda night: night.tiredness)
CAFFEINE = Measure("caffeine", "Caffeine", Kind.MILLIGRAMS, lambda night: night.caffeine_mg)
EXERCISE = Measure("exercise", "Exercise", Kind.MINUTES, lambda night: night.exercise_minutes)

COMPARED = (
    WORST,
    REST,
    EVENING,
    FALLING_ASLEEP,
    DURING_NIGHT,
    ONSET,
    LATENCY,
    AWAKENINGS,
    ASLEEP,
    EFFICIENCY,
    WALKS,
    TIREDNESS,
    CAFFEINE,
    EXERCISE,
)
