"""What a plan would find, in words, before anybody starts it."""
# pure, words

from collections.abc import Sequence
from dataclasses import dataclass

from config.language import figure, ngettext
from config.language import gettext as _
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
        _("about {amount}").format(amount=needed)
        if needed
        else _("more than {amount}").format(amount=MAX_NIGHTS),
    )


def _basis(measure: Measure, nights: Nights, known_nights: int) -> str:
    spread = WRITTEN_SIZES[measure.kind](nights.spread)
    label = measure.in_a_sentence
    if nights.is_own:
        return ngettext(
            "From your latest {count} nights with an answer ({label}). Their usual spread is "
            "{spread}. A night is like the night before by {memory} (0 not at all, 1 fully).",
            "From your latest {count} nights with an answer ({label}). Their usual spread is "
            "{spread}. A night is like the night before by {memory} (0 not at all, 1 fully).",
            known_nights,
        ).format(count=known_nights, label=label, spread=spread, memory=written(nights.memory))
    made_up = _(
        "It needs {count} to use yours. So these figures are from a made-up diary without gaps. "
        "Its usual spread is {spread}, and a night is like the night before by {memory}. Yours may "
        "be quite different."
    ).format(count=FEWEST_KNOWN, spread=spread, memory=figure(str(TYPICAL_MEMORY)))
    return f"{_few(known_nights, label)} {made_up}"


def _few(known_nights: int, label: str) -> str:
    if not known_nights:
        return _("None of your latest nights have an answer ({label}).").format(label=label)
    return ngettext(
        "Only {count} of your latest nights has an answer ({label}).",
        "Only {count} of your latest nights have an answer ({label}).",
        known_nights,
    ).format(count=known_nights, label=label)


def _line(number: int) -> str:
    if number == 1:
        return _(
            "This is the first within a year, read at 5 %. A further one is read more strictly."
        )
    return _(
        "This would be the {ordinal} within a year, read at {share}, not 5 %. Each further one is "
        "read at half of the one before. Stopped ones count too."
    ).format(ordinal=ordinal(number), share=percent(level(number)))
