"""One night: write it down, correct it, remove it, put it back."""

import json
from datetime import date, datetime
from http import HTTPStatus
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.http import AuthenticatedHttpRequest
from journal import caffeine, clock, last_nights, quotas, sleep, tonight_notes, travel
from journal.diary import DiaryNight
from journal.forms import NightPage
from journal.forms.page_answers import as_posted, from_page, is_as_typed
from journal.forms.planned import take_back
from journal.models import Night, RemovedNight
from journal.once import once, storing
from journal.saving import wording
from journal.saving.answers import stored_answers
from journal.saving.save import SaveResult, save_night_change
from journal.views.day_suggestions import suggested_of
from journal.views.recorded import recorded_of
from journal.views.wake import wake_suggestion

NIGHTS_BEFORE_OFFER = 3


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
        return f"This was saved already: {name}."
    if not result.written:
        return "Nothing was changed, so nothing was stored."
    count = len(result.taken_by_button)
    planned = f" {count} taken as planned." if count else ""
    return f"Saved the {' and '.join(result.written)} of {name}.{planned}"


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
            messages.success(request, "Taken back: those doses are unanswered again.")
            return done(redirect("journal:edit_night", night))
    messages.info(request, "Those doses were changed meanwhile, so nothing was taken back.")
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
        note = f"Deleted: the night of {clock.name_of(night)}."
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
            messages.success(request, f"Restored: the night of {clock.name_of(removed.night)}.")
            return done(redirect("journal:edit_night", removed.night))
    messages.error(
        request,
        "This night was written anew after it was deleted. Delete the new one first, "
        "then restore the old one.",
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
        refused = f"There are no nights before {clock.EARLIEST_YEAR} here. Please choose another."
    if refused:
        messages.error(request, refused)
        return redirect("journal:edit_night", night)
    with storing(request) as done:
        if entry.move_morning_to(before):
            messages.success(request, f"The morning now belongs to {clock.name_of(before.night)}.")
            return done(redirect("journal:edit_night", before.night))
    messages.error(
        request,
        f"The morning of {clock.name_of(before.night)} is written already. "
        "Clear one of the two first.",
    )
    return redirect("journal:edit_night", night)


def render_night(
    request: AuthenticatedHttpRequest,
    entry: Night,
    now: datetime,
    now_is: travel.Tonight,
    *,
    here: str,
    result: SaveResult | None = None,
) -> HttpResponse:
    """The night's page; `result` is what could not be stored, shown with its problems."""
    stored = request.user.nights.on(entry.night) if result and result.refused else entry
    page = _filled_in(request, entry, now, result)
    diary = stored.to_diary() if stored.pk else None
    at_home = clock.night_at(now, request.user.zone)
    context = _slept(request, diary) | _place(entry, now_is.night, at_home)
    if _morning_first(entry, now):
        context |= _last_night(diary, entry, page)
    context |= {
        "evening": page.evening,
        "morning": page.morning,
        "strip": last_nights.strip(entry.night, page.before) if entry.night == now_is.night else [],
        "token": uuid4(),
        "seen": json.dumps(result.answers if result else stored_answers(entry)),
        "entry": entry,
        "to_come": wording.still_to_come(stored, now),
        "here": here,
        "refused": bool(result and result.refused),
        "conflicts": wording.conflicts(entry, result.conflicts) if result else {},
        "over_at": clock.ends_at(entry.night, entry.zone) if here == "tonight" else None,
        "declined_zone": request.session.get(travel.DECLINED, ""),
        "caffeine_left": _caffeine_left(request, diary),
        "offers_device": _offers_device(request, page),
        "tonight_notes": _notes(request, entry.night, max(now_is.night, at_home)),
        "wake": wake_suggestion(request.user, entry),
        "day_suggestions": suggested_of(request.user, entry),
        **recorded_of(request.user, entry),
    }
    status = HTTPStatus.OK
    if result:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if result.refused else HTTPStatus.CONFLICT
    return render(request, "journal/edit_night.html", context, status=status)


def _last_night(diary: DiaryNight | None, entry: Night, page: NightPage) -> dict[str, object]:
    """The night in a sentence, where its morning leads the page."""
    sentence = last_nights.in_a_sentence(diary) if diary else ""
    usual = last_nights.fortnight(entry.night, page.before) if sentence else ""
    return {"morning_first": True, "sentence": sentence, "fortnight": usual}


def _notes(
    request: AuthenticatedHttpRequest, night: date, latest: date
) -> list[tonight_notes.TonightNote]:
    """The notes of rooms for a night; none for one to come, which may be secret until then."""
    return tonight_notes.notes(request.user, night) if night <= latest else []


def _offers_device(request: AuthenticatedHttpRequest, page: NightPage) -> bool:
    """Whether to ask, once and after three nights, if entries may wait on this device."""
    is_open = request.user.device_offer_answered_at is None
    return is_open and page.nights_before >= NIGHTS_BEFORE_OFFER


def _filled_in(
    request: AuthenticatedHttpRequest, entry: Night, now: datetime, result: SaveResult | None
) -> NightPage:
    """The page with what was typed, where that could not be stored; else as it is stored."""
    if result is None:
        return NightPage(None, night=entry, now=now)
    as_typed = result.refused and result.was_current and is_as_typed(request.POST)
    data = request.POST if as_typed else as_posted(result.wanted, entry)
    page = NightPage(data, night=entry, now=now)
    page.show(result.problems)
    return page


def _place(entry: Night, tonight: date, at_home: date) -> dict[str, object]:
    """What a night is called, and its neighbours."""
    before = entry.night - clock.DAY
    return {
        "is_tonight": entry.night == tonight,
        "name": clock.name_of(entry.night),
        "short_name": clock.short_name_of(entry.night, tonight),
        "previous": before,
        "long_ago": entry.night.year < clock.LONG_AGO,
        "next": entry.night + clock.DAY if entry.night < max(tonight, at_home) else None,
    }


def _slept(request: AuthenticatedHttpRequest, diary: DiaryNight | None) -> dict[str, object]:
    """How the night was, as far as it is written, and what does not add up."""
    if diary is None:
        return {"problems": [], "repairs": []}
    return {"sleep": sleep.metrics(diary)} | wording.how_it_was(diary, request.user)


def _caffeine_left(request: AuthenticatedHttpRequest, diary: DiaryNight | None) -> float | None:
    """The caffeine still on board at bedtime, mg, where it can be estimated."""
    if diary is None or not diary.caffeine_mg:
        return None
    return caffeine.at_bedtime(diary, float(request.user.caffeine_half_life_hours))


def _morning_first(entry: Night, now: datetime) -> bool:
    """Whether the morning part leads: after waking, and for every night that is over.

    No answer changes it, so that nothing has another place at the next visit.
    """
    if clock.night_at(now, entry.zone) != entry.night:
        return True
    return 4 <= now.astimezone(entry.zone).hour < 12
