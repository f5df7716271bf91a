"""Whose journal it is, and what it asks."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from config.language import gettext as _
from config.language import list_text, offered
from journal import travel
from journal.api import question_json
from journal.api.access import ANY
from journal.api.once import storing
from journal.api.other_schemas import Me, MeChange, Questions
from journal.api.problem import FieldError, wrong
from journal.api.service import route

GROUP = "About you"


@route("GET", "/me", scope=ANY, returns=Me, group=GROUP)
def me(request: Any) -> HttpResponse:
    """Read what the journal goes by: zone, clock, units, tonight; and what the token may do."""
    return _answer(request)


def _answer(request: Any) -> HttpResponse:
    person, token = request.user, request.auth
    tonight = travel.night_of(person, timezone.now())
    return JsonResponse(
        {
            "time_zone": person.time_zone,
            "language": person.speaks,
            "clock": person.clock,
            "units": person.units,
            "first_weekday": person.first_weekday,
            "tonight": {"night": f"{tonight.night}", "time_zone": tonight.time_zone},
            "token": {"name": token.name, "scopes": token.scopes, "ends_at": token.ends_at},
        }
    )


@route("PATCH", "/me", scope="everything", returns=Me, group=GROUP)
def change_me(request: Any, body: MeChange) -> HttpResponse:
    """Choose the language that pages, mails and answers are written in."""
    if body.language not in offered():
        expected = list_text((f"'{code}'" for code in offered()), "or")
        sentence = _("Please send one of these: {expected}.").format(expected=expected)
        raise wrong(FieldError("language", sentence))
    with storing(request) as once:
        if not once.repeated:
            request.user.language = body.language
            request.user.save(update_fields=["language"])
            once.leads_to = "me"
    return _answer(request)


@route("GET", "/questions", scope="nights:read", returns=Questions, group=GROUP)
def questions(request: Any) -> HttpResponse:
    """Read every question of a night: its type, bounds and words; rows; things you track."""
    return JsonResponse(question_json.questions(request.user))
