"""Each figure of two periods, worked out once for each change of their nights."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import User
from journal.clock import Period
from journal.computed import computed
from journal.figures import pictures
from journal.figures.differences import Compared, Difference, looked_at, sides_between
from journal.figures.measures import COMPARED, WORST
from journal.figures.on_demand import worked_out
from journal.figures.pictures import TwoSides


@dataclass(frozen=True, slots=True)
class ComparedPeriods:
    """The differences of all figures, and the picture of the worst ratings of both periods."""

    differences: list[Difference]
    picture: TwoSides | None


def compared_periods(
    person: User, first: Period, second: Period
) -> tuple[list[Compared], TwoSides | None]:
    """Each figure of two periods, and the picture of their worst ratings."""
    periods = looked_at(first, second)

    def work() -> ComparedPeriods:
        figures = person.nights.figures(*periods)
        differences = worked_out(sides_between(COMPARED, first, second, figures))
        before, after = (_known(WORST.over(period, figures)) for period in (first, second))
        return ComparedPeriods(differences, pictures.two_sides(WORST.kind, before, after))

    result = computed(person, ComparedPeriods, periods, ("compared", first, second), work)
    return list(map(Compared, COMPARED, result.differences)), result.picture


def _known(values: Sequence[float | None]) -> list[float]:
    return [value for value in values if value is not None]
