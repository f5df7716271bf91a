from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from journal.trends.device import DeviceNights, from_one_source

MON, TUE = date(2026, 3, 2), date(2026, 3, 3)


def test_nothing_recorded_is_no_source():
    assert from_one_source([]) == DeviceNights("", {})


def test_main_and_second_sleep_of_a_night_add_up():
    found = from_one_source([("Fitbit", MON, 300), ("Fitbit", MON, 61.5), ("Fitbit", TUE, 400)])

    assert found == DeviceNights("Fitbit", {MON: 361.5, TUE: 400})


def test_a_night_with_an_unknown_part_is_unknown():
    found = from_one_source([("Fitbit", MON, 300), ("Fitbit", MON, None)])

    assert found.minutes == {MON: None}


def test_two_sources_are_never_mixed_the_one_with_more_nights_is_shown():
    recordings = [("Ring", MON, 390), ("Watch", MON, 420), ("Watch", TUE, 410)]

    assert from_one_source(recordings) == DeviceNights("Watch", {MON: 420, TUE: 410})


@given(st.permutations([("B", MON, 1.0), ("A", MON, 2.0)]))
def test_which_source_is_shown_does_not_depend_on_the_order(recordings):
    assert from_one_source(recordings).source == "A"
