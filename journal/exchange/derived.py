"""What follows from a night, beside its answers, for people with a spreadsheet.

These columns are never read back. The numbers are those of
the tables on the trends page, to the digit.
"""
# pure

from datetime import timedelta

from journal import sleep
from journal.night_figures import WorkedOut
from journal.rounding import whole

Figures = dict[str, int]
DERIVED = {
    "worst_severity": "the highest rating of the night, 0 to 10; 0 for a night without symptoms",
    "time_in_bed_minutes": "from getting into bed to getting up",
    "total_sleep_minutes": "from falling asleep to waking for good, less the minutes awake between",
    "sleep_efficiency_percent": "the share of the time in bed spent asleep",
    "caffeine_at_bedtime_mg": "about so much caffeine left when going to bed, an estimate",
}


def figures(night: WorkedOut) -> Figures:
    """The figures of a night that are known, by their columns."""
    share, left = night.sleep_efficiency, night.caffeine_at_bedtime_mg
    values = {
        "worst_severity": night.worst_severity,
        "time_in_bed_minutes": night.time_in_bed,
        "total_sleep_minutes": night.total_sleep_time,
        "sleep_efficiency_percent": None if share is None else percent(share),
        "caffeine_at_bedtime_mg": None if left is None else whole(left),
    }
    return {name: whole(figure) for name, figure in values.items() if figure is not None}


def totals(night: WorkedOut) -> Figures:
    """The nightly totals that are known, for a sheet that holds the answers only."""
    values = {"caffeine_mg": night.caffeine_mg, "exercise_minutes": night.exercise_minutes}
    return {name: total for name, total in values.items() if total is not None}


def minutes(length: timedelta | None) -> int | None:
    """A length in whole minutes."""
    return None if length is None else whole(length / sleep.MINUTE)


def percent(share: float) -> int:
    """A share of 0–1 in whole percents."""
    return whole(100 * share)
