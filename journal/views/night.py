"""One night: write it down, correct it, remove it, put it back."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from config.language import gettext as _
from config.language import ngettext
from journal import clock, quotas, travel
from journal.forms.page_answers import from_page
from journal.forms.planned import take_back
from journal.models import Night, RemovedNight
from journal.once import once, storing
from journal.saving.save import SaveResult, save_night_change
from journal.views.render_night import render_night


@login_required
@require_GET
def tonight(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The night it is now by the noon rule."""
    now = timezone.now()
    now_is = travel.tonight(request, now)
    return render_night(request, _entry(request, now_is), now, now_is, here="tonight")


def _entry(
    request: AuthenticatedHttpRequest, now_is: travel.Tonight, night: date | None = None
) -> Night:
    """A night with its rows, tonight unless another is named; a new one in the zone of tonight."""
    entry: Night = request.user.nights.on(night or now_is.night)
    if entry.pk is None and entry.night == now_is.night:
        entry.time_zone = now_is.time_zone
    return entry


@login_required
@require_http_methods(["GET", "POST"])
def edit_night(request: AuthenticatedHttpRequest, night: date) -> HttpResponse:
    """Write a night down, or correct it: one page a night, one part at a time."""
    now = timezone.now()
    now_is = travel.tonight(request, now)
    entry = _entry(request, now_is, night)
    if entry.pk is None and night > max(now_is.night, clock.night_at(now, request.user.zone)):
        raise Http404("That night has not begun yet.")
    if request.method == "GET":
        return render_night(request, entry, now, now_is, here="calendar")
    result = save_night_change(request.user, from_page(request.POST, entry, now), now, entry)
    if result.refused or result.conflicts:
        return render_night(request, result.night, now, now_is, here="calendar", result=result)
    messages.success(request, _sentence(result), extra_tags=_undo(result))
    return redirect("journal:edit_night", night)


def _sentence(result: SaveResult) -> str:
    name = clock.name_of(result.night.night)
    if result.repeated:
        return _("This was saved already: {night}.").format(night=name)
    if not result.written:
        return _("Nothing was changed, so nothing was stored.")
    if len(result.written) > 1:
        saved = _("Saved the evening and morning of {night}.").format(night=name)
    elif "evening" in result.written:
        saved = _("Saved the evening of {night}.").format(night=name)
    else:
        saved = _("Saved the morning of {night}.").format(night=name)
    if not (count := len(result.taken_by_button)):
        return saved
    planned = ngettext("{count} taken as planned.", "{count} taken as planned.", count).format(
        count=count
    )
    return f"{saved} {planned}"


def _undo(result: SaveResult) -> str:
    """Where the next page takes back what "all as planned" answered; empty without any."""
    doses = [*result.taken_by_button]
    if not doses:
        return ""
    return f"restore:{reverse('journal:take_back_doses', args=[result.night.night, doses])}"


@login_required
@require_POST
@once
def take_back_doses(
    request: AuthenticatedHttpRequest, night: date, doses: list[int]
) -> HttpResponse:
    """Undo "all as planned": these doses are unanswered again."""
    entry: Night = get_object_or_404(request.user.nights, night=night)
    with storing(request) as done:
        if take_back(entry, doses):
            messages.success(request, _("Taken back: those doses are unanswered again."))
            return done(redirect("journal:edit_night", night))
    messages.info(request, _("Those doses were changed meanwhile, so nothing was taken back."))
    return redirect("journal:edit_night", night)


@login_required
@require_POST
@once
def delete_night(request: AuthenticatedHttpRequest, night: date) -> HttpResponse:
    """Remove a night; the next page offers to undo it."""
    entry: Night = get_object_or_404(request.user.nights, night=night)
    with storing(request) as done:
        removed = RemovedNight.take(entry)
        undo = reverse("journal:restore_night", args=[removed.pk])
        note = _("Deleted: the night of {night}.").format(night=clock.name_of(night))
        messages.success(request, note, extra_tags=f"restore:{undo}")
        return done(redirect(f"{reverse('journal:calendar')}?month={night:%Y-%m}"))


@login_required
@require_POST
@once
def restore_night(request: AuthenticatedHttpRequest, pk: int) -> HttpResponse:
    """Put a deleted night back."""
    removed = get_object_or_404(request.user.removed_nights, pk=pk)
    with storing(request) as done:
        if removed.restore():
            note = _("Restored: the night of {night}.").format(night=clock.name_of(removed.night))
            messages.success(request, note)
            return done(redirect("journal:edit_night", removed.night))
    messages.error(
        request,
        _(
            "This night was written anew after it was deleted. Delete the new one first, "
            "then restore the old one."
        ),
    )
    return redirect("journal:edit_night", removed.night)


@login_required
@require_POST
@once
def move_morning(request: AuthenticatedHttpRequest, night: date) -> HttpResponse:
    """Give the morning's answers to the night before, which they were about."""
    entry: Night = get_object_or_404(request.user.nights, night=night)
    before = request.user.nights.on(night - clock.DAY)
    refused = quotas.full(request.user, "nights") if before.pk is None else None
    if before.night.year < clock.EARLIEST_YEAR:
        refused = _("There are no nights before {year} here. Please choose another.").format(
            year=clock.EARLIEST_YEAR
        )
    if refused:
        messages.error(request, refused)
        return redirect("journal:edit_night", night)
    with storing(request) as done:
        if entry.move_morning_to(before):
            note = _("The morning now belongs to {night}.").format(
                night=clock.name_of(before.night)
            )
            messages.success(request, note)
            return done(redirect("journal:edit_night", before.night))
    messages.error(
        request,
        _("The morning of {night} is written already. Clear one of the two first.").format(
            night=clock.name_of(before.night)
        ),
    )
    return redirect("journal:edit_night", night)
