from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.clock import DAY, Period
from journal.regimen.dose_changes import NIGHTS, dose_changes
from tests.journal.regimen.made_up import product, step

CHANGE = date(2026, 3, 1)
LATER = CHANGE + 200 * DAY
DAYS = st.lists(st.integers(0, 120), min_size=1, max_size=5, unique=True)


def medicine(*days, name="Gabapentin", key=1, **kept):
    steps = [step(CHANGE + day * DAY, str(100 * n), "mg") for n, day in enumerate(days, 1)]
    kept = {"kind": "medicine", "category": "alpha2delta"} | kept
    return product(name, *steps, key=key, **kept)


def sides(*products, last=LATER):
    """Nights before and after each change, as (from, to) counted from the day of `CHANGE`."""
    return [
        tuple((day - CHANGE).days for day in (a.first, a.last, b.first, b.last))
        for a, b in ((each.before, each.after) for each in dose_changes(products, last))
    ]


def test_a_change_has_28_nights_before_it_and_28_from_it_on():
    assert sides(medicine(0)) == [(-28, -1, 0, 27)]


def test_each_side_ends_at_the_next_change_of_the_same_product():
    assert sides(medicine(0, 10, 60)) == [(-28, -1, 0, 9), (0, 9, 10, 37), (32, 59, 60, 87)]


def test_a_medicine_for_restless_legs_ends_the_sides_of_everything_and_a_supplement_of_nothing():
    magnesium = medicine(0, 20, name="Magnesium", key=2, kind="supplement", category="other")
    assert sides(magnesium, medicine(5)) == [(-28, -1, 0, 4), (-23, 4, 5, 32), (5, 19, 20, 47)]


def test_a_switch_on_one_day_cuts_nothing():
    other = medicine(0, name="Ropinirole", key=2, category="dopaminergic")
    assert sides(medicine(0), other) == [(-28, -1, 0, 27)] * 2


def test_after_a_stop_the_last_dose_still_counts_to_the_time_before():
    stopped = medicine(0, last_day=CHANGE + 20 * DAY)
    assert sides(stopped) == [(-28, -1, 0, 20), (0, 20, 21, 48)]


def test_only_nights_that_have_been_count():
    assert sides(medicine(0, 10), last=CHANGE + 12 * DAY) == [(-28, -1, 0, 9), (0, 9, 10, 12)]
    assert sides(medicine(0), last=CHANGE) == [(-28, -1, 0, 0)]
    assert sides(medicine(0), last=CHANGE - DAY) == []


@given(own=DAYS, other=DAYS, last=st.integers(0, 200))
def test_no_side_is_empty_too_long_or_holds_another_change(own, other, last):
    own, other = sorted(own), sorted(other)
    products = [medicine(*own), medicine(*other, name="Pramipexole", key=2)]
    end = CHANGE + timedelta(days=last)
    firsts = {CHANGE + day * DAY for day in (*own, *other)}
    found = dose_changes(products, end)
    assert len(found) == sum(CHANGE + day * DAY <= end for day in own + other)
    for each in found:
        assert each.before.last + DAY == each.after.first <= each.after.last <= end
        assert max(len(each.before), len(each.after)) <= NIGHTS
        inside = Period(each.before.first + DAY, each.after.last)
        assert not {day for day in firsts if day in inside} - {each.after.first}
