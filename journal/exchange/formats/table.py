"""Any table as nights of the diary, with things that the person tracks beside its questions."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import User
from journal import quotas
from journal.clock import latest_night
from journal.exchange.formats.nights_format import NightsFormat, add_nights
from journal.exchange.formats.recorded_table import recordings_in
from journal.exchange.formats.table_nights import OWN, rows_of
from journal.exchange.pieces import Adder, RowByRow
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, ReadOptions, Row, State
from journal.exchange.reading import Table as ReadTable
from journal.exchange.sheets.diary_rows import diary_rows
from journal.exchange.sheets.guess import guess
from journal.exchange.sheets.mapping import ColumnMapping
from journal.exchange.sheets.meanings import Into
from journal.exchange.sheets.opening import is_workbook, lines_of
from journal.exchange.sheets.presets import fitted, presets, recognised
from journal.exchange.sheets.sheet import Sheet, below, top
from journal.exchange.uploaded import Content, UploadedBytes
from journal.models import Factor, FactorAnswer, Night
from journal.questions import QUESTIONS

DIARIES = tuple(each for each in presets() if each.into is Into.NIGHTS)
HEADS = {
    **{name: question.short for name, question in QUESTIONS.items()},
    "night": "Night",
    "caffeine_mg": "Caffeine, mg",
    "exercise_minutes": "Exercise, minutes",
}
LONGEST_LABEL = 60


class Table(NightsFormat):
    """A table with one row a night, or several that belong to one."""

    key = "table"
    label = "Table"
    files = "tables of Sleepmeter, Daylio, Bearable, Loop and others"
    packed_as = "CSV, XLSX or ODS"
    endings = (".csv", ".txt", ".tsv", ".xlsx", ".ods")

    def recognises(self, file: UploadedBytes) -> bool:
        """Whether this is text or a workbook: which table it is, the reader says."""
        return file.content is Content.TEXT or is_workbook(file)

    def read(self, files: Sequence[UploadedBytes], options: ReadOptions) -> Reading:
        """The nights of the one file, as its preset understands it."""
        lines, about = lines_of(files[0])
        if (place := recognised(lines, (*options.mappings, *DIARIES))) is None:
            sheet = below(lines, top(lines), about)
            guessed = guess(sheet, _label(files[0].name))
            doubts = {doubt.about: doubt.example for doubt in guessed.doubts}
            return Reading([], None, None, table=ReadTable(sheet, guessed.mapping, doubts))
        sheet, mapping, unclear = fitted(lines, about, place)
        if unclear:
            return Reading([], None, None, table=ReadTable(sheet, mapping, {"dates": unclear}))
        return understood(sheet, mapping, options)

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
        return [*(HEADS.get(name, name) for name in super().heads(rows)), *own]

    def cells(self, row: Row, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """The cells of these columns."""
        own = {name: _in_words(*answer) for name, answer in row.get(OWN, {}).items()}
        answers = {HEADS.get(name, name): text for name, text in _cells(row).items()}
        return super().cells({**own, **answers}, heads, zone)


def _label(name: str) -> str:
    """The name of a file as a table is called by it."""
    return "".join(letter for letter in name if letter.isprintable()).strip()[:LONGEST_LABEL]


def understood(sheet: Sheet, mapping: ColumnMapping, options: ReadOptions) -> Reading:
    """A table as a mapping understands it: nights or recordings; raises `ImportProblem`."""
    read = recordings_in if mapping.into is Into.RECORDINGS else nights_in
    return read(sheet, mapping, options)


def nights_in(sheet: Sheet, mapping: ColumnMapping, options: ReadOptions) -> Reading:
    """The nights of a table as a mapping understands it; raises `ImportProblem`."""
    read = diary_rows(sheet, mapping, options.zone, latest_night(options.now))
    rows = rows_of(read, options)
    if not rows:
        raise ImportProblem(*read.refused)
    zone = f"Clock times are read as those of {options.zone}, the zone you chose."
    about = [*sheet.about, *mapping.about, zone, *_new(rows, options.tracked)]
    first, last = rows[0]["night"], rows[-1]["night"]
    table = ReadTable(sheet, mapping)
    return Reading(rows, first, last, about, read.remarks, read.refused, table)


def _new(rows: Sequence[Row], tracked: Mapping[str, str]) -> list[str]:
    """A sentence about what will be tracked; none where it is all known."""
    names = dict.fromkeys(name for row in rows for name in row.get(OWN, ()))
    new = [name for name in names if name.casefold() not in tracked]
    if not new:
        return []
    return [
        f"New among the things you track: {', '.join(new)}.",
        "The page of the evening does not ask them. You can choose that under “Things you track”.",
    ]


def _cells(row: Row) -> dict[str, str]:
    return {name: text for name, text in row.items() if name != OWN}


def _in_words(kind: str, value: str) -> str:
    return {"1": "yes", "0": "no"}.get(value, value) if kind == Factor.Kind.CLAIM else value


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
