"""One factor beside its outcome, night by night, as the engine compares them."""
# pure

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from journal.figures.exposures import Exposure
from journal.figures.resampling import Values, known_or_nan, known_part


@dataclass(frozen=True)
class Pair:
    """One factor beside its outcome, night by night: 1 with, 0 without, NaN unknown.

    `weekdays` are those of the nights of the exposure. All begin with the first night whose
    outcome is known and end with the last.
    """

    exposure: Exposure
    weekdays: npt.NDArray[np.int64]
    exposed: Values = field(init=False)
    outcome: Values = field(init=False)

    def __post_init__(self) -> None:
        outcome = known_or_nan(self.exposure.outcome)
        part = known_part(outcome)
        object.__setattr__(self, "outcome", outcome[part])
        object.__setattr__(self, "exposed", known_or_nan(self.exposure.exposed)[part])
        object.__setattr__(self, "weekdays", self.weekdays[part])

    @cached_property
    def both(self) -> npt.NDArray[np.bool_]:
        """Nights of which both are known."""
        return ~np.isnan(self.exposed) & ~np.isnan(self.outcome)

    @cached_property
    def exposed_known(self) -> Values:
        """The factor on the nights of which both are known, in order."""
        return self.exposed[self.both]

    @property
    def with_nights(self) -> int:
        """Nights with the factor."""
        return int(self.exposed_known.sum())

    @property
    def without_nights(self) -> int:
        """Nights without it."""
        return len(self.exposed_known) - self.with_nights

    @property
    def span(self) -> int:
        """Calendar nights from the first known pair to the last."""
        places = np.flatnonzero(self.both)
        return int(places[-1] - places[0]) + 1 if len(places) else 0

    @property
    def stretches(self) -> int:
        """Spells of nights with, and of nights without, one after the other."""
        exposed = self.exposed_known
        return int((np.diff(exposed) != 0).sum()) + 1 if len(exposed) else 0

    @property
    def coverage(self) -> float:
        """Share of the span of which both are known, 0–1."""
        return len(self.exposed_known) / self.span if self.span else 0.0

    @cached_property
    def trend(self) -> Values:
        """Columns to take out: level, straight line and, unless it is the question, weekdays."""
        nights = len(self.outcome)
        columns = [np.ones(nights), np.linspace(-1, 1, nights)]
        if not self.exposure.weekly:
            columns += [(self.weekdays == day).astype(float) for day in range(1, 7)]
        return np.column_stack(columns)

    @cached_property
    def adjusted(self) -> Values:
        """The outcome without its trends, around its own median level."""
        rest = without_trend(self.trend, self.outcome)
        return rest + float(np.nanmedian(self.outcome)) - float(np.nanmedian(rest))


def without_trend(trend: Values, values: Values) -> Values:
    """One value a night less the columns that fit the known ones best; unknown stays unknown."""
    has_value = ~np.isnan(values)
    columns = trend[has_value]
    fitted, *_ = np.linalg.lstsq(columns.T @ columns, columns.T @ values[has_value], rcond=None)
    rest: Values = values - trend @ fitted
    return rest
