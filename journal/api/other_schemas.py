"""The shapes of everything but nights: what you take, blood results, imports, and problems."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from journal.api.schemas import ClockTime, Shape, among
from journal.labs.models import TESTS

DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class Products(BaseModel):
    """Every product, as the complete file holds it, with its doses and what it holds."""

    products: list[dict[str, Any]]


class Events(BaseModel):
    """Starts, changes and stops of products."""

    events: list[dict[str, Any]]


class LabResultIn(Shape):
    """One figure of one report, in the unit it was printed in, with the lab's own range."""

    id: int | None = Field(default=None, json_schema_extra={"readOnly": True})
    created_at: str | None = Field(default=None, json_schema_extra={"readOnly": True})
    test: among(word for word, _ in TESTS)  # type: ignore[valid-type]
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
    language: str
    clock: Literal["24", "12"]
    units: Literal["metric", "us"]
    first_weekday: int = Field(description="0 is Monday")
    tonight: Tonight
    token: TokenSchema


class MeChange(Shape):
    """What a program may change of it; `language` is the code of one that is on offer."""

    language: Annotated[str, Field(max_length=16, examples=["de"])]


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
