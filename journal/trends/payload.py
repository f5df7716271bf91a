"""The JSON of a period: columns of equal length, `null` for what is not known.

first, last      the period, both nights inside
nights_logged    how many of its nights have an entry
device           which device recorded the `device_…` columns; empty without one
columns          `night`, one ISO date a night, and a list a question (see `Trends`). Clock
                 times lie on one axis: where they lie around noon, some are negative
slots            the columns of the ratings by time of day, each with its label
units, n         by column: the unit, and the nights on which it is known
rest             which evenings the columns of symptoms come from: all, still or feet
by_rest          worst rating by kind of evening: median and n
hours            24 hours from noon: nights whose first symptom came in each, and taps
weekdays         by evening, Monday first: medians and n
lanes, marks     supplements and medicines with their doses; blood tests and events. `start`
                 and `stop` (not inside) and `place` are positions in the columns
median_nights    nights in each running median
groups           for periods of more than 92 nights: medians by ISO week or month; of
                 `doses_taken_share` the means
"""
# pure

from typing import Any

from journal.clock import DAY, Period
from journal.figures.alongside import Alongside
from journal.figures.grouping import Step, groups_of, step_of
from journal.figures.lanes import Lane, Mark
from journal.symptoms import Figure
from journal.trends.hours import HourProfile, hour_profile
from journal.trends.trends import Trends, median_nights
from journal.trends.weekdays import weekdays

BARS = (
    "bedtime_minutes_since_noon",
    "rise_time_minutes_since_noon",
    "caffeine_mg",
    "caffeine_at_bedtime_mg",
    "exercise_minutes",
    "alcohol_drinks",
    "doses_taken_share",
)


def payload(
    trends: Trends,
    hours: HourProfile | None = None,
    beside: Alongside | None = None,
) -> dict[str, Any]:
    """What `/trends/series.json` answers, ready for the encoder."""
    columns, beside = trends.columns(), beside or Alongside()
    return {
        "first": trends.period.first.isoformat(),
        "last": trends.period.last.isoformat(),
        "nights_logged": trends.nights_logged,
        "device": trends.device,
        "rest": trends.rest,
        "by_rest": {each.rest: _figure(each.worst) for each in trends.by_rest},
        "columns": {
            "night": [night.isoformat() for night in trends.period.nights()],
            **{name: series.values for name, series in columns.items()},
        },
        "slots": {name: series.label for name, series in trends.by_slot.items()},
        "units": {name: series.unit for name, series in columns.items()},
        "n": {name: series.n for name, series in columns.items()},
        "median_nights": median_nights(len(trends.period)),
        "groups": _groups(trends),
        "hours": _hours(hours or hour_profile(trends)),
        "weekdays": _weekdays(trends),
        "lanes": [_lane(lane) for lane in beside.lanes],
        "marks": [_mark(mark, trends.period) for mark in beside.marks],
    }


def _lane(lane: Lane) -> dict[str, Any]:
    stretches = [
        {"start": each.start, "stop": each.stop, "dose": each.dose} for each in lane.stretches
    ]
    return {"name": lane.name, "kind": lane.kind, "stretches": stretches}


def _mark(mark: Mark, period: Period) -> dict[str, Any]:
    night = (period.first + mark.start * DAY).isoformat()
    return {"place": mark.start, "night": night, "kind": mark.kind, "words": mark.words}


def _figure(figure: Figure) -> dict[str, float | None]:
    return {"median": figure.value, "n": figure.nights}


def _hours(profile: HourProfile) -> dict[str, Any]:
    return {
        "first_symptoms": [hour.first_symptoms for hour in profile.hours],
        "legs_started": [hour.legs_started for hour in profile.hours],
        "n": profile.n,
        "half_by_minutes_since_noon": profile.half_by,
    }


def _weekdays(trends: Trends) -> list[dict[str, Any]]:
    return [
        {
            "weekday": day.name,
            "worst_severity": _figure(day.worst),
            "worst_severity_middle_half": day.middle_half,
            "symptom_onset_minutes_since_noon": _figure(day.onset),
            "total_sleep_time_minutes": _figure(day.sleep),
        }
        for day in weekdays(trends)
    ]


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
