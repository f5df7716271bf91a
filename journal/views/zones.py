"""Away from home: the zone of tonight, of a night written before, and of the account."""

from datetime import date
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from journal import clock, travel
from journal.forms.zones import HereForm, NightZoneForm
from journal.models import Night


@login_required
@require_http_methods(["GET", "POST"])
def night_zone(request: AuthenticatedHttpRequest, night: date) -> HttpResponse:
    """Correct the zone of a night: its times stay as written, durations are worked out anew."""
    entry: Night = get_object_or_404(request.user.nights, night=night)
    form = NightZoneForm(request.POST if request.method == "POST" else None, night=entry)
    if form.is_valid():
        zone = form.cleaned_data["time_zone"]
        travel.move(entry, zone)
        note = _("{night} is on {city} time. Its clock times stay.").format(
            night=clock.name_of(night), city=clock.city_of(zone)
        )
        messages.success(request, note)
        return redirect("journal:edit_night", night)
    context = {"form": form, "entry": entry, "name": clock.name_of(night), "here": "calendar"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "journal/night_zone.html", context, status=status)


@login_required
@require_POST
def here(request: AuthenticatedHttpRequest) -> HttpResponse:
    """This device is in another zone: use that for tonight, from now on, or not at all."""
    form = HereForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(next(iter(form.errors.values()))[0]))
        return redirect("journal:tonight")
    zone, use = form.cleaned_data["time_zone"], form.cleaned_data["use"]
    if use == HereForm.TONIGHT:
        night = travel.choose(request, zone, timezone.now())
        stored = request.user.nights.filter(night=night).first()
        if stored is not None and form.cleaned_data["night"] == night:
            travel.move(stored, zone)
    elif use == HereForm.ALWAYS:
        request.user.time_zone = zone
        request.user.save(update_fields=["time_zone"])
        note = _("Your account is on {city} time. Nights written before keep theirs.").format(
            city=clock.city_of(zone)
        )
        messages.success(request, note)
    else:
        request.session[travel.DECLINED] = zone
    return redirect("journal:tonight")
