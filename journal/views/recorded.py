"""A night as trackers recorded it, beside what its person wrote."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.http import AuthenticatedHttpRequest
from accounts.models import User
from config.language import gettext as _
from journal import clock
from journal.models import Night
from journal.once import once, storing
from journal.recordings.nights import SourceNight, in_nights
from journal.recordings.suggestion import NAMES, suggestion
from journal.views.suggested import take_over

OFFERED_FOR = (*NAMES, "slept")


def recorded_of(person: User, entry: Night) -> dict[str, Any]:
    """The sources of a night, and what the first of them suggests for its morning."""
    nights = _sources(person, entry.night)
    written = {name: getattr(entry, name) for name in OFFERED_FOR}
    return {"recordings": nights, "suggested": suggestion(nights, written, entry.zone)}


@login_required
@require_POST
@once
def use_recording(request: AuthenticatedHttpRequest, night: date) -> HttpResponse:
    """Confirm what a tracker suggests for a night: it becomes answers of its morning."""
    entry = request.user.nights.on(night)
    offered = recorded_of(request.user, entry)["suggested"]
    if offered is None:
        raise Http404("Nothing is suggested for this night.")
    with storing(request) as done:
        take_over(request.user, night, offered.answers)
        note = _("Taken over into the morning of {night}.").format(night=clock.name_of(night))
        messages.success(request, note)
        return done(redirect("journal:edit_night", night))


def _sources(person: User, night: date) -> tuple[SourceNight, ...]:
    recordings = person.device_sleeps.recorded(night, night)
    return in_nights(recordings, person.tracker_order).get(night, ())
