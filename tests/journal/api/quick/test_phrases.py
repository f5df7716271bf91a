"""A line is taken apart; a time that can be two stays two."""

from contextlib import suppress
from datetime import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.api.quick.phrases import MAX_LETTERS, TooMuch, phrases
from journal.api.quick.tongues import tongue

NIGHT, DAY = time(3), time(15)
ENGLISH = tongue("en")


@pytest.mark.parametrize(
    ("line", "subject", "number", "times"),
    [
        ("Legs 6/10", "legs", 6, ()),
        ("legs 6 since 21:30", "legs", 6, (time(21, 30),)),
        ("coffee at 3", "coffee", None, (NIGHT, DAY)),
        ("coffee at 3:00", "coffee", None, (NIGHT,)),
        ("coffee at 03", "coffee", None, (NIGHT,)),
        ("two espressos at 3 p.m.", "espressos", 2, (DAY,)),
        ("1,5 beers", "beers", Decimal("1.5"), ()),
        ("bed at midnight", "bed", None, (time(0),)),
        ("walked 30 min at 6 pm", "walked", 30, (time(18),)),
        ("woke 3 times", "woke", 3, ()),
        ("cola at 25:00", "cola at 25 00", None, ()),
    ],
)
def test_a_phrase_has_a_subject_a_number_and_a_time(line, subject, number, times):
    (phrase,) = phrases(line, "24", ENGLISH)

    assert (phrase.subject, phrase.number, phrase.when.times) == (subject, number, times)


def test_on_a_clock_of_twelve_hours_a_time_without_am_is_two():
    (phrase,) = phrases("coffee at 3:20", "12", ENGLISH)

    assert phrase.when.times == (time(3, 20), time(15, 20))


@pytest.mark.parametrize(
    ("line", "minutes", "since"),
    [
        ("started now", 0, True),
        ("coffee just now", 0, False),
        ("started 20 min ago", 20, True),
        ("coffee 2 hours ago", 120, False),
        ("coffee an hour ago", 60, False),
    ],
)
def test_so_long_ago_is_minutes(line, minutes, since):
    (phrase,) = phrases(line, "24", ENGLISH)

    assert (phrase.when.minutes_ago, phrase.when.since) == (minutes, since)


def test_taken_skipped_and_none_are_told_apart():
    said = phrases(
        "iron taken, skipped magnesium; no alcohol and took iron of 20:00", "24", ENGLISH
    )

    assert [phrase.taken for phrase in said] == [True, False, None, True]
    assert [phrase.none for phrase in said] == [False, False, True, False]
    assert [phrase.subject for phrase in said] == ["iron", "magnesium", "alcohol", "iron"]
    assert said[-1].when.planned == (time(20),)


def test_a_line_without_end_is_refused():
    with pytest.raises(TooMuch):
        phrases("a" * (MAX_LETTERS + 1), "24", ENGLISH)


@given(st.text(max_size=MAX_LETTERS), st.sampled_from(["12", "24"]))
def test_any_line_is_phrases_or_a_sentence(line, hours):
    with suppress(TooMuch):
        assert all(phrase.text for phrase in phrases(line, hours, ENGLISH))
