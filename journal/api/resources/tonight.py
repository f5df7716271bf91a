"""The night it is now: what it holds, and what a line of words adds to it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import uuid4, uuid5

from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from config.language import gettext as _
from config.language import gettext_lazy, labelled
from journal import travel
from journal.api.night_answer import READ, may_read, stored
from journal.api.night_change import Sent
from journal.api.night_json import nights_in_json
from journal.api.once import uid_of
from journal.api.problem import FieldError, Problem, wrong
from journal.api.quick.answers import Listener
from journal.api.quick.phrases import MAX_LETTERS, MAX_PHRASES, Phrase, TooMuch, readings
from journal.api.quick.tongue import Tongue
from journal.api.quick.tongues import meanings, tongues
from journal.api.schemas import Quick, QuickAnswer, TonightAnswer
from journal.api.service import route
from journal.clock import Period
from journal.figures.wording import short_date
from journal.models import Night
from journal.questions import QUESTIONS
from journal.saving import wording
from journal.saving.merge import Answers
from journal.saving.night_doses import NightDose, NightDoses
from journal.tonight_notes import notes

GROUP = "Tonight"
WRITE = "nights:write"
UNCLEAR = gettext_lazy(
    "Something can mean two things, or nothing. Please say which. Nothing was stored."
)
ALREADY = gettext_lazy("This was stored already, and is not stored twice.")


@route("GET", "/tonight", scope=READ, returns=TonightAnswer, group=GROUP)
def tonight(request: Any) -> HttpResponse:
    """Read the night it is now by the noon rule: what is stored, planned doses, and notes."""
    person, now_is = request.user, travel.night_of(request.user, timezone.now())
    night = person.nights.on(now_is.night)
    stored_one = nights_in_json(person, Period(night.night, night.night))
    return JsonResponse(
        {
            "night": f"{night.night}",
            "time_zone": now_is.time_zone,
            "entry": stored_one[0] if stored_one else None,
            "plan": [_dose(dose) for dose in NightDoses.of(night).doses],
            "notes": [note.text for note in notes(person, night.night)],
        }
    )


def _dose(dose: NightDose) -> dict[str, Any]:
    """A dose of tonight, and what its answer is called."""
    at = dose.named.at
    return {
        "plan_key": dose.named.key,
        "planned_at": f"{at:%H:%M}" if at else None,
        "label": dose.label,
        "is_answered": dose.row is not None,
        "as_needed": dose.dose.as_needed,
    }


@route("POST", "/quick", scope=WRITE, returns=QuickAnswer, group=GROUP)
def quick(request: Any, body: Quick) -> HttpResponse:
    """Add to tonight what a line says: "legs 6 since 21:30, coffee at 3". Unclear words are asked.

    The line is `text`, or the body itself as text/plain, or each name with its value.
    """
    person, now = request.user, timezone.now()
    night, spoken = travel.night_of(person, now), tongues(person.speaks)
    heard: dict[str, Any] = {}

    def build(entry: Night, answers: Answers) -> Sent:
        if entry.pk is None:
            entry.time_zone = night.time_zone
        listener = Listener(Sent(entry, answers), now, spoken, _ids(request))
        listener.hear(_said(body, person.clock, spoken))
        if listener.unclear:
            raise _unclear(listener)
        heard.update(listener.sent.answers)
        return listener.sent

    try:
        once = stored(
            request, night.night, build, base=lambda answers: answers if body.replace else {}
        )
    except Problem as problem:
        if problem.status == HTTPStatus.CONFLICT:
            problem.detail = _already(problem)
        problem.more = {"speak": _why_not(problem), **problem.more}
        raise
    entry = person.nights.on(night.night)
    shown = nights_in_json(person, Period(entry.night, entry.night)) if may_read(request) else []
    return JsonResponse(
        {
            "night": f"{entry.night}",
            "version": entry.version,
            "speak": ALREADY if once.repeated else _sentence(entry, heard),
            "entry": shown[0] if shown else None,
        }
    )


def _ids(request: Any) -> Callable[[int], str]:
    """The id of each row that is said: the same ones for the same key."""
    key = uid_of(request)
    return (lambda number: f"{uuid5(key, f'{number}')}") if key else (lambda _: f"{uuid4()}")


def _said(body: Quick, hours: str, spoken: tuple[Tongue, ...]) -> list[list[list[Phrase]]]:
    """The phrases of a body in each tongue; `Problem` where it says nothing."""
    parts = [_part(*pair, spoken) for pair in (body.model_extra or {}).items()]
    try:
        said = readings("\n".join(filter(None, [body.text, *parts])), hours, spoken)
    except TooMuch:
        sentence = _("Please say at most {things} things, in {letters} letters.").format(
            things=MAX_PHRASES, letters=MAX_LETTERS
        )
        raise wrong(FieldError("text", sentence)) from None
    if not said:
        raise wrong(FieldError("text", _("Please say something, such as “legs 6 since 21:30”.")))
    return said


def _part(name: str, value: Any, spoken: tuple[Tongue, ...]) -> str:
    """A name with its value as one would say them in English: no caffeine, iron taken."""
    if isinstance(value, bool):
        is_known = bool(meanings(name, spoken))
        if value:
            return name if is_known else f"{name} taken"
        return f"no {name}" if is_known else f"skipped {name}"
    if isinstance(value, str | int | float):
        return f"{name} {value}"
    raise wrong(FieldError(name, _("Please send a text, a number, true or false.")))


def _unclear(listener: Listener) -> Problem:
    asked = [each.in_json() for each in listener.unclear]
    speak = " ".join(each["question"] for each in asked)
    more = {"unclear": asked, "speak": speak}
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, UNCLEAR, more=more)


def _already(problem: Problem) -> str:
    """What is stored otherwise, as one would say it."""
    words = [
        _("{each} is {value} already.").format(
            each=each["question"], value=each.get("stored_text") or _("something else")
        )
        for each in problem.more["conflicts"]
    ]
    return " ".join([*words, _("Please send “replace”: true if the new answer shall stand.")])


def _why_not(problem: Problem) -> str:
    """Why nothing was stored, as one would say it: of each answer what is wrong with it."""
    names = ((QUESTIONS.get(each.field.removeprefix("answers.")), each) for each in problem.errors)
    words = [
        labelled(str(asked.on_page), str(each.message)) if asked else str(each.message)
        for asked, each in names
    ]
    return " ".join(words) or str(problem.detail)


def _sentence(night: Night, heard: dict[str, Any]) -> str:
    """What was noted, in one sentence."""
    said = [
        labelled(wording.question(night, name), wording.answer(night, name, value))
        for name, value in heard.items()
    ]
    return _("Noted for the night of {night}. {said}.").format(
        night=short_date(night.night), said="; ".join(said)
    )
