"""How an experiment is laid out: balanced blocks, each with its washout at the start.

A sequence is a text of "1" (with) and "0" (without), one figure a block, as many of each. The
draw itself needs a source of chance from outside; everything here is plain arithmetic.
"""
# pure

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from journal.clock import Period

BLOCKS = (8, 10, 12)  # with 8 blocks there are 70 sequences, and the smallest p is 2/70
BLOCK_NIGHTS = (3, 4, 5, 7, 10, 14)
FEWEST_COUNTED = 2  # nights of a block that are left after the washout
MAX_NIGHTS = 140  # nights of an experiment


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What is fixed before the first night."""

    first_night: date
    blocks: int
    block_nights: int
    washout: int

    @property
    def nights(self) -> int:
        """Nights from the first to the last."""
        return self.blocks * self.block_nights

    @property
    def last_night(self) -> date:
        """The last night of the last block."""
        return self.first_night + timedelta(days=self.nights - 1)

    def block_of(self, night: date) -> int | None:
        """The block of a night, from 0; `None` before and after the experiment."""
        day = (night - self.first_night).days
        return day // self.block_nights if 0 <= day < self.nights else None

    def is_washout(self, night: date) -> bool:
        """Whether a night is at the start of its block and not counted."""
        return (night - self.first_night).days % self.block_nights < self.washout

    def counted(self, block: int) -> Period:
        """The nights of a block that count."""
        start = self.first_night + timedelta(days=block * self.block_nights)
        return Period(
            start + timedelta(days=self.washout), start + timedelta(days=self.block_nights - 1)
        )


def sequences(blocks: int) -> Iterator[str]:
    """Every balanced sequence of so many blocks, an even number."""
    for chosen in combinations(range(blocks), blocks // 2):
        yield "".join("1" if block in chosen else "0" for block in range(blocks))


def is_balanced(sequence: str, blocks: int) -> bool:
    """Whether a text is a sequence of so many blocks, as many "1" as "0"."""
    ones, noughts = sequence.count("1"), sequence.count("0")
    return ones == noughts and ones + noughts == len(sequence) == blocks


def draw(blocks: int, below: Callable[[int], int]) -> str:
    """One balanced sequence, each as likely; `below(n)` draws a whole number from 0 to n − 1."""
    figures = ["1"] * (blocks // 2) + ["0"] * (blocks // 2)
    for place in range(blocks - 1, 0, -1):
        other = below(place + 1)
        figures[place], figures[other] = figures[other], figures[place]
    return "".join(figures)


def shortest_block(washout: int) -> int:
    """The shortest block on offer that leaves enough nights to count."""
    return next(nights for nights in BLOCK_NIGHTS if nights - washout >= FEWEST_COUNTED)
