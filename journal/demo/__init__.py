"""Believable nights of a person who does not exist, to look around with and to measure by.

The story: beside pramipexole symptoms grow over months and start earlier; magnesium and iron
come, then a small dose of gabapentin, and it eases. Weeks go well or badly, weekends end late, a
run late in the evening shows, coffee hardly does. In bad weeks less is written. Nobody's data is
in here.
"""
# pure

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from journal import clock
from journal.clock import DAY, Period
from journal.demo.course import Course
from journal.demo.day import Day
from journal.demo.night import DemoDose, DemoDrink, DemoExercise, DemoNight
from journal.demo.night_answers import beside_pramipexole, evening_answers, morning_answers
from journal.questions.choices import THINGS

__all__ = ["MAX_NIGHTS", "DemoDose", "DemoDrink", "DemoExercise", "DemoNight", "demo_nights"]

MAX_NIGHTS = 7300

Parts = tuple[str, ...]

# Answers that are left out together, and how often
FORGOTTEN = (
    (0.07, ("had_caffeine",)),
    (0.09, ("exercised",)),
    (0.06, ("took_doses",)),
    (0.12, ("alcohol_drinks",)),
    (0.4, ("nicotine_uses",)),
    (0.5, ("planned_bedtime",)),
    (0.1, ("sat_still",)),
    (0.1, ("daytime_rest_severity",)),
    (0.03, ("evening_severity",)),
    (0.08, ("symptom_onset",)),
    (0.3, ("legs_side", "arms_side", "trunk_side")),
    (0.4, ("sensations",)),
    (0.4, ("reliefs", *(f"{word}_helped" for word, _ in THINGS))),
    (0.05, ("falling_asleep_severity",)),
    (0.05, ("during_night_severity",)),
    (0.6, ("slept",)),
    (0.04, ("bedtime",)),
    (0.05, ("sleep_onset_latency_minutes",)),
    (0.06, ("awakenings", "wake_after_sleep_onset_minutes")),
    (0.04, ("rise_time",)),
    (0.12, ("out_of_bed_walks",)),
    (0.05, ("sleep_quality",)),
    (0.04, ("tiredness",)),
    (0.15, ("naps", "nap_minutes")),
    (0.5, ("partner_noticed_kicks",)),
)


def _forget(day: Day, answers: dict[str, Any]) -> dict[str, Any]:
    """The answers without those that the person did not come to; "no sleep" is never one."""
    gone: set[str] = set()
    for probability, names in FORGOTTEN:
        if day.chance(probability):
            gone |= set(names)
    if answers.get("slept") is False:
        gone.discard("slept")
    return {name: answer for name, answer in answers.items() if name not in gone}


def _parts(day: Day, before: Parts) -> Parts:
    """Which parts are written; in bad weeks fewer, and one gap leads to the next."""
    bad = max(0.0, day.strain)
    weary = 1.6 * bad + (0.35 if bad and not before else 0)
    choices: list[Parts] = [("evening", "morning"), (), ("evening",), ("morning",)]
    return day.random.choices(choices, weights=[1, 0.03 + weary, 0.05 + 0.3 * bad, 0.05])[0]


def _written_at(day: Day, latest: datetime) -> dict[str, datetime]:
    """When each part was written: in bed, after getting up, or both some evenings later."""
    noon = datetime.combine(day.night, clock.NOON)
    in_bed = noon + timedelta(minutes=day.bedtime - day.about(35, 20, 5, 120))
    risen = noon + timedelta(minutes=min(1435, day.rise_time + day.about(50, 35, 10, 150)))
    later = noon + timedelta(days=day.about(1.5, 1, 1, 4), minutes=day.about(480, 40, 420, 570))
    if day.chance(0.08 + 0.3 * max(0.0, day.strain)) and later < latest:
        in_bed = risen = later
    return {"evening": in_bed, "morning": risen}


def _write(day: Day, note: str, parts: Parts, latest: datetime) -> DemoNight:
    every = {"evening": evening_answers(day, note), "morning": morning_answers(day)}
    answers = _forget(day, {name: a for part in parts for name, a in every[part].items()})
    written_at = {part: at for part, at in _written_at(day, latest).items() if part in parts}
    answers |= beside_pramipexole(day, answers)
    return DemoNight(
        night=day.night,
        answers=answers,
        drinks=day.drinks if answers.get("had_caffeine") else (),
        exercises=day.exercises if answers.get("exercised") else (),
        doses=day.doses if answers.get("took_doses") else (),
        evening_written_at=written_at.get("evening"),
        morning_written_at=written_at.get("morning"),
    )


def _days(last: date, nights: int, random: Random) -> Iterator[tuple[Day, str]]:
    """Every day of the story, with the note for when something new begins."""
    course = Course(nights)
    strain = 0.0
    for number, night in enumerate(Period.ending(last, nights).nights()):
        strain = 0.88 * strain + random.gauss(0, 0.055)
        day = Day(
            random=random,
            night=night,
            strain=strain,
            burden=course.burden(number, night),
            planned=course.planned(number),
            pramipexole=course.pramipexole(number),
        )
        day.live()
        yield day, course.note(number)


def demo_nights(last: date, nights: int, seed: int) -> list[DemoNight]:
    """The written ones of so many nights up to and including `last`, which always is.

    The same arguments give the same nights. Nothing is written after the noon that ends `last`.
    Raises `ValueError` for fewer than 1 or more than 7,300 nights.
    """
    if not 1 <= nights <= MAX_NIGHTS:
        raise ValueError(f"Choose from 1 to {MAX_NIGHTS} nights, not {nights}.")
    latest = datetime.combine(last + DAY, clock.NOON)
    parts: Parts = ()
    written = []
    for day, note in _days(last, nights, Random(seed)):  # noqa: S311  # a story, not a secret
        parts = ("evening", "morning") if day.night == last else _parts(day, parts)
        if parts:
            written.append(_write(day, note, parts, latest))
    return written
