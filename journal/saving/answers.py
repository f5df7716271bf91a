"""A night's answers as one flat mapping of texts, as they are merged and sent.

Questions go by the name of their field; the first symptom is one answer ("none", a clock time,
or minutes ago); a drink, a bout and a dose are one answer each, named by kind and own id.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import time
from decimal import Decimal
from typing import Any
from uuid import UUID

from accounts.fields import clock_times, decimals
from accounts.fields.clock_times import HOURS_24, EitherHalf, NoTime
from accounts.fields.decimals import NotANumber
from journal.models import Factor, FactorAnswer, Night
from journal.plan import Slot
from journal.questions import KIND_OF, NUMBERS, QUESTIONS, ROW_KINDS, Kind, named, of_kind
from journal.saving.merge import Value

ALL_AS_PLANNED = "all_as_planned"
AT, NONE = "at", "none"
TAKEN, SKIPPED = "taken", "skipped"
FIRST_SYMPTOM = "first_symptom"
LISTS = named(of_kind(Kind.WORDS))
HALVES = tuple(name for name, question in QUESTIONS.items() if question.answer)
SCALARS = tuple(name for name in QUESTIONS if name not in {*HALVES, *LISTS})
FAMILIES = ("plan-", "factor-")  # fields whose names carry the key of what they ask about


def stored_answers(night: Night) -> dict[str, Value]:
    """Everything that is answered on a night; what is not in it was not answered."""
    found = own_answers(night)
    if night.pk:
        found |= {name: value for name, value in _stored_rows(night) if value}
    return found


def own_answers(night: Night) -> dict[str, Value]:
    """The answers in the night's own columns, without those listed under it."""
    found: dict[str, Value] = {
        name: text for name in SCALARS if (text := text_of(getattr(night, name)))
    }
    found |= {name: sorted(words) for name in LISTS if (words := getattr(night, name))}
    if night.no_symptoms:
        found["first_symptom"] = NONE
    elif night.symptom_onset is not None:
        found["first_symptom"] = text_of(night.symptom_onset)
    return found


def is_listed(question: str) -> bool:
    """Whether an answer is a row under the night rather than a column of its own."""
    return ":" in question or question.startswith(FAMILIES)


def _stored_rows(night: Night) -> Iterator[tuple[str, Value]]:
    for prefix, kind in ROW_KINDS.items():
        for row in getattr(night, kind.relation).all():
            if getattr(row, "plan_key", None) is None:
                yield f"{prefix}:{row.uid}", {c: text_of(getattr(row, c)) for c in kind.names}
    for answer in night.factor_answers.all():
        yield f"factor-{answer.factor_id}", _own(answer)
    for dose in night.doses.all():
        if dose.plan_key is not None:
            prefix = Slot(dose.plan_key, dose.planned_at).prefix
            yield f"{prefix}-state", TAKEN
            yield f"{prefix}-taken_at", text_of(dose.taken_at)
    for skipped in night.skipped_doses.all():
        prefix = Slot(skipped.plan_key, skipped.planned_at).prefix
        yield f"{prefix}-state", SKIPPED
        yield f"{prefix}-reason", skipped.reason


def _own(row: FactorAnswer) -> str:
    if row.factor.kind == Factor.Kind.CLAIM:
        return str(bool(row.value))
    return text_of(row.value)


def parsed(text: str | bytes) -> Any:
    """What JSON says, if it can be stored; `ValueError` for everything else."""
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return found


def is_row(question: str) -> bool:
    """Whether a question is a drink, a bout or a dose by its own id."""
    prefix, _, uid = question.partition(":")
    return prefix in ROW_KINDS and is_own_id(uid)


def canonical(name: str, text: str, hours: str = HOURS_24) -> str:
    """A typed text as it would be shown again: 325.000 is 325, 11:10 pm 23:10.

    `hours` are those of the clock it was typed by. What cannot be read, or can be two numbers or
    times, stays for the form to ask about.
    """
    text = text.replace("\r\n", "\n").strip()
    if text and is_number(name):
        with suppress(NotANumber):
            return decimals.written(decimals.read(text))
    if text and is_clock(name):
        try:
            return f"{clock_times.read(text, hours):%H:%M}"
        except EitherHalf:
            return clock_times.undecided(text)
        except NoTime:
            pass
    return text


def by_program(name: str, text: str) -> str:
    """A text as programs type it: times with seconds, so that no clock of 12 hours finds two."""
    return f"{text}:00" if is_clock(name) and CLOCK_TIME.fullmatch(text) else text


CLOCKS = {name for name, kind in KIND_OF.items() if kind is Kind.CLOCK}
CLOCK_TIME = re.compile(r"\d\d:\d\d", re.ASCII)


def is_clock(name: str) -> bool:
    """Whether a question or a column is answered with a time of day."""
    return name in CLOCKS or (name.startswith("plan-") and name.endswith("-taken_at"))


NUMERIC = {name for name, kind in KIND_OF.items() if kind in NUMBERS}


def is_number(name: str) -> bool:
    """Whether a question or a column is answered with a number."""
    return name in NUMERIC or name.startswith("factor-")


def text_of(value: Any) -> str:
    """A stored value as its field writes it; nothing for "not answered"."""
    if value is None or value == "":
        return ""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Decimal):
        return decimals.written(value)
    return str(value).replace("\r\n", "\n").strip()


def is_own_id(text: str) -> bool:
    """Whether a text is an id that a device gave to a row."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
