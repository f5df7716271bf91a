"""Drinks, bouts of exercise and doses, one by one."""

from tests.rooms.full_night import NIGHT

ONE = f"nights/{NIGHT}"
UID = "6f1c9d0a-4a1e-4d0b-9a53-0c0d5e6c7f21"


def test_a_row_is_added_once_for_each_key(person, program):
    api = program(person)
    espresso = {"drink": "espresso", "taken_at": "15:00"}

    for _ in range(2):
        answer = api("POST", f"{ONE}/caffeine_intakes", espresso, Idempotency_Key="k")
    api("POST", f"{ONE}/caffeine_intakes", espresso, Idempotency_Key="l")

    assert answer.json()["answers"]["had_caffeine"] is True
    assert answer.json()["caffeine_intakes"][0]["caffeine_mg"] == 63
    assert person.nights.get().caffeine_intakes.count() == 2


def test_a_row_that_is_stored_otherwise_is_not_replaced_unseen(person, program):
    api, walk = program(person), {"kind": "walk", "minutes": 30}
    api("PUT", f"{ONE}/exercises/{UID}", walk)

    unseen = api("PUT", f"{ONE}/exercises/{UID}", {"kind": "walk", "minutes": 40})
    seen = api("PUT", f"{ONE}/exercises/{UID}", {"kind": "walk", "minutes": 40}, If_Match="*")

    assert (unseen.status_code, seen.status_code) == (409, 200)
    assert unseen.json()["conflicts"][0]["stored"]["minutes"] == 30
    assert person.nights.get().exercises.get().minutes == 40


def test_a_column_that_was_not_sent_is_empty_in_a_conflict(person, program):
    api = program(person)
    for kind, row, other, words in (
        ("caffeine_intakes", {"drink": "espresso"}, {"servings": 2}, "2 × something else"),
        ("exercises", {"kind": "walk"}, {"minutes": 40}, "40 min"),
        ("doses", {"name": "Iron", "kind": "supplement"}, {"unit": "mg"}, ""),
    ):
        stored, unseen = (api("PUT", f"{ONE}/{kind}/{UID}", each) for each in (row, other))

        assert (stored.status_code, unseen.status_code) == (200, 409)
        assert unseen.json()["conflicts"][0]["yours_text"] == words


def test_a_deleted_row_comes_back_by_what_was_answered(person, program):
    api = program(person)
    dose = {"name": "Magnesium", "kind": "supplement", "amount": 0.5, "unit": "mg"}
    api("PUT", f"{ONE}/doses/{UID}", dose)

    deleted = api("DELETE", f"{ONE}/doses/{UID}").json()
    assert not person.nights.get().doses.exists()
    api("PUT", deleted["undo"], deleted["row"])

    row = person.nights.get().doses.get()
    assert (str(row.uid), row.name, f"{row.amount:f}") == (UID, "Magnesium", "0.500")
    assert api("DELETE", f"{ONE}/doses/{UID[:-1]}0").status_code == 404


def test_what_is_wrong_with_a_row_stands_beside_its_column(person, program):
    api = program(person)
    api("PUT", f"{ONE}/caffeine_intakes/{UID}", {"drink": "cola"})

    unknown = api("POST", f"{ONE}/caffeine_intakes", {"drink": "other"}).json()["errors"]
    empty = api("POST", f"{ONE}/doses", {}).json()["errors"]
    whole = api("PUT", ONE, {"doses": [{"name": "x", "amount": 3}]}, If_Match="*").json()["errors"]

    assert unknown[0]["field"] == "caffeine_mg"
    assert empty[0]["message"] == "This row says nothing. Please leave it out."
    assert {each["field"] for each in whole} == {"doses.0.kind", "doses.0.unit"}
