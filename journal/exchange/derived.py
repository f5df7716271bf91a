"""What follows from a night, beside its answers, for people with a spreadsheet.

These columns are never read back. The numbers are those of
the tables on the trends page, to the digit.
"""
# pure

from datetime import timedelta

from journal import sleep
from journal.exchange.blocks import Column, each
from journal.night_figures import FiguresByNight
from journal.rounding import whole

DERIVED = {
    "worst_severity": "the highest rating of the night, 0 to 10; 0 for a night without symptoms",
    "time_in_bed_minutes": "from getting into bed to getting up",
    "total_sleep_minutes": "from falling asleep to waking for the day, less minutes awake between",
    "sleep_efficiency_percent": "the share of the time in bed spent asleep",
    "caffeine_at_bedtime_mg": "about so much caffeine left when going to bed, an estimate",
}


def columns(nights: FiguresByNight) -> dict[str, Column]:
    """The derived columns of nights, then the totals of what was taken; `None`: unknown."""
    return {name: each(nights.columns[figure], whole_of) for name, figure, whole_of in COLUMNS}


def minutes(length: timedelta | None) -> int | None:
    """A length in whole minutes."""
    return None if length is None else whole(length / sleep.MINUTE)


def percent(share: float) -> int:
    """A share of 0–1 in whole percents."""
    return whole(100 * share)


COLUMNS = (  # of a file, the figure it holds, and what makes a whole number of that
    ("worst_severity", "worst_severity", whole),
    ("time_in_bed_minutes", "time_in_bed", whole),
    ("total_sleep_minutes", "total_sleep_time", whole),
    ("sleep_efficiency_percent", "sleep_efficiency", percent),
    ("caffeine_at_bedtime_mg", "caffeine_at_bedtime_mg", whole),
    ("caffeine_mg", "caffeine_mg", int),
    ("exercise_minutes", "exercise_minutes", int),
)
LOOKED_AT = frozenset(figure for _, figure, _ in COLUMNS)
