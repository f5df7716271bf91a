"""The 3 a.m. screen, and what its taps suggest in the morning."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from config.language import gettext as _
from journal import clock, legs_up, travel
from journal.forms import UndoTapForm, WakeTapForm
from journal.models import Night, WakeTap
from journal.once import once, storing
from journal.views.suggested import take_over
from journal.wake import suggestion

GLOWS = timedelta(minutes=5)  # for so long the page shows the last tap and offers to undo it


@login_required
@require_http_methods(["GET", "POST"])
def wake(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Two targets in the dark: legs started, back in bed."""
    now = timezone.now()
    wants_json = request.get_preferred_type(["text/html", "application/json"]) != "text/html"
    form = WakeTapForm(
        request.POST if request.method == "POST" else None, now=now, person=request.user
    )
    if form.is_valid():
        form.save(travel.tonight(request, form.cleaned_data["at"]).night)
        legs_up.last_tap(request, now)
        return JsonResponse({"stored": True}) if wants_json else redirect("journal:wake")
    if form.is_bound and wants_json:
        return JsonResponse({"errors": form.errors}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    last = legs_up.last_tap(request, now)
    context = {
        "kinds": WakeTap.Kind.choices,
        "noted": last if last and last.at >= now - GLOWS else None,
        "is_up": last is not None and last.kind == WakeTap.Kind.STARTED,
        "uid": uuid4(),
        "form": form,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "journal/wake.html", context, status=status)


@login_required
@require_POST
def undo_wake_tap(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Take a tap back; one that is not there is already back."""
    if uid := UndoTapForm(request.POST).taken_back():
        request.user.wake_taps.filter(uid=uid).delete()
        legs_up.last_tap(request, timezone.now())
    if request.get_preferred_type(["text/html", "application/json"]) == "text/html":
        return redirect("journal:wake")
    return JsonResponse({"stored": True})


@login_required
@require_POST
@once
def use_wake_taps(request: AuthenticatedHttpRequest, night: date) -> HttpResponse:
    """Confirm what the taps of a night suggest: they become answers of its morning."""
    if not (offered := wake_suggestion(request.user, request.user.nights.on(night))):
        raise Http404("Nothing is suggested for this night.")
    with storing(request) as done:
        take_over(request.user, night, offered["answers"])
        note = _("Taken over into the morning of {night}.").format(night=clock.name_of(night))
        messages.success(request, note)
        return done(redirect("journal:edit_night", night))


def wake_suggestion(person: User, entry: Night) -> dict[str, Any] | None:
    """What `journal/wake_suggestion.html` shows above a morning; `None` with nothing to confirm."""
    suggested = suggestion(tap.to_tap() for tap in person.wake_taps.on(entry.night))
    if suggested is None:
        return None
    answers = suggested.answers()
    if all(getattr(entry, name) == value for name, value in answers.items()):
        return None
    return {
        "night": entry.night,
        "zone": entry.zone,
        "suggestion": suggested,
        "answers": answers,
        "untimed": len(suggested.walks) - len(suggested.timed),
    }
