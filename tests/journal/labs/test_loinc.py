"""Every test in every unit has the code that counts what the unit counts."""

import pytest

from journal.labs.catalogue import BY_KEY
from journal.labs.loinc import CODES, WITHOUT, code_of

PAIRS = [(test.key, unit.ucum) for test in BY_KEY.values() for unit in test.units]
MASS = {"pg", "ng", "ug", "mg", "g"}
MOLES = {"pmol", "nmol", "umol", "mmol", "meq"}
UNITS = {"m[IU]", "u[IU]"}
EXPECTED = {
    ("ferritin", "ng/mL"): "2276-4", ("ferritin", "ug/L"): "2276-4",
    ("ferritin", "pmol/L"): "14723-1",
    ("tsat", "%"): "2502-3", ("tsat", "{fraction}"): "2502-3",
    ("iron", "ug/dL"): "2498-4", ("iron", "ug/L"): "2498-4", ("iron", "umol/L"): "14798-3",
    ("tibc", "ug/dL"): "2500-7", ("tibc", "ug/L"): "2500-7", ("tibc", "umol/L"): "14800-7",
    ("transferrin", "mg/dL"): "3034-6", ("transferrin", "g/L"): "3034-6",
    ("transferrin", "umol/L"): "22674-6",
    ("hemoglobin", "g/dL"): "718-7", ("hemoglobin", "g/L"): "718-7",
    ("hemoglobin", "mmol/L"): "59260-0",
    ("mcv", "fL"): "787-2",
    ("crp", "mg/L"): "1988-5", ("crp", "mg/dL"): "1988-5",
    ("vitamin_d_25oh", "ng/mL"): "62292-8", ("vitamin_d_25oh", "ug/L"): "62292-8",
    ("vitamin_d_25oh", "nmol/L"): "68438-1",
    ("vitamin_b12", "pg/mL"): "2132-9", ("vitamin_b12", "ng/L"): "2132-9",
    ("vitamin_b12", "pmol/L"): "14685-2",
    ("folate_serum", "ng/mL"): "2284-8", ("folate_serum", "ug/L"): "2284-8",
    ("folate_serum", "nmol/L"): "14732-2",
    ("magnesium_serum", "mg/dL"): "19123-9", ("magnesium_serum", "mg/L"): "19123-9",
    ("magnesium_serum", "mmol/L"): "2601-3", ("magnesium_serum", "meq/L"): "2601-3",
    ("zinc_serum", "ug/dL"): "5763-8", ("zinc_serum", "ug/L"): "5763-8",
    ("zinc_serum", "mg/L"): "5763-8", ("zinc_serum", "umol/L"): None,
    ("creatinine", "mg/dL"): "2160-0", ("creatinine", "mg/L"): "2160-0",
    ("creatinine", "umol/L"): "14682-9",
    ("egfr", "mL/min/{1.73_m2}"): "69405-9",
    ("tsh", "m[IU]/L"): "3016-3", ("tsh", "u[IU]/mL"): "3016-3",
    ("hba1c", "%"): "4548-4", ("hba1c", "mmol/mol"): "59261-8",
    ("glucose_fasting", "mg/dL"): "1558-6", ("glucose_fasting", "g/L"): "1558-6",
    ("glucose_fasting", "mmol/L"): "14771-0",
}  # fmt: skip


def number_of(test, ucum):
    code = code_of(test, ucum)
    return code and code.number


def test_the_table_names_every_test_in_every_unit_offered():
    assert set(EXPECTED) == set(PAIRS)


@pytest.mark.parametrize(("test", "ucum"), PAIRS)
def test_the_code_of_a_test_in_a_unit(test, ucum):
    assert number_of(test, ucum) == EXPECTED[test, ucum]
    assert ((test, ucum) in WITHOUT) is (EXPECTED[test, ucum] is None)


@pytest.mark.parametrize(("test", "ucum"), sorted(set(PAIRS) - WITHOUT))
def test_what_a_code_counts_is_what_its_unit_counts(test, ucum):
    counted = ucum.partition("/")[0]
    name = code_of(test, ucum).name
    for units, word in ((MASS, "[Mass/volume]"), (MOLES, "[Moles/volume]"), (UNITS, "[Units/")):
        assert (word in name) is (counted in units and test != "hba1c"), name


@pytest.mark.parametrize("code", [code for codes in CODES.values() for code in codes])
def test_a_code_says_where_it_was_seen_and_has_its_own_check_digit(code):
    digits, check = code.number.split("-")
    doubled = [int(d) * (2 - place % 2) for place, d in enumerate(reversed(digits))]
    total = sum(n - 9 if n > 9 else n for n in doubled)
    assert (-total) % 10 == int(check)
    assert code.source
    assert code.name


def test_a_test_that_is_not_in_the_list_has_no_code():
    assert code_of("own", "mg/L") is None
