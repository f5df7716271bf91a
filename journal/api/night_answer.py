"""Storing a night for a program, and what it is answered."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from accounts.models import User
from config.language import gettext as _
from config.language import gettext_lazy
from journal import clock, travel
from journal.api import night_json
from journal.api.night_change import Sent, in_json
from journal.api.once import Once, storing
from journal.api.problem import FieldError, Problem, missing, wrong
from journal.clock import Period
from journal.models import Night
from journal.saving import wording
from journal.saving.answers import stored_answers
from journal.saving.change import NightChange, instant
from journal.saving.merge import Answers
from journal.saving.save import SaveResult, save_night_change

READ = "nights:read"
IF_MATCH, IF_NONE_MATCH = "If-Match", "If-None-Match"
STALE = gettext_lazy(
    "The night is another one by now. Please read it again, and send your change to that."
)
CONFLICT = gettext_lazy(
    "Some answers are stored otherwise. Please read both, and send yours again with the "
    "stored one as “base” if it shall replace that. Nothing was stored."
)
Build = Callable[[Night, Answers], Sent]
Base = Callable[[Answers], Answers]


def store(
    request: HttpRequest, night: date, build: Build, body: Any = None, base: Base | None = None
) -> HttpResponse:
    """Store a change as `stored` does; answer the night as it is then."""
    return answer(request, night, stored(request, night, build, body, base))


def stored(
    request: HttpRequest, night: date, build: Build, body: Any = None, base: Base | None = None
) -> Once:
    """Store what `build` makes of a night and its stored answers.

    `base` says which answers the program had seen: none, unless the request names the version.
    All is stored or nothing: raises `Problem` for what cannot be, or would replace an answer that
    the program had not seen.
    """
    person, now = _person(request), timezone.now()
    if night > clock.latest_night(now):
        raise missing(_("There is no such night yet."))
    with storing(request) as once:
        if not once.repeated:
            _store(request, person.nights.on(night), build, body, base, now)
            once.leads_to = f"{night}"
    return once


def _store(
    request: HttpRequest,
    night: Night,
    build: Build,
    body: Any,
    base: Base | None,
    now: datetime,
) -> None:
    is_current = matches(request, night)
    zone = zone_of(body)
    there = stored_answers(night)
    sent = build(night, there)
    if night.pk is None and zone:
        night.time_zone = zone
    seen = there if is_current else (base(there) if base else {})
    change = NightChange(night.night, seen, sent.answers, tuple(sent.answers), when(body, now))
    result = save_night_change(night.user, change, now, night)
    if result.refused:
        raise wrong(*sent.fields(result.problems))
    if result.conflicts:
        raise conflict(request, sent, result)
    if zone and result.night.pk and result.night.time_zone != zone:
        travel.move(result.night, zone)


def _person(request: HttpRequest) -> User:
    person: Any = request.user
    return person  # type: ignore[no-any-return]


def matches(request: HttpRequest, night: Night) -> bool:
    """Whether the request names the version that is stored; `Problem` where it names another."""
    tag = night_json.tag_of(night.pk, night.version) if night.pk else ""
    wanted, unwanted = request.headers.get(IF_MATCH), request.headers.get(IF_NONE_MATCH)
    if unwanted and tag and unwanted.strip() in {"*", tag}:
        raise Problem(HTTPStatus.PRECONDITION_FAILED, STALE, more={"etag": tag})
    if not wanted:
        return False
    named = [each.strip() for each in wanted.split(",")]
    if not tag or not {"*", tag} & {*named}:
        raise Problem(HTTPStatus.PRECONDITION_FAILED, STALE, more={"etag": tag or None})
    return True


def when(body: Any, now: datetime) -> datetime:
    """When it was written, as the body says; now where it says nothing."""
    text = getattr(body, "at", None)
    try:
        return instant(text, now) if text else now.astimezone(UTC)
    except ValidationError as error:
        raise wrong(FieldError("at", error.messages[0])) from error


def zone_of(body: Any) -> str:
    """The zone that a body names; empty: it names none."""
    zone = getattr(body, "time_zone", None) or ""
    if zone and not travel.is_known(zone):
        raise wrong(FieldError("time_zone", _("This server knows no time zone of this name.")))
    return str(zone)


def conflict(request: HttpRequest, sent: Sent, result: SaveResult) -> Problem:
    """Both answers to each question that is stored otherwise; the stored one for who may read."""
    listed = []
    for name, each in wording.conflicts(result.night, result.conflicts).items():
        values = {side: in_json(name, each[side]) for side in ("yours", "stored")}
        shown = {"field": sent.path_of(name), **each, **values}
        listed.append(shown if may_read(request) else _without_stored(shown))
    return Problem(HTTPStatus.CONFLICT, CONFLICT, more={"conflicts": listed})


def _without_stored(each: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in each.items() if not name.startswith("stored")}


def may_read(request: HttpRequest) -> bool:
    """Whether the token of this request may read nights."""
    return bool(request.auth.allows(READ))  # type: ignore[attr-defined]


def answer(request: HttpRequest, night: date, once: Once | None = None) -> HttpResponse:
    """A night as JSON with its ETag; a token that may only write learns just its version.

    Raises `Problem` for a night that is not logged.
    """
    person = _person(request)
    if may_read(request):
        found = night_json.with_tags(person, Period(night, night))
    else:
        found = [
            (night_json.tag_of(key, version), {"night": f"{night}", "version": version})
            for key, version in person.nights.versions(Period(night, night))
        ]
    if not found:
        raise missing(_("There is no such night."))
    tag, entry = found[0]
    repeated = {"Idempotency-Replayed": "true"} if once and once.repeated else {}
    return JsonResponse(entry, headers={"ETag": tag, **repeated})
