"""All months of a long diary, a row a year: the median worst rating and the nights behind it.

Twelve small months say how a year went; this says how the years went, and where the gaps are.
"""
# pure

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from journal.clock import DAY, Period
from journal.figures.wording import nights, number, with_nights
from journal.night_figures import FiguresByNight
from journal.rounding import whole
from journal.symptoms import Figure, median_of
from journal.trends.rest import Rest
from journal.trends.sentences import ENOUGH
from journal.trends.tables import Row, Table
from journal.trends.year import MONTHS, TONES, highest_and_lowest

NAMES = tuple(f"{date(2024, month, 1):%b}" for month in range(1, MONTHS + 1))


@dataclass(frozen=True, slots=True)
class YearMonth:
    """One month as far as the diary reaches: its median, the nights rated, how it is drawn.

    With fewer than `ENOUGH` nights it keeps its number and has no tone.
    """

    period: Period
    worst: Figure

    @property
    def name(self) -> str:
        """ "Mar"."""
        return NAMES[self.period.first.month - 1]

    @property
    def shown(self) -> str:
        """The median; empty where no night has a rating."""
        return "" if self.worst.value is None else number(self.worst.value)

    @property
    def tone(self) -> str:
        """The class of its tone."""
        if self.worst.value is None:
            return "gap"
        if self.worst.nights < ENOUGH:
            return "few"
        return TONES[whole(self.worst.value)]


@dataclass(frozen=True, slots=True)
class DiaryYear:
    """The months of one year that the diary reaches, and all its nights together."""

    year: int
    months: tuple[YearMonth, ...]
    worst: Figure

    @property
    def before(self) -> range:
        """The places of the months before the first one."""
        return range(self.months[0].period.first.month - 1)


def is_long(written: Period) -> bool:
    """Whether a diary reaches over more months than a calendar of one year shows."""
    first, last = written.first, written.last
    return (last.year - first.year) * MONTHS + last.month - first.month >= MONTHS


def years_of(
    written: Period, figures: FiguresByNight, rest: Rest = Rest.ALL
) -> tuple[DiaryYear, ...]:
    """Every year from the first night written down to tonight, the latest first."""
    ratings: dict[tuple[int, int], list[float | None]] = defaultdict(list)
    inside = figures.during(written)
    columns = inside.columns["sat_still"], inside.columns["worst_severity"]
    for night, still, worst in zip(inside.nights, *columns, strict=True):
        if rest.keeps(still):
            ratings[night.year, night.month].append(worst)
    years = [
        _year(year, list(months), ratings)
        for year, months in groupby(_months(written), lambda month: month.first.year)
    ]
    return tuple(reversed(years))


def _months(written: Period) -> Iterable[Period]:
    """The months of a period, the first and the last one cut to it."""
    first = written.first
    while first <= written.last:
        after = date(first.year + first.month // MONTHS, first.month % MONTHS + 1, 1)
        yield Period(first, min(after - DAY, written.last))
        first = after


def _year(
    year: int, months: list[Period], ratings: dict[tuple[int, int], list[float | None]]
) -> DiaryYear:
    by_month = [ratings[year, month.first.month] for month in months]
    return DiaryYear(
        year,
        tuple(
            YearMonth(month, median_of(each)) for month, each in zip(months, by_month, strict=True)
        ),
        median_of(rating for each in by_month for rating in each),
    )


def sentence(years: Iterable[DiaryYear]) -> str:
    """Nights with a rating, and the years with the highest and the lowest median."""
    all_years = list(years)
    counted = sum(year.worst.nights for year in all_years)
    has = "have" if counted > 1 else "has"
    words = f"{nights(counted).capitalize()} of {len(all_years)} calendar years {has} a rating."
    parts = [(str(year.year), year.worst) for year in all_years]
    return f"{words} {highest_and_lowest(parts, 'each of them')}".rstrip()


def table(years: Iterable[DiaryYear]) -> Table:
    """A row a year, a column a month."""
    return Table(
        "Usual worst rating of each month, in brackets from how many nights. A dash: no rating. "
        "Empty: before the first night, or still to come.",
        ("Year", *NAMES, "All year"),
        tuple(Row(str(year.year), _cells(year)) for year in years),
    )


def _cells(year: DiaryYear) -> tuple[str, ...]:
    by_name = {month.name: with_nights(month.worst, number) for month in year.months}
    return (*(by_name.get(name, "") for name in NAMES), with_nights(year.worst, number))
