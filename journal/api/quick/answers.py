"""What was said, as answers of a night; what can mean two things is asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from accounts.fields import clock_times, decimals
from config.language import figure, gettext_lazy, ngettext
from config.language import gettext as _
from journal import clock
from journal.api.night_change import Sent
from journal.api.quick.names import FIRST_SYMPTOM, LEGS
from journal.api.quick.phrases import Phrase
from journal.api.quick.tongue import Tongue
from journal.api.quick.tongues import meanings
from journal.api.quick.unclear import Unclear, named, rest
from journal.caffeine import SMALL_HOURS
from journal.clock import DAY, NOON
from journal.models import Night
from journal.plan import folded
from journal.questions import BOUT, DRINK, KIND_OF, QUESTIONS, Kind
from journal.saving.answers import SKIPPED, TAKEN
from journal.saving.night_doses import NightDose, NightDoses
from journal.saving.wording import STATES

EVENING = time(17)  # from when, until the small hours, "legs" is the evening's rating
Heard = tuple[Phrase, str, Any]  # with the answer that it gives to a question
AT_WHAT_TIME = gettext_lazy("At what time? Please say it, such as 21:30 or 9:30 pm.")
FUTURE = ("planned_bedtime",)  # times that may be still to come


@dataclass(slots=True)
class Listener:
    """Makes answers of phrases for one night, as of an instant; `unclear` is what is asked."""

    sent: Sent
    now: datetime
    tongues: tuple[Tongue, ...]
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

    def hear(self, said: list[list[list[Phrase]]]) -> None:
        """Take down every part of a line, in the first tongue in which its words are known."""
        number = 0
        for ways in said:
            answers, unclear = first = self._heard(ways[0], number)
            for phrases in ways[1:]:
                if not any(each.unknown for each in unclear):
                    break
                answers, unclear = self._heard(phrases, number)
            if any(each.unknown for each in unclear):
                answers, unclear = first
            self.unclear += unclear
            number += max(map(len, ways))
            for phrase, name, value in answers:
                try:
                    self._answer(phrase, name, value)
                except Unclear as twice:
                    self.unclear.append(twice)

    def _heard(self, said: list[Phrase], number: int) -> tuple[list[Heard], list[Unclear]]:
        """What phrases say, and what is asked about them; `number` is that of the first."""
        answers: list[Heard] = []
        unclear: list[Unclear] = []
        for place, phrase in enumerate(said, number):
            try:
                answers += [(phrase, *each) for each in self._answers(phrase, place)]
            except Unclear as question:
                unclear.append(question)
        return answers, unclear

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
        if phrase.when.planned and not phrase.when.times:  # of no dose, so it was then
            phrase = replace(phrase, when=replace(phrase.when, times=phrase.when.planned))
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
        found = meanings(phrase.subject, self.tongues, phrase.tongue)
        if phrase.when.since and phrase.number is None and (found == LEGS or not phrase.subject):
            return FIRST_SYMPTOM
        if not phrase.subject:
            raise Unclear(
                phrase, _("What is “{text}” about? Please say that, too.").format(text=phrase.text)
            )
        if phrase.taken is False and not phrase.none:  # "took nothing" is an answer
            return None
        if found == LEGS and (self.local.time() >= EVENING or self.local.time() < SMALL_HOURS):
            return "evening_severity"
        if found == ("final_awakening",) and phrase.unit == "time":
            return "awakenings"
        clocks = [name for name in found if KIND_OF.get(name) is Kind.CLOCK]
        if phrase.when.times and len(clocks) == 1:
            return clocks[0]
        if len(found) > 1:
            raise Unclear(
                phrase,
                _("Which do you mean by “{subject}”?").format(subject=phrase.subject),
                named(phrase, found, self.tongues[0]),
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
        if phrase.unit == "hour" and question.kind is Kind.MINUTES and phrase.number is not None:
            phrase = replace(phrase, number=phrase.number * 60, unit="min")
        if phrase.unit in {"min", "hour"} and question.kind not in {Kind.MINUTES, Kind.CLOCK}:
            raise _unknown(phrase)
        if name == FIRST_SYMPTOM:
            yield "first_symptom", "none" if phrase.none else self._at(phrase, NOON)
        elif question.kind is Kind.CLOCK:
            yield name, self._at(phrase, NOON, future=name in FUTURE)
        elif question.kind is Kind.CLAIM:
            yield name, f"{not phrase.none}"
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
            none = "no caffeine" if prefix == DRINK.prefix else "no exercise"
            raise Unclear(phrase, question, {_("None at all"): none})
        when, number = self._maybe_at(phrase), phrase.number
        if phrase.unit == "hour" and number is not None:
            if prefix == DRINK.prefix:
                raise Unclear(phrase, AT_WHAT_TIME)
            number, phrase = number * 60, replace(phrase, unit="min")
        amount = decimals.written(number) if number is not None else ""
        if prefix == BOUT.prefix:
            if number is not None and phrase.unit != "min":
                question = _("{amount} of what? Please say the minutes.").format(amount=amount)
                count = int(number) if number == int(number) else 2
                label = ngettext("{count} minute", "{count} minutes", count)
                say = {label.format(count=figure(amount)): f"{key} {amount} min"}
                raise Unclear(phrase, question, say)
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
            raise _unknown(phrase)
        if phrase.number is not None:
            raise Unclear(
                phrase,
                _("A planned dose is said without its amount, such as “iron taken”."),
                unknown=phrase.taken is None,
            )
        if phrase.taken is None:
            say = {
                str(STATES[TAKEN]): f"{phrase.text} taken",
                str(STATES[SKIPPED]): f"skipped {phrase.text}",
            }
            question = _("{label}: taken or not?").format(label=doses[0].label)
            raise Unclear(phrase, question, say)
        taken = phrase.taken and not phrase.none  # "took no iron"
        dose = self._one(phrase, [each for each in doses if each.row is None] or doses)
        yield f"{dose.named.prefix}-state", TAKEN if taken else SKIPPED
        if taken and (at := self._maybe_at(phrase)):
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
            raise Unclear(phrase, AT_WHAT_TIME)
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
            ): f"{phrase.subject or 'started'} {rest(phrase)}{at:%H:%M}"
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


def _unknown(phrase: Phrase) -> Unclear:
    question = _("“{value}” is neither a question nor planned tonight.").format(
        value=phrase.subject or phrase.text
    )
    question = _("{question} Please say it in other words.").format(question=question)
    return Unclear(phrase, question, unknown=True)
