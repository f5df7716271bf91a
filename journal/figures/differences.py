"""What lies between two periods, as plain data; how it and its interval are written.

It is worked out by `comparison`, which needs numpy; what is stored and printed needs none.
"""
# pure, words

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from config import language
from config.language import gettext as _
from journal import rounding
from journal.clock import DAY, Period, wording
from journal.clock_figures import on_one_axis
from journal.figures.measures import Kind, Measure, Numbers
from journal.figures.sizes import DIRECTIONS, SIZES, per_week
from journal.figures.wording import UNKNOWN, duration, number, whole
from journal.night_figures import FiguresByNight
from journal.rounding import minute, rounded

FEWEST_NIGHTS = 10  # known nights in each period, below which no interval is given
FEWEST_FOR_A_WEEK = 7  # known nights, below which "so many nights a week" would be made up
# The decimals of each kind of figure, on pages, on paper and in files.
DECIMALS: dict[Kind, int] = {
    Kind.RATING: 1,
    Kind.CLOCK: 0,
    Kind.MINUTES: 0,
    Kind.PERCENT: 0,
    Kind.COUNT: 1,
    Kind.MILLIGRAMS: 0,
    Kind.PER_WEEK: 1,
}

EARLIER = 365  # nights before the first period, from which the memory of nights is learnt
# The least and the most that a figure can be, and the smallest difference that it knows.
SCALES: dict[Kind, tuple[float, float, float]] = {
    Kind.RATING: (0, 10, 1),
    Kind.CLOCK: (-inf, inf, 5),
    Kind.MINUTES: (0, inf, 5),
    Kind.PERCENT: (0, 100, 1),
    Kind.COUNT: (0, inf, 1),
    Kind.MILLIGRAMS: (0, inf, 10),
    Kind.PER_WEEK: (0, 7, 7),
}
CHANCE = 0.07  # of Holm's rule: measured, one comparison of equal periods in ten names any


@dataclass(frozen=True, slots=True)
class Sides:
    """One value a night of two periods, `None` where unknown; claims are 0 or 1.

    `earlier` are the nights before them, `gap` counts those between the two periods. Clock times
    lie on one axis (`journal.clock_figures`).
    """

    first: Numbers
    second: Numbers
    earlier: Numbers = ()
    kind: Kind = Kind.RATING
    gap: int = 0


def sides_between(
    measures: Sequence[Measure], first: Period, second: Period, figures: FiguresByNight
) -> list[Sides]:
    """The sides of each measure in two periods, among `figures` being those of `looked_at`.

    The nights before are those of up to a year before the first period and those between the two.
    """
    gap = gap_of(first, second)
    before = Period(looked_at_from(first), first.last + (gap if gap < EARLIER else 0) * DAY)
    return [_sides(measure, gap, first, second, before, figures) for measure in measures]


def _sides(
    measure: Measure,
    gap: int,
    first: Period,
    second: Period,
    before: Period,
    figures: FiguresByNight,
) -> Sides:
    earlier = list(measure.over(before, figures))
    start = (first.first - before.first).days
    earlier[start : start + len(first)] = [None] * len(first)
    stretches = measure.over(first, figures), measure.over(second, figures), tuple(earlier)
    before_it, after, memory = on_the_axis_of(measure, *stretches)
    return Sides(before_it, after, memory, measure.kind, gap)


def looked_at(first: Period, second: Period) -> list[Period]:
    """The nights that a comparison of two periods looks at: theirs and those before."""
    between = between_them(first, second)
    before = Period(looked_at_from(first), first.last)
    return [before, *([between] if between else []), second]


def looked_at_from(first: Period) -> date:
    """The first of the nights before a period from which the memory of nights is learnt."""
    return first.first - EARLIER * DAY


def between_them(first: Period, second: Period) -> Period | None:
    """The nights between two periods; `None` where there are none or they are far apart."""
    gap = gap_of(first, second)
    return Period.ending(second.first - DAY, gap) if 0 < gap < EARLIER else None


def gap_of(first: Period, second: Period) -> int:
    """Nights between two periods; a year, which is far, where they do not follow each other."""
    between = (second.first - first.last).days - 1
    return between if 0 <= between < EARLIER else EARLIER


