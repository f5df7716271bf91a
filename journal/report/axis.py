"""Where the axes of the two charts carry a label."""
# pure, words

from datetime import date
from math import ceil, floor

from config.language import date_text, pgettext
from journal.clock import Period
from journal.figures.wording import hour

Tick = tuple[int, str]

HOURS = (0, 3, 6, 9, 12, 15, 18, 21, 24)  # of the axis
APART = ((3, 1), (6, 2), (12, 4), (24, 8))  # hours of an axis, and between two of its labels
QUARTERS = (1, 4, 7, 10)
YEARS = (1, 2, 5, 10, 20)  # between two labels
MOST_YEARS = 12  # labels


def clock_ticks(hours: str, first_hour: int = 0) -> list[Tick]:
    """24 hours from one of them on, counted from noon: (hours since it, label).

    `hours` of the person's clock are "12" or "24".
    """
    return [(place, _hour(first_hour + place, hours, place % 24 == 0)) for place in HOURS]


def _hour(since_noon: int, hours: str, at_an_end: bool) -> str:
    """An hour counted from noon: "noon", "21:00", "9 pm"; at an end in few letters."""
    if since_noon % 24 == 0:
        return pgettext("on an axis", "noon")
    if since_noon % 12 == 0 and not at_an_end:
        return pgettext("on an axis", "midnight")
    return hour(60 * since_noon, hours)


def day_axis(earliest: float, latest: float, hours: str) -> tuple[int, int, list[Tick]]:
    """An axis in whole hours that holds these minutes since noon: its ends, its labels.

    It is three hours or more, so that a few minutes look like a few minutes.
    """
    first, last = floor(earliest / 60), ceil(latest / 60)
    while last - first < APART[0][0]:
        first, last = (first - 1, last) if (last - first) % 2 else (first, last + 1)
    apart = next((apart for length, apart in APART if last - first <= length), APART[-1][1])
    last += (first - last) % apart
    ticks = [(60 * at, hour(60 * at, hours)) for at in range(first, last + 1, apart)]
    return 60 * first, 60 * last, ticks


def night_ticks(period: Period) -> list[Tick]:
    """The nights of a period: (nights from its first, label), at most a dozen or so.

    Weeks up to six weeks, months up to 14 months, quarters up to four years, then years: each
    one, or every second, fifth and so on.
    """
    nights = enumerate(period.nights())
    length = len(period)
    if length <= 45:
        return [(at, _day(night)) for at, night in nights if at % 7 == 0]
    if length <= 200:
        months = [(at, _month(night)) for at, night in nights if night.day == 1]
        crowded = bool(months) and months[0][0] < length // 12
        return months if crowded else [(0, _day(period.first)), *months]
    if length <= 430:
        return [(at, _month(night)) for at, night in nights if night.day == 1]
    if length <= 4 * 366:
        return [
            (at, _month(night))
            for at, night in nights
            if night.day == 1 and night.month in QUARTERS
        ]
    new_years = [(at, night.year) for at, night in nights if (night.month, night.day) == (1, 1)]
    apart = next((years for years in YEARS if len(new_years) <= MOST_YEARS * years), YEARS[-1])
    return [(at, f"{year}") for at, year in new_years if year % apart == 0]


def _day(night: date) -> str:
    return date_text(night, "MMMd")


def _month(night: date) -> str:
    return date_text(night, "yMMM" if night.month == 1 else "LLL")
