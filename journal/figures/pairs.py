"""One factor beside its outcome, night by night, as the engine compares them."""
# pure

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from journal.figures.arrays import Numbers, Values, known_or_nan, known_part
from journal.figures.exposures import Exposure
from journal.figures.memory import parts_of, slow_columns

SHORTEST_WAVE = 24  # nights: slower waves than this, a month among them, are taken out


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
    part: slice = field(init=False)

    def __post_init__(self) -> None:
        outcome = known_or_nan(self.exposure.outcome)
        part = known_part(outcome)
        object.__setattr__(self, "part", part)
        object.__setattr__(self, "outcome", outcome[part])
        object.__setattr__(self, "exposed", self._rated(self._cut(self.exposure.exposed)))
        object.__setattr__(self, "weekdays", self.weekdays[part])

    def _rated(self, values: Values) -> Values:
        """The values of nights on which the rating that came before them is known, if one did."""
        earlier = self.exposure.earlier
        return values if earlier is None else np.where(np.isnan(self._cut(earlier)), np.nan, values)

    def _cut(self, values: Numbers) -> Values:
        return known_or_nan(values)[self.part]

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

    @property
    def measured(self) -> Values:
        """What is tested: the amounts where there are any, else with and without."""
        amounts = self.exposure.amounts
        return self.exposed if amounts is None else self._rated(self._cut(amounts))

    @property
    def is_unrated(self) -> bool:
        """Whether the factor is known, yet never beside the rating that came before it."""
        answers = self._cut(self.exposure.exposed)
        return bool(np.isnan(self.exposed).all() and not np.isnan(answers).all())

    @property
    def freedom(self) -> int:
        """Known outcomes less the columns that `trend` takes out of each stretch."""
        has_value = ~np.isnan(self.outcome)
        counts = (int(has_value[part].sum()) for part in parts_of(len(has_value)))
        return sum(max(0, count - self.columns) for count in counts)

    @property
    def columns(self) -> int:
        """How many columns `trend` has."""
        weekdays = 0 if self.exposure.weekly else 6
        slow = 2 + waves_in(len(parts_of(len(self.outcome))[0]))
        return slow + weekdays + (self.exposure.earlier is not None)

    @cached_property
    def trend(self) -> Values:
        """Columns to take out, a row a night; each stretch of a long history has its own.

        Level, straight line, waves down to under a month, the rating that came before the
        factor and, unless they are the question, the weekdays.
        """
        nights = len(self.outcome)
        parts = parts_of(nights)
        waves = waves_in(len(parts[0]))
        columns = [np.concatenate([slow_columns(len(part), waves) for part in parts])]
        if not self.exposure.weekly:
            columns.append((self.weekdays[:, np.newaxis] == np.arange(1, 7)).astype(float))
        if self.exposure.earlier is not None:
            earlier = self._cut(self.exposure.earlier)
            has_value = ~np.isnan(earlier)
            middle = float(earlier[has_value].mean()) if has_value.any() else 0.0
            columns.append(np.where(has_value, earlier - middle, 0.0)[:, np.newaxis])
        return np.concatenate(columns, axis=1)


def waves_in(nights: int) -> int:
    """How many waves there are, from twice the nights long down to the shortest."""
    return 2 * nights // SHORTEST_WAVE
