"""What one night adds up to: every figure that charts, tables and comparisons take from it.

`by_night` works them out from diaries. `journal/models/night_figures.py` keeps those that take
time to work out (`WORKED_OUT`) beside the night, and reads the answers that are figures as they
are (`ANSWERED`) with them.
"""
# pure

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from journal import caffeine, sleep, symptoms
from journal.clock import Period, minutes_since_noon
from journal.diary import DiaryNight
from journal.questions import QUESTIONS, SEVERITIES
from journal.rounding import whole
from journal.sleep import SleepMetrics

METHOD = 2  # goes up with any change of what a figure is worked out to be
DAY_MINUTES = 24 * 60
LONGEST_BAR = 17 * 60  # 16 h in bed, and the hour that a change of the clocks may add


class WorkedOut(NamedTuple):
    """The figures that follow from a night's answers; each is `None` until it is known.

    Durations are whole minutes of real time, clock times whole minutes since noon; `in_bed_until`
    lies after `in_bed_from`. `sleep_efficiency` is a share, 0–1. Caffeine is in mg, at bedtime
    unrounded.
    """

    worst_severity: int | None
    had_symptoms: bool | None
    beyond_legs: bool | None
    symptom_onset: float | None
    in_bed_from: int | None
    in_bed_until: int | None
    time_in_bed: float | None
    sleep_onset_latency: float | None
    wake_after_sleep_onset: float | None
    total_sleep_time: float | None
    sleep_efficiency: float | None
    caffeine_mg: int | None
    caffeine_at_bedtime_mg: float | None
    exercise_minutes: int | None


WORKED_OUT = WorkedOut._fields
ANSWERED = (
    *SEVERITIES,
    "sat_still",
    "alcohol_drinks",
    "rest_minutes_to_symptoms",
    "dose_relief_hours",
    *(name for name, each in QUESTIONS.items() if each.measure and name not in SEVERITIES),
)

Column = Sequence[Any]


@dataclass(frozen=True, slots=True)
class FiguresByNight:
    """The figures of logged nights, oldest first: a column for each of `NAMES` that was read.

    Every column is as long as `nights`; `None` where a figure is unknown.
    """

    nights: tuple[date, ...]
    columns: Mapping[str, Column]

    @classmethod
    def of_rows(
        cls, rows: Iterable[Sequence[Any]], names: Sequence[str] | None = None
    ) -> "FiguresByNight":
        """From rows that begin with the night and go on with the figures of these names, or all."""
        names = NAMES if names is None else names
        nights, *columns = list(zip(*rows, strict=True)) or [()] * (1 + len(names))
        return cls(nights, dict(zip(names, columns, strict=True)))

    def during(self, period: Period) -> "FiguresByNight":
        """Those of the nights that lie in a period."""
        inside = self.inside(period)
        if (inside.start, inside.stop) == (0, len(self.nights)):
            return self
        columns = {name: column[inside] for name, column in self.columns.items()}
        return FiguresByNight(self.nights[inside], columns)

    def inside(self, period: Period) -> slice:
        """The places of the nights that lie in a period."""
        return slice(bisect_left(self.nights, period.first), bisect_right(self.nights, period.last))

    def places(self, period: Period) -> list[int]:
        """The place of each night in a period that holds them all, counted from 0."""
        start = period.first.toordinal()
        return [night.toordinal() - start for night in self.nights]


NAMES = (*ANSWERED, *WORKED_OUT)


def by_night(
    nights: Iterable[DiaryNight], half_life: float = caffeine.HALF_LIFE_HOURS
) -> FiguresByNight:
    """The figures of diaries, oldest first; `half_life` of caffeine is in hours."""
    return FiguresByNight.of_rows(
        (night.night, *answered(night), *worked_out(night, half_life)) for night in nights
    )


def answered(night: DiaryNight) -> list[Any]:
    """The answers of a night that are figures as they are, in the order of `ANSWERED`."""
    values = [getattr(night, name) for name in ANSWERED]
    return [float(value) if isinstance(value, Decimal) else value for value in values]


def worked_out(night: DiaryNight, half_life: float) -> WorkedOut:
    """The figures that follow from a night's answers."""
    slept = sleep.metrics(night)
    in_bed_from, in_bed_until = _in_bed(night, slept)
    return WorkedOut(
        worst_severity=symptoms.worst_severity(night),
        had_symptoms=symptoms.had_symptoms(night),
        beyond_legs=night.beyond_legs,
        symptom_onset=first_symptom(night),
        in_bed_from=in_bed_from,
        in_bed_until=in_bed_until,
        time_in_bed=whole_minutes(slept.time_in_bed),
        sleep_onset_latency=whole_minutes(slept.sleep_onset_latency),
        wake_after_sleep_onset=whole_minutes(slept.wake_after_sleep_onset),
        total_sleep_time=whole_minutes(slept.total_sleep_time),
        sleep_efficiency=slept.sleep_efficiency,
        caffeine_mg=night.caffeine_mg,
        caffeine_at_bedtime_mg=caffeine.at_bedtime(night, half_life),
        exercise_minutes=night.exercise_minutes,
    )


def first_symptom(night: DiaryNight) -> float | None:
    """The first-symptom time in whole minutes since noon, as every page shows it."""
    return None if night.symptom_onset is None else whole(minutes_since_noon(night.symptom_onset))


def whole_minutes(duration: timedelta | None) -> float | None:
    """A length in whole minutes, as every page shows it."""
    return None if duration is None else whole(duration / sleep.MINUTE)


def _in_bed(night: DiaryNight, slept: SleepMetrics) -> tuple[int, int] | tuple[None, None]:
    """Bedtime and rise time on the wall clock, the second after the first.

    Neither while the written times contradict each other, nor where the clocks went back while
    the person lay in bed and a bar between them would run backwards.
    """
    if night.bedtime is None or night.rise_time is None or slept.time_in_bed is None:
        return (None, None)
    start, end = (
        whole(minutes_since_noon(night.bedtime)),
        whole(minutes_since_noon(night.rise_time)),
    )
    if end < start:
        end += DAY_MINUTES
    return (start, end) if end - start <= LONGEST_BAR else (None, None)
