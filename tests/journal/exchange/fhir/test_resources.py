"""Resources of plain data: what is known is in them, what is not is not, codes only where sure."""

from datetime import date, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from journal.diary import DiaryNight
from journal.exchange.fhir.labs import of_result
from journal.exchange.fhir.medicines import Logged, of_logged, of_product
from journal.exchange.fhir.nights import of_night
from journal.exchange.fhir.parts import LOINC, OWN, PHR_SLEEP, UCUM, quantity
from journal.regimen.plan import Content, Product, Schedule, Step
from tests.journal.labs.made_up import named, result

NIGHT, TODAY = date(2026, 3, 28), date(2026, 6, 1)
BERLIN = ZoneInfo("Europe/Berlin")
SLEPT = {
    "bedtime": time(22, 30), "lights_out": time(23, 0), "sleep_onset_latency_minutes": 45,
    "wake_after_sleep_onset_minutes": 40, "final_awakening": time(6, 30), "rise_time": time(7, 0),
}  # fmt: skip


def resources(night=NIGHT, zone="UTC", **answers):
    told = of_night(DiaryNight(night=night, time_zone=zone, **answers))
    return {resource["id"].partition("-")[0]: resource for resource in told}


def components(resource):
    """The components of an observation by their codes: the value of each."""
    found = {}
    for part in resource["component"]:
        (value,) = (value for name, value in part.items() if name.startswith("value"))
        found[part["code"]["coding"][0]["code"]] = value
    return found


def product(*steps, **more):
    given = {"key": 9, "name": "Iron", "kind": "supplement", "category": "iron", "prescribed": None}
    return Product(**{**given, "steps": steps, **more})


def step(first_day, amount=325, unit="mg", schedule=Schedule.ALTERNATE, **more):
    return Step(first_day, amount and Decimal(amount), unit, schedule, **more)


# Nights


def test_a_night_of_which_nothing_is_known_gives_nothing():
    assert resources() == {}


def test_ratings_are_scores_and_none_is_made_up():
    legs = resources(evening_severity=0, tiredness=6)["legs"]
    assert components(legs) == {
        "evening-severity": quantity(0, "of 10", "{score}"),
        "tiredness": quantity(6, "of 10", "{score}"),
    }
    assert (legs["status"], legs["performer"]) == ("final", [legs["subject"]])
    assert legs["component"][0]["code"]["coding"][0]["system"] == OWN


def test_the_first_symptom_and_no_symptoms_are_told():
    assert components(resources(symptom_onset=time(20, 40))["legs"]) == {
        "symptom-onset": "20:40:00"
    }
    told = components(resources(no_symptoms=True)["legs"])
    assert told["no-symptoms"] is True
    assert {code: told[code]["value"] for code in told if code != "no-symptoms"} == {
        "daytime-rest-severity": 0,
        "evening-severity": 0,
    }


def test_sleep_is_the_sum_of_the_consensus_diary():
    sleep = resources(**SLEPT, awakenings=2)["sleep"]
    told = components(sleep)
    minutes = {code: told[code]["value"] for code in told if isinstance(told[code], dict)}
    assert minutes == {
        "totalSleepTime": 365,
        "latencyToSleepOnset": 45,
        "wakeAfterSleepOnset": 40,
        "sleepEfficiencyPercentage": 72,
    }
    assert (told["numberOfAwakenings"], told["isMainSleep"]) == (2, True)
    assert sleep["effectivePeriod"] == {
        "start": "2026-03-28T22:30:00+00:00", "end": "2026-03-29T07:00:00+00:00",
    }  # fmt: skip
    total = sleep["component"][0]["code"]["coding"]
    assert [(c["system"], c["code"]) for c in total] == [
        (PHR_SLEEP, "totalSleepTime"), (LOINC, "93832-4"),
    ]  # fmt: skip


def test_a_night_keeps_its_own_zone_through_the_change_of_clocks():
    found = resources(zone="Europe/Berlin", **SLEPT, evening_severity=3)
    assert found["sleep"]["effectivePeriod"] == {
        "start": "2026-03-28T22:30:00+01:00", "end": "2026-03-29T07:00:00+02:00",
    }  # fmt: skip
    assert found["legs"]["effectivePeriod"] == {
        "start": "2026-03-28T12:00:00+01:00", "end": "2026-03-29T12:00:00+02:00",
    }  # fmt: skip


