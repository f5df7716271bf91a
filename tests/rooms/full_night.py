"""A night on which every question is answered, whatever columns it has by now."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from django.db import models

from accounts.models import User
from journal.models import CaffeineIntake, Dose, Exercise, FactorAnswer, Night, SkippedDose

NIGHT = date(2026, 3, 3)
WRITTEN = datetime(2026, 3, 4, 6, 30, tzinfo=UTC)
# Not answers: whose night it is, which, where, and when it was written.
ABOUT_IT = {"id", "user", "night", "time_zone", "version"}
STAMPS = {
    f"{part}_{which}_written_at" for part in ("evening", "morning") for which in ("first", "last")
}
COLUMNS = {field.name: field for field in Night._meta.concrete_fields}
QUESTIONS = tuple(name for name in COLUMNS if name not in ABOUT_IT | STAMPS)

# Answers that have to fit each other; every other one follows from its column.
FITTING: dict[str, Any] = {
    "no_symptoms": False,
    "symptom_onset": time(21, 10),
    "planned_bedtime": time(22, 30),
    "bedtime": time(22, 45),
    "lights_out": time(23, 5),
    "final_awakening": time(6, 30),
    "rise_time": time(6, 50),
    "sleep_onset_latency_minutes": 35,
    "wake_after_sleep_onset_minutes": 40,
    "sensations": ["creeping", "pulling"],
    "reliefs": ["walking"],
    "events": ["travel"],
}


def answers() -> dict[str, Any]:
    """An answer to every question, by its column; none is a zero, an empty text or a default."""
    return {name: FITTING.get(name, _answer(COLUMNS[name])) for name in QUESTIONS}


def _answer(column: "models.Field[Any, Any]") -> Any:
    if column.choices:
        return column.choices[-1][0]
    if isinstance(column, models.BooleanField):
        return True
    if isinstance(column, models.DecimalField):
        return Decimal(2)
    if isinstance(column, models.IntegerField):
        return 3
    if isinstance(column, models.TextField):
        return f"said of {column.name}"
    assert column.name in FITTING, f"Say in FITTING what {column.name} is answered with."
    return None


def write_full_night(person: User, night: date = NIGHT) -> Night:
    """Store that night with a row of each kind under it, every column of them filled."""
    stamps = dict.fromkeys(STAMPS, WRITTEN)
    row: Night = Night.objects.create(
        user=person, night=night, time_zone="Europe/Berlin", version=1, **answers(), **stamps
    )
    plan, _ = person.regimens.get_or_create(name="Iron", kind="supplement", category="iron")
    factor, _ = person.factors.get_or_create(name="Screen, min", kind="number", unit="min")
    at = time(20, 15)
    CaffeineIntake.objects.create(
        night=row, drink="cola", servings=Decimal("1.5"), caffeine_mg=48, taken_at=at
    )
    Exercise.objects.create(night=row, kind="walk", started_at=at, minutes=30, intensity="hard")
    Dose.objects.create(
        night=row, name="Iron", kind="medicine", amount=65, unit="mg", taken_at=at,
        plan_key=plan.pk, planned_at=at,
    )  # fmt: skip
    SkippedDose.objects.create(
        night=row, plan_key=plan.pk, name="Iron", planned_at=time(22), reason="sick"
    )
    FactorAnswer.objects.create(night=row, factor=factor, value=Decimal("90.125"))
    return row
