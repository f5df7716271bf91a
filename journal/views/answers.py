"""The answers of a night as JSON: what a tap saves by itself, and what waited offline."""

from datetime import date
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from config.language import gettext as _
from journal import clock
from journal.saving.change import from_json
from journal.saving.save import save_night_change
from journal.saving.wording import in_json


@require_POST
def answers(request: HttpRequest, night: date) -> HttpResponse:
    """Store a change of one night, once, however often it is sent."""
    if not request.user.is_authenticated:
        return JsonResponse({"error": _("Sign in to send this.")}, status=HTTPStatus.UNAUTHORIZED)
    now = timezone.now()
    if night > clock.latest_night(now):
        raise Http404("That night has not begun yet.")
    try:
        change = from_json(request.body, night, now)
    except ValidationError as error:
        return JsonResponse({"error": error.messages[0]}, status=HTTPStatus.BAD_REQUEST)
    result = save_night_change(request.user, change, now)
    status = HTTPStatus.CONFLICT if result.conflicts else HTTPStatus.OK
    if result.refused:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return JsonResponse(in_json(result, now), status=status)
