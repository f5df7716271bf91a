from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from journal.trends.hours import ends, hour_profile, rows, sentence
from tests.journal.trends.made_up import trends_of


def onsets(*clocks):
    return trends_of(*({"symptom_onset": clock} for clock in clocks))


LATE = (time(20, 15), time(21), time(21, 59), time(22), time(0, 5))


def test_each_first_symptom_falls_in_its_hour_from_noon_on():
    profile = hour_profile(onsets(*LATE))

    counts = {hour.hour: hour.first_symptoms for hour in profile.hours if hour.first_symptoms}
    assert counts == {8: 1, 9: 2, 10: 1, 12: 1}
    assert (profile.n, profile.half_by) == (5, 599)


def test_symptoms_around_noon_are_drawn_side_by_side():
    profile = hour_profile(onsets(time(11, 30), time(12, 50), time(13), time(11), time(12, 10)))

    assert [hour.first_symptoms for hour in profile.in_order][11:14] == [2, 2, 1]
    assert [row.name for row in rows(profile, "24")][:2] == ["00:00", "01:00"]
    assert (ends(profile, "24"), ends(hour_profile(onsets(*LATE)), "24")) == (
        "00:00 to 00:00",
        "noon to noon",
    )
    assert "between 11:00 and 12:00" in sentence(profile, "24")
    assert "begun by 12:10" in sentence(profile, "24")


def test_taps_are_counted_in_their_own_hours():
    profile = hour_profile(onsets(), taps=[0, 840, 899.9, 1439])

    assert {hour.hour: hour.legs_started for hour in profile.hours if hour.legs_started} == {
        0: 1,
        14: 2,
        23: 1,
    }
    assert (profile.taps, profile.highest) == (4, 2)


def test_the_sentence_names_the_hour_and_the_time_by_which_half_began():
    assert sentence(hour_profile(onsets(*LATE)), "24") == (
        "Symptoms began most often between 21:00 and 22:00 (2 of 5 nights). On half of the "
        "nights they had begun by 21:59."
    )


def test_the_sentence_speaks_with_a_12_hour_clock_too():
    assert "between 9:00 pm and 10:00 pm" in sentence(hour_profile(onsets(*LATE)), "12")


def test_a_handful_of_nights_names_no_hour():
    assert sentence(hour_profile(onsets(time(21))), "24") == (
        "1 night with a first-symptom time: too few to name an hour."
    )


def test_taps_are_told_by_their_number():
    assert sentence(hour_profile(onsets(), [840]), "24") == (
        "“Legs started” was tapped once in these nights."
    )
    assert "tapped 3 times" in sentence(hour_profile(onsets(), [840] * 3), "24")


def test_nothing_known_is_nothing_said():
    assert sentence(hour_profile(onsets()), "24") == ""


def test_the_table_has_a_row_an_hour_from_noon_on():
    told = rows(hour_profile(onsets(time(21)), [540]), "12")

    assert len(told) == 24
    assert (told[0].name, told[0].cells) == ("12:00 pm", ("0", "0"))
    assert (told[9].name, told[9].cells) == ("9:00 pm", ("1", "1"))


@given(st.lists(st.times(), max_size=28))
def test_no_night_is_lost_between_the_hours(clocks):
    profile = hour_profile(onsets(*clocks))

    assert sum(hour.first_symptoms for hour in profile.hours) == profile.n == len(clocks)
