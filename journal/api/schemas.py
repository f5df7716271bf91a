"""The shapes of what is asked and answered; those of nights are made of the questions.

A field that is left out of a change stays as it is; `null` says that it is not known. Types are
strict: a text is no number, and what has no field is refused.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from journal.labs.models import TESTS
from journal.models import CaffeineIntake, Dose, Exercise
from journal.questions import BOUT, DOSE, DRINK, NUMBERS, QUESTIONS, Kind, Question, RowKind
from journal.saving.change import MAX_ANSWERS, MAX_TEXT_LENGTH

CLOCK = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
UID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
ROWS = ((DRINK, CaffeineIntake), (BOUT, Exercise), (DOSE, Dose))
KEY = Field(ge=1, le=2**63 - 1)

ClockTime = Annotated[str, Field(pattern=CLOCK, examples=["21:30"])]
Uid = Annotated[str, Field(pattern=UID)]
HowMany = Annotated[int, Field(ge=1, le=366)]  # of one page


class Shape(BaseModel):
    """What every shape holds to."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


def _among(values: Iterable[Any]) -> Any:
    return Literal[tuple(values)]


def _of_kind(kind: Kind, least: Any, most: Any, choices: Iterable[tuple[Any, str]]) -> Any:
    """The type of an answer that is known."""
    words = [word for word, _ in choices]
    if kind is Kind.SCALE:
        return _among(map(int, words))
    if kind in NUMBERS:
        bounds = Field(ge=float(least) if kind is Kind.AMOUNT else int(least))
        if most is not None:
            bounds = Field(ge=bounds.metadata[0].ge, le=type(bounds.metadata[0].ge)(most))
        return Annotated[float if kind is Kind.AMOUNT else int, bounds]
    if kind is Kind.WORDS:
        return list[_among(words)]  # type: ignore[misc]
    if kind is Kind.WORD:
        return _among(words)
    if kind is Kind.TEXT:
        return Annotated[str, Field(max_length=int(most or MAX_TEXT_LENGTH))]
    return {Kind.CLAIM: bool, Kind.CLOCK: ClockTime}[kind]


def _answer(question: Question) -> Any:
    known = _of_kind(question.kind, question.least, question.most, question.choices)
    return known | None, Field(default=None, description=question.meaning)


def _row(kind: RowKind, model: Any) -> Any:
    """The shape of one kind of row; `uid` is its own id, made by whoever writes it first."""
    columns: dict[str, Any] = {"uid": (Uid | None, Field(default=None))}
    for column in kind.columns:
        field = model._meta.get_field(column.name)
        known = _of_kind(column.kind, column.least, column.most, field.choices or ())
        columns[column.name] = known | None, Field(default=None, description=field.verbose_name)
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


class Regimen(BaseModel):
    """Every product, as the complete file holds it, with its doses and what it holds."""

    products: list[dict[str, Any]]


class Events(BaseModel):
    """Starts, changes and stops of products."""

    events: list[dict[str, Any]]


class LabResultIn(Shape):
    """One figure of one report, in the unit it was printed in, with the lab's own range."""

    id: int | None = Field(default=None, json_schema_extra={"readOnly": True})
    created_at: str | None = Field(default=None, json_schema_extra={"readOnly": True})
    test: _among(word for word, _ in TESTS)  # type: ignore[valid-type]
    name: Annotated[str, Field(max_length=60)] | None = None
    comparator: Literal["<", "≤", ">", "≥"] | None = None
    value: Annotated[float, Field(ge=0)]
    unit: Annotated[str, Field(max_length=24)] | None = None
    taken_on: Annotated[str, Field(pattern=DAY, examples=["2026-03-03"])]
    taken_at: ClockTime | None = None
    in_morning: bool | None = None
    fasting: bool | None = None
    iron_paused: bool | None = None
    range_low: Annotated[float, Field(ge=0)] | None = None
    range_high: Annotated[float, Field(ge=0)] | None = None
    laboratory: Annotated[str, Field(max_length=80)] | None = None
    assay: Annotated[str, Field(max_length=80)] | None = None
    note: Annotated[str, Field(max_length=500)] | None = None
    sure: bool | None = None


class LabResults(BaseModel):
    """Blood results, the latest first."""

    results: list[dict[str, Any]]


class ImportEntry(BaseModel):
    """One import; `would` are the counts of what a yes would do."""

    id: int
    step: str
    format: str
    filename: str
    time_zone: str
    created_at: str
    confirmed_at: str | None
    undone_at: str | None
    first_night: str | None
    last_night: str | None
    added: int
    same: int
    different: int
    refused: int
    kept: int
    would: dict[str, int] = Field(default_factory=dict)


class Imports(BaseModel):
    """Imports, the latest first."""

    imports: list[ImportEntry]


class Unclear(BaseModel):
    """What was heard, what is asked about it, and what to say for each choice."""

    heard: str
    question: str
    choices: list[dict[str, str]]


class Deleted(BaseModel):
    """What was deleted, and the address that brings it back by POST."""

    deleted: str
    undo: str


class DeletedRow(BaseModel):
    """The row that was deleted; `PUT` of it to the address `undo` brings it back."""

    deleted: str
    row: dict[str, Any] | None
    undo: str


class Tonight(BaseModel):
    """The night it is now by the noon rule, and the zone by which it is that."""

    night: str
    time_zone: str


class TokenSchema(BaseModel):
    """What the token of this request may do, and until when."""

    name: str
    scopes: list[str]
    ends_at: str


class Me(BaseModel):
    """What the journal goes by."""

    time_zone: str
    clock: Literal["24", "12"]
    units: Literal["metric", "us"]
    first_weekday: int = Field(description="0 is Monday")
    tonight: Tonight
    token: TokenSchema


class Questions(BaseModel):
    """Every question: its type, bounds and words."""

    questions: list[dict[str, Any]]
    rows: dict[str, dict[str, Any]]
    things_you_track: list[dict[str, Any]]


class FieldErrorSchema(BaseModel):
    """One field and the sentence about it."""

    field: str
    message: str


class ConflictSchema(BaseModel):
    """An answer that is stored otherwise: what was sent, and what is stored, also in words."""

    field: str
    question: str
    yours: Any
    stored: Any = None
    yours_text: str
    stored_text: str = ""


class ProblemSchema(BaseModel):
    """What is wrong, as RFC 9457 writes it."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldErrorSchema] = Field(default_factory=list)
    conflicts: list[ConflictSchema] = Field(default_factory=list)
    scope: str | None = None
    etag: str | None = None
    unclear: list[Unclear] = Field(default_factory=list)
    speak: str | None = None
