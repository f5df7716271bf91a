"""Supplements and medicines as statements: each dose for its days."""

from datetime import date, time
from decimal import Decimal

import pytest

from journal.exchange.fhir.medicines import Logged, of_logged, of_product
from journal.exchange.fhir.parts import quantity
from journal.regimen.plan import Content, Product, Schedule, Step

NIGHT, TODAY = date(2026, 3, 28), date(2026, 6, 1)


def product(*steps, **more):
    given = {"key": 9, "name": "Iron", "kind": "supplement", "category": "iron", "prescribed": None}
    return Product(**{**given, "steps": steps, **more})


def step(first_day, amount=325, unit="mg", schedule=Schedule.ALTERNATE, **more):
    return Step(first_day, amount and Decimal(amount), unit, schedule, **more)


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
