"""The worst ratings of the last weeks as a picture: a dot a night, a bar for the middle night."""
# pure, words

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from config.language import date_text, with_commas
from config.language import gettext as _
from journal.clock import DAY, Period
from journal.figures.wording import number
from journal.rounding import rounded
from journal.trends.sentences import ENOUGH

WIDTH = 360
LEFT, RIGHT, TOP, POINT = 24, 8, 8, 8.4  # user units; a point of the scale is so high
LEVELS = (0, 5, 10)
DATES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Words at a place of the picture."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class EightWeeks:
    """Paths in user units, and what the picture says; `bars` show the middle night of each part."""

    dots: str
    bars: str
    grid: tuple[Place, ...]
    dates: tuple[Place, ...]
    words: str


def eight_weeks(before: Period | None, now: Period, worst: Sequence[float | None]) -> EightWeeks:
    """The picture of a period and the one before it, if that is shown; `worst` is one a night."""
    parts = [before, now] if before else [now]
    nights = Period(parts[0].first, now.last)
    step = (WIDTH - LEFT - RIGHT) / len(nights)

    def x(place: float) -> float:
        return rounded(LEFT + (place + 0.5) * step, 1)

    bars, words = [], []
    for part in reversed(parts):
        start = (part.first - nights.first).days
        known = [value for value in worst[start : start + len(part)] if value is not None]
        if len(known) >= ENOUGH:
            middle = median(known)
            bars.append(f"M{x(start)} {_y(middle)}H{x(start + len(part) - 1)}")
            words.append(_in_the(middle, is_before=part is before))
    return EightWeeks(
        dots="".join(
            f"M{x(place)} {_y(value)}h0" for place, value in enumerate(worst) if value is not None
        ),
        bars="".join(bars),
        grid=tuple(Place(_y(level), str(level)) for level in LEVELS),
        dates=tuple(
            Place(x(place), date_text(night, "MMMd"))
            for place in range(0, len(nights), len(nights) // DATES)
            for night in [nights.first + place * DAY]
        ),
        words=_("Usual worst rating: {figure}.").format(figure=with_commas(words)) if words else "",
    )


def _in_the(middle: float, *, is_before: bool) -> str:
    rating = number(middle)
    if is_before:
        return _("{rating} in the four weeks before").format(rating=rating)
    return _("{rating} in the last four weeks").format(rating=rating)


def _y(rating: float) -> float:
    return rounded(TOP + (10 - rating) * POINT, 1)
