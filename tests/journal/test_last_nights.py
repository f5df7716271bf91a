"""Seven nights in a strip."""

from datetime import date, timedelta

from journal import last_nights
from journal.diary import DiaryNight

NIGHT = date(2026, 3, 3)


def night(back=0, **answers):
    day = NIGHT - timedelta(days=back)
    return DiaryNight(night=day, time_zone="Europe/Berlin", **answers)


def test_the_strip_is_the_seven_nights_before_oldest_first():
    found = last_nights.strip(
        NIGHT, [night(1, evening_severity=6), night(2), night(4, no_symptoms=True)]
    )

    assert [(each.night.day, each.worst, each.is_written, each.is_missing) for each in found] == [
        (24, None, False, False),
        (25, None, False, False),
        (26, None, False, False),
        (27, 0, True, False),
        (28, None, False, True),
        (1, None, True, False),
        (2, 6, True, False),
    ]
    assert [each.words for each in found[3:]] == [
        "27 February: worst rating",
        "28 February: nothing written yet",
        "1 March: written, without a rating",
        "2 March: worst rating",
    ]


def test_before_the_first_night_there_is_no_strip():
    assert last_nights.strip(NIGHT, []) == []
