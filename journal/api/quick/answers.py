"""What was said, as answers of a night; what can mean two things is asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from accounts.fields import clock_times, decimals
from config.language import gettext as _
from journal import clock
from journal.api.night_change import Sent
from journal.api.quick.names import FIRST_SYMPTOM, LEGS, meanings
from journal.api.quick.phrases import Phrase
from journal.caffeine import BY_KEY, SMALL_HOURS
from journal.clock import DAY, NOON
from journal.models import Night
from journal.plan import folded
from journal.questions import BOUT, DRINK, QUESTIONS, Kind
from journal.saving.answers import SKIPPED, TAKEN
from journal.saving.night_doses import NightDose, NightDoses

EVENING = time(17)  # from when, until the small hours, "legs" is the evening's rating
FUTURE = ("planned_bedtime",)  # times that may be still to come


Choices = dict[str, str]  # what to say, by the label of each choice


class Unclear(Exception):  # noqa: N818 - nothing went wrong; the person is asked
    """Raised for what can mean two things: the question, and what to say instead, by label."""

    def __init__(self, phrase: Phrase, question: str, choices: Choices | None = None) -> None:
        super().__init__(question)
        self.phrase, self.question, self.choices = phrase, question, choices or {}

    def in_json(self) -> dict[str, Any]:
        """What was heard, what is asked, and each choice with what to send for it."""
        choices = [{"label": label, "say": say} for label, say in self.choices.items()]
        return {"heard": self.phrase.text, "question": self.question, "choices": choices}


@dataclass(slots=True)
class Listener:
    """Makes answers of phrases for one night, as of an instant; `unclear` is what is asked."""

    sent: Sent
    now: datetime
    uid: Callable[[int], str] = lambda _: f"{uuid4()}"
    unclear: list[Unclear] = field(default_factory=list)

    @property
    def night(self) -> Night:
        """The night that is spoken of."""
        return self.sent.night

    @property
    def local(self) -> datetime:
        """The wall clock of the night's zone."""
        return self.now.astimezone(self.night.zone).replace(tzinfo=None)

    def hear(self, said: list[Phrase]) -> None:
        """Take down every phrase."""
        for number, phrase in enumerate(said):
            try:
                for name, value in self._answers(phrase, number):
                    self._answer(phrase, name, value)
            except Unclear as unclear:
                self.unclear.append(unclear)

    def _answer(self, phrase: Phrase, name: str, value: Any) -> None:
        if name in self.sent.answers and self.sent.answers[name] != value:
            raise Unclear(phrase, _("This was said twice, with two answers. Which is right?"))
        self.sent.answers[name] = value
        self.sent.places.setdefault(name, phrase.text)

    def _answers(self, phrase: Phrase, number: int) -> Iterator[tuple[str, Any]]:
        meant = self._meant(phrase)
        if meant is None:
            yield from self._dose(phrase)
            return
        prefix, _, key = meant.partition(":")
        if key:
            yield f"{prefix}:{self.uid(number)}", self._row(phrase, prefix, key)
        else:
            yield from self._question(phrase, meant)
        is_legs = meant in LEGS and phrase.when.since
        if is_legs and phrase.number is not None:
            yield "first_symptom", self._at(phrase, NOON)

    def _meant(self, phrase: Phrase) -> str | None:
        """The question, drink or bout; `None` for words that may name a product of the plan."""
        found = meanings(phrase.subject)
        if phrase.when.since and phrase.number is None and (found == LEGS or not phrase.subject):
            return FIRST_SYMPTOM
        if not phrase.subject:
            raise Unclear(
                phrase, _("What is “{text}” about? Please say that, too.").format(text=phrase.text)
            )
        if phrase.taken is False:
            return None
        if found == LEGS and (self.local.time() >= EVENING or self.local.time() < SMALL_HOURS):
            return "evening_severity"
        if found == ("final_awakening",) and phrase.unit == "time":
            return "awakenings"
        if len(found) > 1:
            raise Unclear(
                phrase,
                _("Which do you mean by “{subject}”?").format(subject=phrase.subject),
                _named(phrase, found),
            )
        return found[0] if found else None

    def _question(self, phrase: Phrase, name: str) -> Iterator[tuple[str, Any]]:
        question, when = QUESTIONS[name], phrase.when
        if question.kind is not Kind.CLOCK and not when.since and (when.times or when.minutes_ago):
            raise Unclear(phrase, _("What began then? Please say “since”, or leave the time out."))
        if question.kind is Kind.CLAIM and phrase.number is not None:
            raise Unclear(
                phrase,
                _("“{label}” takes no number. Please leave it out.").format(label=question.label),
            )
        if name == FIRST_SYMPTOM:
            yield "first_symptom", "none" if phrase.none else self._at(phrase, NOON)
        elif question.kind is Kind.CLOCK:
            yield name, self._at(phrase, NOON, future=name in FUTURE)
        elif question.kind is Kind.CLAIM:
            yield name, f"{not (phrase.none or phrase.subject == 'nothing')}"
        elif question.kind in {Kind.WORD, Kind.WORDS, Kind.TEXT}:
            raise Unclear(
                phrase,
                _("“{label}” cannot be said in a line. Use its page.").format(label=question.label),
            )
        elif phrase.number is None and not phrase.none:
            raise Unclear(
                phrase,
                _("{label}: how much? Please say a number, too.").format(label=question.label),
            )
        else:
            yield name, "0" if phrase.none else decimals.written(phrase.number or Decimal())

    def _row(self, phrase: Phrase, prefix: str, key: str) -> dict[str, str]:
        """A drink or a bout of exercise."""
        if phrase.none:
            question = _("Only “{subject}”, or none at all of its kind? Please say which.").format(
                subject=phrase.subject
            )
            none = _("no caffeine") if prefix == DRINK.prefix else _("no exercise")
            raise Unclear(phrase, question, {_("None at all"): none})
        when, number = self._maybe_at(phrase), phrase.number
        amount = decimals.written(number) if number is not None else ""
        if prefix == BOUT.prefix:
            if number is not None and phrase.unit not in {"minute", "min"}:
                question = _("{amount} of what? Please say the minutes.").format(amount=amount)
                raise Unclear(phrase, question, {f"{amount} minutes": f"{key} {amount} min"})
            return {"kind": key, "started_at": when, "minutes": amount, "intensity": ""}
        drunk = {"drink": key, "servings": amount or "1", "taken_at": when}
        return drunk | {"caffeine_mg": ""}

    def _dose(self, phrase: Phrase) -> Iterator[tuple[str, Any]]:
        """The answer to a dose of tonight's plan, by the name of its product."""
        wanted = folded(phrase.subject)
        doses = [
            dose
            for dose in NightDoses.of(self.night).doses
            if wanted == folded(dose.dose.name)
            or not {*folded(dose.dose.name).split()}.isdisjoint(self._words(phrase))
        ]
        if phrase.when.planned:
            doses = [dose for dose in doses if dose.dose.at in phrase.when.planned]
        if not doses:
            question = _("“{value}” is neither a question nor planned tonight.").format(
                value=phrase.subject or phrase.text
            )
            raise Unclear(
                phrase, _("{question} Please say it in other words.").format(question=question)
            )
        if phrase.number is not None:
            raise Unclear(
                phrase, _("A planned dose is said without its amount, such as “iron taken”.")
            )
        if phrase.taken is None:
            say = {
                "taken": _("{text} taken").format(text=phrase.text),
                _("not taken"): _("skipped {text}").format(text=phrase.text),
            }
            raise Unclear(phrase, _("{label}: taken or not?").format(label=doses[0].label), say)
        dose = self._one(phrase, [each for each in doses if each.row is None] or doses)
        yield f"{dose.named.prefix}-state", TAKEN if phrase.taken else SKIPPED
        if phrase.taken and (at := self._maybe_at(phrase)):
            yield f"{dose.named.prefix}-taken_at", at

    def _words(self, phrase: Phrase) -> list[str]:
        """What a product may be called by: the subject, or beside a number each word of it."""
        wanted = folded(phrase.subject)
        return wanted.split() if phrase.number is not None else [wanted]

    def _one(self, phrase: Phrase, doses: list[NightDose]) -> NightDose:
        if len(doses) == 1:
            return doses[0]
        verb = "took" if phrase.taken else "skipped"
        times = {f"{dose.dose.at:%H:%M}": dose for dose in doses if dose.dose.at}
        say = {
            f"{dose.label}, {at}": f"{verb} {dose.dose.name} of {at}" for at, dose in times.items()
        }
        raise Unclear(phrase, _("Which dose of “{subject}”?").format(subject=phrase.subject), say)

    def _maybe_at(self, phrase: Phrase) -> str:
        """The time of a drink, a bout or a dose of the evening's day; empty: none was said."""
        if not phrase.when.times and phrase.when.minutes_ago is None:
            return ""
        return self._at(phrase, SMALL_HOURS)

    def _at(self, phrase: Phrase, begins: time, *, future: bool = False) -> str:
        """The one time it can have been since `begins` on the evening's date, not after now."""
        when = phrase.when
        if when.minutes_ago is not None:
            there, at = clock.ago(when.minutes_ago, self.now, self.night.zone)
            if there != self.night.night:
                raise Unclear(
                    phrase,
                    _("That was in the night of {name_of}.").format(name_of=clock.name_of(there)),
                )
            return f"{at:%H:%M}"
        times = when.times or _hours(phrase)
        if not times:
            raise Unclear(phrase, _("At what time? Please say it, such as 21:30 or 9:30 pm."))
        possible = [at for at in times if future or self._has_been(at, begins)]
        if len(possible) == 1:
            return f"{possible[0]:%H:%M}"
        hours = self.night.user.clock
        if not possible:
            shown = clock_times.in_words(times[0], hours)
            raise Unclear(
                phrase, _("{shown} is still to come tonight. What time was it?").format(shown=shown)
            )
        say = {
            clock_times.in_words(
                at, hours
            ): f"{phrase.subject or 'started'} {_rest(phrase)}{at:%H:%M}"
            for at in possible
        }
        raise Unclear(phrase, _("Which time is meant by “{text}”?").format(text=phrase.text), say)

    def _has_been(self, at: time, begins: time) -> bool:
        first = datetime.combine(self.night.night, begins)
        days = (self.night.night, self.night.night + DAY)
        moments = [datetime.combine(day, at) for day in days]
        return any(
            first <= moment <= min(self.local, first + timedelta(days=1)) for moment in moments
        )


def _hours(phrase: Phrase) -> tuple[time, ...]:
    """The times of a number that stands for an hour: "bed 11"."""
    number = phrase.number
    if number is None or number != int(number) or not 1 <= number <= 23:
        return ()
    hour = int(number)
    return (time(hour % 24),) if hour > 12 else (time(hour % 12), time(hour % 12 + 12))


def _rest(phrase: Phrase) -> str:
    """What a choice has to say again beside the time."""
    amount = (
        f"{decimals.written(phrase.number)} {phrase.unit} " if phrase.number is not None else ""
    )
    taken = {True: "taken ", False: "skipped ", None: ""}[phrase.taken]
    return f"{amount}{taken}{'since' if phrase.when.since else 'at'} "


def _named(phrase: Phrase, found: tuple[str, ...]) -> dict[str, str]:
    """Each meaning by its label, with the phrase that means it alone."""
    named = {}
    for meaning in found:
        _, _, key = meaning.partition(":")
        label = BY_KEY[key].label if key else QUESTIONS[meaning].label
        named[label] = phrase.text.replace(phrase.subject, label.casefold(), 1)
    return named