def on_the_axis_of(measure: Measure, *stretches: Numbers) -> list[Numbers]:
    """Clock times of stretches of nights on one axis; the values of other figures as they are."""
    return on_one_axis(*stretches) if measure.kind is Kind.CLOCK else list(stretches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The second period less the first, in the figure's unit; of claims, nights a week.

    The values are medians (of claims means), `difference` is that of the means, `low` to `high` its
    95 % interval and `p` how often chance alone makes as large a one; these are `None` when one of
    the periods has fewer than `FEWEST_NIGHTS` known nights.
    """

    first_nights: int
    second_nights: int
    first_value: float | None
    second_value: float | None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None

    @property
    def more_nights(self) -> int:
        """Known nights that are still missing, both periods together."""
        counts = (self.first_nights, self.second_nights)
        return sum(max(0, FEWEST_NIGHTS - nights) for nights in counts)

    def as_printed(self, kind: Kind) -> float | None:
        """The difference as it is printed; `None` where there is none.

        Of nights a week it is that of the two figures as they are printed.
        """
        if self.difference is None:
            return None
        if kind is Kind.PER_WEEK:
            return printed_change(kind, self.first_value, self.second_value)
        return rounded(self.difference, DECIMALS[kind])

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves "no difference" out."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high


def named(differences: Sequence[Difference]) -> list[bool]:
    """Which of several differences may be named as changes: by Holm's rule, for all together."""
    tested = sorted((each.p, place) for place, each in enumerate(differences) if each.p is not None)
    is_named = [False] * len(differences)
    for rank, (p, place) in enumerate(tested):
        if p > CHANCE / (len(tested) - rank):
            break
        is_named[place] = differences[place].is_clear
    return is_named


@dataclass(frozen=True, slots=True)
class Compared:
    """One figure in both periods."""

    measure: Measure
    difference: Difference


Differ = Callable[[Sequence[Sides]], Sequence[Difference]]


def printed(kind: Kind, value: float) -> float:
    """The number that a reader sees: the value to the decimals of its kind."""
    if kind is Kind.CLOCK:
        return float(minute(value))
    return rounded(value, DECIMALS[kind])


def printed_change(kind: Kind, first: float | None, second: float | None) -> float | None:
    """The second figure less the first, both as printed; `None` unless both are known.

    So a reader who subtracts the two figures arrives at the printed difference.
    """
    if first is None or second is None:
        return None
    return rounded(printed(kind, second) - printed(kind, first), DECIMALS[kind])


def counted(kind: Kind, value: float | None, nights: int) -> str:
    """ "1 of 1" for nights a week of fewer than seven known nights; empty for all else."""
    if kind is not Kind.PER_WEEK or value is None or nights >= FEWEST_FOR_A_WEEK:
        return ""
    count = rounding.whole(value * nights / FEWEST_FOR_A_WEEK)
    return _("{count} of {all}").format(count=count, all=nights)


def figure(kind: Kind, value: float | None, hours: str = "24") -> str:
    """A value as a reader sees it: "5", "21:40", "6 h 20", "84 %"; "–" when unknown."""
    match kind:
        case _ if value is None:
            return UNKNOWN
        case Kind.CLOCK:
            return wording(hours)(value)
        case Kind.MINUTES:
            return duration(value)
        case Kind.PERCENT:
            return language.percent(whole(value))
        case Kind.MILLIGRAMS:
            return f"{whole(value)} mg"
        case Kind.PER_WEEK:
            return per_week(value)
        case _:
            return number(value)


def change(kind: Kind, difference: float) -> str:
    """A difference with its direction: "1 h 50 earlier", "1.5 points lower"."""
    size = abs(difference)
    if _is_nothing(kind, size):
        return _("no difference")
    fewer, more = DIRECTIONS[kind]
    return (fewer if difference < 0 else more)(SIZES[kind](size))


def interval(kind: Kind, low: float, high: float) -> str:
    """From the nearer end to the farther: "1 h 05 to 2 h 30 earlier"; both when they differ."""
    near, far = sorted((low, high), key=abs)
    if low < 0 < high and not _is_nothing(kind, abs(near)):
        return _("{low} to {high}").format(low=change(kind, low), high=change(kind, high))
    if _is_nothing(kind, abs(far)):
        return _("no difference")
    return _("{low} to {high}").format(low=_bare(kind, near), high=change(kind, far))


def leaves_out_zero(kind: Kind, low: float, high: float) -> bool:
    """Whether an interval lies on one side of 0, as it is printed: "0 to 2" holds 0."""
    return not low <= 0 <= high and not _is_nothing(kind, min(abs(low), abs(high)))


def _bare(kind: Kind, value: float) -> str:
    if _is_nothing(kind, abs(value)):
        return "0"
    if kind is Kind.MILLIGRAMS:
        return whole(abs(value))
    if kind is Kind.PERCENT:
        return whole(abs(value))
    if kind is Kind.RATING:
        return number(abs(value))
    return SIZES[kind](abs(value))


def _is_nothing(kind: Kind, size: float) -> bool:
    """Whether a size is written as 0."""
    return rounded(size, DECIMALS[kind]) == 0
