"""What is asked about before a figure is believed, for every test and pair of its units."""

from dataclasses import replace
from fractions import Fraction

import pytest

from journal.labs.catalogue import BY_KEY
from journal.labs.slips import question
from journal.labs.units import convert, plain, rounded
from tests.journal.labs.made_up import named, result

# A figure in the first unit that many healthy adults have.
COMMON = {
    "ferritin": "80", "tsat": "30", "iron": "90", "tibc": "320", "transferrin": "250",
    "hemoglobin": "13.5", "crp": "1", "vitamin_d_25oh": "30", "vitamin_b12": "450",
    "folate_serum": "10", "magnesium_serum": "2", "zinc_serum": "90", "creatinine": "0.9",
    "hba1c": "5.4", "glucose_fasting": "92",
}  # fmt: skip
# Two units so near each other that common figures of one are common in the other too: only
# figures at the edges can be told apart. CRP has no lower edge: 1 mg/dL may well be 1 mg/L.
NEAR = {
    ("ferritin", "ng/mL", "pmol/L"), ("ferritin", "ug/L", "pmol/L"),
    ("ferritin", "pmol/L", "ng/mL"), ("ferritin", "pmol/L", "ug/L"),
    ("vitamin_b12", "pg/mL", "pmol/L"), ("vitamin_b12", "ng/L", "pmol/L"),
    ("vitamin_b12", "pmol/L", "pg/mL"), ("vitamin_b12", "pmol/L", "ng/L"),
    ("vitamin_d_25oh", "nmol/L", "ng/mL"), ("vitamin_d_25oh", "nmol/L", "ug/L"),
    ("folate_serum", "ng/mL", "nmol/L"), ("folate_serum", "ug/L", "nmol/L"),
    ("folate_serum", "nmol/L", "ng/mL"), ("folate_serum", "nmol/L", "ug/L"),
    ("magnesium_serum", "mg/dL", "meq/L"), ("magnesium_serum", "meq/L", "mg/dL"),
    ("crp", "mg/dL", "mg/L"), ("crp", "mg/L", "mg/dL"),
}  # fmt: skip
PAIRS = [
    (test.key, wrong, meant)
    for test in BY_KEY.values()
    for wrong in test.units
    for meant in test.units
    if wrong.slope != meant.slope and test.key in COMMON
]


def asked(test, value, unit=None, **answers):
    return question(result(test, value, unit, **answers))


@pytest.mark.parametrize(
    ("test", "unit", "value", "meant"),
    [
        ("hemoglobin", "g/dL", "8.4", "8.4 mmol/L"),
        ("hemoglobin", "mmol/L", "13.5", "13.5 g/dL"),
        ("hemoglobin", "mmol/L", "132", "132 g/L"),
        ("vitamin_d_25oh", "ng/mL", "75", "75 nmol/L"),
        ("vitamin_d_25oh", "ug/L", "75", "75 nmol/L"),
        ("magnesium_serum", "mg/dL", "0.85", "0.85 mmol/L"),
        ("magnesium_serum", "mmol/L", "2", "2 mg/dL or 2 mEq/L"),
        ("iron", "ug/dL", "17", "17 µmol/L"),
        ("iron", "ug/dL", "900", "900 µg/L"),
        ("creatinine", "mg/dL", "9", "9 mg/L"),
        ("hba1c", "mmol/mol", "5.4", "5.4 %"),
        ("glucose_fasting", "mmol/L", "0.95", "0.95 g/L"),
        ("ferritin", "pmol/L", "9", "9 ng/mL or 9 µg/L"),
        ("folate_serum", "ng/mL", "45", "45 nmol/L"),
    ],
)
def test_a_figure_rare_in_its_unit_and_common_in_another_is_asked_about(test, unit, value, meant):
    assert asked(test, value, unit).endswith(f"Did you mean {meant}?")


@pytest.mark.parametrize(("test", "wrong", "meant"), [(t, w.ucum, m.ucum) for t, w, m in PAIRS])
def test_a_common_figure_under_the_wrong_unit_is_asked_about(test, wrong, meant):
    known = BY_KEY[test]
    unit = known.unit(meant)
    value = rounded(convert(Fraction(COMMON[test]), known.units[0], unit), 2)
    told = asked(test, value, wrong)
    assert (f"{plain(value)} {unit.label}" in told) is ((test, wrong, meant) not in NEAR)


@pytest.mark.parametrize("test", BY_KEY.values(), ids=lambda test: test.key)
def test_a_common_figure_in_its_own_unit_is_not_asked_about(test):
    for unit in test.units if test.key in COMMON else ():
        value = rounded(convert(Fraction(COMMON[test.key]), test.units[0], unit), 3)
        assert asked(test.key, value, unit.ucum) == ""


@pytest.mark.parametrize(
    ("test", "unit", "value", "words"),
    [
        ("ferritin", "ug/L", "0.05", "Did you mean 50 µg/L?"),
        ("ferritin", "ug/L", "12000", "Did you mean 12000 pmol/L?"),
        ("ferritin", "ug/L", "42000", "Did you mean 42 µg/L?"),
        ("tsat", "{fraction}", "20", "Did you mean 20 %?"),
        ("tsat", "%", "0.2", "Did you mean 0.2 as a fraction"),
        ("hemoglobin", "g/dL", "135", "Did you mean 135 g/L?"),
        ("creatinine", "mg/dL", "80", "Did you mean 80 µmol/L?"),
        ("hba1c", "%", "48", "Did you mean 48 mmol/mol?"),
        ("egfr", "mL/min/{1.73_m2}", "900", "Please compare the decimal point"),
    ],
)
def test_a_figure_hardly_ever_seen_is_asked_about(test, unit, value, words):
    assert words in asked(test, value, unit)


@pytest.mark.parametrize(
    ("test", "unit", "value"),
    [
        ("ferritin", "ug/L", "3"),
        ("ferritin", "ng/mL", "10000"),
        ("crp", "mg/L", "0"),
        ("hemoglobin", "g/dL", "11.2"),
        ("hemoglobin", "g/dL", "19"),
        ("vitamin_d_25oh", "nmol/L", "30"),
        ("folate_serum", "ng/mL", ">45"),
        ("ferritin", "pmol/L", "<9"),
        ("ferritin", "pmol/L", "≤9"),
        ("tsh", "m[IU]/L", "60"),
    ],
)
def test_what_can_well_be_is_not_asked_about(test, unit, value):
    assert asked(test, value, unit) == ""


@pytest.mark.parametrize(
    ("low", "high", "explained"),
    [("12", "16", True), (None, "16", True), ("8.4", "10.9", False), (None, None, False)],
)
def test_the_range_beside_a_figure_bears_its_unit_out_or_does_not(low, high, explained):
    ends = {name: end for name, end in (("range_low", low), ("range_high", high)) if end}
    assert (asked("hemoglobin", "8.4", **ends) == "") is explained


def test_nothing_is_known_of_a_test_that_was_named():
    assert question(named("INR", "1.1")) == ""


def test_where_nobody_says_what_is_usual_the_bounds_alone_are_asked():
    far = result("ferritin", "12000", "ng/mL")
    unusual = replace(far, test=replace(far.test, usual=None))
    assert "Did you mean 12000 pmol/L?" in question(unusual)
