"""The rows of a table as nights of a diary: one row a night, or several that belong together."""
# pure, words

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from config.language import gettext as _
from journal.clock import EARLIEST_YEAR
from journal.exchange.problem import line_name, quoted
from journal.exchange.record import Refused
from journal.exchange.sheets.mapping import Column, ColumnMapping
from journal.exchange.sheets.meanings import (
    ANSWER,
    ANSWERS,
    ITEM,
    MEANINGS,
    OWN,
    OWN_CLAIM,
    TAGS,
    Form,
)
from journal.exchange.sheets.row import Row, Value, left_out_by
from journal.exchange.sheets.sheet import Sheet, spelled
from journal.exchange.sheets.values import claim
from journal.questions import QUESTIONS, Kind
from journal.rounding import amount

LONGEST_LATENCY = timedelta(hours=16)
ANSWER_KEYS = {each.key for each in ANSWERS}
PLACES = 3  # after the point, of what a person tracks
MAX_NAME = 60
SHORT_NAME = 4  # letters; TV and CPAP stay as they are
LONGEST_NOTE = 4000
Own = tuple[str, Decimal]  # the kind of what is tracked, and its value


@dataclass
class DiaryRow:
    """One night as a table tells it: answers by question, what is tracked by name.

    `line` is the first line that is about it. `sums` and `counts` are of the values that `own`
    was made of.
    """

    line: int
    night: date
    answers: dict[str, Value] = field(default_factory=dict)
    own: dict[str, Own] = field(default_factory=dict)
    sums: dict[str, Decimal] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


@dataclass
class DiaryRows:
    """The nights of a table, what is odd about some, and every row and cell that stays out."""

    nights: dict[date, DiaryRow] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def diary_rows(sheet: Sheet, mapping: ColumnMapping, zone: ZoneInfo, latest: date) -> DiaryRows:
    """The nights of a sheet up to `latest`, as a mapping understands it; instants in `zone`."""
    read = DiaryRows()
    for line, cells in sheet.by_head():
        row = Row(line, cells, mapping, zone=zone)
        try:
            _one(row, read, latest)
        except Refused as reason:
            read.refused.append(reason.of(line_name(line)))
            continue
        read.remarks += (
            _("Line {line}, {problem} This cell stays out.").format(line=line, problem=problem)
            for problem in row.problems
        )
    _fill_absent(read, sheet, mapping)
    return read


def _one(row: Row, read: DiaryRows, latest: date) -> None:
    if reason := left_out_by(row):
        raise Refused(_("{name} stays out: {reason}"), reason=reason)
    night = row.night()
    if night.year < EARLIEST_YEAR:
        raise Refused(
            _("{name} is about the night of {night}, before {earliest_year}."),
            night=night,
            earliest_year=EARLIEST_YEAR,
        )
    if night > latest:
        raise Refused(
            _("{name} is about the night of {night}, which is still to come."), night=night
        )
    there = read.nights.get(night)
    if there is None:
        there = DiaryRow(row.line, night)
    elif not row.mapping.several:
        raise Refused(
            _("{name} is about {night}, which line {line} is about already."),
            night=night,
            line=there.line,
        )
    _answer(there, row)
    _track(there, row)
    if not row.used:
        if row.problems:
            raise Refused(_("{name} answers nothing. {problems}"), problems=" ".join(row.problems))
        raise Refused(_("{name} answers nothing."))
    read.nights.setdefault(night, there)


def _answer(night: DiaryRow, row: Row) -> None:
    """Put the answers of a row into its night; what another row answered otherwise stays."""
    for column in row.mapping.columns:
        if column.means not in ANSWER_KEYS:
            continue
        value = _value(row, column)
        if value is None or column.means == "fell_asleep":
            continue
        row.used = True
        former = night.answers.setdefault(column.means, value)
        if former != value and row.mapping.several and isinstance(former, str):
            night.answers[column.means] = f"{former} / {value}"[:LONGEST_NOTE]
        elif former != value:
            words = _("line {line} says something else for {night}.")
            row.note(column, words.format(line=night.line, night=night.night))
    if "symptom_onset" in night.answers and night.answers["symptom_onset"] is False:
        del night.answers["symptom_onset"]
        night.answers["no_symptoms"] = True
    _fall_asleep(night, row)


def _value(row: Row, column: Column) -> Value | None:
    match MEANINGS[column.means].form:
        case Form.MOMENT if column.means == "symptom_onset" and row.is_none(column):
            return False
        case Form.MOMENT:
            known = row.moments.get(column.means)
            if known is None:
                return None
            # A date alone among dates with times is midnight, as workbooks write it.
            return time(0) if known.at is None else known.at.replace(second=0)
        case Form.CLAIM:
            return row.claim(column)
        case Form.TEXT:
            return row.text(column) or None
    value = row.number(column)
    if value is None:
        return None
    question = QUESTIONS.get(column.means)
    if question and question.kind is Kind.AMOUNT:
        return amount(value, question.places)
    return _whole(row, column, value)


