"""What is to be changed on a night, and how a device sends it as JSON."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from math import isfinite
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError

from accounts.fields import decimals
from journal import plan, travel
from journal.questions import ROW_KINDS
from journal.saving import answers
from journal.saving.merge import Answers, Columns, Value
from journal.saving.reading import canonical

MAX_TEXT_LENGTH = 5000  # characters of one text
MAX_ANSWERS = 200  # answers in one sending
MAX_WAIT = timedelta(days=60)  # how long a phone may have waited for a signal


@dataclass(frozen=True, slots=True)
class NightChange:
    """What a device wants to change on a night, and what it saw when it did.

    `names` are the questions that are answered anew. `at`: when it was written, in UTC. `shown`:
    the fields that the page had, answered or not; those for doses of the plan count. `zone`: the
    one the page named, for a night that is new; empty: the account's.
    """

    night: date
    base: Answers
    answers: Answers
    names: tuple[str, ...]
    at: datetime
    uid: UUID | None = None
    all_as_planned: bool = False
    shown: tuple[str, ...] = ()
    zone: str = ""


def from_json(body: bytes, night: date, now: datetime) -> NightChange:
    """One change of a night: `{"id", "base", "answers"}`, and `"at"` when it waited.

    `"shown"` names the fields that the page had for doses of the plan, `"zone"` the time zone
    that it named, where the night is new.
    Raises `ValidationError` with a sentence that says what is wrong.
    """
    try:
        message = parsed(body)
    except ValueError as error:
        raise ValidationError("This is not JSON.") from error
    if not isinstance(message, dict):
        raise ValidationError("Send an object with “id”, “base” and “answers”.")
    uid = message.get("id")
    if not isinstance(uid, str) or not is_own_id(uid):
        raise ValidationError("“id” has to be a UUID in lower case, made anew for each change.")
    wanted = answers_in(message.get("answers"), "answers")
    if not wanted:
        raise ValidationError("“answers” holds nothing to store.")
    base = answers_in(message.get("base") or {}, "base")
    at = instant(message.get("at"), now)
    shown = message.get("shown") or []
    if not isinstance(shown, list) or not all(isinstance(name, str) for name in shown):
        raise ValidationError("“shown” has to be a list of names of fields.")
    named = str(message.get("zone") or "")
    zone = named if travel.is_known(named) else ""
    names, shown = tuple(wanted), tuple(shown[:MAX_ANSWERS])
    return NightChange(night, base, wanted, names, at, UUID(uid), shown=shown, zone=zone)


def parsed(text: str | bytes) -> Any:
    """What JSON says, if it can be stored; `ValueError` for everything else."""
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def is_own_id(text: str) -> bool:
    """Whether a text is an id that a device gave to a row."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def instant(text: Any, now: datetime) -> datetime:
    """When it was written: as the device says, but neither later than now nor ages ago."""
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else now
        if at.tzinfo is None:
            raise ValidationError("“at” needs its offset from UTC, such as Z or +01:00.")
        return min(max(at.astimezone(UTC), now - MAX_WAIT), now)
    except (ValueError, OverflowError) as error:
        raise ValidationError("“at” has to be an instant such as 2026-03-03T22:40:00Z.") from error


def answers_in(values: Any, name: str) -> dict[str, Value]:
    """Answers by question, each in its shape; an empty one is “not answered”."""
    if not isinstance(values, dict) or len(values) > MAX_ANSWERS:
        raise ValidationError(f"“{name}” has to be an object with at most {MAX_ANSWERS} answers.")
    by_question: dict[str, Value] = {}
    for question, value in values.items():
        shape = _shape(question)
        if shape is None:
            raise ValidationError(f"There is no question “{question[:80]}”.")
        by_question[question] = None if value in (None, "", []) else shape(value, question)
    return _composed(by_question)


def _composed(by_question: dict[str, Value]) -> dict[str, Value]:
    """ "No symptoms" and the time of the first one are one answer."""
    none, onset = by_question.pop("no_symptoms", ...), by_question.pop("symptom_onset", ...)
    if onset is not ... and "first_symptom" not in by_question:
        by_question["first_symptom"] = onset
    if none == "True":
        by_question["first_symptom"] = answers.NONE
    elif none is None:
        by_question.setdefault("first_symptom", None)
    return by_question


Shape = Callable[[Any, str], Value]


def _shape(question: str) -> Shape | None:
    if question in answers.LISTS:
        return _words
    if question in answers.SCALARS or question in {answers.FIRST_SYMPTOM, *answers.HALVES}:
        return _line
    if question.startswith("plan-"):
        return _line if plan.slot_of(question) else None
    if question.startswith(answers.FAMILIES):
        return _line
    return _columns if is_row(question) else None


def is_row(question: str) -> bool:
    """Whether a question is a drink, a bout or a dose by its own id."""
    prefix, _, uid = question.partition(":")
    return prefix in ROW_KINDS and is_own_id(uid)


def _line(value: Any, question: str) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValidationError(f"The answer to “{question}” has to be a text.")
    if isinstance(value, float) and isfinite(value):  # a number of JSON has but one reading
        value = decimals.written(Decimal(str(value)))
    return canonical(question, str(value)[: MAX_TEXT_LENGTH + 1])


def _words(value: Any, question: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValidationError(f"The answer to “{question}” has to be a list of words.")
    return sorted(word[:MAX_TEXT_LENGTH] for word in value[:MAX_ANSWERS])


def _columns(value: Any, question: str) -> Columns:
    columns = ROW_KINDS[question.partition(":")[0]].names
    if not isinstance(value, Mapping) or not set(value) <= set(columns):
        raise ValidationError(f"“{question}” may have: {', '.join(columns)}.")
    return {name: canonical(name, _line(value.get(name) or "", name)) for name in columns}
