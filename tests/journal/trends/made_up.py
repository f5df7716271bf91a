"""Trends with only the answers that matter."""

from datetime import date, timedelta

from journal.clock import Period
from journal.diary import DiaryNight
from journal.trends.trends import Trends

MONDAY = date(2026, 3, 2)


def trends_of(*nights, period=None, **kept):
    """The trends of nights in a row from a Monday on; `None` for a night not written down."""
    return Trends.of(
        period or Period(MONDAY, MONDAY + 27 * timedelta(days=1)), row(*nights), **kept
    )


def row(*nights):
    return [
        DiaryNight(night=MONDAY + timedelta(days=day), **answers)
        for day, answers in enumerate(nights)
        if answers is not None
    ]
