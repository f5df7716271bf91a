"""Rows that are nights of the diary, each as the cells of a nights file that are not empty."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from accounts.models import User
from config.language import grouped, ngettext
from journal import caffeine
from journal.clock import Period
from journal.exchange import nights_csv
from journal.exchange.formats.format import Format
from journal.exchange.night_rows import exported
from journal.exchange.nights_csv import (
    CAFFEINE_MG,
    COLUMNS,
    EVERY_COLUMN,
    EXERCISE_MINUTES,
    Cells,
)
from journal.exchange.pieces import Adder, RowByRow
from journal.exchange.reading import State
from journal.models import CaffeineIntake, Exercise, Night
from journal.models.night import STAMPS
from journal.saving.many import WholeNight, save_new_nights

NIGHT = EVERY_COLUMN.index("night")
SHORT = 60  # letters of a note in a preview


class NightsFormat(Format):
    """A format that fills nights; it has to recognise its files and to read them."""

    table = "nights"

    def counted(self, count: int) -> str:
        """So many nights."""
        words = ngettext("{count} night", "{count} nights", count)
        return words.format(count=grouped(count))

    def states(self, person: User, rows: Sequence[Cells]) -> list[State]:
        """Whether each row is new, adds nothing to a night of the diary, or contradicts it.

        A cell that is empty says nothing, and when something was written is no answer.
        """
        nights = [date.fromisoformat(row["night"]) for row in rows]
        within = person.nights.during(Period(min(nights), max(nights)))
        by_night = {
            row[NIGHT]: dict(zip(EVERY_COLUMN, row, strict=True))
            for row in exported(person, within)
        }
        return [_state(row, by_night.get(row["night"])) for row in rows]

    def adder(self, person: User, there: Sequence[Cells], zone: str) -> Adder:
        """An adder of single rows: nights need nothing of each other."""
        return RowByRow(add_nights, person, zone)

    def heads(self, rows: Sequence[Cells]) -> list[str]:
        """The columns that hold something in these rows, when they were written left out."""
        return [name for name in COLUMNS if name not in STAMPS and any(name in row for row in rows)]

    def cells(self, row: Cells, heads: Sequence[str], zone: ZoneInfo) -> list[str]:
        """The cells of these columns, long notes cut."""
        return [_short(row.get(name, "")) for name in heads]


def _state(row: Cells, there: Mapping[str, str | None] | None) -> State:
    if there is None:
        return State.NEW
    answers = (name for name in row if name not in STAMPS)
    return State.SAME if all(there.get(n) == row[n] for n in answers) else State.DIFFERENT


def add_nights(person: User, rows: Sequence[Cells], zone: str) -> list[Night]:
    """Store the rows as nights, which must not be there yet."""
    return save_new_nights(person, [_whole(row, zone) for row in rows])


def _whole(row: Cells, zone: str) -> WholeNight:
    """A row as a night with its answers, a total as rows that are listed under it."""
    answers = nights_csv.answers_of(row)
    caffeine_mg = answers.pop("caffeine_mg", None)
    minutes = answers.pop("exercise_minutes", None)
    drinks = _parts(caffeine_mg, answers.get("had_caffeine"), CAFFEINE_MG)
    bouts = _parts(minutes, answers.get("exercised"), EXERCISE_MINUTES)
    return WholeNight(
        answers.pop("night"),
        answers.pop("time_zone", zone),
        answers,
        (
            *(CaffeineIntake(drink=caffeine.OTHER, caffeine_mg=part) for part in drinks),
            *(Exercise(kind=Exercise.Kind.OTHER, minutes=part) for part in bouts),
        ),
    )


def _parts(total: int | None, had: bool | None, most: int) -> Iterator[int]:
    """A total as one amount, or as several where one row of the diary cannot hold it."""
    if total is None or not had:
        return
    while total > most:
        yield most
        total -= most
    yield total


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
