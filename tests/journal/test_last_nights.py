"""Seven nights in a strip, and one in a sentence."""

from datetime import date, time, timedelta

import pytest

from journal import last_nights
from journal.diary import DiaryNight

NIGHT = date(2026, 3, 3)


def night(back=0, **answers):
    day = NIGHT - timedelta(days=back)
    return DiaryNight(night=day, time_zone="Europe/Berlin", **answers)


SLEPT = {
    "lights_out": time(23),
    "sleep_onset_latency_minutes": 0,
    "wake_after_sleep_onset_minutes": 36,
    "final_awakening": time(5, 36),
}


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


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({}, ""),
        ({"during_night_severity": 5}, "Legs 5."),
        (
            SLEPT | {"awakenings": 1, "during_night_severity": 5},
            "6 h 00 asleep, woke once for 36 min, legs 5.",
        ),
        ({"awakenings": 0}, "Did not wake."),
        ({"awakenings": 2}, "Woke twice."),
        ({"awakenings": 4}, "Woke 4 times."),
        ({"awakenings": 4, "wake_after_sleep_onset_minutes": 90}, "Woke 4 times for 1 h 30."),
        ({"wake_after_sleep_onset_minutes": 20}, "Awake for 20 min."),
        ({"slept": False}, "0 min asleep."),
    ],
)
def test_a_night_is_one_sentence_of_what_is_known(answers, sentence):
    assert last_nights.in_a_sentence(night(**answers)) == sentence


def test_the_fortnight_is_its_middle_night_and_needs_three():
    before = [night(back, evening_severity=rating) for back, rating in ((1, 5), (2, 6), (3, 5))]

    assert last_nights.fortnight(NIGHT, before[:2]) == ""
    assert last_nights.fortnight(NIGHT, before) == "Middle of your last 14 nights: legs 5."
    before += [night(4, evening_severity=6), night(15, evening_severity=10)]
    assert last_nights.fortnight(NIGHT, before) == "Middle of your last 14 nights: legs 5.5."
    slept = [night(back, **SLEPT) for back in (1, 2, 3)]
    assert last_nights.fortnight(NIGHT, slept) == "Middle of your last 14 nights: 6 h 00 asleep."
