"""Blood results in a complete file: units by any of their names, and what is asked before."""

import json

import jsonschema
import pytest
import time_machine

from journal.exchange import complete
from journal.labs.catalogue import BY_KEY
from journal.labs.models import LabResult


@pytest.fixture(autouse=True)
def _an_april_morning():
    with time_machine.travel("2026-04-01 09:30:00+00:00", tick=False):
        yield


def file_of(*rows):
    """A complete file with these blood results."""
    common = {"taken_on": "2026-03-03", "created_at": "2026-03-04T06:30:00Z"}
    head = {"format": "stillnight", "version": 1, "made_at": "2026-04-01T09:30:00Z"}
    return {**head, "tables": {"lab_results": [{**common, **row} for row in rows]}}


def row(test, value, unit, **more):
    return {"test": test, "value": value, "unit": unit, **more}


@pytest.fixture
def send(person, upload):
    def sent(*rows):
        return upload(person, json.dumps(file_of(*rows)), name="stillnight.json")

    return sent


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(
    ("test", "written", "stored"),
    [
        ("tsh", "mIU/L", "m[IU]/L"),
        ("tsh", "m[IU]/L", "m[IU]/L"),
        ("tsh", "mU/l", "m[IU]/L"),
        ("tsh", "µIU/mL", "u[IU]/mL"),
        ("tsh", "μU/ml", "u[IU]/mL"),  # the Greek letter, not the sign
        ("ferritin", "µg/L", "ug/L"),
        ("ferritin", "mcg / L", "ug/L"),
        ("egfr", "mL/min/1.73 m²", "mL/min/{1.73_m2}"),
        ("egfr", "ml/min/1,73m2", "mL/min/{1.73_m2}"),
        ("tsat", "as a fraction (0.20)", "{fraction}"),
        ("magnesium_serum", "mEq/L", "meq/L"),
    ],
)
def test_a_unit_is_known_by_its_code_and_by_its_printed_name(
    person, take_in, test, written, stored
):
    value = {"tsat": 0.3, "magnesium_serum": 1.7}.get(test, 2 if test == "tsh" else 60)
    told = file_of(row(test, value, written))
    jsonschema_accepts = written in {n for u in BY_KEY[test].units for n in (u.ucum, u.label)}
    if jsonschema_accepts:
        jsonschema.validate(told, complete.schema())
    take_in(person, json.dumps(told), name="stillnight.json")
    assert person.lab_results.get().unit == stored


@pytest.mark.parametrize("test", BY_KEY.values(), ids=lambda test: test.key)
def test_every_name_of_a_unit_is_its_own(test):
    for unit in test.units:
        for name in (unit.ucum, unit.label, *unit.also):
            assert test.unit_named(name) is unit
            tidied = LabResult.tidied({"test": test.key, "unit": name.upper()})
            assert tidied["unit"] == unit.ucum


def test_a_unit_of_another_test_is_refused_and_the_right_ones_are_named(send, person):
    page = text(send(row("tsh", 2, "ng/mL")))
    assert "TSH is not given in this unit. Please choose the one on" in page
    assert "mIU/L or µIU/mL." in page
    assert not person.imports.exists()
    assert "Please choose the one on the paper" in text(send(row("tsh", 2, "")))


@pytest.mark.parametrize("sign", ["<", "≤", ">", "≥", "<=", ">="])
def test_a_sign_comes_in_as_it_is_printed(person, take_in, sign):
    take_in(person, json.dumps(file_of(row("crp", 5, "mg/L", comparator=sign))), name="s.json")
    assert person.lab_results.get().comparator == sign.replace("<=", "≤").replace(">=", "≥")


@pytest.mark.parametrize(
    ("found", "asked"),
    [
        (row("hemoglobin", 132, "mmol/L"), "Haemoglobin of 3 Mar 2026: 132 mmol/L is far"),
        (row("hemoglobin", 132, "mmol/L"), "Did you mean 132 g/L?"),
        (row("hemoglobin", 8.4, "g/dL"), "Did you mean 8.4 mmol/L?"),
        (row("vitamin_d_25oh", 75, "ng/mL"), "Did you mean 75 nmol/L?"),
        (row("magnesium_serum", 0.85, "mg/dL"), "Did you mean 0.85 mmol/L?"),
    ],
)
def test_a_slip_is_asked_about_before_the_yes(send, person, client_of, found, asked):
    page = text(send(found, row("tsh", 2, "mIU/L")))
    assert "Imported, but please look again" in page
    assert "Please compare these with the paper." in page
    assert asked in page
    assert page.count("Did you mean") == 1
    client_of(person).post(f"/import/{person.imports.get().pk}/confirm/")
    assert person.lab_results.count() == 2


def test_without_a_slip_nothing_is_asked(send):
    assert "worth a look" not in text(send(row("hemoglobin", 132, "g/L")))


@pytest.mark.parametrize("wrong", [{"unit": 7}, {"test": 7}, {"test": ["tsh"]}, {"unit": None}])
def test_what_is_no_text_is_refused_with_a_sentence(send, person, wrong):
    answer = send({**row("tsh", 2, "mIU/L"), **wrong})
    assert answer.status_code == 422
    assert not person.imports.exists()


def test_the_schema_names_the_units_of_each_test_in_words_and_for_programs():
    rules = complete.schema()["properties"]["tables"]["properties"]["lab_results"]["items"]["allOf"]
    told = {rule["if"]["properties"]["test"]["const"]: rule["then"]["properties"] for rule in rules}
    assert set(told) == set(BY_KEY)
    assert told["tsh"]["unit"] == {
        "enum": ["m[IU]/L", "mIU/L", "u[IU]/mL", "µIU/mL"],
        "description": "TSH is given in m[IU]/L (mIU/L), u[IU]/mL (µIU/mL)",
    }
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(file_of(row("tsh", 2, "ng/mL")), complete.schema())
    jsonschema.validate(file_of({**row("own", 2, "anything"), "name": "INR"}), complete.schema())
