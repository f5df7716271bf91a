"""Answers of a night as the fields in which its page would send them."""

from collections.abc import Mapping

from django.http import QueryDict

from journal.models import Night
from journal.questions import ROW_KINDS, RowKind
from journal.saving.answers import (
    AT,
    FAMILIES,
    LISTS,
    NONE,
    text_of,
)
from journal.saving.merge import Answers
from journal.saving.reading import by_program


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
