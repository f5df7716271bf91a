"""A night's answers as one flat mapping of texts, as they are merged and sent.

Questions go by the name of their field; the first symptom is one answer ("none", a clock time,
or minutes ago); a drink, a bout and a dose are one answer each, named by kind and own id.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import time
from decimal import Decimal
from typing import Any

from accounts.fields import decimals
from journal.models import Factor, Night
from journal.plan import Slot
from journal.questions import QUESTIONS, ROW_KINDS, Kind, named, of_kind
from journal.saving.merge import Value

ALL_AS_PLANNED = "all_as_planned"
TOGETHER = "together"
AS_LAST_EVENING = "as_last_evening"
AT, NONE = "at", "none"
TAKEN, SKIPPED = "taken", "skipped"
FIRST_SYMPTOM = "first_symptom"
LISTS = named(of_kind(Kind.WORDS))
HALVES = tuple(name for name, question in QUESTIONS.items() if question.answer)
SCALARS = tuple(name for name in QUESTIONS if name not in {*HALVES, *LISTS})
FAMILIES = ("plan-", "factor-")  # fields whose names carry the key of what they ask about


def stored_answers(night: Night) -> dict[str, Value]:
    """Everything that is answered on a night; what is not in it was not answered."""
    values = [*_own(night), *(_rows(night) if night.pk else ())]
    return _in_texts(values)


def own_answers(night: Night) -> dict[str, Value]:
    """The answers in the night's own columns, without those listed under it."""
    values = _own(night)
    return _in_texts(values)


def is_listed(question: str) -> bool:
    """Whether an answer is a row under the night rather than a column of its own."""
    return ":" in question or question.startswith(FAMILIES)


def _own(night: Night) -> Iterator[tuple[str, Any]]:
    for name in SCALARS:
        yield name, getattr(night, name)
    for name in LISTS:
        yield name, sorted(getattr(night, name))
    yield FIRST_SYMPTOM, NONE if night.no_symptoms else night.symptom_onset


def _rows(night: Night) -> Iterator[tuple[str, Any]]:
    for prefix, kind in ROW_KINDS.items():
        for row in getattr(night, kind.relation).all():
            if getattr(row, "plan_key", None) is None:
                yield f"{prefix}:{row.uid}", {c: getattr(row, c) for c in kind.names}
    for answer in night.factor_answers.all():
        is_claim = answer.factor.kind == Factor.Kind.CLAIM
        yield f"factor-{answer.factor_id}", bool(answer.value) if is_claim else answer.value
    for dose in night.doses.all():
        if dose.plan_key is not None:
            prefix = Slot(dose.plan_key, dose.planned_at).prefix
            yield f"{prefix}-state", TAKEN
            yield f"{prefix}-taken_at", dose.taken_at
    for skipped in night.skipped_doses.all():
        prefix = Slot(skipped.plan_key, skipped.planned_at).prefix
        yield f"{prefix}-state", SKIPPED
        yield f"{prefix}-reason", skipped.reason


def _in_texts(values: Iterable[tuple[str, Any]]) -> dict[str, Value]:
    """Values by question as they are sent, those that answer nothing left out."""
    texts: dict[str, Value] = {}
    for name, value in values:
        if isinstance(value, dict):
            texts[name] = {column: text_of(each) for column, each in value.items()}
        elif answer := value if isinstance(value, list) else text_of(value):
            texts[name] = answer
    return texts


WRITERS: dict[type, Callable[[Any], str]] = {time: "{:%H:%M}".format, Decimal: decimals.written}


def text_of(value: Any) -> str:
    """A stored value as its field writes it; nothing for "not answered"."""
    if value is None or value == "":
        return ""
    write = WRITERS.get(type(value), str)
    return write(value).replace("\r\n", "\n").strip()
