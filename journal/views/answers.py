"""The answers of a night as JSON: what a tap saves by itself, and what waited offline."""

from datetime import date, datetime
from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from journal import clock, sleep
from journal.models import Night
from journal.saving import wording
from journal.saving.change import from_json
from journal.saving.save import SaveResult, save_night_change

TOLD = (*sleep.CLOCK_TIMES, "slept")  # without any of these there is nothing to say of the sleep


@require_POST
def answers(request: HttpRequest, night: date) -> HttpResponse:
    """Store a change of one night, once, however often it is sent."""
    if not request.user.is_authenticated:
        return JsonResponse({"error": "Sign in to send this."}, status=HTTPStatus.UNAUTHORIZED)
    now = timezone.now()
    if night > clock.latest_night(now):
        raise Http404("That night has not begun yet.")
    try:
        change = from_json(request.body, night, now)
    except ValidationError as error:
        return JsonResponse({"error": error.messages[0]}, status=HTTPStatus.BAD_REQUEST)
    outcome = save_night_change(request.user, change, now)
    return JsonResponse(_told(outcome, now), status=_status(outcome))


def _status(outcome: SaveResult) -> HTTPStatus:
    if outcome.refused:
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.CONFLICT if outcome.conflicts else HTTPStatus.OK


def _told(outcome: SaveResult, now: datetime) -> dict[str, object]:
    """What became of it, and everything that is stored now."""
    told: dict[str, object] = {
        "stored": not (outcome.refused or outcome.conflicts),
        "version": outcome.night.version,
    }
    if outcome.refused:
        page = outcome.page
        nights = {name: f"{night}" for name, night in page.other_nights().items()}
        return told | {"errors": page.errors(), "choices": page.choices(), "nights": nights}
    answers = {**outcome.answers}
    answers |= {sent: answers.get(now) for now, sent in outcome.names.items()}
    if outcome.conflicts:
        conflicts = wording.conflicts(outcome.page, outcome.conflicts)
        told["conflicts"] = {outcome.names.get(name, name): c for name, c in conflicts.items()}
    told["to_come"] = wording.still_to_come(outcome.night, now)
    return told | {"answers": answers} | _sleep(outcome.night)


def _sleep(night: Night) -> dict[str, object]:
    """The night's sleep in one line where the answers allow it, and what does not add up."""
    if not night.pk or not any(getattr(night, name) is not None for name in TOLD):
        return {"echo": "", "problems": [], "repairs": []}
    diary = night.to_diary()
    return {
        "echo": sleep.echo(sleep.metrics(diary)),
        "problems": sleep.questions(diary),
        "repairs": wording.repairs(diary, night.user),
    }
