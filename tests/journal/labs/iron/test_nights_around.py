"""The nights around a course are chosen by the rule for changes of what is taken."""

from datetime import date

import pytest

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.figures.differences import Difference
from journal.labs.iron.courses import IronCourse
from journal.labs.iron.nights_around import around, sides
from journal.regimen.dose_changes import dose_changes
from tests.journal.made_up import figures_of
from tests.journal.regimen.made_up import product, step

FIRST, LAST, NOW = date(2025, 3, 1), date(2025, 9, 1), date(2026, 11, 29)
ORAL = IronCourse("Iron", False, FIRST, LAST, "")
RUNNING = IronCourse("Iron", False, FIRST, None, "")
INFUSION = IronCourse("Ferinject", True, FIRST, FIRST, "")


def test_the_nights_before_a_course_and_after_it():
    assert sides(ORAL, [ORAL], [], NOW) == (
        Period(FIRST - 28 * DAY, FIRST - DAY),
        Period(LAST + DAY, LAST + 28 * DAY),
    )


def test_the_night_of_an_infusion_comes_after_it():
    before, after = sides(INFUSION, [INFUSION], [], NOW)

    assert (before.last, after.first) == (FIRST - DAY, FIRST)


def test_they_are_the_nights_of_the_same_start_and_stop_on_the_other_pages():
    iron = product("Iron", step(FIRST), last_day=LAST)
    start, stop = dose_changes([iron], NOW)

    assert sides(ORAL, [ORAL], [], NOW) == (start.before, stop.after)


def test_of_a_course_that_goes_on_its_latest_nights_are_meant():
    assert sides(RUNNING, [], [], NOW)[1] == Period(NOW - 27 * DAY, NOW)
    assert sides(RUNNING, [], [NOW - 9 * DAY], NOW)[1] == Period(NOW - 9 * DAY, NOW)
    assert sides(RUNNING, [], [], FIRST + 3 * DAY)[1] == Period(FIRST, FIRST + 3 * DAY)


def test_a_medicine_and_another_course_cut_them():
    other = IronCourse("Ferinject", True, LAST + 5 * DAY, LAST + 5 * DAY, "")

    before, after = sides(ORAL, [ORAL, other], [FIRST - 10 * DAY], NOW)

    assert before == Period(FIRST - 10 * DAY, FIRST - DAY)
    assert after == Period(LAST + DAY, LAST + 4 * DAY)


@pytest.mark.parametrize(
    ("course", "last"),
    [
        (IronCourse("Iron", False, FIRST, LAST, "", is_first_known=False), NOW),
        (ORAL, LAST),
        (INFUSION, FIRST - DAY),
        (RUNNING, FIRST - DAY),
    ],
)
def test_without_a_known_day_or_a_night_there_are_none(course, last):
    assert sides(course, [course], [], last) is None


def test_worst_rating_and_symptom_nights_are_compared():
    two_sides = sides(ORAL, [ORAL], [], NOW)
    nights = [
        DiaryNight(night=night, evening_severity=rating)
        for side, rating in zip(two_sides, (6, 0), strict=True)
        for night in side.nights()
    ]
    found = around({ORAL: two_sides}, figures_of(nights))[ORAL]

    worst, symptoms = found.differences
    assert (worst[0].key, worst[1].first_value, worst[1].second_value) == ("worst", 6, 0)
    assert worst[1].difference == -6
    assert (symptoms[1].first_value, symptoms[1].second_value) == (7, 0)
    assert not found.is_during


def test_whoever_caches_differences_is_asked_once_for_all_courses():
    asked = []

    def differ(several):
        asked.append(len(several))
        unknown = dict.fromkeys(("first_value", "second_value"))
        return [Difference(first_nights=0, second_nights=0, **unknown)] * len(several)

    chosen = {course: sides(course, [], [], NOW) for course in (RUNNING, ORAL, INFUSION)}
    found = around(chosen, figures_of([]), differ)

    assert asked == [6]
    assert [each.is_during for each in found.values()] == [True, False, False]
    assert around({}, figures_of([]), differ) == {}
    assert asked == [6]
