"""The words and rows of the page of an experiment, from plain data."""
# pure

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING

from journal.clock import Period
from journal.experiments.design import Design
from journal.figures.differences import (
    change,
    figure,
    interval,
    on_the_axis_of,
    printed_change,
)
from journal.figures.measures import Measure
from journal.figures.wording import UNKNOWN
from journal.night_figures import FiguresByNight

if TYPE_CHECKING:
    from journal.experiments.analysis import Result

PLACEBO = (
    "In 24 blinded trials of medicines for restless legs, about 40 % of the people who were "
    "given a placebo were much or very much better (95 % interval 32 to 48 %; Fulda & Wetter "
    "2008, Brain 131:902). In an experiment of your own you know what you take or do, so part of "
    "a difference, or all of it, can be that response."
)


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One block as shown; `assignment` is empty while it is hidden."""

    number: int
    nights: Period
    assignment: str
    nights_known: int
    counted: int
    mean: str


def block_means(
    design: Design, measure: Measure, figures: FiguresByNight, last: date
) -> list[float | None]:
    """The mean outcome of the counted nights of each block up to `last`; `None` if unknown.

    A block with fewer than two known nights is unknown.
    """
    blocks = _known_values(design, measure, figures, last)
    return [fmean(values) if len(values) >= 2 else None for values in blocks]


def _known_values(
    design: Design, measure: Measure, figures: FiguresByNight, last: date
) -> list[list[float]]:
    """What is known of the counted nights of each block up to `last`, clock times on one axis."""
    period = Period(design.first_night, design.last_night)
    (values,) = on_the_axis_of(measure, measure.over(period, figures))
    by_night = dict(zip(period.nights(), values, strict=True))
    return [
        [
            value
            for night in design.counted(block).nights()
            if night <= last and (value := by_night[night]) is not None
        ]
        for block in range(design.blocks)
    ]


def block_rows(
    design: Design,
    sequence: str,
    measure: Measure,
    figures: FiguresByNight,
    *,
    tonight: date,
    reveals: bool,
    last: date,
    hours: str,
) -> list[BlockRow]:
    """Every block; coming assignments only where the sequence is open or all is over."""
    rows = []
    for block, values in enumerate(_known_values(design, measure, figures, last)):
        counted = design.counted(block)
        start = Period.ending(counted.last, design.block_nights)
        mean = (
            figure(measure.kind, fmean(values), hours)
            if values and reveals_means(tonight, last)
            else UNKNOWN
        )
        shown = reveals or start.first <= tonight
        word = ("with" if sequence[block] == "1" else "without") if shown else ""
        rows.append(BlockRow(block + 1, start, word, len(values), len(counted), mean))
    return rows


def reveals_means(tonight: date, last: date) -> bool:
    """Figures are shown once the last night is over, so that nobody stops on a good one."""
    return tonight > last


def result_sentence(name: str, measure: Measure, result: "Result", hours: str) -> str:
    """The result in one sentence; "inconclusive" is one."""
    if result.effect is None or result.p is None:
        return (
            f"Inconclusive: only {result.with_blocks} blocks with and {result.without_blocks} "
            "without have an outcome, and each side needs three."
        )
    sentence = (
        f"{measure.label} was {figure(measure.kind, result.with_mean, hours)} with “{name}” and "
        f"{figure(measure.kind, result.without_mean, hours)} without, "
        f"{change(measure.kind, effect(measure, result))} on average ({_interval(measure, result)})"
    )
    match result.outcome.value:
        case "a difference":
            return f"A difference: {sentence}."
        case "no difference of note":
            return f"No difference of note: {sentence}."
        case _:
            return (
                f"Inconclusive: {sentence}. These nights cannot tell a difference from chance; "
                "that is a common and honest result."
            )


def effect(measure: Measure, result: "Result") -> float:
    """The difference of the two means as they are printed; 0 without a result."""
    return printed_change(measure.kind, result.without_mean, result.with_mean) or 0.0


def _interval(measure: Measure, result: "Result") -> str:
    if result.low is None or result.high is None:
        return "the interval has no end"
    return f"95 % interval {interval(measure.kind, result.low, result.high)}"


def adherence(design: Design, followed: Mapping[date, bool], last: date) -> tuple[int, int, int]:
    """Nights that went as drawn, nights that were answered, nights so far."""
    nights = max(0, (min(last, design.last_night) - design.first_night).days + 1)
    answered = [done for night, done in followed.items() if design.block_of(night) is not None]
    return sum(answered), len(answered), nights


def tonight_sentence(name: str, design: Design, night: date, with_it: bool) -> str:
    """The sentence on tonight's page: the assignment and where in the experiment it lies."""
    number = (night - design.first_night).days + 1
    word = "with" if with_it else "as usual, without"
    washout = " It is a washout night and does not count yet." if design.is_washout(night) else ""
    return f"Experiment, night {number} of {design.nights}: tonight {word} “{name}”.{washout}"
