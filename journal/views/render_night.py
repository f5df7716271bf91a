"""The page of a night: all that it shows, and whether something could not be stored."""

import json
from datetime import date, datetime
from http import HTTPStatus
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render

from accounts.http import AuthenticatedHttpRequest
from journal import caffeine, clock, last_nights, provenance, sleep, tonight_notes, travel
from journal.diary import DiaryNight
from journal.forms import NightPage
from journal.forms.page_answers import is_as_typed
from journal.forms.page_fields import as_posted
from journal.models import Night
from journal.saving import wording
from journal.saving.answers import stored_answers
from journal.saving.save import SaveResult
from journal.views.day_suggestions import suggested_of
from journal.views.recorded import recorded_of
from journal.views.wake import wake_suggestion

NIGHTS_BEFORE_OFFER = 3


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
    context |= _saved(entry, result)
    if _morning_first(entry, now):
        context |= _last_night(diary, entry, page)
    context |= {
        "evening": page.evening,
        "morning": page.morning,
        "strip": last_nights.strip(entry.night, page.before) if entry.night == now_is.night else [],
        "token": uuid4(),
        "entry": entry,
        "to_come": wording.still_to_come(stored, now),
        "here": here,
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


def _saved(entry: Night, result: SaveResult | None) -> dict[str, object]:
    """The answers that the next saving goes by, and what of the last one could not be stored."""
    if result is None:
        return {"seen": json.dumps(stored_answers(entry)), "refused": False, "conflicts": {}}
    return {
        "seen": json.dumps(result.answers),
        "refused": bool(result.refused),
        "conflicts": wording.conflicts(entry, result.conflicts),
    }


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
    """What a night is called, where it came from, and its neighbours."""
    before = entry.night - clock.DAY
    return {
        "is_tonight": entry.night == tonight,
        "name": clock.name_of(entry.night),
        "short_name": clock.short_name_of(entry.night, tonight),
        "previous": before,
        "long_ago": entry.night.year < clock.LONG_AGO,
        "provenance": provenance.provenance(entry),
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