def test_awakenings_without_times_belong_to_the_night_as_a_whole():
    sleep = resources(awakenings=3, rise_time=time(7))["sleep"]
    assert components(sleep) == {"numberOfAwakenings": 3, "isMainSleep": True}
    assert sleep["effectivePeriod"]["start"] == "2026-03-28T12:00:00+00:00"


@pytest.mark.parametrize("milligrams", [0, 190])
def test_caffeine_is_told_when_it_is_known(milligrams):
    found = resources(caffeine_mg=milligrams)["caffeine"]
    assert found["valueQuantity"] == quantity(milligrams, "mg", "mg")


# Blood results


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


# Supplements and medicines


def test_each_dose_is_a_statement_of_its_days():
    iron = product(
        step(date(2026, 1, 1), 200),
        step(date(2026, 3, 1), times=(time(21), time(9, 30))),
        contents=(Content("iron", Decimal(65), Decimal(325), "mg"),),
    )
    older, newer = of_product(iron, TODAY)
    assert (older["status"], older["effectivePeriod"]) == (
        "completed", {"start": "2026-01-01", "end": "2026-02-28"},
    )  # fmt: skip
    assert (newer["status"], newer["effectivePeriod"]) == ("active", {"start": "2026-03-01"})
    assert newer["dosage"] == [{
        "text": "325 mg every other day at 21:00, 09:30",
        "doseAndRate": [{"doseQuantity": quantity(325, "mg", "mg")}],
    }]  # fmt: skip
    assert newer["note"][0]["text"] == "Holds, each in its own unit: 65 iron in 325 mg."
    assert newer["medicationCodeableConcept"] == {"text": "Iron"}


@pytest.mark.parametrize(
    ("last_day", "reason", "status"),
    [
        (date(2026, 5, 1), "", "completed"),
        (date(2026, 5, 1), "earlier legs", "stopped"),
        (date(2026, 7, 1), "", "active"),
    ],
)
def test_what_ended_says_so_and_why(last_day, reason, status):
    ended = product(step(date(2026, 1, 1)), last_day=last_day, reason=reason)
    (told,) = of_product(ended, TODAY)
    assert (told["status"], told["effectivePeriod"]["end"]) == (status, last_day.isoformat())
    assert told.get("statusReason") == ([{"text": reason}] if reason else None)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"schedule": Schedule.AS_NEEDED}, "325 mg as needed"),
        ({"schedule": Schedule.WEEKDAYS, "weekdays": (0, 2, 4)}, "325 mg on Mon, Wed, Fri"),
        ({"amount": None, "unit": ""}, "every other day"),
        ({"amount": 2, "unit": "tablet"}, "2 tablets every other day"),
    ],
)
def test_a_dosage_is_told_in_words(given, words):
    (told,) = of_product(product(step(date(2026, 1, 1), **given)), TODAY)
    (dosage,) = told["dosage"]
    assert dosage["text"] == words
    assert dosage.get("asNeededBoolean") == (True if "needed" in words else None)


def test_a_tablet_is_a_word_and_no_unit_of_measure():
    (told,) = of_product(product(step(date(2026, 1, 1), 2, "tablet")), TODAY)
    amount = told["dosage"][0]["doseAndRate"][0]["doseQuantity"]
    assert amount == {"value": 2, "unit": "tablet"}


def test_a_product_without_a_dose_is_told_without_days():
    (told,) = of_product(product(), TODAY)
    assert (told["status"], "effectivePeriod" in told, "dosage" in told) == ("active", False, False)


@pytest.mark.parametrize(("nights", "words"), [(1, "1 night;"), (7, "7 nights;")])
def test_what_was_only_logged_says_on_how_many_nights(nights, words):
    told = of_logged(Logged("Ibuprofen", "medicine", NIGHT, TODAY, nights))
    assert words in told["note"][0]["text"]
    assert told["effectivePeriod"] == {"start": "2026-03-28", "end": "2026-06-01"}


@pytest.mark.parametrize(
    ("purpose", "told"),
    [
        ("", None),
        ("rls", [{"text": "Restless legs"}]),
        ("other", [{"text": "Something else than restless legs"}]),
    ],
)
def test_what_something_is_for_is_told_where_the_person_said_it(purpose, told):
    (statement,) = of_product(product(step(date(2026, 1, 1)), purpose=purpose), TODAY)

    assert statement.get("reasonCode") == told
