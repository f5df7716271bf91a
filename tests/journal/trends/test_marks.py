from datetime import date

from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures.lanes import Mark, MarkKind
from journal.trends.marks import events

WEEK = Period(date(2026, 3, 2), date(2026, 3, 8))


def test_the_events_of_a_night_are_one_mark():
    nights = [
        DiaryNight(night=date(2026, 3, 4), events=["illness", "unheard"]),
        DiaryNight(night=date(2026, 3, 6)),
        DiaryNight(night=date(2026, 3, 9), events=["illness"]),
    ]
    assert events(nights, WEEK, {"illness": "a cold"}) == (
        Mark(2, MarkKind.EVENT, "a cold, unheard"),
    )
