"""Blood results as resources: as they were printed, with codes only where these are sure."""

from datetime import date, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.fhir.labs import of_result
from journal.exchange.fhir.parts import LOINC, OWN, UCUM, quantity
from tests.journal.labs.made_up import named, result

NIGHT, TODAY = date(2026, 3, 28), date(2026, 6, 1)
BERLIN = ZoneInfo("Europe/Berlin")


def test_a_result_stays_as_it_was_printed():
    printed = result(
        "ferritin", "<12.5", "ug/L", taken_on=NIGHT, taken_at=time(8, 5), fasting=False,
        iron_paused=True, range_low="30", range_high="400.25", laboratory="City lab",
        assay="ECLIA", note="After a cold",
    )  # fmt: skip
    told = of_result(printed, BERLIN)
    assert told["code"]["coding"] == [{"system": LOINC, "code": "2276-4"}]
    assert told["valueQuantity"] == {
        "value": 12.5, "comparator": "<", "unit": "µg/L", "system": UCUM, "code": "ug/L",
    }  # fmt: skip
    assert told["referenceRange"][0]["high"] == quantity(Decimal("400.25"), "µg/L", "ug/L")
    assert told["effectiveDateTime"] == "2026-03-28T08:05:00+01:00"
    assert told["method"] == {"text": "ECLIA"}
    assert told["note"][0]["text"] == (
        "Copied from the report by the person. In the morning: yes. Fasting: no. "
        "No iron-containing supplements and foods in the 24 hours before: yes. "
        "Laboratory: City lab. After a cold"
    )


@pytest.mark.parametrize(("sign", "said"), [("<", "<"), ("≤", "<="), (">", ">"), ("≥", ">=")])
def test_a_sign_has_fhirs_own_word(sign, said):
    told = of_result(result("crp", f"{sign}5"), BERLIN)
    assert told["valueQuantity"]["comparator"] == said


def test_a_day_without_a_time_is_not_shifted():
    told = of_result(result("iron", 60, taken_on=NIGHT), ZoneInfo("Asia/Tokyo"))
    assert told["effectiveDateTime"] == "2026-03-28"
    assert "referenceRange" not in told
    assert "method" not in told


@pytest.mark.parametrize(
    ("test", "unit", "code"),
    [
        ("creatinine", "mg/dL", "2160-0"),
        ("creatinine", "umol/L", "14682-9"),
        ("magnesium_serum", "mmol/L", "2601-3"),
        ("hba1c", "mmol/mol", "59261-8"),
        ("hemoglobin", "mmol/L", "59260-0"),
        ("vitamin_b12", "pmol/L", "14685-2"),
    ],
)
def test_the_code_follows_the_unit(test, unit, code):
    (coding,) = of_result(result(test, 50, unit), BERLIN)["code"]["coding"]
    assert coding == {"system": LOINC, "code": code}


def test_without_a_code_that_was_seen_the_test_has_a_code_of_our_own():
    (coding,) = of_result(result("zinc_serum", 12, "umol/L"), BERLIN)["code"]["coding"]
    assert coding == {"system": OWN, "code": "zinc_serum"}


def test_a_test_that_was_named_has_words_and_no_code():
    told = of_result(named("INR", "1.1"), BERLIN)
    assert told["code"] == {"text": "INR"}
    assert told["valueQuantity"] == {"value": 1.1}
    assert of_result(named("Hepcidin", 3, "nmol/L"), BERLIN)["valueQuantity"] == {
        "value": 3, "unit": "nmol/L",
    }  # fmt: skip
