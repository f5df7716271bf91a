import pytest

from journal.trends import wording


@pytest.mark.parametrize(
    ("minutes", "in_24", "in_12"),
    [
        (0, "12:00", "12:00 pm"),
        (580, "21:40", "9:40 pm"),
        (720, "00:00", "12:00 am"),
        (765.4, "00:45", "12:45 am"),
        (1140, "07:00", "7:00 am"),
        (1500, "13:00", "1:00 pm"),
    ],
)
def test_clock_times_follow_the_clock_of_the_person(minutes, in_24, in_12):
    assert wording.clock_time("24")(minutes) == in_24
    assert wording.clock_time("12")(minutes) == in_12


@pytest.mark.parametrize(("value", "text"), [(5, "5"), (4.5, "4.5"), (4.25, "4.2"), (0, "0")])
def test_ratings_have_at_most_one_decimal(value, text):
    assert wording.number(value) == text


def test_totals_shares_and_durations():
    assert wording.whole(119.6) == "120"
    assert wording.percent(0.716) == "72 %"
    assert wording.duration(380) == "6 h 20"
    assert wording.duration(45) == "45 min"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "no night"), (1, "1 night"), (2, "2 nights"), (1000, "1000 nights")]
)
def test_nights_are_counted_in_words(count, text):
    assert wording.nights(count) == text
