"""The drinks, bouts of exercise and doses of a night, one by one."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from config.language import gettext as _
from config.language import in_language
from journal.api.night_answer import Build, may_read, store, stored
from journal.api.night_change import Sent, row_in_json
from journal.api.once import uid_of
from journal.api.other_schemas import DeletedRow
from journal.api.problem import missing
from journal.api.schemas import ROW_SHAPES, WholeNight
from journal.api.service import route
from journal.models import Night
from journal.questions import ROW_KINDS, RowKind
from journal.saving.merge import Answers

GROUP = "What is listed under a night"
WRITE = "nights:write"


def declare(kind: RowKind, shape: Any) -> None:
    """Declare the three routes of one kind of row; each answers with the night as it is then."""
    listed = f"/nights/{{night:night}}/{kind.relation}"
    one = f"{listed}/{{uuid:uid}}"

    def add(request: Any, night: date, body: shape) -> HttpResponse:
        uid = body.uid or f"{uid_of(request) or uuid4()}"
        return store(request, night, _holding(kind, uid, body))

    def put(request: Any, night: date, uid: UUID, body: shape) -> HttpResponse:
        return store(request, night, _holding(kind, f"{uid}", body))

    def delete(request: Any, night: date, uid: UUID) -> HttpResponse:
        name, seen = f"{kind.prefix}:{uid}", dict[str, Any]()

        def build(entry: Night, answers: Answers) -> Sent:
            if name not in answers:
                raise missing(_("There is no such row."))
            seen[name] = answers[name]
            return Sent(entry, answers, {name: None})

        stored(request, night, build, base=lambda answers: answers)
        row = row_in_json(seen[name]) if seen and may_read(request) else None
        address = reverse("api:entrance", args=[f"nights/{night}/{kind.relation}/{uid}"])
        return JsonResponse({"deleted": f"{uid}", "row": row, "undo": address})

    with in_language("en"):  # of the reference
        what = kind.one.lower()
    _declare("POST", listed, add, f"add_{kind.relation}", f"List one more under a night: {what}")
    _declare("PUT", one, put, f"put_{kind.relation}", f"Store by its own id: {what}")
    words = f"Delete: {what}. PUT of what is answered brings it back"
    _declare("DELETE", one, delete, f"delete_{kind.relation}", words)


def _holding(kind: RowKind, uid: str, body: Any) -> Build:
    """What makes of a night one that holds this row."""

    def build(entry: Night, answers: Answers) -> Sent:
        sent = Sent(entry, answers)
        sent.add_row(kind.prefix, uid, body, "")
        return sent

    return build


def _declare(
    method: str, path: str, view: Callable[..., HttpResponse], name: str, words: str
) -> None:
    view.__name__, view.__doc__ = name, f"{words}."
    returns = DeletedRow if method == "DELETE" else WholeNight
    route(method, path, scope=WRITE, returns=returns, may=(412,), group=GROUP)(view)


for each in ROW_KINDS.values():
    declare(each, ROW_SHAPES[each.relation])
