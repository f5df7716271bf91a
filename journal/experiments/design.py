"""How an experiment is laid out: a lot for each night, or for each of balanced blocks.

What acts on the same night is drawn each night, in sixes: three nights with and three without, in
random order. What lingers is drawn for blocks of nights, each with its washout at the start. A
sequence is a text of "1" (with) and "0" (without), one figure a lot. The draw itself needs a
source of chance from outside; everything here is plain arithmetic.
"""
# pure, words

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import comb

from config.language import ngettext
from journal.clock import Period

SIX = 6  # nights that are balanced among themselves where each has its own lot
NIGHTS = (30, 42, 60, 84, 120)  # of a new experiment
BLOCKS = (14, 12, 10)  # of a new experiment
BLOCKS_ONCE = (8,)  # of earlier experiments: two of 70 orders reach 0.05, so too few
BLOCK_NIGHTS = range(3, 15)
FEWEST_COUNTED = 2  # nights of a block that are left after the washout
ENOUGH_COUNTED = 3
MAX_NIGHTS = 140  # nights of an experiment
DRAWS = 9_999  # orders that those of a lot each night are set against


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """What is fixed before the first night; with a lot each night a block is a six."""

    first_night: date
    blocks: int
    block_nights: int
    washout: int
    is_nightly: bool = False

    @property
    def nights(self) -> int:
        """Nights from the first to the last."""
        return self.blocks * self.block_nights

    @property
    def lots(self) -> int:
        """How many figures a sequence has."""
        return self.nights if self.is_nightly else self.blocks

    @property
    def last_night(self) -> date:
        """The last night of the last block."""
        return self.first_night + timedelta(days=self.nights - 1)

    @property
    def smallest_p(self) -> float:
        """The smallest p that its randomisation test can have."""
        return 1 / (DRAWS + 1) if self.is_nightly else 2 / comb(self.blocks, self.blocks // 2)

    @property
    def words(self) -> str:
        """How it is laid out: "54 nights, chosen night by night", "12 blocks of 7 nights"."""
        if self.is_nightly:
            return ngettext(
                "{count} nights, chosen night by night",
                "{count} nights, chosen night by night",
                self.nights,
            ).format(count=self.nights)
        return ngettext(
            "{blocks} blocks of {count} nights", "{blocks} blocks of {count} nights", self.blocks
        ).format(blocks=self.blocks, count=self.block_nights)

    def lot_of(self, night: date) -> int | None:
        """The place of a night's lot in the sequence; `None` before and after the experiment."""
        day = (night - self.first_night).days
        if not 0 <= day < self.nights:
            return None
        return day if self.is_nightly else day // self.block_nights

    def is_washout(self, night: date) -> bool:
        """Whether a night is at the start of its block and not counted."""
        return (night - self.first_night).days % self.block_nights < self.washout

    def counted(self, block: int) -> Period:
        """The nights of a block that count."""
        start = self.first_night + timedelta(days=block * self.block_nights)
        return Period(
            start + timedelta(days=self.washout), start + timedelta(days=self.block_nights - 1)
        )


def layout(nights: int, washout: int) -> tuple[int, int] | None:
    """Blocks, and nights in each, of about so many nights; `None` where these are too few.

    Without washout they are sixes. Else as many blocks as leave three nights of each to count,
    or two.
    """
    if not washout:
        return nights // SIX, SIX
    for counted in (ENOUGH_COUNTED, FEWEST_COUNTED):
        for blocks in BLOCKS:
            length = min(nights // blocks, BLOCK_NIGHTS[-1])
            if length >= washout + counted:
                return blocks, length
    return None


def fewest_nights(washout: int) -> int:
    """The shortest length on offer that there is a layout for."""
    return next(nights for nights in NIGHTS if layout(nights, washout))


def sequences(blocks: int) -> Iterator[str]:
    """Every balanced sequence of so many blocks, an even number."""
    for chosen in combinations(range(blocks), blocks // 2):
        yield "".join("1" if block in chosen else "0" for block in range(blocks))


def is_possible(design: Design, sequence: str) -> bool:
    """Whether a text is a sequence that the lots of a design can give."""
    size = SIX if design.is_nightly else design.blocks
    parts = [sequence[start : start + size] for start in range(0, design.lots, size)]
    return len(sequence) == design.lots and all(map(_is_balanced, parts))


def _is_balanced(part: str) -> bool:
    ones, noughts = part.count("1"), part.count("0")
    return ones == noughts and ones + noughts == len(part)


def draw(design: Design, below: Callable[[int], int]) -> str:
    """One sequence, each as likely; `below(n)` draws a whole number from 0 to n − 1."""
    if design.is_nightly:
        return "".join(_shuffled(SIX, below) for _ in range(design.blocks))
    return _shuffled(design.blocks, below)


def _shuffled(lots: int, below: Callable[[int], int]) -> str:
    figures = ["1"] * (lots // 2) + ["0"] * (lots // 2)
    for place in range(lots - 1, 0, -1):
        other = below(place + 1)
        figures[place], figures[other] = figures[other], figures[place]
    return "".join(figures)
