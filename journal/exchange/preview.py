"""What an import would do, shown before anything is done; and doing it."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from config.language import Words, gettext_lazy
from config.language import gettext as _
from journal.clock import name_of
from journal.exchange import wording
from journal.exchange.models import Import, ImportedRow, TakenOver
from journal.exchange.pieces import in_pieces, store_in_turn
from journal.exchange.problem import SHOWN
from journal.exchange.reading import Row, State

TABLE_ROWS = 20
STATES = {  # the noteworthy first; a row is …
    State.NEW: gettext_lazy("new"),
    State.GAINS: gettext_lazy("gains answers"),
    State.DIFFERENT: gettext_lazy("differs"),
    State.SAME: gettext_lazy("already there"),
}


@dataclass(frozen=True)  # without slots: what is derived is kept
class Preview:
    """The rows of a waiting import beside what its owner has already."""

    entry: Import
    rows: list[Row]
    states: list[State]

    @classmethod
    def of(cls, entry: Import) -> "Preview":
        """The preview of an import as of now; what was true at the upload may have changed."""
        rows = entry.waiting_rows()
        return cls(entry, rows, entry.file_format.states(entry.user, rows))

    @cached_property
    def pairs(self) -> list[tuple[Row, State]]:
        """The rows, each with its state."""
        return list(zip(self.rows, self.states, strict=True))

    def those(self, state: State) -> list[Row]:
        """The rows in a state."""
        return [row for row, each in self.pairs if each is state]

    @property
    def counts(self) -> Counter[State]:
        """How many rows are new, the same, different."""
        return Counter(self.states)

    @property
    def new(self) -> int:
        """How many rows would be added."""
        return self.counts[State.NEW]

    @property
    def action(self) -> str:
        """What a yes does: "Add 1,200 recordings"; empty where it does nothing."""
        counted = self.entry.file_format.counted
        adds = [counted(self.new)] if self.new else []
        adds += [wording.answers(self.gained)] if self.gained else []
        return wording.to_do(adds, counted(self.corrected) if self.corrected else "")

    @cached_property
    def gained(self) -> int:
        """How many answers to things that are tracked go into nights that are there."""
        gaining = self.those(State.GAINS)
        return self.entry.file_format.gains(self.entry.user, gaining) if gaining else 0

    @property
    def added(self) -> int:
        """How many rows are in already, where adding them stopped half way."""
        if self.entry.step != Import.Step.ADDING:
            return 0
        return self.entry.added_rows.count()

    @property
    def added_rows(self) -> str:
        """The same in words."""
        return self.entry.file_format.counted(self.added)

    @property
    def corrects(self) -> bool:
        """Whether rows that differ correct what is there."""
        return self.entry.file_format.corrects

    @property
    def corrected(self) -> int:
        """How many rows that are there would be corrected."""
        return self.counts[State.DIFFERENT] if self.corrects else 0

    @property
    def figures(self) -> list[tuple[str, int]]:
        """The counts with their names, for the page."""
        counts = self.counts
        return [
            (_("New"), counts[State.NEW]),
            (_("Already there"), counts[State.SAME]),
            *[(_("There, gain answers"), count) for count in [counts[State.GAINS]] if count],
            (_("Corrected") if self.corrects else _("Left as they are"), counts[State.DIFFERENT]),
            (_("Refused"), self.entry.refused),
        ]

    @cached_property
    def kinds(self) -> list[str]:
        """What comes of each kind of row, where the import holds several: "Oura: 3 new"."""
        kind_of = self.entry.file_format.kind_of
        counts = Counter((kind_of(row), state) for row, state in self.pairs)
        kinds = list(dict.fromkeys(kind for kind, state in counts))
        return [
            f"{kind}: " + ", ".join(self._in_state(n, s) for s in STATES if (n := counts[kind, s]))
            for kind in kinds
            if len(kinds) > 1
        ]

    def _in_state(self, count: int, state: State) -> str:
        match state:
            case State.NEW:
                return wording.new(count)
            case State.GAINS:
                return wording.gaining(count)
            case State.SAME:
                return wording.there(count)
            case _:
                return wording.differing(count, self.corrects)

    @property
    def span(self) -> tuple[str, str] | None:
        """The first and the last night of the file, by name; `None` where it holds none."""
        first, last = self.entry.first_night, self.entry.last_night
        return (name_of(first), name_of(last)) if first and last else None

    @property
    def different(self) -> list[str]:
        """The first rows of which the file says something else, by name."""
        different = self.those(State.DIFFERENT)[:SHOWN]
        return [self.entry.file_format.name(row) for row in different]

    @property
    def unseen_different(self) -> int:
        """How many such rows there are beyond those listed."""
        return max(0, self.counts[State.DIFFERENT] - SHOWN)

    @property
    def unseen_refused(self) -> int:
        """How many refused rows there are beyond those listed."""
        return self.entry.refused - len(self.entry.payload["refused"])

    @property
    def unseen_remarks(self) -> int:
        """How many remarks there are beyond those listed."""
        count: int = self.entry.payload["remark_count"] - len(self.entry.payload["remarks"])
        return count

    @property
    def heads(self) -> list[str]:
        """The columns of the table."""
        return self.entry.file_format.heads(self.rows[:TABLE_ROWS])

    @property
    def table(self) -> list[tuple[Words, list[str]]]:
        """The first rows, each with its state."""
        kind = self.entry.file_format
        heads, zone = self.heads, ZoneInfo(self.entry.time_zone)
        rows = self.pairs
        if kind.new_first:
            rows = sorted(rows, key=lambda pair: list(STATES).index(pair[1]))
        return [(STATES[state], kind.cells(row, heads, zone)) for row, state in rows[:TABLE_ROWS]]


def confirm(entry: Import, now: datetime) -> bool:
    """Add the new rows in pieces; returns whether there was anything to confirm any more.

    Where it stops half way, what was added stays, and the next yes goes on: rows that are there
    are no longer new. Where it stood still so long that somebody else took it over, or undid it, it
    leaves it to them. Raises `IntegrityError` when a row cannot be added after all, because
    another device wrote the same meanwhile, and `ValidationError` when it is no longer a right one.
    """
    if not entry.begin(now):
        return False
    preview = Preview.of(entry)
    new = preview.those(State.NEW)
    existing = [row for row, state in preview.pairs if state is not State.NEW]
    kind, person, zone = entry.file_format, entry.user, entry.time_zone
    adder = kind.adder(person, existing, zone)
    try:
        store_in_turn(adder.pieces(new), _noting(entry, adder.add))
        if preview.corrects:
            differing = in_pieces(preview.those(State.DIFFERENT))
            correct = _noting(entry, lambda piece: kind.correct(person, piece, zone))
            store_in_turn(differing, correct)
        gaining = in_pieces(preview.those(State.GAINS))
        store_in_turn(gaining, _noting(entry, lambda piece: kind.fill(person, piece)))
        entry.finish(preview.counts, now)
    except TakenOver:
        return False
    except (IntegrityError, ValidationError):
        with suppress(TakenOver):
            entry.pause()
        raise
    return True


def _noting(entry: Import, store: Callable[[Any], list[Any]]) -> Callable[[Any], None]:
    """What stores a piece and notes what came of it."""

    def stored(piece: Any) -> None:
        entry.go_on(timezone.now())
        ImportedRow.note(entry, store(piece))

    return stored
