"""The shapes of what is asked and answered; those of nights are made of the questions.

A field that is left out of a change stays as it is; `null` says that it is not known. Types are
strict: a text is no number, and what has no field is refused.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from config.language import in_language
from journal.models import CaffeineIntake, Dose, Exercise
from journal.questions import BOUT, DOSE, DRINK, NUMBERS, QUESTIONS, Kind, Question, RowKind
from journal.questions.spoken import later
from journal.saving.change import MAX_ANSWERS, MAX_TEXT_LENGTH

CLOCK = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
UID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
ROWS = ((DRINK, CaffeineIntake), (BOUT, Exercise), (DOSE, Dose))
KEY = Field(ge=1, le=2**63 - 1)

ClockTime = Annotated[str, Field(pattern=CLOCK, examples=["21:30"])]
Uid = Annotated[str, Field(pattern=UID)]
HowMany = Annotated[int, Field(ge=1, le=366)]  # of one page


class Shape(BaseModel):
    """What every shape holds to."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


def among(values: Iterable[Any]) -> Any:
    """The type of a value that is one of a few."""
    return Literal[tuple(values)]


def _of_kind(kind: Kind, least: Any, most: Any, choices: Iterable[tuple[Any, str]]) -> Any:
    """The type of an answer that is known."""
    words = [word for word, _ in choices]
    if kind in NUMBERS:  # those of a scale, too: `false` would be its 0 among words
        bounds = Field(ge=float(least) if kind is Kind.AMOUNT else int(least))
        if most is not None:
            bounds = Field(ge=bounds.metadata[0].ge, le=type(bounds.metadata[0].ge)(most))
        return Annotated[float if kind is Kind.AMOUNT else int, bounds]
    if kind is Kind.WORDS:
        return list[among(words)]  # type: ignore[misc]
    if kind is Kind.WORD:
        return among(words)
    if kind is Kind.TEXT:
        return Annotated[str, Field(max_length=int(most or MAX_TEXT_LENGTH))]
    return {Kind.CLAIM: bool, Kind.CLOCK: ClockTime}[kind]


def _in_english(words: Any) -> str:
    """The reference is in English, whoever happens to ask first."""
    with in_language("en"):
        return str(words)


def _answer(question: Question) -> Any:
    known = _of_kind(question.kind, question.least, question.most, question.choices)
    return known | None, Field(default=None, description=_in_english(later(question, "meaning")))


def _row(kind: RowKind, model: Any) -> Any:
    """The shape of one kind of row; `uid` is its own id, made by whoever writes it first."""
    columns: dict[str, Any] = {"uid": (Uid | None, Field(default=None))}
    for column in kind.columns:
        field = model._meta.get_field(column.name)
        known = _of_kind(column.kind, column.least, column.most, field.choices or ())
        columns[column.name] = (
            known | None,
            Field(default=None, description=_in_english(field.verbose_name)),
        )
    return create_model(model.__name__, __base__=Shape, **columns)


Answers: Any = create_model(
    "Answers", __base__=Shape, **{name: _answer(each) for name, each in QUESTIONS.items()}
)
ROW_SHAPES: dict[str, Any] = {kind.relation: _row(kind, model) for kind, model in ROWS}
Drink: Any = ROW_SHAPES[DRINK.relation]
Bout: Any = ROW_SHAPES[BOUT.relation]
TakenDose: Any = ROW_SHAPES[DOSE.relation]


class PlannedDose(Shape):
    """The answer to a dose of the plan: product, planned time, and whether it was taken."""

    plan_key: int = KEY
    planned_at: ClockTime | None = None
    state: Literal["taken", "skipped"] | None = None
    taken_at: ClockTime | None = None
    reason: Annotated[str, Field(max_length=120)] | None = None
    name: Annotated[str, Field(max_length=120)] | None = None


class FactorAnswer(Shape):
    """The answer about one of the things you track; 1 is yes and 0 is no."""

    factor: int = KEY
    value: float | None = None


class Written(BaseModel):
    """When the parts of a night were written, in UTC."""

    evening_first_written_at: str | None
    evening_last_written_at: str | None
    morning_first_written_at: str | None
    morning_last_written_at: str | None


class WholeNight(Shape):
    """Everything that a night holds; what is left out is not known, and no row is there."""

    night: str | None = Field(default=None, json_schema_extra={"readOnly": True})
    version: int | None = Field(default=None, json_schema_extra={"readOnly": True})
    written: dict[str, Any] | None = Field(default=None, json_schema_extra={"readOnly": True})
    time_zone: Annotated[str, Field(max_length=64, examples=["Europe/Berlin"])] | None = None
    answers: Answers = Field(default_factory=Answers)
    caffeine_intakes: list[Drink] = Field(default_factory=list, max_length=MAX_ANSWERS)
    exercises: list[Bout] = Field(default_factory=list, max_length=MAX_ANSWERS)
    doses: list[TakenDose] = Field(default_factory=list, max_length=MAX_ANSWERS)
    planned_doses: list[PlannedDose] = Field(default_factory=list, max_length=MAX_ANSWERS)
    factor_answers: list[FactorAnswer] = Field(default_factory=list, max_length=MAX_ANSWERS)


class NightChange(Shape):
    """Some answers of a night; `base` are those that were seen when they were given."""

    answers: Answers = Field(default_factory=Answers)
    planned_doses: list[PlannedDose] = Field(default_factory=list, max_length=MAX_ANSWERS)
    factor_answers: list[FactorAnswer] = Field(default_factory=list, max_length=MAX_ANSWERS)
    base: Answers | None = None
    time_zone: Annotated[str, Field(max_length=64, examples=["Europe/Berlin"])] | None = None
    at: Annotated[str, Field(max_length=40, examples=["2026-03-03T22:40:00Z"])] | None = None


class Nights(BaseModel):
    """A page of nights, the latest first."""

    nights: list[WholeNight]
    next: str | None = Field(description="The address of the nights before these.")


class Quick(BaseModel):
    """A line of words, or names with values such as `{"legs": 6, "started": "now"}`."""

    model_config = ConfigDict(extra="allow", strict=True)

    text: Annotated[str, Field(max_length=500, examples=["legs 6 since 21:30"])] | None = None
    replace: bool = Field(default=False, description="Whether stored answers make way.")


class QuickAnswer(BaseModel):
    """What was noted: a sentence to speak, and the night as it is now."""

    night: str
    version: int
    speak: str
    entry: WholeNight | None


class TonightAnswer(BaseModel):
    """The night it is now; `entry` is what is stored of it, `notes` what its page says."""

    night: str
    time_zone: str
    entry: WholeNight | None
    plan: list[dict[str, Any]]
    notes: list[str]


class Tap(Shape):
    """A tap in the dark."""

    kind: Literal["started", "back"]
    at: Annotated[str, Field(max_length=40, examples=["2026-03-03T02:40:00Z"])] | None = None
    uid: Uid | None = None
    night: str | None = Field(default=None, json_schema_extra={"readOnly": True})


class Taps(BaseModel):
    """Taps in the order of their instants."""

    taps: list[Tap]


class ExperimentsTonight(BaseModel):
    """The experiments that run tonight, each with its name and what it says."""

    night: str
    experiments: list[dict[str, Any]]
