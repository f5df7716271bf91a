from datetime import date, time

import pytest

from journal.labs.result import inflamed_near, saturations
from tests.journal.labs.made_up import result


@pytest.mark.parametrize(
    ("value", "low", "high", "inside"),
    [
        ("42", "30", "300", True),
        ("30", "30", "300", True),
        ("300", "30", "300", True),
        ("29.9", "30", "300", False),
        ("301", "30", "300", False),
        ("42", "30", None, True),
        ("42", None, "40", False),
        ("<5", "30", "300", False),
        ("<5", None, "10", True),
        ("<5", None, "3", None),
        ("<50", "30", "300", None),
        ("<30", "30", "300", False),
        ("≤30", "30", "300", None),
        ("≤29", "30", "300", False),
        ("≤5", None, "5", True),
        ("≤5", None, "3", None),
        ("≥300", "30", "300", None),
        (">300", "30", "300", False),
        ("≥301", "30", "300", False),
        ("≥30", "30", None, True),
        ("≥29", "30", None, None),
        (">2000", "200", "900", False),
        (">2000", "200", None, True),
        (">200", "300", None, None),
        (">200", "100", "900", None),
        ("42", None, None, None),
    ],
)
def test_inside_or_outside_comes_only_from_the_range_printed_beside_it(value, low, high, inside):
    bounds = {name: end for name, end in (("range_low", low), ("range_high", high)) if end}
    assert result("ferritin", value, **bounds).inside is inside


@pytest.mark.parametrize(
    ("taken_at", "in_morning", "morning"),
    [
        (time(8), None, True),
        (time(14), None, False),
        (None, True, True),
        (None, False, False),
        (None, None, None),
    ],
)
def test_morning_is_known_from_the_clock_or_from_the_answer(taken_at, in_morning, morning):
    assert result("iron", 60, taken_at=taken_at, in_morning=in_morning).morning is morning


def test_saturation_is_iron_over_binding_capacity_in_whatever_units():
    (found,) = saturations([result("iron", 60), result("tibc", "53.73", "umol/L")])
    assert found.percent == 20
    assert found.disagrees is False


@pytest.mark.parametrize(
    ("iron", "transferrin", "percent"),
    [
        (result("iron", "10", "umol/L"), result("transferrin", "2.5", "g/L"), 15.92),
        (result("iron", 60), result("transferrin", 250), 17.1),
        (result("iron", 600, "ug/L"), result("transferrin", "31.425", "umol/L"), 17.1),
    ],
)
def test_without_a_binding_capacity_transferrin_gives_the_saturation(iron, transferrin, percent):
    (found,) = saturations([iron, transferrin])
    assert float(found.percent) == pytest.approx(percent, abs=0.05)
    assert (found.carrier, found.carrier_name) == (transferrin, "transferrin")
    assert found.formula == "iron ÷ transferrin × 3.98"


def test_the_factor_is_what_two_atoms_of_iron_a_molecule_come_to():
    by_weight = 100 / (2 / 79_570 * 1_000_000)  # % for 1 µmol of iron on 1 g
    (found,) = saturations([result("iron", 1, "umol/L"), result("transferrin", 1, "g/L")])
    assert float(found.percent) == pytest.approx(by_weight, rel=0.001)


def test_a_printed_binding_capacity_goes_before_transferrin():
    (found,) = saturations([result("iron", 60), result("tibc", 300), result("transferrin", 250)])
    assert (found.percent, found.formula) == (20, "iron ÷ TIBC")


@pytest.mark.parametrize(
    ("entered", "unit", "disagrees"),
    [
        ("20", "%", False),
        ("21.5", "%", False),
        ("22", "%", True),
        ("0.2", "{fraction}", False),
        ("0.31", "{fraction}", True),
        (">50", "%", False),
    ],
)
def test_an_entered_saturation_is_compared_beyond_rounding(entered, unit, disagrees):
    day = [result("iron", 60), result("tibc", 300), result("tsat", entered, unit)]
    assert saturations(day)[0].disagrees is disagrees


@pytest.mark.parametrize(
    "day",
    [
        [result("iron", 60)],
        [result("iron", 60), result("tibc", 300, taken_on=date(2026, 3, 4))],
        [result("iron", 60), result("iron", 90), result("tibc", 300)],
        [result("iron", "<5"), result("tibc", 300)],
        [result("iron", 60), result("tibc", 0)],
        [result("iron", 60), result("transferrin", "<30")],
        [result("iron", 60), result("transferrin", 0)],
        [result("iron", 60), result("transferrin", 250), result("transferrin", 260)],
    ],
    ids=[
        "no TIBC",
        "another day",
        "two irons",
        "less than",
        "nothing to divide by",
        "little transferrin",
        "none of it",
        "two transferrins",
    ],
)
def test_without_one_clear_pair_nothing_is_calculated(day):
    assert saturations(day) == []


@pytest.mark.parametrize(
    ("day", "value", "high", "found"),
    [
        (date(2026, 3, 3), "18", "5", True),
        (date(2026, 4, 2), "18", "5", True),
        (date(2026, 2, 1), "18", "5", True),
        (date(2026, 4, 3), "18", "5", False),
        (date(2026, 3, 3), ">5", "5", True),
        (date(2026, 3, 3), "≥5", "5", False),
        (date(2026, 3, 3), "≥6", "5", True),
        (date(2026, 3, 3), "4", "5", False),
        (date(2026, 3, 3), "<5", "5", False),
    ],
)
def test_a_crp_above_its_own_range_within_30_days_is_noticed(day, value, high, found):
    crp = result("crp", value, taken_on=day, range_high=high)
    assert inflamed_near(date(2026, 3, 3), [crp]) is (crp if found else None)


def test_a_crp_without_its_own_range_says_nothing():
    assert inflamed_near(date(2026, 3, 3), [result("crp", 80)]) is None


def test_the_nearest_crp_is_named():
    far = result("crp", 80, taken_on=date(2026, 2, 10), range_high="5")
    near = result("crp", 9, taken_on=date(2026, 3, 5), range_high="5")
    assert inflamed_near(date(2026, 3, 3), [far, near]) is near
