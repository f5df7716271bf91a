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
    result = save_night_change(request.user, change, now)
    return JsonResponse(_told(result, now), status=_status(result))


def _status(result: SaveResult) -> HTTPStatus:
    if result.refused:
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return HTTPStatus.CONFLICT if result.conflicts else HTTPStatus.OK


def _told(result: SaveResult, now: datetime) -> dict[str, object]:
    """What became of it, and everything that is stored now."""
    told: dict[str, object] = {
        "stored": not (result.refused or result.conflicts),
        "version": result.night.version,
    }
    if result.refused:
        return told | _problems(result)
    answers = {**result.answers}
    answers |= {sent: answers.get(now) for now, sent in result.names.items()}
    if result.conflicts:
        conflicts = wording.conflicts(result.night, result.conflicts)
        told["conflicts"] = {result.names.get(name, name): c for name, c in conflicts.items()}
    told["to_come"] = wording.still_to_come(result.night, now)
    return told | {"answers": answers} | _sleep(result.night)


def _problems(result: SaveResult) -> dict[str, object]:
    """Why it was refused, by field: the sentences, readings to choose from, another night."""
    params = [
        (name, problem.params or {})
        for name, problems in result.problems.items()
        for problem in problems
    ]
    return {
        "errors": {
            name: [sentence for problem in problems for sentence in problem.messages]
            for name, problems in result.problems.items()
        },
        "choices": {name: each["choices"] for name, each in params if "choices" in each},
        "nights": {name: f"{each['night']}" for name, each in params if "night" in each},
    }


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
