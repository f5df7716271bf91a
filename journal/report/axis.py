"""Where the axes of the two charts carry a label."""
# pure

from datetime import date

from journal.clock import Period
from journal.figures.wording import hour

Tick = tuple[int, str]

HOURS = (0, 3, 6, 9, 12, 15, 18, 21, 24)  # of the axis
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
        return "noon"
    if since_noon % 12 == 0 and not at_an_end:
        return "midnight"
    return hour(60 * since_noon, hours)


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
    return f"{night.day} {night:%b}"


def _month(night: date) -> str:
    return f"{night:%b} {night.year}" if night.month == 1 else f"{night:%b}"
