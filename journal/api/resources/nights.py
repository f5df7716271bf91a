"""Nights: a page of them, one, the whole of one, some answers of one, and its rows."""

from datetime import date
from hashlib import blake2b
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from config.language import gettext as _
from config.language import gettext_lazy
from journal import clock
from journal.api.night_answer import IF_MATCH, READ, answer, matches, store
from journal.api.night_change import Sent, in_texts
from journal.api.night_json import nights_in_json
from journal.api.once import storing
from journal.api.other_schemas import Deleted
from journal.api.problem import FieldError, Problem, missing, wrong
from journal.api.schemas import HowMany, NightChange, Nights, WholeNight
from journal.api.service import route
from journal.clock import DAY, Period
from journal.models import Night, RemovedNight
from journal.saving.change import answers_in
from journal.saving.merge import Answers

GROUP = "Nights"
WRITE = "nights:write"
ONE = "/nights/{night:night}"
NEEDS_MATCH = gettext_lazy(
    "This night is stored already. Please read it, and send its ETag as “If-Match”, so "
    "that nothing is replaced that you have not seen."
)


@route("GET", "/nights", scope=READ, returns=Nights, may=(304,), group=GROUP)
def list_nights(
    request: Any, first: date | None = None, last: date | None = None, limit: HowMany = 90
) -> HttpResponse:
    """List nights, the latest first: those from “first” to “last”, at most “limit” a page."""
    last = min(last or date.max, clock.latest_night(timezone.now()))
    first = first or date(clock.EARLIEST_YEAR, 1, 1)
    if first > last:
        raise wrong(FieldError("first", _("The first night is after the last one.")))
    dates = request.user.nights.filter(night__range=(first, last)).order_by("-night")
    page = list(dates.values_list("night", "pk", "version")[: limit + 1])
    shown, more = page[:limit], page[limit:]
    said = f"{first} {last} {limit} {page}".encode()
    tag = f'"{blake2b(said, digest_size=16).hexdigest()}"'
    if unchanged := get_conditional_response(request, etag=tag):
        return unchanged
    nights = _during(request, Period(shown[-1][0], shown[0][0])) if shown else []
    following = f"first={first}&last={shown[-1][0] - DAY}&limit={limit}" if more else ""
    address = reverse("api:entrance", args=["nights"])
    body = {"nights": nights, "next": f"{address}?{following}" if following else None}
    return JsonResponse(body, headers={"ETag": tag})


def _during(request: Any, period: Period) -> list[dict[str, Any]]:
    return nights_in_json(request.user, period)[::-1]


@route("GET", ONE, scope=READ, returns=WholeNight, may=(304,), group=GROUP)
def read_night(request: Any, night: date) -> HttpResponse:
    """Read one night, with an ETag that names its version."""
    response = answer(request, night)
    return get_conditional_response(request, etag=response.headers["ETag"]) or response


@route("PUT", ONE, scope=WRITE, returns=WholeNight, may=(412, 428), group=GROUP)
def put_night(request: Any, night: date, body: WholeNight) -> HttpResponse:
    """Store the whole of a night; what is left out is not known, and rows left out are deleted."""

    def build(entry: Night, stored: Answers) -> Sent:
        if entry.pk and IF_MATCH not in request.headers:
            raise Problem(HTTPStatus.PRECONDITION_REQUIRED, NEEDS_MATCH)
        return Sent.whole(entry, stored, body)

    return store(request, night, build, body)


@route("PATCH", ONE, scope=WRITE, returns=WholeNight, may=(412,), group=GROUP)
def change_night(request: Any, night: date, body: NightChange) -> HttpResponse:
    """Store some answers; one stored otherwise is replaced with “If-Match” or with its “base”."""

    def build(entry: Night, stored: Answers) -> Sent:
        return Sent.some(entry, stored, body)

    def base(stored: Answers) -> Answers:
        return answers_in(in_texts(body.base), "base") if body.base else {}

    return store(request, night, build, body, base)


@route("DELETE", ONE, scope=WRITE, returns=Deleted, may=(412,), group=GROUP)
def delete_night(request: Any, night: date) -> HttpResponse:
    """Delete a night; what is answered says how to bring it back within 30 days."""
    with storing(request) as once:
        if not once.repeated:
            if (entry := request.user.nights.filter(night=night).first()) is None:
                raise missing(_("There is no such night."))
            matches(request, entry)
            once.leads_to = f"nights/removed/{RemovedNight.take(entry).pk}/restore"
    return JsonResponse({"deleted": f"{night}", "undo": _address(once.leads_to)})


def _address(path: str) -> str:
    return reverse("api:entrance", args=[path])


@route(
    "POST", "/nights/removed/{int:removed}/restore", scope=WRITE, returns=WholeNight, group=GROUP
)
def restore_night(request: Any, removed: int) -> HttpResponse:
    """Bring a deleted night back."""
    with storing(request) as once:
        if not once.repeated:
            entry = request.user.removed_nights.filter(pk=removed).first()
            if entry is None:
                raise missing(_("There is no such deleted night."))
            if not entry.restore():
                sentence = _("This night was written anew. Please delete the new one first.")
                raise Problem(HTTPStatus.CONFLICT, sentence)
            once.leads_to = f"{entry.night}"
    return answer(request, date.fromisoformat(once.leads_to), once)
