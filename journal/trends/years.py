"""All months of a long diary, a row a year: the median worst rating and the nights behind it.

Twelve small months say how a year went; this says how the years went, and where the gaps are.
"""
# pure, words

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from config.language import date_text, ngettext, npgettext
from config.language import gettext as _
from journal.clock import DAY, Period
from journal.figures.wording import number, with_nights
from journal.night_figures import FiguresByNight
from journal.rounding import whole
from journal.symptoms import Figure, median_of
from journal.trends.rest import Rest
from journal.trends.sentences import ENOUGH
from journal.trends.tables import Row, Table
from journal.trends.year import MONTHS, TONES, highest_and_lowest


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
        return date_text(self.period.first, "LLL")

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
    parts = [(str(year.year), year.worst) for year in all_years]
    return f"{_rated(counted, len(all_years))} {highest_and_lowest(parts, _in_each)}".rstrip()


def _rated(nights: int, years: int) -> str:
    span = npgettext("nights of", "{count} calendar year", "{count} calendar years", years).format(
        count=years
    )
    if not nights:
        return _("No night of {years} has a rating.").format(years=span)
    return ngettext(
        "{count} night of {years} has a rating.", "{count} nights of {years} have a rating.", nights
    ).format(count=nights, years=span)


def _in_each(rating: str) -> str:
    return _("The usual worst rating is {rating} in each of them.").format(rating=rating)


def table(years: Iterable[DiaryYear]) -> Table:
    """A row a year, a column a month."""
    return Table(
        _(
            "Usual worst rating of each month, in brackets from how many nights. A dash: no "
            "rating. Empty: before the first night, or still to come."
        ),
        (_("Year"), *_month_names(), _("All year")),
        tuple(Row(str(year.year), _cells(year)) for year in years),
    )


def _cells(year: DiaryYear) -> tuple[str, ...]:
    by_month = {month.period.first.month: with_nights(month.worst, number) for month in year.months}
    months = (by_month.get(month, "") for month in range(1, MONTHS + 1))
    return (*months, with_nights(year.worst, number))


def _month_names() -> list[str]:
    return [date_text(date(2024, month, 1), "LLL") for month in range(1, MONTHS + 1)]
