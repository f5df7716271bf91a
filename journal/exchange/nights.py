"""Nights on their way in and out: read from the diary, compared with it, added to it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    When,
)

from accounts.models import User
from journal import caffeine
from journal.clock import Period, latest_night
from journal.exchange import nights_csv
from journal.exchange.derived import DERIVED, Figures, figures, totals
from journal.exchange.nights_csv import (
    CAFFEINE_MG,
    COLUMNS,
    EXERCISE_MINUTES,
    STAMPS,
    Cells,
)
from journal.exchange.reading import Reading, State
from journal.exchange.upload import UploadedBytes
from journal.models import CaffeineIntake, Exercise, Night

CHUNK = 500
SHORT = 60
WRITE = [(name, cell.write) for name, cell in COLUMNS.items()]
PLACE = {name: place for place, name in enumerate(COLUMNS)}


def stored(nights: "QuerySet[Night]") -> Iterator[Cells]:
    """The nights as rows of the file, oldest first: one query, a few rows in memory."""
    counted = nights.annotate(
        drinks=_figure(CaffeineIntake, "caffeine_mg", Count("pk")),
        caffeine_mg=_figure(CaffeineIntake, "caffeine_mg", _total("caffeine_mg")),
        bouts=_figure(Exercise, "minutes", Count("pk")),
        exercise_minutes=_figure(Exercise, "minutes", _total("minutes")),
    )
    rows = counted.order_by("night").values_list("drinks", "bouts", *COLUMNS)
    for drinks, bouts, *row in rows.iterator(chunk_size=CHUNK):
        _settle(row, "had_caffeine", "caffeine_mg", drinks)
        _settle(row, "exercised", "exercise_minutes", bouts)
        yield {
            name: text
            for (name, write), value in zip(WRITE, row, strict=True)
            if (value or value == 0) and (text := write(value))  # is_told, but for the call
        }


def exported(person: User, nights: "QuerySet[Night]") -> Iterator[Cells]:
    """The same with what follows from each night."""
    for row, found in with_figures(person, stored(nights)):
        yield row | {name: str(found[name]) for name in DERIVED if name in found}


def with_figures(person: User, rows: Iterator[dict[str, Any]]) -> Iterator[tuple[Any, Figures]]:
    """Rows of nights, oldest first, each with its totals and what follows from it.

    Some hundred nights at a time, in three queries.
    """
    half_life = float(person.caffeine_half_life_hours)
    while some := list(islice(rows, CHUNK)):
        ends = (date.fromisoformat(row["night"]) for row in (some[0], some[-1]))
        diary = {str(night.night): night for night in person.nights.diary(Period(*ends))}
        for row in some:
            night = diary.get(row["night"])
            yield row, figures(night, half_life) | totals(night) if night else {}


def _figure(model: type[Model], column: str, figure: Any) -> Subquery:
    """A figure over the rows that belong to the night at hand."""
    rows = model._default_manager.filter(night=OuterRef("pk")).order_by().values("night")
    counted = rows.annotate(parts=Count("pk"), known=Count(column), figure=figure)
    return Subquery(counted.values("figure"))


def _total(column: str) -> Case:
    """The sum of a column; unknown if one of its parts is unknown."""
    return Case(When(parts=F("known"), then=Sum(column)), output_field=IntegerField())


def _settle(row: list[Any], had: str, total: str, parts: int | None) -> None:
    """What was written down was had; "none" is a total of 0."""
    answer = PLACE[had]
    if row[answer] is None and parts:
        row[answer] = True
    if row[answer] is False:
        row[PLACE[total]] = 0


def read(files: Sequence[UploadedBytes], zone: ZoneInfo, now: datetime) -> Reading:
    """A nights file as rows; raises `ImportProblem` with all that is wrong with it."""
    rows = nights_csv.read(files[0].data, latest=latest_night(now), now=now)
    nights = [row["night"] for row in rows]
    homeless = sum("time_zone" not in row for row in rows)
    assumptions = []
    if passed_over := nights_csv.worked_out_in(files[0].data):
        assumptions.append(f"Not read, since Stillnight works them out: {', '.join(passed_over)}.")
    if homeless:
        assumptions.append(
            f"{homeless} of {len(rows)} rows name no time zone. Their clock times are kept as "
            f"they are written and read as {zone}, the zone you chose."
        )
    return Reading(list(map(dict, rows)), min(nights), max(nights), assumptions)


def states(person: User, rows: Sequence[Cells]) -> list[State]:
    """Whether each row is new, adds nothing to a night of the diary, or contradicts it.

    A cell that is empty says nothing, and when something was written is no answer.
    """
    nights = [date.fromisoformat(row["night"]) for row in rows]
    within = person.nights.during(Period(min(nights), max(nights)))
    known = {row["night"]: row for row in stored(within)}
    return [_state(row, known.get(row["night"])) for row in rows]


def _state(row: Cells, known: Cells | None) -> State:
    if known is None:
        return State.NEW
    answers = (name for name in row if name not in STAMPS)
    return State.SAME if all(known.get(n) == row[n] for n in answers) else State.DIFFERENT


def add(person: User, rows: Sequence[Cells], zone: str) -> list[Night]:
    """Write the rows into the diary; they must be of nights that are not there yet."""
    nights, drinks, bouts = [], [], []
    for row in rows:
        answers = nights_csv.answers_of(row)
        night = nights_csv.night_of(answers)
        night.user, night.time_zone = person, night.time_zone or zone
        nights.append(night)
        drinks += [
            CaffeineIntake(night=night, drink=caffeine.OTHER, caffeine_mg=part)
            for part in _parts(answers.get("caffeine_mg"), night.had_caffeine, CAFFEINE_MG)
        ]
        bouts += [
            Exercise(night=night, kind=Exercise.Kind.OTHER, minutes=part)
            for part in _parts(answers.get("exercise_minutes"), night.exercised, EXERCISE_MINUTES)
        ]
    Night.objects.bulk_create(nights)
    CaffeineIntake.objects.bulk_create(drinks)
    Exercise.objects.bulk_create(bouts)
    return nights


def _parts(total: int | None, had: bool | None, most: int) -> Iterator[int]:
    """A total as one amount, or as several where one row of the diary cannot hold it."""
    if total is None or not had:
        return
    while total > most:
        yield most
        total -= most
    yield total


def heads(rows: Sequence[Cells]) -> list[str]:
    """The columns that hold something in these rows, when they were written left out."""
    return [name for name in COLUMNS if name not in STAMPS and any(name in row for row in rows)]


def shown(row: Cells, columns: Sequence[str], zone: ZoneInfo) -> list[str]:
    """The row for the table of a preview."""
    return [_short(row.get(name, "")) for name in columns]


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
