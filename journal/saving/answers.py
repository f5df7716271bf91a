"""A night's answers as one flat mapping, to and from the fields of its page.

Questions go by the name of their field; the first symptom is one answer ("none", a clock time,
or minutes ago); a drink, a bout and a dose are one answer each, named by kind and own id.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import time
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from django.http import QueryDict

from accounts.fields import clock_times, decimals
from accounts.fields.clock_times import HOURS_24, EitherHalf, NoTime
from accounts.fields.decimals import NotANumber
from accounts.fields.inputs import ClockInput, NumberInput
from journal.models import Factor, FactorAnswer, Night
from journal.plan import prefix_of
from journal.questions import KIND_OF, NUMBERS, QUESTIONS, ROW_KINDS, Kind, RowKind, named, of_kind
from journal.saving.merge import Answers, Value

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
            prefix = prefix_of((dose.plan_key, dose.planned_at))
            yield f"{prefix}-state", TAKEN
            yield f"{prefix}-taken_at", text_of(dose.taken_at)
    for skipped in night.skipped_doses.all():
        prefix = prefix_of((skipped.plan_key, skipped.planned_at))
        yield f"{prefix}-state", SKIPPED
        yield f"{prefix}-reason", skipped.reason


def _own(row: FactorAnswer) -> str:
    if row.factor.kind == Factor.Kind.CLAIM:
        return str(bool(row.value))
    return text_of(row.value)


def sent_answers(post: QueryDict, night: Night) -> dict[str, Value]:
    """The same from what a browser sent; texts as they were typed, removed rows as nothing."""
    hours = night.user.clock
    names = [*SCALARS, *(name for name in post if name.startswith(FAMILIES))]
    found: dict[str, Value] = {
        name: text
        for name in names
        if (text := canonical(name, _typed(name, name, post, hours), hours))
    }
    found |= {name: sorted(words) for name in LISTS if (words := post.getlist(name))}
    first, at = post.get("first_symptom", ""), "symptom_onset"
    onset = canonical(at, _typed(at, at, post, hours), hours)
    if answer := onset or AT if first == AT else first or onset:
        found["first_symptom"] = answer
    for kind in ROW_KINDS.values():
        found |= dict(_sent_rows(kind, post, night))
    return found | _sent_taps(post)


def _sent_taps(post: QueryDict) -> dict[str, Value]:
    """Whole rows chosen with one tap, or taken back with another."""
    tapped = [_tap(text) for text in post.getlist("usual")]
    chosen = {question: columns for question, columns in tapped if question}
    gone = [name for name in post.getlist("usual-shown") if is_row(name) and name not in chosen]
    before = post.getlist("usual-shown")
    new = {question: value for question, value in chosen.items() if question not in before}
    return dict.fromkeys(gone, None) | new


def _tap(text: str) -> tuple[str, Value]:
    try:
        ((question, columns),) = parsed(text).items()
    except (ValueError, AttributeError):
        return "", None
    if not is_row(question) or not isinstance(columns, Mapping):
        return "", None
    known = ROW_KINDS[question.partition(":")[0]].names
    return question, {name: canonical(name, str(columns.get(name) or "")) for name in known}


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


def _sent_rows(kind: RowKind, post: QueryDict, night: Night) -> Iterator[tuple[str, Value]]:
    rows = getattr(night, kind.relation).all() if night.pk else ()
    known = {str(row.pk): str(row.uid) for row in rows}
    hours = night.user.clock
    for index in range(_count(post, f"{kind.prefix}-TOTAL_FORMS")):
        head = f"{kind.prefix}-{index}-"
        sent = {c: canonical(c, _typed(c, head + c, post, hours), hours) for c in kind.names}
        own = {name: post.get(head + name, "") for name in EXTRA}
        uid = own["uid"] or known.get(own["id"]) or str(uuid5(NAMESPACE_OID, f"{index} {sent}"))
        waiting = own["ready"] == "True" and not own["taken"]
        blank = not any(sent[name] for name in kind.telling)
        yield f"{kind.prefix}:{uid}", None if own["DELETE"] or waiting or blank else sent


EXTRA = ("id", "uid", "DELETE", "ready", "taken")


def as_posted(answers: Answers, night: Night) -> QueryDict:
    """What a browser would send for these answers on that night's page."""
    post = QueryDict(mutable=True)
    for name, value in answers.items():
        if name in LISTS and isinstance(value, list):
            post.setlist(name, value)
        elif isinstance(value, str) or name.startswith(FAMILIES):
            # a taken back answer is sent, as an empty one
            post[name] = _by_program(name, str(value or ""))
    first = answers.get("first_symptom")
    if isinstance(first, str) and (":" in first or not (first.isdigit() or first in {NONE, AT})):
        post["first_symptom"] = AT
        post["symptom_onset"] = _by_program("symptom_onset", first)
    for kind in ROW_KINDS.values():
        post.update(_posted_rows(kind, answers, night))
    return post


