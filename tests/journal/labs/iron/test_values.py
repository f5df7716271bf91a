"""What became of blood values: by hand, by published tables, by an independent least squares."""

from datetime import date, timedelta
from decimal import Decimal
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.labs.catalogue import BY_KEY
from journal.labs.iron.courses import IronCourse
from journal.labs.iron.values import MONTH, Value, change, fall, values_of
from tests.journal.labs.made_up import result

FERRITIN, TSAT = BY_KEY["ferritin"], BY_KEY["tsat"]
FIRST, LAST, TODAY = date(2025, 3, 1), date(2025, 9, 1), date(2026, 11, 30)
T_975 = {1: 12.7062, 2: 4.30265, 3: 3.18245}  # printed tables of Student's t


def oral(first=FIRST, last=LAST, **kept):
    return IronCourse("Iron", False, first, last, "", **kept)


def infusion(day=FIRST, **kept):
    return IronCourse("Ferinject", True, day, day, "1,000 mg", **kept)


def value(day, amount, **kept):
    return Value(day, Decimal(str(amount)), **kept)


def before(*amounts):
    return [value(FIRST - timedelta(days=10 * n), a) for n, a in enumerate(amounts)]


def after(*amounts, end=LAST):
    return [value(end + timedelta(days=30 * n + 1), a) for n, a in enumerate(amounts)]


def told(course, values, *others):
    return change(course, [course, *others], values, TODAY)


def test_one_value_is_a_value_and_two_are_a_plain_difference():
    assert told(oral(), before(41)).between is None
    assert told(oral(), after(78)).between is None

    between = told(oral(), before(41) + after(78)).between
    assert (between.amount, between.low, between.high) == (37, None, None)


def test_three_values_have_the_interval_of_the_difference_of_their_means():
    between = told(oral(), before(40, 44) + after(78)).between

    spread = sqrt((8 + 1) / 1) * sqrt(1 / 2 + 1)  # their squares, and one last digit
    assert between.amount == 36
    assert between.low == pytest.approx(36 - T_975[1] * spread, abs=0.5)
    assert between.high == pytest.approx(36 + T_975[1] * spread, abs=0.5)


def test_four_values_have_two_degrees_of_freedom():
    between = told(oral(), before(40.5, 44.5) + after(78, 88)).between

    spread = sqrt((8 + 50 + 0.01) / 2) * sqrt(1 / 2 + 1 / 2)
    assert between.low == pytest.approx(40.5 - T_975[2] * spread, abs=0.051)
    assert between.high == pytest.approx(40.5 + T_975[2] * spread, abs=0.051)


def test_a_reader_who_subtracts_the_printed_means_arrives_at_the_difference():
    between = told(oral(), before("31.5", 38) + after(72, "66.8")).between

    assert between.amount == 34.6  # 69.4 less 34.8, though the means lie 34.65 apart


def test_values_that_are_all_alike_are_no_proof():
    between = told(oral(), before(40, 40) + after(40)).between

    assert between.low < 0 < between.high


def test_a_value_with_a_sign_is_not_counted():
    found = told(oral(), [*before(41), value(LAST + timedelta(days=9), 15, sign="<")])

    assert (found.after, found.left_out) == ((), 1)
    assert found.between is None


def test_a_value_of_the_first_day_is_one_before_an_infusion():
    found = told(infusion(), [value(FIRST, 30), value(FIRST + timedelta(days=40), 250)])

    assert [v.amount for v in found.before] == [30]
    assert [v.amount for v in found.after] == [250]


def test_values_of_more_than_a_year_before_or_after_do_not_count():
    far = timedelta(days=366)
    found = told(oral(), [value(FIRST - far, 30), value(LAST + far, 90)])

    assert (found.before, found.after) == ((), ())


def test_while_a_course_goes_on_its_values_from_the_fifth_week_stand_for_those_after_it():
    early, late = (value(FIRST + timedelta(days=days), days) for days in (20, 90))
    running = told(oral(last=None), [*before(41), early, late])
    over = told(oral(), [*before(41), early, late, *after(100)])

    assert (running.is_during, running.after) == (True, (late,))
    assert (over.is_during, over.after) == (False, tuple(after(100)))
    assert not told(infusion(), before(41)).is_during


def test_another_course_bounds_the_values():
    earlier = infusion(FIRST - timedelta(days=100))
    later = oral(LAST + timedelta(days=50), None)
    values = [
        value(FIRST - timedelta(days=120), 10), *before(41), *after(78),
        value(LAST + timedelta(days=60), 500),
    ]  # fmt: skip
    found = told(oral(), values, earlier, later)

    assert [v.amount for v in found.before] == [41]
    assert [v.amount for v in found.after] == [78]


