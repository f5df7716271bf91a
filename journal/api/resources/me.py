"""Whose journal it is, and what it asks."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from journal import travel
from journal.api import question_json
from journal.api.access import ANY
from journal.api.other_schemas import Me, Questions
from journal.api.service import route

GROUP = "About you"


@route("GET", "/me", scope=ANY, returns=Me, group=GROUP)
def me(request: Any) -> HttpResponse:
    """Read what the journal goes by: zone, clock, units, tonight; and what the token may do."""
    person, token = request.user, request.auth
    tonight = travel.night_of(person, timezone.now())
    return JsonResponse(
        {
            "time_zone": person.time_zone,
            "clock": person.clock,
            "units": person.units,
            "first_weekday": person.first_weekday,
            "tonight": {"night": f"{tonight.night}", "time_zone": tonight.time_zone},
            "token": {"name": token.name, "scopes": token.scopes, "ends_at": token.ends_at},
        }
    )


@route("GET", "/questions", scope="nights:read", returns=Questions, group=GROUP)
def questions(request: Any) -> HttpResponse:
    """Read every question of a night: its type, bounds and words; rows; things you track."""
    return JsonResponse(question_json.questions(request.user))