def _posted_rows(kind: RowKind, answers: Answers, night: Night) -> dict[str, str]:
    prefix = kind.prefix
    wanted = {
        name.removeprefix(f"{prefix}:"): value
        for name, value in answers.items()
        if name.startswith(f"{prefix}:") and isinstance(value, Mapping)
    }
    stored = {}
    if night.pk:
        rows = getattr(night, kind.relation).all()
        stored = {str(row.uid): row for row in rows if getattr(row, "plan_key", None) is None}
    post: dict[str, str] = {}
    uids = [*stored, *(uid for uid in wanted if uid not in stored)]
    for index, uid in enumerate(uids):
        row = stored.get(uid)
        values = wanted.get(uid) or {c: text_of(getattr(row, c)) for c in kind.names}
        head = f"{prefix}-{index}-"
        post |= {
            f"{head}{name}": _by_program(name, str(values.get(name, ""))) for name in kind.names
        }
        post[f"{head}uid"] = uid
        if row:
            post |= {f"{head}id": str(row.pk)} | _fate(head, prefix, kept=uid in wanted)
    post[f"{prefix}-TOTAL_FORMS"], post[f"{prefix}-INITIAL_FORMS"] = (
        str(len(uids)),
        str(len(stored)),
    )
    return post


def _fate(head: str, prefix: str, *, kept: bool) -> dict[str, str]:
    """Whether a stored row stays, in the words of its form."""
    if prefix == "doses":
        return {f"{head}ready": "True"} | ({f"{head}taken": "on"} if kept else {})
    return {} if kept else {f"{head}DELETE": "on"}


def _count(post: QueryDict, name: str) -> int:
    text = post.get(name, "")
    return min(int(text[:9]), 200) if text.isdecimal() else 0


def _typed(column: str, name: str, post: QueryDict, hours: str) -> str:
    """What was typed in a field; of what could be two, the reading that was chosen."""
    if _is_number(column):
        return NumberInput().value_from_datadict(post, {}, name) or ""
    if is_clock(column):
        asked = ClockInput(attrs={"data-clock": hours})
        return asked.value_from_datadict(post, {}, name) or ""
    return post.get(name, "")


def canonical(name: str, text: str, hours: str = HOURS_24) -> str:
    """A typed text as it would be shown again: 325.000 is 325, 11:10 pm 23:10.

    `hours` are those of the clock it was typed by. What cannot be read, or can be two numbers or
    times, stays for the form to ask about.
    """
    text = text.replace("\r\n", "\n").strip()
    if text and _is_number(name):
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


def _by_program(name: str, text: str) -> str:
    """A time with its seconds, so that no clock of 12 hours finds it to be two."""
    return f"{text}:00" if is_clock(name) and CLOCK_TIME.fullmatch(text) else text


CLOCKS = {name for name, kind in KIND_OF.items() if kind is Kind.CLOCK}
CLOCK_TIME = re.compile(r"\d\d:\d\d", re.ASCII)


def is_clock(name: str) -> bool:
    """Whether a question or a column is answered with a time of day."""
    return name in CLOCKS or (name.startswith("plan-") and name.endswith("-taken_at"))


NUMERIC = {name for name, kind in KIND_OF.items() if kind in NUMBERS}


def _is_number(name: str) -> bool:
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
