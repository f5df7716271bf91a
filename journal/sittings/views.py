"""The sitting test: what it is, a sitting as it goes on or as it was, evenings and two of them."""

from datetime import date, time, timedelta
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from journal import travel
from journal.once import once, storing
from journal.sittings import pages
from journal.sittings.comparison import FEWEST_OTHERS, last_two
from journal.sittings.course import LATEST, LENGTH
from journal.sittings.evening import times_to_offer
from journal.sittings.evenings_json import evenings_json
from journal.sittings.forms import SittingForm, TwoEveningsForm
from journal.sittings.models import RemovedSitting, Sitting
from journal.sittings.screen import screen
from journal.sittings.tap_form import TapForm

RECENT = 12  # evenings that are shown at first
LONGEST = timedelta(minutes=LENGTH + LATEST)


@login_required
@require_safe
def sittings(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What the test is, and the evenings that have sittings."""
    every = request.user.sittings.evenings()
    comparison, rows = last_two(every), pages.evening_rows(every)
    context = {
        "recent": rows[:RECENT],
        "earlier": rows[RECENT:],
        "last_two": pages.in_words(comparison, request.user.clock) if comparison else (),
        "fewest": FEWEST_OTHERS,
        "here": "sittings",
    }
    return render(request, "sittings/sittings.html", context)


@login_required
@require_safe
def sitting_now(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The dark screen of a sitting, the one that goes on if there is one."""
    now, own = timezone.now(), request.user.sittings
    begun = own.filter(started_at__gt=now - LONGEST, started_at__lte=now)
    running = next((row for row in reversed(begun) if row.to_course().is_running(now)), None)
    context = screen(_offered(request), request.user.clock, running)
    return render(request, "sittings/sitting_now.html", context)


def _offered(request: AuthenticatedHttpRequest) -> tuple[time, ...]:
    latest = request.user.sittings.values_list("night", flat=True).last()
    every = request.user.sittings.filter(night=latest).evenings() if latest else ()
    return times_to_offer(every[-1] if every else None)


@login_required
@require_POST
def tap(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Store one tap of a running sitting; the same one sent again changes nothing."""
    form = TapForm(request.POST, now=timezone.now(), person=request.user)
    if form.is_valid():
        try:
            _store(request, form)
        except ValidationError as error:
            return _refused(error.message_dict)
        return JsonResponse({"stored": True})
    return _refused(form.errors)


@transaction.atomic
def _store(request: AuthenticatedHttpRequest, form: TapForm) -> None:
    cleaned = form.cleaned_data
    now_is = travel.tonight(request, cleaned["started_at"])
    begun, __ = request.user.sittings.get_or_create(
        uid=cleaned["uid"],
        defaults={
            "night": now_is.night,
            "time_zone": now_is.time_zone,
            "planned_at": cleaned["planned_at"],
            "started_at": cleaned["started_at"],
        },
    )
    row: Sitting = request.user.sittings.select_for_update().get(pk=begun.pk)
    for name, value in form.columns().items():
        setattr(row, name, value)
    row.full_clean()
    row.save()


def _refused(errors: object) -> JsonResponse:
    return JsonResponse({"errors": errors}, status=HTTPStatus.UNPROCESSABLE_ENTITY)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def new_sitting(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Write a sitting down after it."""
    now_is = travel.tonight(request, timezone.now())
    row = Sitting(user=request.user, night=now_is.night, time_zone=now_is.time_zone)
    return _page(request, row)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def edit_sitting(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Correct a sitting."""
    return _page(request, get_object_or_404(request.user.sittings, pk=pk))


def _page(request: AuthenticatedHttpRequest, row: Sitting) -> HttpResponse:
    """The form of one sitting; what was sent is stored when it can be."""
    data = request.POST if request.method == "POST" else None
    form = SittingForm(data, instance=row, offered=_offered(request), now=timezone.now())
    if form.is_valid():
        with storing(request) as done:
            saved = form.save()
            messages.success(request, _("Saved: {what}.").format(what=saved))
            return done(redirect("sittings:evening", saved.night))
    context = {"form": form, "sitting": row, "here": "sittings"}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "sittings/edit_sitting.html", context, status=status)


@login_required
@require_POST
@once
def delete_sitting(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Remove a sitting; the next page offers to undo it."""
    row = get_object_or_404(request.user.sittings, pk=pk)
    with storing(request) as done:
        removed = RemovedSitting.take(row)
        undo = reverse("sittings:restore_sitting", args=[removed.pk])
        words = _("Deleted: {what}.").format(what=row)
        messages.success(request, words, extra_tags=f"restore:{undo}")
        return done(redirect("sittings:sittings"))


@login_required
@require_POST
@once
def restore_sitting(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Put a deleted sitting back."""
    removed = get_object_or_404(request.user.removed_sittings, pk=pk)
    with storing(request) as done:
        if removed.restore():
            messages.success(request, _("Restored."))
            return done(redirect("sittings:sittings"))
    messages.error(request, _("This sitting is back in your journal already."))
    return redirect("sittings:sittings")


@login_required
@require_safe
def evening(request: AuthenticatedHttpRequest, night: date) -> HttpResponse:
    """The sittings of one evening."""
    rows = list(request.user.sittings.filter(night=night))
    if not rows:
        raise Http404(_("No sitting of that evening is written down."))
    context = pages.evening_page(rows, request.user.clock) | {"here": "sittings"}
    return render(request, "sittings/evening.html", context)


@login_required
@require_safe
def compare_evenings(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Two evenings beside each other, the last two unless others are asked for."""
    every = request.user.sittings.evenings()
    form = TwoEveningsForm(request.GET, every=every)
    chosen = form.chosen()
    context = {"form": form, "here": "sittings"}
    if chosen:
        context |= pages.two_evenings(chosen, every, request.user.clock)
        nights = [each.night.isoformat() for each in chosen]
        form.data = dict(zip(form.fields, nights, strict=True))
    status = HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK
    return render(request, "sittings/compare_evenings.html", context, status=status)


@login_required
@require_safe
def evenings(request: AuthenticatedHttpRequest) -> JsonResponse:
    """Every evening, and the last two beside each other, as JSON."""
    every = request.user.sittings.evenings()
    return JsonResponse(evenings_json(every, request.user.clock))
