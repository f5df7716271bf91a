import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from django.conf import settings

from journal.labs.catalogue import BY_KEY, GROUPS, listed_as, own
from journal.labs.certainty import Certainty
from journal.labs.loinc import CODES
from journal.labs.units import convert

FORBIDDEN = (
    "detect", "diagnos", "monitor", "treat", "prevent", "recommend", "safe", "normal",
    "you are low", "deficien", "should", "take iron",
)  # fmt: skip


@pytest.fixture(scope="module")
def given():
    file = Path(settings.BASE_DIR).parent / "shared" / "facts" / "labs.json"
    if not file.is_file():
        pytest.skip("the fact base (../shared/facts) is not on this machine")
    return {lab["key"]: lab for lab in json.loads(file.read_text())["labs"]}


def test_there_are_eighteen_tests_each_once():
    assert len(BY_KEY) == sum(len(tests) for _, tests in GROUPS) == 18


@pytest.mark.parametrize("test", BY_KEY.values(), ids=lambda test: test.key)
def test_every_fact_has_a_source_and_says_how_sure_it_is(test):
    for fact in test.facts:
        assert fact.source
        assert isinstance(fact.certainty, Certainty)
    if test.line:
        assert test.line.source


@pytest.mark.parametrize("test", BY_KEY.values(), ids=lambda test: test.key)
def test_no_fact_prescribes_or_judges(test):
    said = " ".join(fact.text for fact in test.facts).lower()
    assert [word for word in FORBIDDEN if word in said] == []


def test_only_ferritin_and_saturation_have_a_guideline_line():
    lines = {key: test.line.value for key, test in BY_KEY.items() if test.line}
    assert lines == {"ferritin": Decimal(75), "tsat": Decimal(20)}


def test_codes_units_and_factors_are_those_of_the_fact_base(given):
    assert set(given) == set(BY_KEY)
    for key, lab in given.items():
        test = BY_KEY[key]
        seen = {code.number for code in CODES[key]}
        assert lab["loinc"] in seen | {"98979-8"}  # one formula of eGFR; the paper's is not asked
        assert {unit["ucum"] for unit in lab["units"]} <= {unit.ucum for unit in test.units}
        for unit in lab["units"]:
            first = convert(Decimal(100), test.unit(unit["ucum"]), test.units[0])
            expected = 100 * unit["to_canonical_factor"] + unit.get("to_canonical_offset", 0)
            assert float(first) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("test", "ucum", "label", "printed", "first"),
    [
        ("vitamin_d_25oh", "ug/L", "µg/L", "30", "30"),
        ("zinc_serum", "ug/L", "µg/L", "850", "85"),
        ("zinc_serum", "mg/L", "mg/L", "0.85", "85"),
        ("iron", "ug/L", "µg/L", "800", "80"),
        ("tibc", "ug/L", "µg/L", "3000", "300"),
        ("magnesium_serum", "mg/L", "mg/L", "20.5", "2.05"),
        ("creatinine", "mg/L", "mg/L", "9", "0.9"),
        ("glucose_fasting", "g/L", "g/L", "0.95", "95"),
        ("transferrin", "umol/L", "µmol/L", "31.425", "250"),
    ],
)
def test_units_that_reports_print_are_offered(test, ucum, label, printed, first):
    unit = BY_KEY[test].unit(ucum)
    assert unit.label == label
    assert convert(Decimal(printed), unit, BY_KEY[test].units[0]) == Decimal(first)


def test_everybody_is_shown_a_unit_of_the_test():
    shown = {key: (test.shown("us").label, test.shown("metric").label)
             for key, test in BY_KEY.items()}  # fmt: skip
    assert shown["ferritin"] == ("ng/mL", "µg/L")
    assert shown["iron"] == ("µg/dL", "µmol/L")
    assert shown["vitamin_b12"] == ("pg/mL", "pmol/L")
    assert shown["hba1c"] == ("%", "mmol/mol")


def test_what_is_likely_is_a_span():
    assert all(Fraction(test.least) < Fraction(test.most) for test in BY_KEY.values())


def test_a_test_that_was_named_has_that_name_and_unit_and_no_code():
    test = own("Soluble transferrin receptor", "mg/L")
    assert (test.name, test.line, test.listed) == (
        "Soluble transferrin receptor", None, False,
    )  # fmt: skip
    assert test.shown("us") == test.shown("metric") == test.unit("mg/L")
    assert all(known.listed for known in BY_KEY.values())


@pytest.mark.parametrize(("name", "key"), [("ferritin", "ferritin"), ("TSH", "tsh"), ("x", None)])
def test_a_name_of_the_list_is_known_in_any_case(name, key):
    found = listed_as(name)
    assert (found.key if found else None) == key
