"""The figures of a night that take time to work out, stored beside it."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import models
from django.db.models import Case, Expression, F, FloatField, Value, When
from django.db.models.functions import Cast, Coalesce

from journal import sleep
from journal.clock import Period
from journal.diary import AREAS, DAY_RATINGS
from journal.models.stored_figures import StoredFigures, is_used, stamp_of, stored_during
from journal.night_figures import (
    ANSWERED,
    METHOD,
    NAMES,
    WORKED_OUT,
    FiguresByNight,
    answered,
    by_night,
    worked_out,
)

# What a night has to be read with, so that all its figures can be worked out.
READ = (
    "night",
    *ANSWERED,
    "time_zone",
    "symptom_onset",
    "slept",
    *sleep.CLOCK_TIMES,
    "sleep_onset_latency_minutes",
    "wake_after_sleep_onset_minutes",
    "planned_bedtime",
    *AREAS,
)


def _minutes() -> "models.SmallIntegerField[Any, Any]":
    return models.SmallIntegerField(null=True)


class NightFigures(StoredFigures):
    """`journal.night_figures.WorkedOut` of one night, a column each."""

    worst_severity = models.SmallIntegerField(null=True)
    had_symptoms = models.BooleanField(null=True)
    beyond_legs = models.BooleanField(null=True)
    symptom_onset = _minutes()
    in_bed_from = _minutes()
    in_bed_until = _minutes()
    time_in_bed = _minutes()
    sleep_onset_latency = _minutes()
    wake_after_sleep_onset = _minutes()
    total_sleep_time = _minutes()
    sleep_efficiency = models.FloatField(null=True)
    caffeine_mg = models.IntegerField(null=True)
    caffeine_at_bedtime_mg = models.FloatField(null=True)
    exercise_minutes = models.IntegerField(null=True)

    def __str__(self) -> str:
        return f"figures of {self.night}"


def figures_during(
    nights: Any, periods: Sequence[Period], names: Collection[str] = NAMES
) -> FiguresByNight:
    """The figures of periods apart: those of `person.nights` that are stored, others worked out.

    Those of these `names` are read. Another three queries where some have to be worked out; they
    are stored then.
    """
    half_life = float(nights.instance.caffeine_half_life_hours)
    if not is_used():
        written = (night for each in periods for night in nights.diary(each, READ))
        return by_night(written, half_life)
    stamp = stamp_of(METHOD, half_life)
    answers = tuple(name for name in ANSWERED if name in names)
    others = tuple(name for name in WORKED_OUT if name in names)
    rows = stored_during(
        nights, periods, stamp, NightFigures, others, tuple(ANSWERS[name] for name in answers)
    )
    figures = {row[2]: row[2:] + stored[2:] if stored else () for row, stored in rows}
    missing = {row[2]: row[:2] for row, stored in rows if stored is None}
    if missing:
        # Read after their versions: what changes in between is worked out once more the next time.
        written = nights.diary(Period(min(missing), max(missing)), READ)
        diaries = {night.night: night for night in written if night.night in missing}
        made = {night: worked_out(diary, half_life) for night, diary in diaries.items()}
        for deleted in missing.keys() - made.keys():
            del figures[deleted]
        for night, values in made.items():
            of_night = dict(zip(NAMES, (*answered(diaries[night]), *values), strict=True))
            figures[night] = (night, *(of_night[name] for name in (*answers, *others)))
        NightFigures.store(
            stamp, [(*missing[night], values._asdict()) for night, values in made.items()]
        )
    return FiguresByNight.of_rows(figures.values(), (*answers, *others))


def _answer(name: str) -> Expression | F:
    """An answer as it counts: "no symptoms" rates the day 0, and numbers have decimals or none."""
    if name in DAY_RATINGS:
        return Coalesce(name, Case(When(no_symptoms=True, then=Value(0))))
    if name in ("alcohol_drinks", "dose_relief_hours"):
        return Cast(name, FloatField())
    return F(name)


ANSWERS = {name: _answer(name) for name in ANSWERED}
