"""Symptom figures of nights: worst rating, symptom nights a week."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from journal import clock
from journal.diary import DiaryNight

SEVERE = 7  # a worst rating of 7 or more makes a severe night


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and the count of nights it rests on; `None` when there are none."""

    value: float | None
    nights: int


def worst_severity(diary: DiaryNight) -> int | None:
    """The highest of the ratings that were given, 0–10; 0 for a night without symptoms."""
    worst = 0 if diary.no_symptoms else None
    for rating in diary.severities:
        if rating is not None and (worst is None or rating > worst):
            worst = rating
    return worst


def had_symptoms(diary: DiaryNight) -> bool | None:
    """Whether the night had any symptom: a rating above 0 or a first-symptom time."""
    if diary.symptom_onset is not None or diary.no_symptoms is False:
        return True
    worst = worst_severity(diary)
    return None if worst is None else worst > 0


def onset_is_still_to_come(diary: DiaryNight, now: datetime) -> bool:
    """Whether the first symptom lies after `now`: probably that of the day before is meant."""
    (at,) = clock.timeline(diary.night, diary.zone, diary.symptom_onset)
    return at is not None and at > now


def median_of(values: Iterable[float | None]) -> Figure:
    """The median of the known values."""
    numbers = [value for value in values if value is not None]
    return Figure(median(numbers) if numbers else None, len(numbers))
