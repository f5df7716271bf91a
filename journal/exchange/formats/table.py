"""Any table as nights of the diary, with things that the person tracks beside its questions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import User
from config.language import Words, gettext_lazy, pgettext_lazy
from journal import quotas
from journal.exchange.formats.nights_format import NightsFormat, add_nights
from journal.exchange.formats.table_nights import OWN
from journal.exchange.formats.table_reading import reading_of
from journal.exchange.pieces import Adder, RowByRow
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, ReadOptions, Row, State
from journal.exchange.sheets.opening import is_workbook
from journal.exchange.uploaded import Content, UploadedBytes
from journal.models import Factor, FactorAnswer, Night
from journal.questions import QUESTIONS, Kind
from journal.questions.spoken import later

HEADS = {
    **{name: later(question, "short") for name, question in QUESTIONS.items()},
    "night": gettext_lazy("Night"),
    "caffeine_mg": gettext_lazy("Caffeine, mg"),
    "exercise_minutes": gettext_lazy("Exercise, minutes"),
}
CLAIMS = {question.name for question in QUESTIONS.values() if question.kind is Kind.CLAIM}
YES, NO = pgettext_lazy("in a sentence", "yes"), pgettext_lazy("in a sentence", "no")


class Table(NightsFormat):
    """A table with one row a night, or several that belong to one."""

    key = "table"
    label = gettext_lazy("Table")
    files = gettext_lazy("tables of Sleepmeter, Daylio, Bearable, Loop and others")
    packed_as = gettext_lazy("CSV, XLSX or ODS")
    endings = (".csv", ".txt", ".tsv", ".xlsx", ".ods")

    def recognises(self, file: UploadedBytes) -> bool:
        """Whether this is text or a workbook: which table it is, the reader says."""
        return file.content is Content.TEXT or is_workbook(file)

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The rows of the one file, or what its owner has to say of it first."""
        return reading_of(files[0], options)

    def try_out(self, person: User, rows: Sequence[Row]) -> None:
        """Raise `ImportProblem` where there is no room for all that is tracked."""
        there = {name.casefold() for name in person.factors.values_list("name", flat=True)}
        new = {name.casefold() for row in rows for name in row.get(OWN, ())} - there
        if new and (refused := quotas.full(person, "factors", len(new))):
            raise ImportProblem(refused)

    def units(self, rows: Sequence[Row]) -> Sequence[dict[str, Any]]:
        """The rows with the answers that hang on them."""
        answer = {"table": "factor_answers", "row": {}, "below": []}
        return [
            {"table": self.table, "row": _cells(row), "below": [answer] * len(row.get(OWN, ()))}
            for row in rows
        ]

    def states(self, person: User, rows: Sequence[Row]) -> list[State]:
        """Whether each night is new, adds nothing to one of the diary, or contradicts it."""
        states = super().states(person, [_cells(row) for row in rows])
        there = _answered(person, rows)
        return [
            state if state is State.NEW else _state(row, state, there)
            for row, state in zip(rows, states, strict=True)
        ]

    def gains(self, person: User, rows: Sequence[Row]) -> int:
        """How many answers to things that are tracked these rows add to their nights."""
        there = _answered(person, rows)
        return sum(len(_missing(row, there)) for row in rows)

    def fill(self, person: User, rows: Sequence[Row]) -> list[Factor | FactorAnswer]:
        """Answer what is tracked on nights that do not answer it."""
        nights = {
            night.night.isoformat(): night
            for night in person.nights.filter(night__in=[row["night"] for row in rows])
            .select_for_update()
            .only("night")
        }
        there = _answered(person, rows)
        lacking = [
            {"night": row["night"], OWN: missing}
            for row in rows
            if row["night"] in nights and (missing := _missing(row, there))
        ]
        new, answers = _answer(person, lacking, nights)
        return [*new, *answers]

    def adder(self, person: User, there: Sequence[Row], zone: str) -> Adder:
        """An adder of single rows: what is tracked is made on the way."""
        return RowByRow(_add, person, zone)

    def heads(self, rows: Sequence[Row]) -> list[str]:
        """The answers that these rows hold, as pages call them, then what is tracked."""
        own = dict.fromkeys(name for row in rows for name in row.get(OWN, ()))
        return [*(str(HEADS.get(name, name)) for name in super().heads(rows)), *own]

    def cells(self, row: Row, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """The cells of these columns."""
        own = {name: _in_words(*answer) for name, answer in row.get(OWN, {}).items()}
        answers = {str(HEADS.get(n, n)): _claimed(n, text) for n, text in _cells(row).items()}
        return super().cells({**own, **answers}, heads, zone)


def _cells(row: Row) -> dict[str, str]:
    return {name: text for name, text in row.items() if name != OWN}


def _in_words(kind: str, value: str) -> str:
    said: dict[str, Words] = {"1": YES, "0": NO} if kind == Factor.Kind.CLAIM else {}
    return str(said.get(value, value))


def _claimed(name: str, text: str) -> str:
    said: dict[str, Words] = {"yes": YES, "no": NO} if name in CLAIMS else {}
    return str(said.get(text, text))


def _answered(person: User, rows: Sequence[Row]) -> dict[tuple[str, str], str]:
    """What is answered of things that are tracked, by night and name in small letters."""
    nights = [row["night"] for row in rows]
    answers = FactorAnswer.objects.filter(
        night__user=person, night__night__range=(min(nights), max(nights))
    )
    return {
        (f"{night}", name.casefold()): f"{value.normalize():f}"
        for night, name, value in answers.values_list("night__night", "factor__name", "value")
    }


def _state(row: Row, state: State, there: Mapping[tuple[str, str], str]) -> State:
    """How a row of a night that is there compares; `state` is that of its other answers."""
    if _missing(row, there):
        return State.GAINS
    own = row.get(OWN, {}).items()
    same = all(there[row["night"], name.casefold()] == value for name, (_, value) in own)
    return state if same else State.DIFFERENT


def _missing(row: Row, there: Mapping[tuple[str, str], str]) -> dict[str, list[str]]:
    """What a row answers of things that are tracked and its night does not."""
    own = row.get(OWN, {}).items()
    return {n: answer for n, answer in own if (row["night"], n.casefold()) not in there}


def _add(person: User, rows: Sequence[Row], zone: str) -> list[Night | Factor]:
    """Store the rows as nights, which must not be there yet, with what is tracked."""
    nights = add_nights(person, [_cells(row) for row in rows], zone)
    new, _ = _answer(person, rows, {night.night.isoformat(): night for night in nights})
    return [*new, *nights]


def _answer(
    person: User, rows: Sequence[Row], nights: Mapping[str, Night]
) -> tuple[list[Factor], list[FactorAnswer]]:
    """Store what rows answer of things that are tracked, on nights by date; new things, answers."""
    there = {each.name.casefold(): each for each in person.factors.every()}
    kinds = {name: kind for row in rows for name, (kind, _) in row.get(OWN, {}).items()}
    new = {
        name.casefold(): Factor(user=person, name=name, kind=kind, retired_at=timezone.now())
        for name, kind in kinds.items()
        if name.casefold() not in there
    }
    Factor.objects.bulk_create(new.values())
    there |= new
    answers = FactorAnswer.objects.bulk_create(
        FactorAnswer(
            night=nights[row["night"]],
            factor=there[name.casefold()],
            value=Decimal(value),
        )
        for row in rows
        for name, (kind, value) in row.get(OWN, {}).items()
        if there[name.casefold()].kind == kind
    )
    return list(new.values()), answers
