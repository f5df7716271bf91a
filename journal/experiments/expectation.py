"""What a plan would find, in words, before anybody starts it."""
# pure

from collections.abc import Sequence
from dataclasses import dataclass

from journal.experiments.design import MAX_NIGHTS, Design
from journal.experiments.experiment_page import ordinal, percent
from journal.experiments.forecast import (
    FEWEST_KNOWN,
    TYPICAL_MEMORY,
    Nights,
    nights_for,
    own_nights,
    power,
    typical_nights,
)
from journal.experiments.line import level
from journal.figures.differences import SCALES
from journal.figures.measures import Measure
from journal.figures.sizes import SIZES as WRITTEN_SIZES
from journal.figures.waiting import SIZES
from journal.figures.wording import number as written
from journal.rounding import whole

HIGHEST_POWER = 99  # of 100: no difference is certain to be found


@dataclass(frozen=True, slots=True)
class Size:
    """A difference, of how many of 100 such experiments find it, and nights for 80 of 100."""

    size: str
    power: int
    nights: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """The plan in words, whose nights it is reckoned with, what it finds, and its line."""

    plan: str
    basis: str
    sizes: tuple[Size, ...]
    line: str


def expectation(
    design: Design, measure: Measure, earlier: Sequence[float | None], number: int
) -> Expectation:
    """What the so-maniest experiment of a year would find, by the nights before it."""
    size, step = SIZES[measure.kind], SCALES[measure.kind][2]
    nights = own_nights(earlier, step) or typical_nights(size)
    known_nights = sum(each is not None for each in earlier)
    return Expectation(
        plan=design.words,
        basis=_basis(measure, nights, known_nights),
        sizes=tuple(_size(design, measure, nights, times * size, number) for times in (1, 2)),
        line=_line(number),
    )


def _size(design: Design, measure: Measure, nights: Nights, size: float, number: int) -> Size:
    share = whole(100 * power(design, nights, size, level(number)))
    needed = nights_for(design, nights, size, level(number))
    return Size(
        WRITTEN_SIZES[measure.kind](size),
        min(share, HIGHEST_POWER),
        f"about {needed}" if needed else f"more than {MAX_NIGHTS}",
    )


def _basis(measure: Measure, nights: Nights, known_nights: int) -> str:
    spread = WRITTEN_SIZES[measure.kind](nights.spread)
    label = measure.label.lower()
    if nights.is_own:
        return (
            f"From your latest {known_nights} nights with an answer ({label}). Their usual spread "
            f"is {spread}. A night is like the night before by {written(nights.memory)} (0 not at "
            "all, 1 fully)."
        )
    few = f"Only {known_nights}" if known_nights else "None"
    return (
        f"{few} of your latest nights have an answer ({label}). It needs "
        f"{FEWEST_KNOWN} to use yours. So these figures are from a made-up diary without gaps. Its "
        f"usual spread is {spread}, and a night is like the night before by {TYPICAL_MEMORY}. "
        "Yours may be quite different."
    )


def _line(number: int) -> str:
    if number == 1:
        return "This is the first within a year, read at 5 %. A further one is read more strictly."
    return (
        f"This would be the {ordinal(number)} within a year, read at {percent(level(number))}, "
        "not 5 %. Each further one is read at half of the one before. Stopped ones count too."
    )
