from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.labs.catalogue import BY_KEY
from journal.labs.units import convert, plain, rounded, written

TESTS = st.sampled_from(list(BY_KEY.values()))
VALUES = st.decimals(0, 99_999_999, places=4)


@pytest.mark.parametrize(
    ("test", "value", "source", "target", "expected"),
    [
        ("ferritin", "75", "ng/mL", "ug/L", "75 µg/L"),
        ("ferritin", "75", "ng/mL", "pmol/L", "168.5 pmol/L"),
        ("tsat", "0.2", "{fraction}", "%", "20 %"),
        ("iron", "100", "ug/dL", "umol/L", "17.9 µmol/L"),
        ("tibc", "300", "ug/dL", "umol/L", "53.7 µmol/L"),
        ("transferrin", "250", "mg/dL", "g/L", "2.5 g/L"),
        ("hemoglobin", "13.5", "g/dL", "g/L", "135 g/L"),
        ("hemoglobin", "14.5", "g/dL", "mmol/L", "9 mmol/L"),
        ("crp", "0.5", "mg/dL", "mg/L", "5 mg/L"),
        ("vitamin_d_25oh", "20", "ng/mL", "nmol/L", "49.9 nmol/L"),
        ("vitamin_d_25oh", "75", "nmol/L", "ng/mL", "30 ng/mL"),
        ("vitamin_b12", "200", "pg/mL", "pmol/L", "148 pmol/L"),
        ("folate_serum", "3", "ng/mL", "nmol/L", "6.8 nmol/L"),
        ("magnesium_serum", "2", "mg/dL", "mmol/L", "0.82 mmol/L"),
        ("magnesium_serum", "2", "mg/dL", "meq/L", "1.65 mEq/L"),
        ("zinc_serum", "65.4", "ug/dL", "umol/L", "10 µmol/L"),
        ("creatinine", "1", "mg/dL", "umol/L", "88 µmol/L"),
        ("tsh", "2.5", "m[IU]/L", "u[IU]/mL", "2.5 µIU/mL"),
        ("hba1c", "48", "mmol/mol", "%", "6.5 %"),
        ("hba1c", "6.5", "%", "mmol/mol", "48 mmol/mol"),
        ("glucose_fasting", "100", "mg/dL", "mmol/L", "5.6 mmol/L"),
    ],
)
def test_a_published_pair_of_units_comes_out(test, value, source, target, expected):
    known = BY_KEY[test]
    assert written(Decimal(value), known.unit(source), known.unit(target)) == expected


@pytest.mark.parametrize(
    ("test", "ucum", "factor"),
    [
        ("ferritin", "pmol/L", "2.247"),
        ("iron", "umol/L", "0.1791"),
        ("tibc", "umol/L", "0.1791"),
        ("hemoglobin", "g/L", "10"),
        ("vitamin_d_25oh", "nmol/L", "2.496"),
        ("vitamin_b12", "pmol/L", "0.7378"),
        ("folate_serum", "nmol/L", "2.266"),
        ("magnesium_serum", "mmol/L", "0.4114"),
        ("creatinine", "umol/L", "88.4"),
        ("glucose_fasting", "mmol/L", "0.0555"),
    ],
)
def test_one_of_the_first_unit_is_exactly_the_published_factor(test, ucum, factor):
    known = BY_KEY[test]
    assert convert(Decimal(1), known.units[0], known.unit(ucum)) == Fraction(factor)


def test_hba1c_follows_the_master_equation():
    hba1c = BY_KEY["hba1c"]
    percent = convert(Decimal(48), hba1c.unit("mmol/mol"), hba1c.unit("%"))
    assert percent == Fraction("0.09148") * 48 + Fraction("2.152")


@given(TESTS, VALUES, st.data())
def test_there_and_back_is_the_same_value(test, value, data):
    source, target = (data.draw(st.sampled_from(test.units)) for _ in range(2))
    assert convert(convert(value, source, target), target, source) == value


@given(TESTS, VALUES, VALUES, st.data())
def test_a_larger_value_is_larger_in_every_unit(test, one, other, data):
    source, target = (data.draw(st.sampled_from(test.units)) for _ in range(2))
    assert (one < other) == (convert(one, source, target) < convert(other, source, target))


@given(TESTS, VALUES, st.data())
def test_in_its_own_unit_no_digit_is_touched(test, value, data):
    unit = data.draw(st.sampled_from(test.units))
    text = written(value, unit, unit)
    assert Decimal(text.removesuffix(f" {unit.label}")) == value


def test_a_small_value_keeps_figures_that_say_something():
    ferritin = BY_KEY["ferritin"]
    assert written(Decimal("0.05"), ferritin.unit("pmol/L"), ferritin.units[0]) == "0.022 ng/mL"


def test_nothing_is_still_nothing_in_another_unit():
    crp = BY_KEY["crp"]
    assert written(Decimal(0), crp.unit("mg/dL"), crp.unit("mg/L")) == "0 mg/L"


def test_halves_are_rounded_up_as_laboratories_do():
    assert rounded(Fraction(25, 10), 0) == 3
    assert rounded(Fraction(-25, 10), 0) == -3


@pytest.mark.parametrize(
    ("value", "text"), [("75.0000", "75"), ("0.5000", "0.5"), ("100", "100"), ("1E+2", "100")]
)
def test_digits_are_written_without_idle_zeros(value, text):
    assert plain(Decimal(value)) == text