def test_a_course_that_goes_on_beside_bounds_it_by_where_it_began():
    beside = oral(FIRST - timedelta(days=30), None)
    found = told(infusion(), [value(FIRST - timedelta(days=40), 10), *before(41)], beside)

    assert [v.amount for v in found.before] == [41]


def test_a_beginning_that_nobody_knows_has_no_before_and_no_after():
    found = told(oral(is_first_known=False), before(41) + after(78))

    assert (found.before, found.after, found.between) == ((), (), None)


def falls(*amounts, end=LAST, course=None, others=()):
    one = course or oral()
    return fall(one, [one, *others], after(*amounts, end=end))


def test_while_it_goes_on_nothing_falls_after_it():
    assert falls(80, course=oral(last=None)) is None
    assert falls(80, course=infusion(is_first_known=False)) is None


def test_a_slope_needs_two_values_a_month_apart():
    assert falls(80).a_month is None
    near = [value(LAST + timedelta(days=days), 80) for days in (1, 20)]
    assert fall(oral(), [], near).a_month is None


def test_two_values_give_their_plain_difference_a_month():
    far = [value(LAST + timedelta(days=1), 80), value(LAST + timedelta(days=62), 70)]

    slope = fall(oral(), [], far).a_month
    assert slope.amount == pytest.approx(-10 / (61 / MONTH), abs=0.05)
    assert (slope.low, slope.high) == (None, None)


def test_the_fall_of_an_infusion_ends_where_the_next_course_begins():
    next_one = oral(FIRST + timedelta(days=50), None)
    found = fall(infusion(), [infusion(), next_one], after(300, 250, 900, end=FIRST))

    assert [v.amount for v in found.values] == [300, 250]


@given(st.lists(st.integers(5, 900), min_size=3, max_size=12))
def test_three_values_give_the_slope_of_least_squares(amounts):
    found = falls(*amounts).a_month

    months = np.array([30 * n / MONTH for n in range(len(amounts))])
    design = np.column_stack([np.ones_like(months), months])
    (_, slope), *_ = np.linalg.lstsq(design, np.array(amounts, float), rcond=None)
    assert found.amount == pytest.approx(slope, abs=0.051)
    assert found.low <= found.amount <= found.high  # as printed


def test_the_interval_of_a_slope_is_students():
    found = falls(100, 70, 60).a_month

    months = np.array([0, 30, 60]) / MONTH
    line = np.polyfit(months, [100, 70, 60], 1)
    squares = float(((np.array([100, 70, 60]) - np.polyval(line, months)) ** 2).sum())
    error = sqrt((squares + 0.01) / float(((months - months.mean()) ** 2).sum()))
    assert found.low == pytest.approx(line[0] - T_975[1] * error, abs=0.06)


def test_values_are_in_the_persons_unit_oldest_first():
    results = [
        result("ferritin", "187", "pmol/L", date(2026, 3, 3)),
        result("ferritin", "<12", "ug/L", date(2025, 3, 3)),
        result("tsat", "20", taken_on=date(2026, 3, 3)),
    ]

    first, second = values_of(FERRITIN, results, "metric")
    assert (first.sign, first.amount) == ("<", 12)
    assert second.amount == Decimal("83.2")


def test_a_saturation_is_worked_out_where_none_was_printed():
    day = date(2026, 3, 3)
    parts = [result("iron", "60", "ug/dL", day), result("tibc", "300", "ug/dL", day)]

    (worked_out,) = values_of(TSAT, parts, "metric")
    (printed,) = values_of(TSAT, [*parts, result("tsat", "21", taken_on=day)], "metric")

    assert (worked_out.amount, worked_out.is_calculated) == (20, True)
    assert (printed.amount, printed.is_calculated) == (21, False)


def test_a_crp_above_its_range_within_thirty_days_is_noted_beside_ferritin_alone():
    day = date(2026, 3, 3)
    results = [
        result("ferritin", "80", taken_on=day),
        result("tsat", "20", taken_on=day),
        result("crp", "12", taken_on=day - timedelta(days=30), range_high="5"),
    ]

    assert values_of(FERRITIN, results, "metric")[0].inflamed_on == day - timedelta(days=30)
    assert values_of(TSAT, results, "metric")[0].inflamed_on is None
