import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.figures.differences import printed_change
from journal.report import quantities as q


@pytest.mark.parametrize(
    ("quantity", "value", "printed"),
    [
        (q.PER_WEEK, 5.25, "5.3"),
        (q.PER_WEEK, 7, "7.0"),
        (q.RATING, 6, "6"),
        (q.RATING, 6.5, "6.5"),
        (q.COUNT, 0, "0"),
        (q.DURATION, 45, "45 min"),
        (q.DURATION, 60, "1 h 00"),
        (q.DURATION, 404.4, "6 h 44"),
        (q.EFFICIENCY, 81.4, "81 %"),
        (q.CLOCK_24, 581, "21:41"),
        (q.CLOCK_24, 720, "00:00"),
        (q.CLOCK_12, 581, "9:41 pm"),
        (q.CLOCK_12, 720, "12:00 am"),
        (q.CLOCK_12, 0, "12:00 pm"),
        (q.RATING, None, "–"),
    ],
)
def test_a_value_is_printed_as_people_write_it(
    quantity: q.Quantity, value: float | None, printed: str
) -> None:
    assert quantity.printed(value) == printed


@pytest.mark.parametrize(
    ("quantity", "this", "previous", "printed"),
    [
        (q.PER_WEEK, 5.4, 5.6, "−0.2"),
        (q.PER_WEEK, 5.44, 5.36, "same"),
        (q.RATING, 6.5, 5, "+1.5"),
        (q.DURATION, 36, 45, "−9 min"),
        (q.DURATION, 420, 330, "+1 h 30"),
        (q.EFFICIENCY, 81.4, 77.6, "+3 points"),
        (q.EFFICIENCY, 81, 80, "+1 point"),
        (q.CLOCK_24, 500, 610, "1 h 50 earlier"),
        (q.CLOCK_24, 730, 715, "15 min later"),
        (q.CLOCK_12, 600, 600, "same"),
        (q.RATING, None, 5, "–"),
        (q.RATING, 5, None, "–"),
    ],
)
def test_a_change_says_how_much_and_which_way(
    quantity: q.Quantity, this: float | None, previous: float | None, printed: str
) -> None:
    assert quantity.printed_change(printed_change(quantity.kind, previous, this)) == printed


@given(st.floats(0, 7), st.floats(0, 7))
def test_the_printed_change_is_the_difference_of_the_printed_values(
    this: float, previous: float
) -> None:
    difference = float(q.PER_WEEK.printed(this)) - float(q.PER_WEEK.printed(previous))
    change = printed_change(q.PER_WEEK.kind, previous, this)
    assert change == pytest.approx(difference)


@pytest.mark.parametrize(
    ("quantity", "low", "high", "printed"),
    [
        (q.PER_WEEK, -1.74, 0.2, "−1.7 to +0.2"),
        (q.PER_WEEK, -3, 1.04, "−3.0 to +1.0"),
        (q.RATING, -0.04, 2, "0 to +2"),
        (q.DURATION, -12.4, 9.6, "−12 to +10 min"),
        (q.DURATION, -95, -20, "−1:35 to −0:20 h"),
        (q.CLOCK_24, 0.2, 100, "0 to +1:40 h"),
        (q.EFFICIENCY, -3.2, 5, "−3 to +5"),
    ],
)
def test_the_ends_of_an_interval_carry_their_signs(
    quantity: q.Quantity, low: float, high: float, printed: str
) -> None:
    assert quantity.printed_interval(low, high) == printed
