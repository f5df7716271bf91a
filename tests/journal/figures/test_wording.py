from datetime import date

import pytest

from config.language import in_language
from journal.figures import wording
from journal.symptoms import Figure


@pytest.mark.parametrize(
    ("value", "text"), [(5, "5"), (4.5, "4.5"), (4.25, "4.3"), (10**7, "10000000"), (0, "0")]
)
def test_ratings_have_at_most_one_decimal(value, text):
    assert wording.number(value) == text


def test_totals_and_shares():
    assert wording.whole(119.6) == "120"
    assert wording.percent(0.716) == "72 %"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "no night"), (1, "1 night"), (2, "2 nights"), (1000, "1000 nights")]
)
def test_nights_are_counted_in_words(count, text):
    assert wording.nights(count) == text


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (59 + 40 / 60, "1 h 00"),
        (425, "7 h 05"),
        (-20, "−20 min"),
        (-80, "−1 h 20"),
    ],
)
def test_a_duration_reads_as_people_say_it(minutes, words):
    assert wording.duration(minutes) == words


@pytest.mark.parametrize(
    ("since_noon", "by_24", "by_12"),
    [
        (0, "12:00", "12 pm"),
        (540, "21:00", "9 pm"),
        (720, "00:00", "12 am"),
        (-60, "11:00", "11 am"),
    ],
)
def test_a_whole_hour_is_short(since_noon, by_24, by_12):
    assert wording.hour(since_noon, "24") == by_24
    assert wording.hour(since_noon, "12") == by_12


def test_a_date_is_short():
    assert wording.short_date(date(2026, 7, 4)) == "4 Jul 2026"


def test_a_figure_states_its_nights():
    assert wording.with_nights(Figure(4.5, 24), wording.number) == "4.5 (24)"
    assert wording.with_nights(Figure(None, 0), wording.number) == "–"


def test_figures_speak_the_language():
    with in_language("de"):
        written = [
            wording.number(4.5),
            wording.percent(0.716),
            wording.short_date(date(2026, 7, 4)),
            wording.with_nights(Figure(4.5, 24), wording.number),
        ]
    assert written == ["4,5", "72\N{NO-BREAK SPACE}%", "4. Juli 2026", "4,5 (24)"]
