"""Stillnight's own CSV of nights: one row a night, one column an answer.

The columns are the scalar answers of `Night` under their own names, with the nightly totals
of what was taken. A row is passed on as its cells that are not empty, each as the export
would write it: that is the only form in which an upload waits for its owner's yes.
"""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from config.language import gettext as _
from journal.exchange import cells, csv_file
from journal.exchange.cells import Cell
from journal.exchange.derived import DERIVED
from journal.exchange.problem import ImportProblem, Problem, Problems, quoted
from journal.exchange.tables import tables
from journal.models import Night
from journal.models.night import STAMPS
from journal.questions import FIRST_IN_FILES, QUESTIONS, WHOLE, Kind, Question

MAX_ROWS = 15_000  # forty years
PARTS = 10  # a total beyond what one row of the diary holds becomes several, up to this many
CAFFEINE_MG, EXERCISE_MINUTES = 2000, 960  # what one drink, one bout may hold

FIRST = ("night", "time_zone", *FIRST_IN_FILES)
TOTALS = {
    "caffeine_mg": cells.number(0, PARTS * CAFFEINE_MG),
    "exercise_minutes": cells.number(0, PARTS * EXERCISE_MINUTES),
}


def _cell_of(question: Question) -> Cell:
    """How an answer is written in a cell."""
    simple = {Kind.CLAIM: cells.YES_NO, Kind.CLOCK: cells.CLOCK}
    if question.kind in simple:
        return simple[question.kind]
    words, most = dict(question.choices), question.most or 0
    if question.kind is Kind.WORDS:
        return cells.several(words)
    if question.kind is Kind.WORD:
        return cells.word(words)
    if question.kind is Kind.AMOUNT:
        return cells.amount(most, question.places)
    return cells.number(question.least, most) if question.kind in WHOLE else cells.note(most)


def _columns() -> dict[str, Cell]:
    """Every column in the order of the export."""
    cells_by_name = {
        "night": cells.DAY,
        "time_zone": cells.ZONE,
        **dict.fromkeys(STAMPS, cells.STAMP),
    }
    cells_by_name |= TOTALS | {name: _cell_of(question) for name, question in QUESTIONS.items()}
    stored = (field.name for field in Night._meta.concrete_fields)
    return {
        name: cells_by_name[name]
        for name in dict.fromkeys((*FIRST, *stored))
        if name in cells_by_name
    }


COLUMNS = _columns()
LONG = {q.name for q in QUESTIONS.values() if q.kind in (Kind.TEXT, Kind.WORDS)}
EVERY_COLUMN = (*COLUMNS, *DERIVED)  # those that are worked out are passed over on the way in
Cells = dict[str, str]
Answers = dict[str, Any]


def is_known(value: Any) -> bool:
    """Whether a value is an answer; 0 and "no" are."""
    return bool(value) or value is False or value == 0


def write_cell(column: str, value: Any) -> str:
    """A value as a cell; unknown is an empty cell."""
    return COLUMNS[column].write(value) if is_known(value) else ""


def answers_of(row: Cells) -> Answers:
    """The values of a row as `read` passed it on."""
    return {
        column: COLUMNS[column].read(text) if column in LONG else _read_again(column, text)
        for column, text in row.items()
    }


@lru_cache(maxsize=10_000)
def _read_again(column: str, text: str) -> Any:
    """A short cell: the same few ratings and times stand in thousands of rows."""
    return COLUMNS[column].read(text)


def night_of(answers: Answers) -> Night:
    """An unsaved night with these answers, the totals left out; it belongs to nobody yet."""
    return Night(**{name: value for name, value in answers.items() if name not in TOTALS})


def read(data: bytes, *, latest: date, now: datetime) -> list[Cells]:
    """The rows of a nights file in its order; nights up to `latest`, written before `now`.

    Raises `ImportProblem` with every problem of the file: one wrong cell refuses the whole.
    """
    table = csv_file.rows(csv_file.decode(data))
    header_line, header = next(table, (1, []))
    columns = _header(header, header_line)
    reader = _Reader(columns, latest, now)
    rows = []
    for count, (line, row) in enumerate(table, 1):
        if count > MAX_ROWS:
            words = _("There are more than {most} rows. Split the file in two.")
            raise ImportProblem(Problem(words.format(most=MAX_ROWS), line))
        rows.append(reader.row(line, row))
    reader.problems.stop_if_any()
    if not rows:
        raise ImportProblem(_("There is no night in this file, only the names of the columns."))
    return rows


def _header(header: list[str], line: int) -> list[str]:
    """The columns by their names; an empty name is a column that must stay empty."""
    problems = Problems()
    names = [cell.strip().lower() for cell in header]
    if problem := _other_file(names):
        raise ImportProblem(Problem(problem, line))
    seen: set[str] = set()
    for name in names:
        if name and name in seen:
            problems.add(_("The column {name} is there twice.").format(name=quoted(name)), line)
        elif name and name not in EVERY_COLUMN:
            no_column = _("There is no column {name}.").format(name=quoted(name))
            problems.add(f"{no_column} {_nearest(name)}", line)
        seen.add(name)
    if "night" not in names:
        problems.add(
            _(
                "The column “night” is missing: the date of each night’s evening. The "
                "first line has to hold the names of the columns."
            ),
            line,
        )
    problems.stop_if_any()
    return names


