"""A history that uses every table that leaves: tests of the way out and back begin with it."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from journal.models import CaffeineIntake, Dose, Exercise, FactorAnswer, Night, SkippedDose
from journal.report.models import AboutYou

CANARY = "=1+1, ‘späte’ Beine; \U0001f319"
NIGHT, LATER = date(2026, 3, 3), date(2026, 3, 29)
THEN = datetime(2026, 3, 4, 6, 30, 5, 250000, tzinfo=UTC)


def history(person):
    """Give somebody at least one row of everything."""
    person.clock, person.units, person.theme = "12", "us", "dim"
    person.caffeine_half_life_hours, person.report_name = Decimal("6.5"), "P. E."
    person.save()
    iron = regimen(person)
    screen = person.factors.create(name="Screen, min", kind="number", unit="min")
    person.factors.create(name="Éclairs", kind="claim", retired_at=THEN)
    night = Night.objects.create(
        user=person, night=NIGHT, time_zone="America/New_York", version=7, evening_severity=6,
        daytime_rest_severity=0, no_symptoms=False, symptom_onset=time(20, 40), legs_side="both",
        sensations=["creeping", "pulling"], reliefs=["walking"], had_caffeine=True, exercised=True,
        took_doses=True, alcohol_drinks=Decimal("1.5"), events=["travel"], evening_note=CANARY,
        bedtime=time(22, 45), lights_out=time(23, 5), sleep_onset_latency_minutes=35,
        awakenings=2, wake_after_sleep_onset_minutes=40, final_awakening=time(6, 30),
        rise_time=time(6, 50), falling_asleep_severity=5, during_night_severity=3,
        sleep_quality=2, tiredness=6, evening_first_written_at=THEN, evening_last_written_at=THEN,
    )  # fmt: skip
    Night.objects.create(user=person, night=LATER, time_zone="Europe/Berlin", no_symptoms=True)
    CaffeineIntake.objects.create(
        night=night, drink="espresso", servings=Decimal("1.25"), caffeine_mg=79, taken_at="14:05"
    )
    CaffeineIntake.objects.create(night=night, drink="other", caffeine_mg=40)
    Exercise.objects.create(night=night, kind="walk", minutes=30, intensity="light")
    Dose.objects.create(
        night=night, name="Ferrous sulfate", amount=Decimal("325"), unit="mg", taken_at="21:00",
        plan_key=iron.pk, planned_at="21:00",
    )  # fmt: skip
    Dose.objects.create(night=night, name="@home", kind="medicine", plan_key=987654)
    SkippedDose.objects.create(night=night, plan_key=iron.pk, name="Iron", reason="-sick")
    FactorAnswer.objects.create(night=night, factor=screen, value=Decimal("90.125"))
    person.wake_taps.create(night=NIGHT, kind="started", at=THEN)
    person.day_suggestions.create(
        night=date(2026, 3, 3),
        source="apple_health",
        external_id="exercise-1",
        app="Watch",
        kind="exercise",
        what="walk",
        at=datetime(2026, 3, 3, 9, tzinfo=UTC),
        time_zone="Europe/Berlin",
        amount=25,
    )
    person.device_sleeps.create(
        night=NIGHT, source="fitbit", external_id="7", kind="main", time_zone="Europe/Berlin",
        started_at=datetime(2026, 3, 3, 22, tzinfo=UTC), ended_at=THEN, total_sleep_minutes=401.5,
        tracker="Charge 6", zone_basis="chosen", light_minutes=200, deep_minutes=80.5,
        rem_minutes=121, out_of_bed_minutes=0,
    )  # fmt: skip
    person.imports.create(
        format="fitbit", step="done", filename="sleep.json", time_zone="Europe/Berlin",
        first_night=NIGHT, last_night=NIGHT, confirmed_at=THEN, created_at=THEN, added=1,
    )  # fmt: skip
    labs(person)
    person.named_questions.create(named_on=NIGHT, key="alcohol")
    person.named_questions.create(named_on=LATER, key=f"own-{person.factors.first().name}")
    experiment(person)
    visits(person)
    about_you(person)
    sittings(person)


def sittings(person):
    """One that was complete, and one that its person broke off."""
    person.sittings.create(
        night=NIGHT, planned_at=time(20), started_at=datetime(2026, 3, 3, 19, 2, 5, tzinfo=UTC),
        time_zone="Europe/Berlin", rating_0=0, rating_10=1, rating_20=1, rating_30=2, rating_40=4,
        rating_50=6, rating_60=10,
    )  # fmt: skip
    person.sittings.create(
        night=NIGHT, planned_at=time(0), started_at=datetime(2026, 3, 3, 23, 1, tzinfo=UTC),
        time_zone="Europe/Berlin", rating_0=7, rating_20=9, stopped_minute=25,
    )  # fmt: skip


def visits(person):
    """One with everything on it, and one of which only the day is known."""
    person.visits.create(
        day=LATER, at=time(10, 40), with_whom="Dr Okafor", blood_test=True, questions=CANARY,
        decided="iron; again in June", created_at=THEN,
    )  # fmt: skip
    person.visits.create(day=NIGHT, created_at=THEN)


def about_you(person):
    """All that somebody can write of themselves for the summary."""
    AboutYou.objects.create(
        user=person, birth_year=1964, sex="female", since_year=1998, scale="rlsqol",
        total=Decimal("61.5"), rated_on=NIGHT, rated_by=CANARY, conditions=["neuropathy"],
        written_on=LATER,
    )  # fmt: skip


def experiment(person):
    """One in blocks that was stopped, and one chosen night by night."""
    row = person.experiments.create(
        agent="magnesium", name="Magnesium at eight", outcome="evening", first_night=NIGHT,
        blocks=8, block_nights=7, washout=4, sequence="10010110", is_hidden=True,
        stopped_on=LATER, stopped_reason="away", created_at=THEN,
    )  # fmt: skip
    row.followed_nights.create(night=NIGHT, followed=False)
    person.experiments.create(
        agent="bath", name="Bath", outcome="worst", first_night=LATER, blocks=5, block_nights=6,
        washout=0, is_nightly=True, sequence="101100" * 5, is_hidden=True, number_in_year=2,
        created_at=THEN,
    )  # fmt: skip


def regimen(person):
    """An older and a newer dose of iron, and a medicine that ended; the iron's row."""
    person.regimens.create(
        name="Pramipexole", kind="medicine", category="dopaminergic", prescribed=True,
        ended_on=LATER, ended_reason="earlier legs",
    )  # fmt: skip
    iron = person.regimens.create(name="Ferrous sulfate", kind="supplement", category="iron")
    iron.nutrients.create(nutrient="iron", amount=65, per_amount=325, per_unit="mg")
    step = iron.steps.create(
        first_day=LATER, amount=325, unit="mg", schedule="weekdays", weekdays="024"
    )
    step.set_times([time(21), time(9, 30)])
    iron.steps.create(first_day=NIGHT, schedule="as_needed")
    return iron


def labs(person):
    """A listed result with everything on it, and one of a test that was named."""
    person.lab_results.create(
        test="ferritin", comparator="<", value=Decimal("12.5"), unit="ug/L", taken_on=NIGHT,
        taken_at=time(8, 5), in_morning=True, fasting=False, iron_paused=True, range_low=30,
        range_high=Decimal("400.25"), laboratory="City lab", assay="ECLIA", note=CANARY,
        created_at=THEN,
    )  # fmt: skip
    person.lab_results.create(
        test="own", name="INR", value=Decimal("1.1"), taken_on=LATER, created_at=THEN
    )
