"""A program reads and writes nights, and never replaces what it has not seen."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from journal.exchange import archive, complete
from journal.questions import QUESTIONS
from tests.rooms.full_night import NIGHT, write_full_night
from tests.rooms.full_night import QUESTIONS as COLUMNS

ONE = f"nights/{NIGHT}"


def test_a_night_is_answered_as_the_complete_file_holds_it(person, program):
    import json

    write_full_night(person)
    pieces = archive.gathered(complete.pieces(person, timezone.now()))
    tables = json.loads(b"".join(pieces))["tables"]

    night = program(person)("GET", ONE).json()

    assert night["answers"] == {name: tables["nights"][0].get(name) for name in QUESTIONS}
    for name in ("caffeine_intakes", "exercises"):
        (row,), (written,) = night[name], tables[name]
        assert row == {column: written.get(column) for column in row}
    assert night["planned_doses"][0]["taken_at"] == tables["doses"][0]["taken_at"]
    assert night["factor_answers"][0]["value"] == tables["factor_answers"][0]["value"]


def test_what_is_read_can_be_put_back_whole_on_another_night(person, program):
    api = program(person)
    write_full_night(person)
    read = api("GET", ONE).json()
    sent = {**read, "planned_doses": []}

    answer = api("PUT", "nights/2026-03-05", sent)

    assert answer.status_code == 200, answer.content
    assert answer.json()["answers"] == read["answers"]
    assert answer.json()["caffeine_intakes"] == read["caffeine_intakes"]
    assert answer.json()["factor_answers"] == read["factor_answers"]


def test_putting_a_whole_night_forgets_what_is_left_out(person, program):
    api = program(person)
    write_full_night(person)
    tag = api("GET", ONE).headers["ETag"]

    refused = api("PUT", ONE, {"answers": {"naps": 1}})
    answer = api("PUT", ONE, {"answers": {"naps": 1}}, If_Match=tag)

    assert refused.status_code == 428
    told = {name: value for name, value in answer.json()["answers"].items() if value is not None}
    assert told == {"naps": 1}
    assert answer.json()["caffeine_intakes"] == answer.json()["planned_doses"] == []


def test_a_change_leaves_alone_what_it_does_not_name(person, program, write_night):
    write_night(person, NIGHT, evening_severity=6, alcohol_drinks=0)

    answer = program(person)("PATCH", ONE, {"answers": {"naps": 2, "had_caffeine": False}})

    told = {name: value for name, value in answer.json()["answers"].items() if value is not None}
    assert told == {"evening_severity": 6, "alcohol_drinks": 0, "naps": 2, "had_caffeine": False}


def test_an_answer_that_is_stored_otherwise_is_shown_and_nothing_of_the_change_is_stored(
    person, program, write_night
):
    write_night(person, NIGHT, evening_severity=6)
    api = program(person)

    answer = api("PATCH", ONE, {"answers": {"evening_severity": 7, "naps": 1}})

    assert answer.status_code == 409
    (conflict,) = answer.json()["conflicts"]
    assert (conflict["yours"], conflict["stored"]) == (7, 6)
    assert conflict["field"] == "answers.evening_severity"
    assert person.nights.get().naps is None
    seen = {"answers": {"evening_severity": 7}, "base": {"evening_severity": 6}}
    assert api("PATCH", ONE, seen).json()["answers"]["evening_severity"] == 7


def test_a_version_that_has_moved_on_is_refused(person, program, write_night):
    write_night(person, NIGHT, evening_severity=6)
    api = program(person)
    old = api("GET", ONE).headers["ETag"]

    first = api("PATCH", ONE, {"answers": {"evening_severity": 7}}, If_Match=old)
    second = api("PATCH", ONE, {"answers": {"evening_severity": 8}}, If_Match=old)

    assert (first.status_code, second.status_code) == (200, 412)
    assert second.json()["etag"] == first.headers["ETag"]
    assert person.nights.get().evening_severity == 7


def test_a_token_that_may_only_write_learns_nothing_of_the_night(person, program, write_night):
    write_night(person, NIGHT, evening_severity=6)
    api = program(person, "nights:write")

    stored = api("PATCH", ONE, {"answers": {"naps": 1}})
    conflict = api("PATCH", ONE, {"answers": {"evening_severity": 7}})

    assert stored.json() == {"night": f"{NIGHT}", "version": 1}
    assert "stored" not in conflict.json()["conflicts"][0]


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({"evening_severity": "6"}, "evening_severity", "Please send a whole number or null."),
        ({"evening_severity": 11}, "evening_severity", "Please send a number of at most 10."),
        ({"naps": True}, "naps", "Please send a whole number or null."),
        ({"mood": 3}, "mood", "There is no such field. Please leave it out."),
        ({"alcohol_drinks": 0.25}, "alcohol_drinks", "Please write at most 1 digit"),
        (
            {"no_symptoms": True, "symptom_onset": "21:00"},
            "no_symptoms",
            "“No symptoms” and a time",
        ),
        ({"no_symptoms": False}, "no_symptoms", "“false” follows from"),
        ({"bedtime": "24:00"}, "bedtime", "Please send a clock time such as 21:30, or null."),
        ({"legs_side": "top"}, "legs_side", "Please send one of these: 'left', 'right' or 'both'."),
        ({"reliefs": ["nothing", "walking"]}, "reliefs", "“Nothing” and something else exclude"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(person, program, answers, field, sentence):
    answer = program(person)("PATCH", ONE, {"answers": answers})

    assert answer.status_code == 422
    errors = {each["field"]: each["message"] for each in answer.json()["errors"]}
    assert errors[f"answers.{field}"].startswith(sentence)
    assert not person.nights.exists()


def test_symptoms_without_a_time_are_what_a_rating_says(person, program):
    answers = {"no_symptoms": False, "evening_severity": 3}

    answer = program(person)("PATCH", ONE, {"answers": answers})

    assert answer.json()["answers"]["no_symptoms"] is False


def test_the_same_key_stores_once_and_another_request_needs_another_key(person, program):
    api = program(person)
    change = {"answers": {"evening_severity": 6}}

    first, again = (api("PATCH", ONE, change, Idempotency_Key="a1") for _ in range(2))
    other = api("PATCH", ONE, {"answers": {"naps": 1}}, Idempotency_Key="a1")

    assert first.json() == again.json()
    assert again.headers["Idempotency-Replayed"] == "true"
    assert other.status_code == 422
    assert person.nights.get().version == 1


def test_a_refused_request_may_be_corrected_under_its_key(person, program):
    api = program(person)

    refused = api("PATCH", ONE, {"answers": {"no_symptoms": False}}, Idempotency_Key="a2")
    stored = api("PATCH", ONE, {"answers": {"no_symptoms": True}}, Idempotency_Key="a2")

    assert (refused.status_code, stored.status_code) == (422, 200)


def test_pages_lead_from_the_latest_night_to_the_first(person, program, write_night):
    for day in range(1, 6):
        write_night(person, date(2026, 3, day), naps=day)
    api = program(person)

    page = api("GET", "nights?limit=2&first=2026-03-02")
    seen = [night["night"] for night in page.json()["nights"]]
    while page.json()["next"]:
        page = api("GET", page.json()["next"])
        seen += [night["night"] for night in page.json()["nights"]]

    assert seen == [f"2026-03-0{day}" for day in (5, 4, 3, 2)]


def test_what_has_not_changed_is_not_sent_again(person, program, write_night):
    night = write_night(person, NIGHT, naps=1)
    api = program(person)
    for address in (ONE, "nights"):
        tag = api("GET", address).headers["ETag"]
        assert api("GET", address, If_None_Match=tag).status_code == 304
    night.version += 1
    night.save()
    assert api("GET", "nights", If_None_Match=tag).status_code == 200


def test_a_page_takes_as_many_queries_however_many_nights(person, program, time_machine):
    time_machine.move_to(timezone.now(), tick=False)  # the use of a token is noted once a minute
    api = program(person)
    write_full_night(person, date(2026, 1, 1))
    api("GET", "nights")
    counts = []
    for last in (2, 12):
        for day in range(last - 1, last):
            write_full_night(person, date(2026, 2, day))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            api("GET", "nights")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_deleted_night_comes_back_whole(person, program):
    write_full_night(person)
    api = program(person)
    before = api("GET", ONE).json()

    deleted = api("DELETE", ONE)
    gone = api("GET", ONE)
    back = api("POST", deleted.json()["undo"])

    assert gone.status_code == 404
    assert back.json() == before
    assert set(COLUMNS) == set(QUESTIONS)
