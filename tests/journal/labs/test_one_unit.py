from datetime import date
from decimal import Decimal

import pytest

from journal.labs.one_unit import as_shown, unit_of
from journal.labs.result_tables import own_range
from tests.journal.labs.made_up import named, result

LATER = date(2026, 6, 1)


def test_results_that_were_printed_alike_stay_as_printed():
    both = [result("ferritin", 45, "pmol/L"), result("ferritin", 60, "pmol/L", taken_on=LATER)]
    assert {unit_of(each, both, "metric").label for each in both} == {"pmol/L"}


def test_mixed_units_become_one():
    mixed = [result("ferritin", 45, "ug/L"), result("ferritin", 45, "pmol/L", taken_on=LATER)]
    other = result("crp", 3)
    units = {unit_of(each, [*mixed, other], "metric") for each in mixed}
    assert {unit.label for unit in units} == {"µg/L"}
    (unit,) = units
    assert [as_shown(each, unit).entered for each in mixed] == ["45 µg/L", "20 µg/L"]


def test_the_range_goes_along_and_a_comparator_stays():
    printed = result("ferritin", "<45", "pmol/L", range_low="30", range_high="674")
    shown = as_shown(printed, printed.test.shown("us"))
    assert shown.entered == "<20 ng/mL"
    assert own_range(shown) == "13.4–300 ng/mL"
    assert shown.comparator == "<"


def test_nothing_converts_between_tests_that_somebody_named():
    zinc = [named("Zinc", 80, "ug/dL"), named("Zinc", 12, "umol/L")]
    assert [unit_of(each, zinc, "metric").ucum for each in zinc] == ["ug/dL", "umol/L"]


@pytest.mark.parametrize(("low", "high"), [(None, "100"), ("4", None)])
def test_half_a_range_stays_half(low, high):
    answers = {name: v for name, v in (("range_low", low), ("range_high", high)) if v}
    shown = as_shown(result("ferritin", 45, "pmol/L", **answers), result("ferritin", 1).unit)
    assert (shown.range_low is None, shown.range_high is None) == (low is None, high is None)
    assert isinstance(shown.value, Decimal)
