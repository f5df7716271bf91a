"""What the cells of one column are, told from all of them: dates, lengths, numbers, words."""
# pure

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from journal.exchange.sheets.values import (
    UNKNOWN,
    Style,
    claim,
    has_half,
    minutes,
    moment,
    number,
)

MOST_OF_THEM = 0.8  # of the cells have to be of a kind
_COMMA, _POINT = re.compile(r"[+-]?\d+,\d+"), re.compile(r"[+-]?\d+\.\d+")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True, slots=True)
class Profile:
    """The cells of a column that say something, and what they are for `style`."""

    cells: Sequence[str]
    style: Style

    @classmethod
    def of(cls, cells: Sequence[str], style: Style) -> "Profile":
        """The profile of a column; words for the unknown are passed over."""
        return cls([cell for cell in cells if cell.casefold() not in UNKNOWN], style)

    def mostly(self, reads: Callable[[str], object]) -> bool:
        """Whether most of the cells can be read so."""
        return share(self.cells, reads) >= MOST_OF_THEM

    @property
    def is_day(self) -> bool:
        """Dates, with a clock time or without."""
        return self.mostly(lambda cell: moment(cell, self.style).day or _fail())

    @property
    def is_clock(self) -> bool:
        """Clock times, with a date or without; a whole night of 7.30 is rather a number."""
        return self.mostly(
            lambda cell: moment(cell, self.style).at or _fail() if ":" in cell else _fail()
        ) or self.mostly(lambda cell: moment(cell, self.style).wall or _fail())

    @property
    def is_number(self) -> bool:
        """Numbers."""
        return self.mostly(lambda cell: number(cell, self.style))

    @property
    def is_length(self) -> bool:
        """Lengths of time such as 7:30 or 7h 30m, or plain numbers."""
        return self.mostly(lambda cell: minutes(cell, "minutes", self.style))

    @property
    def is_claim(self) -> bool:
        """Yes and no, in a few languages; an x alone is a yes."""
        return self.mostly(claim) and not self.is_rating

    @property
    def is_rating(self) -> bool:
        """Whole numbers from 0 to 10, some of them above 1."""
        read = self.numbers()
        return bool(read) and self.is_number and max(read) > 1 and all(_rates(n) for n in read)

    @property
    def is_tags(self) -> bool:
        """Several words in a cell, the same ones again and again."""
        return bool(self.cells) and bool(self.split)

    @property
    def split(self) -> str:
        """The sign between the words of a cell; "" where there is none."""
        for sign in (" | ", "|", ";", ","):
            words = Counter(w.strip() for cell in self.cells for w in cell.split(sign))
            if sum(sign in cell for cell in self.cells) and len(words) < 0.7 * words.total():
                return sign.strip() or sign
        return ""

    def numbers(self) -> list[Decimal]:
        """The numbers among the cells."""
        return _read(self.cells, lambda cell: number(cell, self.style))

    def unit(self, head: str) -> str:
        """The unit of a length: what the column's name says, else what its size makes likely."""
        for unit, pattern in _UNITS.items():
            if pattern.search(head):
                return unit
        plain = [abs(each) for each in self.numbers()]
        if not plain:
            return "minutes"
        middle = median(plain)
        if middle > 1440:
            return "seconds"
        return "hours" if middle <= 16 and any(n != int(n) for n in plain) else "minutes"


_UNITS = {
    "ms": re.compile(r"\bms\b|milli", re.IGNORECASE),
    "seconds": re.compile(r"\(s\)|\bsec|seconds|sekunden|\bs$", re.IGNORECASE),
    "minutes": re.compile(r"\bmin", re.IGNORECASE),
    "hours": re.compile(r"hours?\b|\(h\)|\bhrs?\b|stunden|heures|horas", re.IGNORECASE),
}


def _rates(value: Decimal) -> bool:
    return value == int(value) and 0 <= value <= 10


def _fail() -> object:
    raise ValueError


def share(cells: Sequence[str], reads: Callable[[str], object]) -> float:
    """The share of cells that can be read."""
    return len(_read(cells, reads)) / len(cells) if cells else 0.0


def _read(cells: Sequence[str], reads: Callable[[str], object]) -> list[Decimal]:
    results: list[object] = []
    for cell in cells:
        try:
            results.append(reads(cell))
        except ValueError:
            continue
    return results  # type: ignore[return-value]


def decimal_in(columns: Sequence[Sequence[str]]) -> tuple[str, str]:
    """The decimal sign of a file, and an example where it is unclear.

    Where both signs stand before other than three digits, each cell speaks for itself.
    """
    commas, points, unclear = 0, 0, ""
    for cells in columns:
        for cell in cells:
            if _THOUSANDS.fullmatch(cell):
                unclear = unclear or cell
            else:
                commas += bool(_COMMA.fullmatch(cell))
                points += bool(_POINT.fullmatch(cell))
    if commas and not points:
        return ",", ""
    if points and not commas:
        return ".", ""
    return "", unclear


def clock_in(cells: Sequence[str], style: Style) -> tuple[str, str]:
    """The clock of a column of bedtimes, and an example where it has to be asked about.

    All of its cells were read as moments before.

    Bedtimes that all lie from 1 to 12 o'clock, mostly after 6, without am or pm, are of a clock
    of 12 hours: nobody goes to bed at half past ten in the morning every day.
    """
    times = [(cell, moment(cell, style).at) for cell in cells if _can(cell, style)]
    hours = [at.hour for _, at in times if at]
    if not hours or any(has_half(cell) for cell, _ in times):
        return "24", ""
    if all(1 <= hour <= 12 for hour in hours) and sum(6 <= h < 12 for h in hours) * 2 > len(hours):
        return "12", next(cell for cell, at in times if at and 6 <= at.hour < 12)
    return "24", ""


def _can(cell: str, style: Style) -> bool:
    try:
        return moment(cell, style).at is not None
    except ValueError:
        return False
