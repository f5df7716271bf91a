"""What a program sends of a night, as answers that `journal.saving` merges and stores."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError

from accounts.fields import decimals
from config.language import gettext as _
from config.language import gettext_lazy
from journal.api.problem import FieldError, wrong
from journal.api.schemas import NightChange, Shape, WholeNight
from journal.diary import DAY_RATINGS
from journal.exchange.columns import decimal_number
from journal.models import Factor, Night
from journal.plan import Slot
from journal.questions import KIND_OF, NUMBERS, QUESTIONS, ROW_KINDS, Kind
from journal.saving.answers import FIRST_SYMPTOM, NONE
from journal.saving.change import answers_in
from journal.saving.merge import Answers, Value
from journal.saving.reading import CLAIMS

NO_SYMPTOMS, ONSET = "no_symptoms", "symptom_onset"
PLAN = "plan"  # as saving calls doses that are no longer in the plan
CONTRADICTION = gettext_lazy("“No symptoms” and a time of the first symptom exclude each other.")
SAYS_NOTHING = gettext_lazy(
    "“false” follows from a time of the first symptom, or from a rating of the day above "
    "0. Please send one of these, or null."
)


@dataclass(slots=True)
class Sent:
    """The answers of one request, as they are merged, and where each stood in its body.

    `places` are paths such as "doses.0", by the name of an answer or the beginning of its fields.
    """

    night: Night
    stored: Answers
    answers: dict[str, Value] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    @classmethod
    def some(cls, night: Night, stored: Answers, sent: NightChange) -> "Sent":
        """Some answers; what was not sent stays."""
        change = cls(night, stored)
        change.answers = change.own(in_texts(sent.answers))
        change.add_planned(sent.planned_doses)
        change.add_factors(sent.factor_answers)
        return change

    @classmethod
    def whole(cls, night: Night, stored: Answers, sent: WholeNight) -> "Sent":
        """Every answer; what is stored and was not sent is answered no more."""
        change = cls(night, {})
        change.answers = dict.fromkeys(stored)
        change.answers |= change.own(dict.fromkeys(QUESTIONS) | in_texts(sent.answers))
        for prefix, kind in ROW_KINDS.items():
            for number, row in enumerate(getattr(sent, kind.relation)):
                change.add_row(prefix, row.uid or f"{uuid4()}", row, f"{kind.relation}.{number}")
        change.add_planned(sent.planned_doses)
        change.add_factors(sent.factor_answers)
        change.stored = stored
        return change

    def own(self, texts: dict[str, Any]) -> dict[str, Value]:
        """Answers by question; "no symptoms" and the time of the first one become one answer."""
        none, onset = texts.get(NO_SYMPTOMS), texts.get(ONSET)
        if none == "True" and onset:
            raise wrong(FieldError(f"answers.{NO_SYMPTOMS}", CONTRADICTION))
        if none == "False" and not onset:
            texts = self._some_symptoms(texts)
        try:
            return answers_in(texts, "answers")
        except ValidationError as error:
            raise wrong(FieldError("answers", error.messages[0])) from error

    def _some_symptoms(self, texts: dict[str, Any]) -> dict[str, Any]:
        """The answers without "there were symptoms", where the others say so by themselves."""
        first = None if ONSET in texts else self.stored.get(FIRST_SYMPTOM)
        ratings = [texts.get(name, self.stored.get(name)) for name in DAY_RATINGS]
        if first in (None, NONE) and not any(rating not in (None, "0") for rating in ratings):
            raise wrong(FieldError(f"answers.{NO_SYMPTOMS}", SAYS_NOTHING))
        rest = {name: text for name, text in texts.items() if name != NO_SYMPTOMS}
        return rest | ({ONSET: None} if first == NONE else {})

    def add_row(self, prefix: str, uid: str, row: Shape, place: str) -> None:
        """A drink, a bout or a dose, by its own id; a column that was not sent is empty."""
        columns = dict.fromkeys(ROW_KINDS[prefix].names, "")
        columns |= {name: text or "" for name, text in in_texts(row).items() if name != "uid"}
        if not any(columns.values()):
            raise wrong(FieldError(place, _("This row says nothing. Please leave it out.")))
        self.answers[f"{prefix}:{uid}"] = columns
        self.places[f"{prefix}:{uid}"] = place

    def add_planned(self, doses: list[Any]) -> None:
        """The answers to doses of the plan."""
        for number, dose in enumerate(doses):
            at = time.fromisoformat(dose.planned_at) if dose.planned_at else None
            prefix = Slot(dose.plan_key, at).prefix
            self.places[prefix] = f"planned_doses.{number}"
            for name in ("state", "taken_at", "reason"):
                if name in dose.model_fields_set:
                    self.answers[f"{prefix}-{name}"] = getattr(dose, name)

    def add_factors(self, answers: list[Any]) -> None:
        """The answers to the person's own questions; `Problem` for a question that is not."""
        kinds = {row.pk: row.kind for row in self.night.user.factors.every()} if answers else {}
        for number, answer in enumerate(answers):
            place = self.places[f"factor-{answer.factor}"] = f"factor_answers.{number}"
            if answer.factor not in kinds:
                sentence = _("You track no such thing. Its number is in “questions”.")
                raise wrong(FieldError(f"{place}.factor", sentence))
            text = text_of(answer.value)
            if kinds[answer.factor] == Factor.Kind.CLAIM and text is not None:
                if text not in {"0", "1"}:
                    sentence = _("This question is answered with 1 for yes or 0 for no.")
                    raise wrong(FieldError(f"{place}.value", sentence))
                text = f"{text == '1'}"
            self.answers[f"factor-{answer.factor}"] = text

    def path_of(self, name: str) -> str:
        """Where an answer, or a field that saving calls by this name, stood in the body."""
        if name == FIRST_SYMPTOM:
            return f"answers.{ONSET}"
        if name == PLAN:
            return "planned_doses"
        if name in QUESTIONS:
            return f"answers.{name}"
        for start, place in self.places.items():
            if name.startswith(start):
                return ".".join(filter(None, [place, name.removeprefix(start).strip("-")]))
        prefix, _, rest = name.partition("-")
        number, _, column = rest.partition("-")
        if prefix in ROW_KINDS and number.isdecimal():
            return ".".join(filter(None, [self._place_of_row(prefix, int(number)), column]))
        return name.partition(":")[0]

    def _place_of_row(self, prefix: str, number: int) -> str:
        """Where the row stood that the forms count as that one: stored ones come first."""
        start = f"{prefix}:"
        names = [name for name in self.stored if name.startswith(start)]
        names += [n for n in self.answers if n.startswith(start) and n not in names]
        name = names[number] if number < len(names) else start
        return self.places.get(name, ROW_KINDS[prefix].relation)

    def fields(self, problems: Mapping[str, Any]) -> list[FieldError]:
        """What saving refused, each sentence beside its field."""
        return [
            FieldError(self.path_of(name), sentence)
            for name, listed in problems.items()
            for problem in listed
            for sentence in problem.messages
        ]


def in_texts(shape: Shape) -> dict[str, Any]:
    """What was sent of a shape, each value as it would be typed."""
    return {name: text_of(value) for name, value in shape.model_dump(exclude_unset=True).items()}


def text_of(value: Any) -> Any:
    """A value of JSON as it is typed: 6 is "6", true is "True"; lists stay lists."""
    if isinstance(value, float):
        return decimals.written(Decimal(str(value)))
    return f"{value}" if isinstance(value, bool | int) else value


def in_json(name: str, value: Value) -> Any:
    """An answer as it is merged, as JSON: "6" is 6 where the question is answered with a number."""
    if isinstance(value, Mapping):
        return row_in_json(value)
    if value in (None, "", []):
        return None
    kind = KIND_OF.get(name)
    if kind is Kind.CLAIM:
        return value == "True"
    if kind in NUMBERS or name.startswith("factor-"):
        return decimal_number(Decimal(f"{value}")) if value not in CLAIMS else int(value == "True")
    return value


def row_in_json(columns: Mapping[str, str]) -> dict[str, Any]:
    """The columns of a row as JSON."""
    return {name: in_json(name, each) for name, each in columns.items()}