def _other_file(names: list[str]) -> str:
    """What file this is instead, if it is plainly no nights file; empty where it may be one."""
    ours = set(names) <= set(COLUMNS)
    for table in tables():
        if not ours and set(names) <= set(table.names):
            return _(
                "This is the table “{name}” out of Stillnight’s archive. Please choose "
                "the whole archive (stillnight.zip) instead."
            ).format(name=table.name)
    if not set(names) & set(COLUMNS):
        return _(
            "The first line holds none of Stillnight’s columns, so this file comes from "
            "another app or is no table. It cannot be read. The example file shows the "
            "columns that can."
        )
    return ""


def _nearest(name: str) -> str:
    close = difflib.get_close_matches(name[:80], COLUMNS, n=1, cutoff=0.75)
    if close:
        return _("Did you mean “{name}”?").format(name=close[0])
    return _("The example file shows all columns.")


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one file and gathers what is wrong with them."""

    columns: list[str]
    latest: date
    now: datetime
    problems: Problems = field(default_factory=Problems)
    lines: dict[date, int] = field(default_factory=dict)

    def row(self, line: int, row: list[str]) -> Cells:
        """One row; what it holds is of use only if no problem was found."""
        wrong_before = self.problems.count
        answers = dict(self._answers(line, row))
        night = answers.get("night")
        if night is None:
            if self.problems.count == wrong_before:
                self.problems.add(_("The date of the night is missing."), line, "night")
            return {}
        self._once(line, night)
        if self.problems.count == wrong_before:
            for column, text in contradictions(answers, self.latest, self.now):
                self.problems.add(text, line, column)
        return {column: write_cell(column, value) for column, value in answers.items()}

    def _answers(self, line: int, row: list[str]) -> Iterator[tuple[str, Any]]:
        for position, text in enumerate(row):
            column = self.columns[position] if position < len(self.columns) else ""
            if not column:
                if text.strip():
                    self.problems.add(
                        _("{text} stands in a column without a name.").format(text=quoted(text)),
                        line,
                    )
                continue
            if column in DERIVED:
                continue
            cell = COLUMNS[column]
            text = text if cell.verbatim else " ".join(text.split())  # Excel’s narrow spaces, too
            if not text:
                continue
            try:
                yield column, cell.read(text)
            except ValueError as error:
                self.problems.add(str(error), line, column)

    def _once(self, line: int, night: date) -> None:
        earlier = self.lines.setdefault(night, line)
        if earlier != line:
            self.problems.add(
                _("{night} is on line {earlier} already. Please keep one row a night.").format(
                    night=night, earlier=earlier
                ),
                line,
                "night",
            )


def contradictions(answers: Answers, latest: date, now: datetime) -> Iterator[tuple[str, str]]:
    """What is wrong with a row whose cells can all be read: column and sentence.

    Answers that follow from others are added to them.
    """
    if answers["night"] > latest:
        yield "night", _("{night} is still to come.").format(night=answers["night"])
    for column in STAMPS:
        if column in answers and answers[column] > now:
            yield column, _("This moment is still to come.")
    yield from _settle(answers, "caffeine_mg", "had_caffeine")
    yield from _settle(answers, "exercise_minutes", "exercised")
    if answers.get("exercise_minutes") == 0 and answers.get("exercised"):
        yield "exercise_minutes", _("0 minutes, yet “exercised” says yes. Please delete one.")
    try:
        night_of(answers).full_clean(
            exclude=["user", "time_zone"], validate_unique=False, validate_constraints=False
        )
    except ValidationError as error:
        for column, texts in error.message_dict.items():
            for text in texts:
                yield "" if column == NON_FIELD_ERRORS else column, text


def _settle(answers: Answers, total: str, had: str) -> Iterator[tuple[str, str]]:
    """A total answers whether there was any: 0 is "none", unless the row says otherwise."""
    amount = answers.get(total)
    if amount is None:
        return
    if amount and answers.get(had) is False:
        words = _("{amount}, yet “{column}” says no. Please delete one.")
        yield total, words.format(amount=amount, column=had)
    answers.setdefault(had, amount > 0)


def is_ours(data: bytes) -> bool:
    """Whether a text was made for this house: a night, and mostly columns that are known.

    A table out of the archive is ours, too; `read` says what to choose instead.
    """
    try:
        _, header = next(csv_file.rows(csv_file.decode(data)), (1, []))
    except ImportProblem:
        return False
    names = {cell.strip().lower() for cell in header} - {""}
    known = names & set(EVERY_COLUMN)
    if 2 * len(known) >= len(names) and ("night" in names or known == names):
        return True
    return any(names <= set(table.names) for table in tables())


def table(rows: Iterable[Cells], columns: Sequence[str] = tuple(COLUMNS)) -> Iterator[list[str]]:
    """The line of names and the rows, each of these columns."""
    yield list(columns)
    for row in rows:
        yield [row.get(column, "") for column in columns]


def worked_out_in(data: bytes) -> list[str]:
    """The columns of a nights file that are not read, since they are computed from others."""
    _, header = next(csv_file.rows(csv_file.decode(data)), (1, []))
    names = {cell.strip().lower() for cell in header}
    return [name for name in DERIVED if name in names]
