"""Much is stored in pieces, so that what others save in between need not wait for the whole.

SQLite lets one connection write at a time. A piece is written in some 50 ms, and as long as it
took, nothing is written after it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic, sleep
from typing import Any, Protocol, TypeVar

from django.db import transaction

from accounts.models import User

PIECE = 400  # rows
Part = TypeVar("Part")


class Adder(Protocol):
    """Adds the new rows of one import to an account."""

    def pieces(self, rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """The rows in the order in which they can be added, a few at a time."""

    def add(self, rows: Sequence[Any]) -> list[Any]:
        """Store a piece; returns what was added."""


@dataclass(frozen=True, slots=True)
class RowByRow:
    """Rows that need nothing of each other; `store` gets person, rows and time zone."""

    store: Callable[[User, Sequence[Any], str], list[Any]]
    person: User
    zone: str

    def pieces(self, rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """The rows in order, `PIECE` at a time."""
        return in_pieces(rows)

    def add(self, rows: Sequence[Any]) -> list[Any]:
        """Store a piece; returns what was added."""
        return self.store(self.person, rows, self.zone)


def in_pieces(
    rows: Iterable[Part], weigh: Callable[[Part], int] = lambda _: 1
) -> Iterator[list[Part]]:
    """The rows in order, `PIECE` at a time as `weigh` counts them; a heavier one is alone."""
    piece: list[Part] = []
    weight = 0
    for row in rows:
        if piece and weight + weigh(row) > PIECE:
            yield piece
            piece, weight = [], 0
        piece.append(row)
        weight += weigh(row)
    if piece:
        yield piece


def store_in_turn(pieces: Iterable[Part], store: Callable[[Part], object]) -> None:
    """Store each piece in a transaction of its own, so that others can write after each."""
    for piece in pieces:
        began = monotonic()
        with transaction.atomic():
            store(piece)
        sleep(monotonic() - began)
