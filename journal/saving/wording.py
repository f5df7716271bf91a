"""Answers in words, for a person who has to choose between two of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from accounts.fields import clock_times
from accounts.models import User
from journal import caffeine, clock, sleep, symptoms
from journal.diary import DiaryNight
from journal.forms.night import NightPage
from journal.models import Dose, Exercise, Night
from journal.plan import prefix_of, slot_of
from journal.questions import QUESTIONS, ROW_KINDS
from journal.saving.answers import CLOCK_TIME, NONE, SKIPPED, TAKEN, is_clock
from journal.saving.merge import Conflict, Value

STATES = {TAKEN: "taken", SKIPPED: "not taken"}
PLANNED = {"state": "", "taken_at": ", at", "reason": ", why not"}
UNITS = dict(Dose.Unit.choices)
COMING = ("symptom_onset", *sleep.CLOCK_TIMES)  # times that are asked about when still to come
SPORTS = dict(Exercise.Kind.choices)


def question(page: NightPage, name: str) -> str:
    """What a question is called on the page."""
    if kind := ROW_KINDS.get(name.partition(":")[0]):
        return kind.one
    if slot := slot_of(name):
        dose = next(f for f in page.evening.planned.forms if f.prefix == prefix_of(slot))
        return f"{dose.label}{PLANNED[name.rpartition('-')[2]]}"
    field = _field(page, name)
    return str(field.label) if field else "An answer"


def answer(page: NightPage, name: str, value: Value) -> str:
    """An answer as one would say it."""
    if not value:
        return "not answered"
    hours = page.night.user.clock
    if isinstance(value, Mapping):
        return _row(name.partition(":")[0], value, hours)
    if name == "first_symptom":
        return "no symptoms" if value == NONE else _time(str(value), hours)
    if is_clock(name):
        return _time(str(value), hours)
    if slot_of(name) and name.endswith("-state"):
        return STATES.get(str(value), str(value))
    words = value if isinstance(value, list) else [value]
    choices: dict[str, Any] = dict(getattr(_field(page, name), "choices", None) or ())
    return ", ".join(str(choices.get(word, word)) for word in words)


def conflicts(page: NightPage, found: Mapping[str, Conflict]) -> dict[str, dict[str, Any]]:
    """Every question that needs a choice, with both answers in words."""
    return {
        name: {
            "question": question(page, name),
            "yours": conflict.yours,
            "stored": conflict.stored,
            "yours_spoken": answer(page, name, conflict.yours),
            "stored_spoken": answer(page, name, conflict.stored),
        }
        for name, conflict in found.items()
    }


def repairs(diary: DiaryNight, user: User) -> list[dict[str, str]]:
    """What was probably meant by times that contradict each other, as one tap each."""
    return [
        {
            "name": repair.name,
            "value": f"{repair.likely:%H:%M}",
            "label": f"{QUESTIONS[repair.name].label}: "
            f"{clock_times.in_words(repair.likely, user.clock)} instead of "
            f"{clock_times.in_words(repair.written, user.clock)}",
        }
        for repair in sleep.repairs(diary)
    ]


def still_to_come(night: Night, now: datetime) -> dict[str, str]:
    """What is asked about each time that lies after `now`, by the name of its field."""
    times = {name: getattr(night, name) for name in COMING}
    if not any(times.values()):
        return {}
    diary = DiaryNight(night=night.night, time_zone=night.time_zone, slept=night.slept, **times)
    before = clock.name_of(night.night - clock.DAY)
    asked = {}
    if sleep.is_still_to_come(diary, now):
        name = "final_awakening" if diary.final_awakening else "rise_time"
        asked[name] = (
            f"This waking time is still to come. Is the morning you wrote that of {before}?"
        )
    if diary.symptom_onset and symptoms.onset_is_still_to_come(diary, now):
        at = clock_times.in_words(diary.symptom_onset, night.user.clock)
        asked["symptom_onset"] = (
            f"The first symptom at {at} is still to come. Was it a day earlier? Then it belongs to "
            f"the night of {before}. You can also choose another time, or leave it as it is."
        )
    return asked


def _field(page: NightPage, name: str) -> forms.Field | None:
    every: dict[str, forms.Field] = {**page.morning.form.fields, **page.evening.form.fields}
    return every.get(name)


def _time(text: str, hours: str) -> str:
    """A canonical time by the person's clock; anything else as it was typed."""
    if not CLOCK_TIME.fullmatch(text):
        return text
    return clock_times.in_words(clock_times.read(text), hours)


def _row(prefix: str, columns: Mapping[str, str], hours: str) -> str:
    if prefix == "caffeine":
        drink = caffeine.BY_KEY.get(columns["drink"])
        said = [f"{columns['servings'] or 1} × {drink.label if drink else 'something else'}"]
    elif prefix == "exercise":
        minutes = columns["minutes"] and f"{columns['minutes']} min"
        said = [SPORTS.get(columns["kind"], columns["kind"]), minutes]
    else:
        amount = columns["amount"] and f"{columns['amount']} {UNITS.get(columns['unit'], '')}"
        said = [columns["name"], amount.strip()]
    at = columns.get("taken_at") or columns.get("started_at")
    return " ".join(filter(None, [*said, at and f"at {_time(at, hours)}"]))
