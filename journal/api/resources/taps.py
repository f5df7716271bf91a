"""Taps in the dark: legs started, or back in bed. In the morning they are suggestions."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from config.language import gettext as _
from journal import travel
from journal.api.night_answer import READ
from journal.api.night_json import value_in_json
from journal.api.once import storing, uid_of
from journal.api.other_schemas import Deleted
from journal.api.problem import FieldError, missing, wrong
from journal.api.schemas import Tap, Taps
from journal.api.service import route
from journal.forms import WakeTapForm
from journal.models import WakeTap

GROUP = "Taps at night"
WRITE = "nights:write"


@route("GET", "/wake", scope=READ, returns=Taps, group=GROUP)
def list_taps(request: Any, night: date | None = None) -> HttpResponse:
    """List the taps of a night, of tonight unless another is named."""
    there = night or travel.night_of(request.user, timezone.now()).night
    return JsonResponse({"taps": [_in_json(tap) for tap in request.user.wake_taps.on(there)]})


@route("POST", "/wake", scope=WRITE, returns=Tap, group=GROUP)
def tap(request: Any, body: Tap) -> HttpResponse:
    """Note a tap now, or “at” an instant of the last two weeks; one “uid” is stored once."""
    person, now = request.user, timezone.now()
    sent = {"kind": body.kind, "at": body.at or "", "uid": body.uid or uid_of(request) or uuid4()}
    form = WakeTapForm(sent, now=now, person=person)
    if not form.is_valid():
        errors = form.errors.get_json_data().items()
        raise wrong(*(FieldError(n, each["message"]) for n, listed in errors for each in listed))
    with storing(request) as once:
        if not once.repeated:
            night = travel.night_of(person, form.cleaned_data["at"]).night
            once.leads_to = f"{form.save(night).uid}"
    uid = once.leads_to or form.cleaned_data["uid"]
    stored = person.wake_taps.filter(uid=uid).first()
    if stored is None:  # taken back since
        raise missing(_("There is no such tap."))
    return JsonResponse(_in_json(stored))


@route("DELETE", "/wake/{uuid:uid}", scope=WRITE, returns=Deleted, group=GROUP)
def take_back_tap(request: Any, uid: UUID) -> HttpResponse:
    """Take a tap back; POST of what is answered brings it back."""
    with storing(request) as once:
        if not once.repeated:
            stored = request.user.wake_taps.filter(uid=uid).first()
            if stored is None:
                raise missing(_("There is no such tap."))
            stored.delete()
            once.leads_to = f"{uid}"
    return JsonResponse({"deleted": f"{uid}", "undo": "/api/v1/wake"})


def _in_json(tap: WakeTap) -> dict[str, Any]:
    return {
        "uid": f"{tap.uid}",
        "kind": tap.kind,
        "at": value_in_json(tap.at),
        "night": f"{tap.night}",
    }
