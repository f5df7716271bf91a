"""The outcome of the nights of an experiment, as they count."""
# pure

from datetime import date
from statistics import fmean

from journal.clock import Period
from journal.experiments.design import Design
from journal.figures.differences import on_the_axis_of
from journal.figures.measures import Measure, Numbers
from journal.night_figures import FiguresByNight

FEWEST_OF_A_BLOCK = 2  # known nights, below which a block is unknown


def nights_over(design: Design, last: date) -> int:
    """How many of its nights are over when `last` is, the last one it has."""
    return max(0, min(design.nights, (last - design.first_night).days + 1))


def nightly_values(
    design: Design, measure: Measure, figures: FiguresByNight, last: date
) -> Numbers:
    """The outcome of each night up to `last`, clock times on one axis; `None` if unknown."""
    period = Period(design.first_night, design.last_night)
    (values,) = on_the_axis_of(measure, measure.over(period, figures))
    return values[: nights_over(design, last)]


def values_by_block(
    design: Design, measure: Measure, figures: FiguresByNight, last: date
) -> list[list[float]]:
    """What is known of the counted nights of each block up to `last`."""
    values = nightly_values(design, measure, figures, last)
    size, washout = design.block_nights, design.washout
    return [
        [value for value in values[start + washout : start + size] if value is not None]
        for start in range(0, design.nights, size)
    ]


def block_means(
    design: Design, measure: Measure, figures: FiguresByNight, last: date
) -> list[float | None]:
    """The mean outcome of the counted nights of each block; `None` with fewer than two known."""
    blocks = values_by_block(design, measure, figures, last)
    return [fmean(values) if len(values) >= FEWEST_OF_A_BLOCK else None for values in blocks]
