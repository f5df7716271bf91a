import pytest

from journal.guide.nutrients import NUTRIENTS
from journal.regimen.interactions import PARTNERS
from journal.regimen.plan import Schedule
from journal.regimen.sheet import dose_words, duration, sheet
from journal.regimen.spacing import pairs
from tests.journal.regimen.made_up import MONDAY, at, product, real_regimen, step


def found(*products):
    return {(p.first.name, p.second.name): p for p in pairs(products, MONDAY)}


def pair_of(iron_step, other_step, other="Levothyroxine"):
    one, two = product("Iron", iron_step), product(other, other_step, key=2)
    return found(one, two)[("Iron", other)]


def test_the_real_regimen_is_short_where_magnesium_meets_gabapentin():
    told = {
        key: (pair.hours, pair.gap, pair.short_by) for key, pair in found(*real_regimen()).items()
    }

    assert told == {
        ("Magnesium citrate", "Gabapentin"): (2, 60, 60),  # 21:00 and 20:00
        ("Ferrous sulfate", "Levothyroxine"): (4, 630, None),  # 20:30 to 7:00 next morning
        ("Magnesium citrate", "Levothyroxine"): (4, 600, None),  # 21:00 to 7:00
    }
    assert next(iter(told)) == ("Magnesium citrate", "Gabapentin")


def test_a_missing_clock_time_is_said_and_never_taken_as_kept():
    pair = pair_of(step(), step(times=at(7)))

    assert (pair.gap, pair.short_by, pair.untimed) == (None, None, ("Iron",))


@pytest.mark.parametrize(
    ("iron", "levothyroxine", "gap"),
    [
        ((23, 30), (1, 0), 90),  # over midnight
        ((7, 0), (7, 0), 0),
        ((6, 0), (4, 0), 120),
        ((22, 0), (5, 0), 420),
    ],
)
def test_the_gap_runs_over_midnight(iron, levothyroxine, gap):
    pair = pair_of(step(times=at(*iron)), step(times=at(*levothyroxine)))

    assert pair.gap == gap


def test_the_closest_of_several_doses_counts():
    assert pair_of(step(times=at(12) + at(20)), step(times=at(9))).gap == 180


def test_weekdays_that_never_meet_are_compared_from_day_to_day():
    monday = step(schedule=Schedule.WEEKDAYS, weekdays=(0,), times=at(23))
    tuesday = step(schedule=Schedule.WEEKDAYS, weekdays=(1,), times=at(6))

    assert pair_of(monday, tuesday).gap == 420


def test_an_as_needed_dose_with_a_time_can_fall_on_any_day():
    assert pair_of(step(schedule=Schedule.AS_NEEDED, times=at(8)), step(times=at(7))).gap == 60


def test_a_pair_is_listed_once_from_whichever_side_it_is_known():
    assert list(found(product("Zinc"), product("Iron", key=2))) == [("Zinc", "Iron")]


def test_what_spacing_does_not_change_is_listed_without_hours():
    pair = pair_of(step(), step(), "Omeprazole 20")

    assert (pair.hours, pair.short_by) == (None, None)


def test_the_more_particular_fact_is_taken():
    pair = found(product("Magnesium"), product("Gabapentin enacarbil", key=2))

    assert [p.concern.fact.key for p in pair.values()] == ["gabapentin_enacarbil"]


def test_nothing_on_the_page_calls_a_pair_safe():
    lines = sheet(real_regimen(), MONDAY, "us").pairs

    assert lines[0].short_by == "1 h"
    assert not any("safe" in str(line).casefold() for line in lines)


def test_iron_on_the_list_brings_what_labels_say_of_coffee():
    partners = {concern.fact.key for concern in sheet(real_regimen(), MONDAY, "us").at_table}

    assert "coffee_tea" in partners


def test_each_partner_is_a_fact_of_the_guide():
    known = {fact.key for nutrient in NUTRIENTS.values() for fact in nutrient.interactions}

    assert set(PARTNERS) <= known


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (45, "45 min"), (120, "2 h"), (90, "1 h 30 min")]
)
def test_a_gap_is_written_in_hours_and_minutes(minutes, words):
    assert duration(minutes) == words


@pytest.mark.parametrize(
    ("weekdays", "words"),
    [((0,), "1 tablet on Mon"), ((0, 2, 4), "1 tablet on Mon, Wed and Fri")],
)
def test_chosen_weekdays_are_named(weekdays, words):
    assert dose_words(step(schedule=Schedule.WEEKDAYS, weekdays=weekdays)) == words


def test_a_dose_that_has_not_begun_says_so():
    later = step(first_day=MONDAY.replace(day=20))
    line = sheet([product("Iron", later)], MONDAY, "us").supplements[0]

    assert line.since is None
    assert line.upcoming is later
