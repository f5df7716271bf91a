"""The answers of a night as the fields of its page, and what a page sends as a change."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from django.core.exceptions import ValidationError
from django.http import QueryDict

from accounts.fields.inputs import ClockInput, NumberInput
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
    TAKEN,
    TOGETHER,
    text_of,
)
from journal.saving.change import NightChange, answers_in, is_own_id, is_row, parsed
from journal.saving.merge import Answers, Value
from journal.saving.reading import by_program, canonical, is_clock, is_number
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
        all_as_planned=bool(post.get(ALL_AS_PLANNED)) or _plan_as_last_evening(post),
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
    return _as_last_evening(post, night) | by_question | _taken_together(post) | _posted_taps(post)


def _as_last_evening(post: QueryDict, night: Night) -> dict[str, Value]:
    """The answers of the evening before that one button stores; those of tonight go before."""
    if not post.get(AS_LAST_EVENING):
        return {}
    offered: dict[str, Value] = {}
    for text in post.getlist("same"):
        question, columns = _tap(text)
        claim = ROW_KINDS[question.partition(":")[0]].claim if question else ""
        if question and post.get(claim) != "False":
            offered[question] = columns
        offered |= _scalar(text, night.user.clock)
    return offered


def _scalar(text: str, hours: str) -> dict[str, Value]:
    """One answer of a column, from its JSON; nothing where it is no such answer."""
    try:
        ((name, value),) = parsed(text).items()
    except (ValueError, AttributeError):
        return {}
    if name not in SCALARS or not isinstance(value, str):
        return {}
    return {name: canonical(name, value, hours)}


def _plan_as_last_evening(post: QueryDict) -> bool:
    """Whether that button stores the plan, too."""
    return bool(post.get(AS_LAST_EVENING)) and any(
        ALL_AS_PLANNED in text for text in post.getlist("same")
    )


def _taken_together(post: QueryDict) -> dict[str, Value]:
    """Doses of one time that one button takes as planned; one taken before keeps its time."""
    taken: dict[str, Value] = {}
    for prefix in post.get(TOGETHER, "").split():
        slot = slot_of(f"{prefix}-state")
        if slot and slot.at and post.get(f"{prefix}-state") != TAKEN:
            taken |= {f"{prefix}-state": TAKEN, f"{prefix}-taken_at": f"{slot.at:%H:%M}"}
    return taken


def _posted_taps(post: QueryDict) -> dict[str, Value]:
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
    names = ROW_KINDS[question.partition(":")[0]].names
    return question, {name: canonical(name, str(columns.get(name) or "")) for name in names}


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


def as_posted(answers: Answers, night: Night) -> QueryDict:
    """What a browser would send for these answers on that night's page."""
    post = QueryDict(mutable=True)
    for name, value in answers.items():
        if name in LISTS and isinstance(value, list):
            post.setlist(name, value)
        elif isinstance(value, str):
            post[name] = by_program(name, value)
    post.update(fields_of(FAMILIES, answers))
    first = answers.get("first_symptom")
    if isinstance(first, str) and (":" in first or not (first.isdigit() or first in {NONE, AT})):
        post["first_symptom"] = AT
        post["symptom_onset"] = by_program("symptom_onset", first)
    for kind in ROW_KINDS.values():
        post.update(row_fields(kind, answers, night))
    return post


def fields_of(families: tuple[str, ...], answers: Answers) -> dict[str, str]:
    """The fields of some families; an answer that was taken back is an empty one."""
    return {
        name: by_program(name, str(value or ""))
        for name, value in answers.items()
        if name.startswith(families)
    }


def row_fields(kind: RowKind, answers: Answers, night: Night) -> dict[str, str]:
    """The fields of all rows of a kind, those that are to go among them."""
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
            f"{head}{name}": by_program(name, str(values.get(name, ""))) for name in kind.names
        }
        post[f"{head}uid"] = uid
        if row:
            post |= {f"{head}id": str(row.pk)} | _fate(head, prefix, stays=uid in wanted)
    post[f"{prefix}-TOTAL_FORMS"], post[f"{prefix}-INITIAL_FORMS"] = (
        str(len(uids)),
        str(len(stored)),
    )
    return post


def _fate(head: str, prefix: str, *, stays: bool) -> dict[str, str]:
    """Whether a stored row stays, in the words of its form."""
    if prefix == "doses":
        return {f"{head}ready": "True"} | ({f"{head}taken": "on"} if stays else {})
    return {} if stays else {f"{head}DELETE": "on"}


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
