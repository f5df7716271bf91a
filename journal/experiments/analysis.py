"""The analysis of an experiment, fixed before its first night.

Every night counts as it was drawn, followed or not. The test goes by the lots that were drawn:
`block_lots` or `nightly_lots`.
"""
# pure, words

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt

from config.language import gettext as _
from journal.experiments.block_lots import BlockTest
from journal.experiments.design import Design
from journal.experiments.line import line as line_of
from journal.experiments.night_values import block_means, nightly_values, nights_over
from journal.experiments.nightly_lots import NightlyTest
from journal.experiments.outcomes import NARROW
from journal.experiments.result import Outcome, Result, outcome_of
from journal.figures.measures import Measure
from journal.night_figures import FiguresByNight

FEWEST_BLOCKS = 3  # with a known outcome, on each side
FEWEST_NIGHTS = 6
Numbers = Sequence[float | None]


def result_of(
    design: Design,
    sequence: str,
    measure: Measure,
    figures: FiguresByNight,
    *,
    last: date,
    number: int | None,
) -> Result:
    """What an experiment says of these nights, of which `last` is its last one.

    `number` says which of a year's experiments it is.
    """
    line = line_of(number, nights_over(design, last) / design.nights)
    narrow = NARROW[measure.kind]
    if design.is_nightly:
        values = nightly_values(design, measure, figures, last)
        return of_nights(sequence, values, line=line, narrow=narrow)
    means = block_means(design, measure, figures, last)
    return of_blocks(sequence, means, line=line, narrow=narrow)


def of_blocks(sequence: str, blocks: Numbers, *, line: float, narrow: float) -> Result:
    """The result of an experiment in blocks: the mean outcome of each, `None` if unknown.

    `line` is the largest p that says "a difference"; `narrow` is the difference, in the outcome's
    unit, below which nothing is of note.
    """
    values, sides = _values(blocks), _sides(sequence)
    counted = replace(_counted(values, sides, line), is_of_means=True)
    if min(counted.with_count, counted.without_count) < FEWEST_BLOCKS:
        return replace(counted, shortage=_("Each side needs three blocks."))
    return _tested(counted, BlockTest(values, sides), narrow)


def of_nights(sequence: str, nights: Numbers, *, line: float, narrow: float) -> Result:
    """The result of one with a lot each night: the outcome of each night so far."""
    values, sides = _values(nights), _sides(sequence)
    counted = _counted(values, sides[: len(values)], line)
    if min(counted.with_count, counted.without_count) < FEWEST_NIGHTS:
        return replace(counted, shortage=_("Each side needs six nights."))
    if not np.nanmax(values) > np.nanmin(values):
        return replace(counted, shortage=_("All nights have the same answer."))
    return _tested(counted, NightlyTest(values, sides), narrow)


def _values(numbers: Numbers) -> npt.NDArray[np.float64]:
    return np.array([np.nan if each is None else each for each in numbers])


def _sides(sequence: str) -> npt.NDArray[np.int64]:
    return np.array([int(figure) for figure in sequence])


def _counted(values: npt.NDArray[np.float64], sides: npt.NDArray[np.int64], line: float) -> Result:
    with_it, without = (values[~np.isnan(values) & (sides == side)] for side in (1, 0))
    return Result(
        outcome=Outcome.INCONCLUSIVE,
        with_count=len(with_it),
        without_count=len(without),
        with_mean=float(with_it.mean()) if len(with_it) else None,
        without_mean=float(without.mean()) if len(without) else None,
        line=line,
    )


def _tested(counted: Result, test: BlockTest | NightlyTest, narrow: float) -> Result:
    low, high, p = test.end(-1), test.end(1), test.p(0.0)
    return replace(
        counted,
        outcome=outcome_of(p, low, high, line=counted.line, narrow=narrow),
        effect=test.effect,
        low=low,
        high=high,
        p=p,
        orders=test.orders,
    )
