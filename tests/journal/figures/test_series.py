from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from journal.figures.series import Series, rolling_median, spread
from journal.symptoms import Figure

unknown_or_number = st.none() | st.integers(0, 10)


def test_what_has_no_value_at_its_place_is_unknown_and_none_taken_stays_zero() -> None:
    assert spread(5, [1, 3, 4], [6, None, 0]) == [None, 6, None, None, 0]


def test_a_series_says_how_many_nights_it_rests_on() -> None:
    series = Series("Evening", "0–10", (3, None, 0, 9))

    assert (series.n, series.median) == (3, 3)


def test_a_series_of_unknown_nights_has_no_median() -> None:
    assert Series("Evening", "0–10", (None, None)).median is None


def test_the_running_median_waits_for_three_known_nights() -> None:
    assert rolling_median((1, 2, 9, 4)) == (None, None, 2, 3)


def test_the_running_median_looks_back_over_calendar_nights_not_logged_ones() -> None:
    values = (1, 1, 1, None, None, None, None, None, 8)

    assert rolling_median(values)[4:] == (1, 1, 1, None, None)


def test_the_window_and_its_least_count_can_be_chosen() -> None:
    assert rolling_median((4, 8, 1), window=2, at_least=1) == (4, 6, 4.5)


@given(st.lists(unknown_or_number, max_size=60), st.integers(1, 14), st.integers(1, 7))
def test_each_running_median_is_the_median_of_the_known_nights_in_its_window(
    values: list[int | None], window: int, at_least: int
) -> None:
    result = rolling_median(values, window, at_least)

    assert len(result) == len(values)
    for index, found in enumerate(result):
        known = [v for i, v in enumerate(values) if index - window < i <= index and v is not None]
        assert found == (median(known) if len(known) >= at_least else None)


def test_shares_are_told_by_their_mean_and_all_else_by_the_median() -> None:
    values = (0.0, 1.0, None, 1.0)

    assert Series("Doses", "share", values, averaged=True).figure() == Figure(2 / 3, 3)
    assert Series("Rating", "0–10", values).figure() == Figure(1, 3)
    assert Series("Rating", "0–10", values).figure(2, 3) == Figure(None, 0)


def test_a_line_can_be_cut_at_its_start() -> None:
    cut = Series("Doses", "share", (1, None, 0), averaged=True).since(1)

    assert (cut.values, cut.averaged) == ((None, 0), True)


def test_nights_from_before_the_diary_are_not_missing_but_recorded_ones_count() -> None:
    diary = Series("Ratings", "0–10", (None, None, None, 4.0, None), before=3)
    device = Series("Recorded", "minutes", (None, 400.0, None, 410.0, None), before=3)

    assert (diary.possible, device.possible) == (2, 4)
    assert Series("Nothing", "", (None, None, None), before=2).possible == 1
    assert diary.since(1, before=2).possible == 2
