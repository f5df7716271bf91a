"""The JSON of a period: columns of equal length, `null` for what is not known.

first, last      the period, both nights inside
nights_logged    how many of its nights have an entry
device           which device recorded the `device_…` columns; empty without one
columns          `night`, one ISO date a night, and a list a question (see `Trends`)
units, n         by column: the unit, and the nights on which it is known
groups           for periods of more than 92 nights: medians by ISO week or month
"""

from typing import Any

from journal.trends.grouping import Step, groups_of, step_of
from journal.trends.trends import Trends

BARS = (
    "bedtime_minutes_since_noon",
    "rise_time_minutes_since_noon",
    "caffeine_mg",
    "caffeine_at_bedtime_mg",
    "exercise_minutes",
    "alcohol_drinks",
)


def payload(trends: Trends) -> dict[str, Any]:
    """What `/trends/series.json` answers, ready for the encoder."""
    columns = trends.columns()
    return {
        "first": trends.period.first.isoformat(),
        "last": trends.period.last.isoformat(),
        "nights_logged": trends.nights_logged,
        "device": trends.device,
        "columns": {
            "night": [night.isoformat() for night in trends.period.nights()],
            **{name: series.values for name, series in columns.items()},
        },
        "units": {name: series.unit for name, series in columns.items()},
        "n": {name: series.n for name, series in columns.items()},
        "groups": _groups(trends),
    }


def _groups(trends: Trends) -> dict[str, Any] | None:
    """Medians of what is drawn as bars; `start` and `stop` are positions in the columns."""
    step = step_of(trends.period)
    if step is Step.NIGHT:
        return None
    groups = groups_of(trends.period)
    columns = trends.columns()
    figures = {name: [group.figure(columns[name]) for group in groups] for name in BARS}
    return {
        "step": step,
        "name": [group.name for group in groups],
        "start": [group.start for group in groups],
        "stop": [group.stop for group in groups],
        "median": {name: [figure.value for figure in each] for name, each in figures.items()},
        "n": {name: [figure.nights for figure in each] for name, each in figures.items()},
    }
