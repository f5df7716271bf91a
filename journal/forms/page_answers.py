"""The answers of a night as the fields of its page, and what a page sends as a change."""

from collections.abc import Iterator
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from django.core.exceptions import ValidationError
from django.http import QueryDict

from accounts.fields.inputs import ClockInput, NumberInput
from journal.forms.button_answers import (
    as_last_evening,
    plan_as_last_evening,
    posted_taps,
    taken_together,
)
from journal.models import Night
from journal.plan import slot_of
from journal.questions import ROW_KINDS, RowKind
from journal.saving import answers, merge
from journal.saving.answers import (
    ALL_AS_PLANNED,
    AS_LAST_EVENING,
    AT,
    FAMILIES,
    FIRST_SYMPTOM,
    LISTS,
    NONE,
    SCALARS,
    TOGETHER,
)
from journal.saving.change import NightChange, answers_in, is_own_id, parsed
from journal.saving.merge import Value
from journal.saving.reading import canonical, is_clock, is_number
from journal.sleep import CLOCK_TIMES


def from_page(post: QueryDict, night: Night, now: datetime) -> NightChange:
    """A whole page: what it answers otherwise than it showed is what the person changed."""
    mine = posted_answers(post, night)
    name, _, value = post.get("repair", "").partition("=")
    if name in CLOCK_TIMES:
        mine[name] = value
    base = _seen(post.get("seen", ""))
    if base is None:
        base = answers.stored_answers(night)
    for name in post.getlist("unresolved"):
        choice = post.get(f"choose-{name}")
        if choice == "stored":
            mine[name] = base.get(name)
        elif choice != "yours":
            base = {**base, name: UNSEEN}
    page = post.get("page", "")
    shown = tuple(name for name in post if slot_of(name))
    doses = {slot_of(name) for name in shown}
    names = tuple(
        name
        for name in merge.changed(base, mine)
        if name in mine or not (":" in name or (slot_of(name) and slot_of(name) not in doses))
    )  # what is listed and the page does not mention is not removed by it
    fields = sorted((name, values) for name, values in post.lists() if name != CSRF)
    return NightChange(
        night=night.night,
        base=base,
        answers=mine,
        names=names,
        at=now,
        uid=uuid5(UUID(page), str(fields)) if is_own_id(page) else None,
        all_as_planned=bool(post.get(ALL_AS_PLANNED)) or plan_as_last_evening(post),
        shown=shown,
        zone=night.time_zone,
    )


def is_as_typed(post: QueryDict) -> bool:
    """Whether the fields say all that a page sends, so that it can be shown again by them."""
    return not any(name in post for name in BESIDE_THE_FIELDS)


BESIDE_THE_FIELDS = ("unresolved", "repair", "usual", "usual-shown", TOGETHER, AS_LAST_EVENING)
CSRF = "csrfmiddlewaretoken"  # new with each page, whatever the answers
UNSEEN = "\0"  # what nobody can have seen: such a question stays a conflict


def _seen(text: str) -> dict[str, Value] | None:
    """The answers that a page showed when it was made; `None` if it does not say."""
    try:
        return answers_in(parsed(text), "seen")
    except (ValueError, ValidationError):
        return None


def posted_answers(post: QueryDict, night: Night) -> dict[str, Value]:
    """Answers by question from the fields of a page; texts as typed, removed rows as nothing."""
    hours = night.user.clock
    names = [*SCALARS, *(name for name in post if name.startswith(FAMILIES))]
    by_question: dict[str, Value] = {
        name: text
        for name in names
        if (text := canonical(name, _typed(name, name, post, hours), hours))
    }
    by_question |= {name: sorted(words) for name in LISTS if (words := post.getlist(name))}
    first, at = post.get("first_symptom", ""), "symptom_onset"
    onset = canonical(at, _typed(at, at, post, hours), hours)
    if answer := onset or AT if first == AT else first or onset:
        by_question[FIRST_SYMPTOM] = answer
    if first == NONE and onset:
        by_question[at] = onset  # which of the two is right is for the person to say
    for kind in ROW_KINDS.values():
        by_question |= dict(_posted_rows(kind, post, night))
    return as_last_evening(post, night) | by_question | taken_together(post) | posted_taps(post)


def _posted_rows(kind: RowKind, post: QueryDict, night: Night) -> Iterator[tuple[str, Value]]:
    rows = getattr(night, kind.relation).all() if night.pk else ()
    uids = {str(row.pk): str(row.uid) for row in rows}
    hours = night.user.clock
    for index in range(_count(post, f"{kind.prefix}-TOTAL_FORMS")):
        head = f"{kind.prefix}-{index}-"
        columns = {c: canonical(c, _typed(c, head + c, post, hours), hours) for c in kind.names}
        own = {name: post.get(head + name, "") for name in EXTRA}
        uid = own["uid"] or uids.get(own["id"]) or str(uuid5(NAMESPACE_OID, f"{index} {columns}"))
        waiting = own["ready"] not in {"", "False"} and not own["taken"]
        blank = not any(columns[name] for name in kind.telling)
        yield f"{kind.prefix}:{uid}", None if own["DELETE"] or waiting or blank else columns


EXTRA = ("id", "uid", "DELETE", "ready", "taken")


def _count(post: QueryDict, name: str) -> int:
    text = post.get(name, "")
    return min(int(text[:9]), 200) if text.isdecimal() else 0


def _typed(column: str, name: str, post: QueryDict, hours: str) -> str:
    """What was typed in a field; of what could be two, the reading that was chosen."""
    if is_number(column):
        return NumberInput().value_from_datadict(post, {}, name) or ""
    if is_clock(column):
        field = ClockInput(attrs={"data-clock": hours})
        return field.value_from_datadict(post, {}, name) or ""
    return post.get(name, "")
