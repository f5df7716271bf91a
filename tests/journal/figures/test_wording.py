import pytest

from journal.figures import wording


@pytest.mark.parametrize(
    ("value", "text"), [(5, "5"), (4.5, "4.5"), (4.25, "4.3"), (10**7, "10000000"), (0, "0")]
)
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
