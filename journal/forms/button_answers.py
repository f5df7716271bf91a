"""What one tap on a button of a night's page stores, as answers by question."""

from collections.abc import Mapping

from django.http import QueryDict

from journal.models import Night
from journal.plan import slot_of
from journal.questions import ROW_KINDS
from journal.saving.answers import (
    ALL_AS_PLANNED,
    AS_LAST_EVENING,
    SCALARS,
    TAKEN,
    TOGETHER,
)
from journal.saving.change import is_row, parsed
from journal.saving.merge import Value
from journal.saving.reading import canonical


def as_last_evening(post: QueryDict, night: Night) -> dict[str, Value]:
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


def plan_as_last_evening(post: QueryDict) -> bool:
    """Whether that button stores the plan, too."""
    return bool(post.get(AS_LAST_EVENING)) and any(
        ALL_AS_PLANNED in text for text in post.getlist("same")
    )


def taken_together(post: QueryDict) -> dict[str, Value]:
    """Doses of one time that one button takes as planned; one taken before keeps its time."""
    taken: dict[str, Value] = {}
    for prefix in post.get(TOGETHER, "").split():
        slot = slot_of(f"{prefix}-state")
        if slot and slot.at and post.get(f"{prefix}-state") != TAKEN:
            taken |= {f"{prefix}-state": TAKEN, f"{prefix}-taken_at": f"{slot.at:%H:%M}"}
    return taken


def posted_taps(post: QueryDict) -> dict[str, Value]:
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