def _whole(row: Row, column: Column, value: Decimal) -> int | None:
    """A count or a rating; lengths to the nearest minute."""
    if MEANINGS[column.means].form is Form.MINUTES:
        return int(amount(value, 0))
    if value != int(value):
        row.note(column, _("{value} is not a whole number.").format(value=value))
        return None
    return int(value)


def _fall_asleep(night: DiaryRow, row: Row) -> None:
    """The time to fall asleep, where a table has the clock time of it instead."""
    column, known = row.mapping.of("fell_asleep"), row.moments.get("fell_asleep")
    if column is None or known is None or known.at is None:
        return
    tried = night.answers.get("lights_out", night.answers.get("bedtime"))
    if not isinstance(tried, time):
        row.note(column, _("there is no time of going to bed to count from."))
        return
    day = datetime(2000, 1, 1)  # noqa: DTZ001 - two clock times of one night
    apart = (datetime.combine(day, known.at) - datetime.combine(day, tried)) % timedelta(days=1)
    if apart > LONGEST_LATENCY:
        row.note(column, _("this is before going to bed."))
        return
    minutes = int(apart.total_seconds()) // 60
    night.answers.setdefault("sleep_onset_latency_minutes", minutes)
    row.used = True


def _track(night: DiaryRow, row: Row) -> None:
    """Put what a row says of things a person tracks into its night."""
    for column in row.mapping.columns:
        if column.means in OWN:
            claims = column.means == OWN_CLAIM
            value = row.claim(column) if claims else row.number(column)
            if value is not None:
                kind, name = OWN[column.means], column.name or column.head
                _add(night, row, column, name, (kind, Decimal(value)))
        elif column.means == TAGS:
            for tag in tags_in(row.text(column), column):
                _add(night, row, column, tag, (OWN[OWN_CLAIM], Decimal(1)))
    item, answer = row.mapping.of(ITEM), row.mapping.of(ANSWER)
    if item and answer and (name := row.text(item)):
        _add_item(night, row, answer, name)


def _add_item(night: DiaryRow, row: Row, answer: Column, name: str) -> None:
    """A row that names what it is about: a yes or a no, else a number."""
    text = row.text(answer)
    if not text and not row.is_none(answer):
        return
    try:
        value: Own = ("claim", Decimal(claim(text) and not row.is_none(answer)))
    except ValueError:
        number = row.number(answer)
        if number is None:
            return
        value = ("number", number)
    _add(night, row, answer, name, value)


def _add(night: DiaryRow, row: Row, column: Column, name: str, own: Own) -> None:
    """One value of what is tracked; with `together` several of a night become one."""
    name, (kind, value) = _named(name), own
    problem = ""
    if kind == "rating" and (value != int(value) or not 0 <= value <= 10):
        problem = _("{value} is not a whole number from 0 to 10.").format(value=value)
    if abs(value) > 1_000_000:
        problem = _("{value} is too large.").format(value=value)
    former = night.own.get(name)
    if problem or not name:
        row.note(column, problem or _("the name is empty."))
        return
    row.used = True
    if former is not None and former[0] != kind:
        row.note(column, _("{name} is answered in two ways.").format(name=quoted(name)))
        return
    night.sums[name] = night.sums.get(name, Decimal()) + value
    night.counts[name] = night.counts.get(name, 0) + 1
    if former is not None:
        value = _together(night, row, column, name, former[1], value)
    night.own[name] = (kind, amount(value, PLACES))


def _together(
    night: DiaryRow, row: Row, column: Column, name: str, former: Decimal, value: Decimal
) -> Decimal:
    """What becomes of a further value for a night; without a rule the first one stays."""
    if column.means in (TAGS, OWN_CLAIM) or column.together == "highest":
        return max(former, value)
    if column.together == "sum":
        return night.sums[name]
    if column.together == "mean":
        return night.sums[name] / night.counts[name]
    if former != value:
        words = _("{value} is not read, since {former} stands there already.")
        row.note(column, words.format(value=value, former=f"{former.normalize():f}"))
    return former


def _named(name: str) -> str:
    return name.strip()[:MAX_NAME].strip()


def tags_in(text: str, column: Column) -> Iterator[str]:
    """The words of a cell."""
    parts = text.split(column.split) if column.split else [text]
    return (_worded(tag) for part in parts if (tag := _named(part)) and spelled(tag) != "none")


def _worded(tag: str) -> str:
    """RESTLESS_LEGS as people write it."""
    return tag.replace("_", " ").capitalize() if tag.isupper() and len(tag) > SHORT_NAME else tag


def _fill_absent(read: DiaryRows, sheet: Sheet, mapping: ColumnMapping) -> None:
    """Where a word that is not there means no: a no on each night that has a row."""
    for column in mapping.columns:
        if column.means == TAGS and column.absent == "none":
            words = {tag for cell in sheet.column(column.head) for tag in tags_in(cell, column)}
            for night in read.nights.values():
                for word in words:
                    night.own.setdefault(word, (OWN[OWN_CLAIM], Decimal()))
