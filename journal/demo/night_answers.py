"""The answers of the demo's person about a day, if they answered everything."""
# pure, words

from collections.abc import Mapping
from datetime import time
from decimal import Decimal
from math import exp, log
from typing import Any

from config.language import gettext as _
from journal import clock
from journal.demo.day import Day
from journal.demo.notes import GOOD_NIGHTS, ORDINARY_EVENINGS, ROUGH_EVENINGS, ROUGH_NIGHTS
from journal.rounding import whole

MIDNIGHT = 720  # minutes since noon, like every time of a day here


def _legs_in_the_evening(day: Day) -> dict[str, Any]:
    sat_still = day.chance(0.75 if day.weekend else 0.6)
    if not day.symptoms:
        ratings = {"daytime_rest_severity": 0, "evening_severity": 0}
        return {"no_symptoms": True, "sat_still": sat_still, **ratings}
    tried = day.some(["walking", "stretching", "massage", "bath", "cold", "distraction"], 0.35)
    answers = {
        "daytime_rest_severity": day.about(5 * day.burden - 1.2, 0.9, 0, 9),
        "evening_severity": day.about(10 * day.burden + 0.8 * sat_still - 0.4, 1.1, 1, 10),
        "symptom_onset": clock.clock_at(
            day.about(580 - 430 * (day.burden - 0.35), 35, 240, 780, 5)
        ),
        "sat_still": sat_still,
        "legs_side": day.random.choices(["both", "left", "right"], weights=[8, 1, 1])[0],
        "sensations": day.some(["urge", "creeping", "pulling", "tingling", "jerking"], 0.4),
        "reliefs": tried,
    }
    if tried:
        answers |= _helped(tried, day.about(5 - 4 * day.strain, 1.6, 0, 10))
    if day.chance(0.6 * max(0.0, day.burden - 0.45)):
        answers["arms_side"] = day.random.choice(["both", "left", "right"])
    if day.chance(0.4 * max(0.0, day.burden - 0.6)):
        answers["trunk_side"] = "both"
    return answers


def _helped(tried: list[str], relief: int) -> dict[str, Any]:
    """How much each thing helped on a night with so much relief, 0–10; walking helps most."""
    better = {"walking": 2, "massage": 1, "distraction": -2, "cold": -3}
    felt = {thing: relief + better.get(thing, 0) for thing in tried}
    return {f"{thing}_helped": (much >= 3) + (much >= 6) for thing, much in felt.items()}


def evening_answers(day: Day, note: str) -> dict[str, Any]:
    """The evening part by column name; `note` is what there is to say anyway, or empty."""
    answers = _legs_in_the_evening(day)
    rough = answers["evening_severity"] >= 7
    if not note and day.chance(0.2 if rough else 0.07):
        note = _(day.random.choice(ROUGH_EVENINGS if rough else ORDINARY_EVENINGS))
    if note:
        answers["evening_note"] = note
    return answers | {
        "had_caffeine": bool(day.drinks),
        "exercised": bool(day.exercises),
        "took_doses": bool(day.doses),
        "alcohol_drinks": Decimal(day.about(1.2 if day.weekend else 0.1, 0.7, 0, 4)),
        "nicotine_uses": 0,
        "planned_bedtime": time(23, 15) if day.weekend else time(22, 30),
    }


def beside_pramipexole(day: Day, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What is asked beside such a medicine, on evenings whose symptoms are written down."""
    chance = day.beside
    if day.pramipexole not in day.doses or "symptom_onset" not in answers:
        return {}
    rest = whole(chance.gauss(70 - 70 * day.burden, 8) / 5) * 5
    relief = whole(2 * chance.gauss(9 - 8 * day.burden, 0.7))
    return {
        "rest_minutes_to_symptoms": max(5, rest),
        "dose_relief_hours": Decimal(max(1, relief)) / 2,
    }


def _legs_in_the_night(day: Day) -> dict[str, Any]:
    if not day.symptoms and not day.chance(0.12):
        return {"falling_asleep_severity": 0, "during_night_severity": 0}
    return {
        "falling_asleep_severity": day.about(9.5 * day.burden + 0.3, 1.2, 0, 10),
        "during_night_severity": day.about(8 * day.burden - 0.6, 1.4, 0, 10),
    }


def _sleep(day: Day) -> dict[str, Any]:
    load = day.burden if day.symptoms else 0.3 * day.burden
    lights_out = day.bedtime + day.about(18, 9, 0, 45, 5)
    usual, spread = (480, 35) if day.weekend else (405, 14)
    awakening = MIDNIGHT + day.about(usual, spread, 350, 590, 5)
    day.rise_time = awakening + day.about(14, 8, 0, 45, 5)
    answers: dict[str, Any] = {
        "slept": True,
        "bedtime": clock.clock_at(day.bedtime),
        "lights_out": clock.clock_at(lights_out),
        "rise_time": clock.clock_at(day.rise_time),
    }
    if day.symptoms and day.chance(0.03 * max(0.0, day.burden - 0.5)):
        return answers | {"slept": False, "sleep_quality": 1, "tiredness": 10}
    third = (awakening - lights_out) // 15 * 5  # neither takes more than a third of the night
    latency = exp(day.random.gauss(log(10 + 65 * load), 0.45))
    awakenings = day.about(0.8 + 4 * load, 1.0, 0, 9)
    awake = awakenings * day.about(5 + 11 * load, 3, 2, 25)
    return (
        answers
        | {
            "sleep_onset_latency_minutes": max(5, min(third, 5 * round(latency / 5))),
            "awakenings": awakenings,
            "wake_after_sleep_onset_minutes": min(third, 5 * round(awake / 5)),
            "final_awakening": clock.clock_at(awakening),
        }
        | _rested(day, awakening - lights_out - latency - awake)
    )


def _rested(day: Day, slept_minutes: float) -> dict[str, Any]:
    hours = slept_minutes / 60
    return {
        "sleep_quality": day.about(hours - 3.2, 0.6, 1, 5),
        "tiredness": day.about(12 - 1.3 * hours, 1.1, 0, 10),
    }


def morning_answers(day: Day) -> dict[str, Any]:
    """The morning part by column name; decides when the person got up."""
    answers = _legs_in_the_night(day) | _sleep(day)
    rough = answers["during_night_severity"] >= 6
    naps = int(day.chance(0.18))
    answers |= {
        "out_of_bed_walks": day.about(2.5 if rough else 0.2, 0.8, 0, 8),
        "naps": naps,
        "nap_minutes": naps * day.about(30, 10, 10, 90, 5),
        "partner_noticed_kicks": day.chance(0.1 + 0.6 * day.burden),
    }
    rested = answers["during_night_severity"] <= 1 and answers["sleep_quality"] >= 4
    if rough and day.chance(0.15):
        answers["morning_note"] = _(day.random.choice(ROUGH_NIGHTS))
    elif rested and day.chance(0.12):
        answers["morning_note"] = _(day.random.choice(GOOD_NIGHTS))
    return answers
