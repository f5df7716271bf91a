"""What became of a change, in words and as JSON."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.fields import clock_times
from accounts.models import User
from config.language import figure, gettext_lazy, pgettext, pgettext_lazy, with_commas
from config.language import gettext as _
from journal import caffeine, sleep, to_come
from journal.diary import DiaryNight
from journal.models import Dose, Exercise, Night
from journal.plan import slot_of
from journal.questions import QUESTIONS, ROW_KINDS, Kind
from journal.saving.answers import FIRST_SYMPTOM, NONE, SKIPPED, TAKEN
from journal.saving.merge import Conflict, Value
from journal.saving.night_doses import NightDoses
from journal.saving.reading import is_clock
from journal.saving.save import SaveResult

STATES = {TAKEN: pgettext_lazy("dose", "taken"), SKIPPED: pgettext_lazy("dose", "not taken")}
PLANNED = {
    "state": gettext_lazy("{dose}"),
    "taken_at": gettext_lazy("{dose}, at"),
    "reason": gettext_lazy("{dose}, why not"),
}
UNITS = dict(Dose.Unit.choices)
COMING = ("symptom_onset", *sleep.CLOCK_TIMES)  # times that are asked about when still to come
SLEEP = (*sleep.CLOCK_TIMES, "slept")  # without any of these there is nothing to say of the sleep
SPORTS = dict(Exercise.Kind.choices)


def in_json(result: SaveResult, now: datetime) -> dict[str, object]:
    """What became of it, and everything that is stored now."""
    reply: dict[str, object] = {
        "stored": not (result.refused or result.conflicts),
        "version": result.night.version,
    }
    if result.refused:
        return reply | _problems(result)
    named = {named: result.answers.get(stored) for stored, named in result.names.items()}
    reply |= {"answers": {**result.answers, **named}} | _sleep(result.night)
    reply["to_come"] = still_to_come(result.night, now)
    if result.conflicts:
        in_words = conflicts(result.night, result.conflicts)
        reply["conflicts"] = {result.names.get(name, name): c for name, c in in_words.items()}
    return reply


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
    if not night.pk or not any(getattr(night, name) is not None for name in SLEEP):
        return {"echo": "", "problems": [], "repairs": [], "beside": ""}
    return how_it_was(night.to_diary(), night.user)


def how_it_was(diary: DiaryNight, user: User) -> dict[str, Any]:
    """The sleep in one line with what its total needs, and what does not add up, beside what."""
    needed = [QUESTIONS[name].label for name in sleep.missing(diary)]
    still = ""
    if needed:
        still = _("For the time asleep, please add: {answers}.").format(answers=with_commas(needed))
    return {
        "echo": " ".join(filter(None, [sleep.echo(sleep.metrics(diary)), still])),
        "problems": sleep.questions(diary),
        "repairs": repairs(diary, user),
        "beside": sleep.contradicted_column(diary),
    }


def question(night: Night, name: str) -> str:
    """What a question is called on the page."""
    if kind := ROW_KINDS.get(name.partition(":")[0]):
        return kind.one
    if slot := slot_of(name):
        labels = {dose.named: dose.label for dose in NightDoses.of(night, [slot]).doses}
        dose = labels.get(slot) or _("A dose")
        return PLANNED[name.rpartition("-")[2]].format(dose=dose)
    if name == FIRST_SYMPTOM:
        return QUESTIONS["symptom_onset"].label
    return QUESTIONS[name].on_page if name in QUESTIONS else _("An answer")


def answer(night: Night, name: str, value: Value) -> str:
    """An answer as one would say it."""
    if not value:
        return _("not answered")
    hours = night.user.clock
    if isinstance(value, Mapping):
        return _row(name.partition(":")[0], value, hours)
    if is_clock(name) or (name == FIRST_SYMPTOM and value != NONE):
        return clock_times.rewritten(str(value), hours)
    words = value if isinstance(value, list) else [value]
    if name in QUESTIONS and QUESTIONS[name].kind is Kind.AMOUNT:
        words = [figure(str(value))]
    choices = _choices(name)
    return with_commas(str(choices.get(word, word)) for word in words)


def conflicts(night: Night, unresolved: Mapping[str, Conflict]) -> dict[str, dict[str, Any]]:
    """Every question that needs a choice, with both answers in words."""
    return {name: _conflict(night, name, each) for name, each in unresolved.items()}


def _conflict(night: Night, name: str, conflict: Conflict) -> dict[str, Any]:
    """One question with both answers, as they are sent and in words."""
    label = question(night, name)
    yours, stored = (answer(night, name, each) for each in (conflict.yours, conflict.stored))
    return {
        "question": label,
        "yours": conflict.yours,
        "stored": conflict.stored,
        "yours_text": yours,
        "stored_text": stored,
    }


def repairs(diary: DiaryNight, user: User) -> list[dict[str, str]]:
    """What was probably meant by times that contradict each other, as one tap each."""
    return [
        {
            "name": repair.name,
            "value": f"{repair.likely:%H:%M}",
            "label": _("{question}: {likely} instead of {written}").format(
                question=QUESTIONS[repair.name].label,
                likely=clock_times.in_words(repair.likely, user.clock),
                written=clock_times.in_words(repair.written, user.clock),
            ),
        }
        for repair in sleep.repairs(diary)
    ]


def still_to_come(night: Night, now: datetime) -> dict[str, str]:
    """What is asked about each time that lies after `now`, by the name of its field."""
    times = {name: getattr(night, name) for name in COMING}
    if not any(times.values()):
        return {}
    diary = DiaryNight(night=night.night, time_zone=night.time_zone, slept=night.slept, **times)
    return to_come.questions(diary, now, night.user.clock)


def _choices(name: str) -> dict[str, Any]:
    """How the answers to a question are called, by what is sent for them."""
    if name == FIRST_SYMPTOM:
        return {NONE: _("no symptoms")}
    if slot_of(name):
        return STATES if name.endswith("-state") else {}
    question = QUESTIONS.get(name)
    if question is None:
        return {}
    if question.kind is Kind.CLAIM:
        no, yes = question.no_and_yes
        some = pgettext("of a list", "Some")
        return {"False": no, "True": some if yes.endswith("…") else yes}  # "Other…" opens a list
    return dict(question.choices or question.offered)


def _row(prefix: str, columns: Mapping[str, str], hours: str) -> str:
    if prefix == "caffeine":
        drink = caffeine.BY_KEY.get(columns["drink"])
        what = drink.label if drink else pgettext("drink", "something else")
        words = [f"{figure(columns['servings'] or '1')} × {what}"]
    elif prefix == "exercise":
        minutes = columns["minutes"] and _("{minutes} min").format(minutes=columns["minutes"])
        words = [str(SPORTS.get(columns["kind"], columns["kind"])), minutes]
    else:
        unit = UNITS.get(columns["unit"], "")
        amount = columns["amount"] and f"{figure(columns['amount'])} {unit}"
        words = [columns["name"], amount.strip()]
    at = columns.get("taken_at") or columns.get("started_at")
    what = " ".join(filter(None, words))
    if not at:
        return what
    return _("{what} at {time}").format(what=what, time=clock_times.rewritten(at, hours)).lstrip()
