"""One value a night, in the order of the nights, and the running median of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from journal.clock import Period
from journal.diary import DiaryNight


@dataclass(frozen=True, slots=True)
class Series:
    """One drawn line: a value for each night of a period, `None` where nothing is known."""

    label: str
    unit: str
    values: tuple[float | None, ...]

    @property
    def n(self) -> int:
        """The number of nights with a value."""
        return len(self.values) - self.values.count(None)

    @property
    def median(self) -> float | None:
        """The median of the known values."""
        known = [value for value in self.values if value is not None]
        return median(known) if known else None


def daily(
    period: Period, nights: Iterable[DiaryNight], value: Callable[[DiaryNight], float | None]
) -> tuple[float | None, ...]:
    """One value for each night of the period: `None` where none was logged or it is unknown.

    Nights outside the period are left out.
    """
    by_night = {night.night: value(night) for night in nights}
    return tuple(by_night.get(night) for night in period.nights())


def rolling_median(
    values: Sequence[float | None], window: int = 7, at_least: int = 3
) -> tuple[float | None, ...]:
    """The median of the known values among each night and the `window - 1` nights before it.

    The window counts calendar nights, logged or not; where fewer than `at_least` of them are
    known there is no median.
    """
    medians: list[float | None] = []
    for end in range(1, len(values) + 1):
        known = [value for value in values[max(0, end - window) : end] if value is not None]
        medians.append(median(known) if len(known) >= at_least else None)
    return tuple(medians)
