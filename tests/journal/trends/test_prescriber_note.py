from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from journal.diary import DiaryNight
from journal.trends.prescriber_note import (
    concerned,
    looked_at,
    onset_shifts,
    unknown_medicines,
)
from tests.journal.made_up import figures_of
from tests.journal.regimen.made_up import product, step

START = date(2026, 3, 1)
LAST = START + timedelta(days=99)


def pramipexole(**kept):
    kept = {"category": "dopaminergic", "kind": "medicine"} | kept
    return product("Pramipexole", step(START), **kept)


def nights(first, count, onset):
    return [
        DiaryNight(night=START + timedelta(days=first + n), symptom_onset=onset)
        for n in range(count)
    ]


def shifts(products, diary, last):
    """The shifts beside medicines, which are those of the nights that they say they look at."""
    medicines = concerned(products, last)
    logged = sorted(night.night for night in diary)
    windows = [each for _, since in medicines for each in looked_at(since, logged, last)]
    seen = [night for night in diary if any(night.night in window for window in windows)]

    found = onset_shifts(medicines, figures_of(diary), last)
    assert onset_shifts(medicines, figures_of(seen), last) == found
    return found


BEFORE = nights(-20, 20, time(22))
RECENT = nights(60, 40, time(19, 55))


def test_the_baseline_is_the_four_weeks_before_the_medicine():
    (found,) = shifts([pramipexole()], BEFORE + RECENT, LAST)

    assert found.medicine == "Pramipexole"
    assert (found.baseline_nights, found.recent_nights) == (20, 14)
    assert found.minutes_earlier == 125
    assert found.passes


def test_two_hours_are_the_line_and_less_does_not_pass():
    for onset, passes in ((time(20), True), (time(20, 1), False), (time(23), False)):
        (found,) = shifts([pramipexole()], BEFORE + nights(60, 40, onset), LAST)
        assert found.passes is passes


def test_a_first_symptom_that_comes_before_noon_is_earlier_not_later():
    diary = nights(-20, 20, time(13, 45)) + nights(60, 40, time(11, 45))
    (found,) = shifts([pramipexole()], diary, LAST)
    assert (found.minutes_earlier, found.passes) == (120, True)


def test_a_shift_that_chance_may_have_made_does_not_pass():
    wild = [time(18), time(23)] * 20
    diary = [
        replace(night, symptom_onset=at)
        for night, at in zip(nights(60, 40, time(20)), wild, strict=True)
    ]
    (found,) = shifts([pramipexole()], nights(-20, 20, time(23)) + diary, LAST)
    assert found.minutes_earlier >= 120
    assert not found.passes


def test_nights_older_than_four_weeks_say_nothing_of_today():
    diary = BEFORE + nights(30, 42, time(19))
    assert shifts([pramipexole()], diary, START + timedelta(days=71))[0].passes
    assert shifts([pramipexole()], diary, START + timedelta(days=91))[0].recent_nights == 8
    assert shifts([pramipexole()], diary, START + timedelta(days=92)) == []


def test_without_nights_before_it_the_first_logged_nights_are_the_baseline():
    diary = nights(0, 28, time(22)) + nights(60, 40, time(21))
    (found,) = shifts([pramipexole()], diary, LAST)
    assert (found.baseline, found.baseline_nights, found.recent) == (600, 28, 540)


@pytest.mark.parametrize(
    "diary",
    [[], BEFORE, nights(-7, 7, time(22)) + nights(90, 7, time(18)), nights(0, 30, time(22))],
)
def test_fewer_than_eight_nights_on_a_side_say_nothing(diary):
    assert shifts([pramipexole()], diary, LAST) == []


def test_while_the_first_nights_go_on_nothing_is_said():
    assert shifts([pramipexole()], nights(0, 28, time(22)), START + timedelta(days=27)) == []


def test_only_what_is_taken_on_the_last_night_counts():
    diary = BEFORE + RECENT
    assert shifts([pramipexole(last_day=LAST)], diary, LAST)
    assert shifts([pramipexole(last_day=LAST - timedelta(days=1))], diary, LAST) == []


def test_tramadol_counts_and_other_medicines_do_not():
    diary = BEFORE + RECENT
    kept = {"kind": "medicine", "category": "opioid"}
    assert shifts([product("Tramadol 50", step(START), **kept)], diary, LAST)
    assert shifts([product("Oxycodone", step(START), **kept)], diary, LAST) == []


def test_a_medicine_without_a_dose_yet_says_nothing():
    bare = pramipexole()
    assert shifts([replace(bare, steps=())], BEFORE + RECENT, LAST) == []


@pytest.mark.parametrize(
    "name", ["Mirapexin", "Stalevo", "Leganto", "Tramal", "Ultracet", "Mirapx"]
)
def test_brands_count_as_what_they_hold(name):
    assert shifts([product(name, step(START), kind="medicine")], BEFORE + RECENT, LAST)


def test_medicines_that_the_list_does_not_know_are_named():
    products = [
        product("Foozepam", step(START), kind="medicine"),
        product("Barzepam", step(START), kind="medicine", last_day=START),
        product("Gabapentin", step(START), kind="medicine"),
        product("Seven Seas", step(START)),
    ]
    assert unknown_medicines(products, LAST) == ["Foozepam"]
