"""Blood results by a program: checked as the page's own."""

RESULT = {"test": "ferritin", "value": 42, "unit": "ug/L", "taken_on": "2026-03-03"}


def test_a_result_is_stored_once_read_deleted_and_brought_back(person, program):
    api = program(person, "labs")

    for _ in range(2):
        stored = api("POST", "labs", {**RESULT, "range_low": 15}, Idempotency_Key="1")
    undo = api("DELETE", f"labs/{stored.json()['id']}").json()["undo"]
    gone = api("GET", "labs").json()["results"]
    back = api("POST", undo).json()["results"]

    assert (stored.status_code, gone) == (201, [])
    assert back[0] | {"created_at": ""} == stored.json() | {"created_at": ""}
    assert (back[0]["value"], back[0]["range_low"], back[0]["fasting"]) == (42, 15, None)


def test_what_is_not_asked_about_a_test_is_refused_beside_its_field(person, program):
    crp = {"test": "crp", "value": 3, "unit": "mg/L", "taken_on": "2026-03-03"}

    answer = program(person)("POST", "labs", {**crp, "name": "CRP", "iron_paused": False})

    assert {each["field"] for each in answer.json()["errors"]} == {"name", "iron_paused"}
    assert not person.lab_results.exists()


def test_what_cannot_be_on_a_paper_is_refused_beside_its_field(person, program):
    api = program(person)

    unit = api("POST", "labs", {**RESULT, "unit": "stones"}).json()["errors"]
    rare = api("POST", "labs", {**RESULT, "value": 42_000}).json()["errors"]
    twice = [api("POST", "labs", RESULT).status_code for _ in range(2)]

    assert unit[0]["field"] == "unit"
    assert {each["field"] for each in rare} <= {"value", "sure", "unit"}
    assert twice == [201, 409]
    assert api("POST", "labs", {**RESULT, "value": 42_000, "sure": True}).status_code == 201
    assert api("DELETE", "labs/999").status_code == 404
    assert api("POST", "labs/removed/999/restore").status_code == 404
