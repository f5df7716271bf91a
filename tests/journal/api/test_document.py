"""The document says what the API does, and the page shows it."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from journal.api import document, routes
from journal.questions import QUESTIONS
from tests.rooms.full_night import NIGHT, write_full_night

ONE = f"nights/{NIGHT}"
# Values that fit no question, and some that fit many
ANY = st.one_of(
    st.none(), st.booleans(), st.integers(-1, 12), st.floats(allow_nan=False), st.text(max_size=9),
    st.lists(st.sampled_from(["walking", "nothing", "creeping", "x"]), max_size=3),
    st.sampled_from(["21:30", "24:00", "left", "both"]),
)  # fmt: skip


def schema(name: str) -> Draft202012Validator:
    """What the document says of a shape."""
    shapes = document.document("")["components"]["schemas"]
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": {"schemas": shapes}}
    )


def test_the_document_is_3_1_and_each_route_names_scope_problems_and_key(client):
    said = client.get("/api/v1/openapi.json").json()

    assert said["openapi"] == "3.1.0"
    assert said["components"]["securitySchemes"] == {"Scope": {"type": "http", "scheme": "bearer"}}
    for methods in said["paths"].values():
        for method, operation in methods.items():
            assert operation["security"][0]["Scope"]
            assert {"401", "403", "422", "429"} <= {*operation["responses"]}
            assert "application/problem+json" in operation["responses"]["422"]["content"]
            named = {each["name"] for each in operation["parameters"]}
            assert ("Idempotency-Key" in named) is (method != "get")
    assert routes.urlpatterns


def test_the_page_names_each_route_and_each_question(client):
    page = client.get("/api/v1/docs").content.decode()

    for path in document.document("")["paths"]:
        assert path in page
    for name in QUESTIONS:
        assert f"<code>{name}</code>" in page
    assert "whole number 0 to 10, or null" in page


def test_what_is_answered_is_what_the_document_says(person, program):
    write_full_night(person)
    api = program(person)

    for address, name in (
        (ONE, "WholeNight"), ("nights", "Nights"), ("me", "Me"), ("questions", "Questions"),
        ("tonight", "TonightAnswer"), ("wake", "Taps"), ("regimen", "Products"),
        ("events", "Events"), ("labs", "LabResults"), ("imports", "Imports"),
    ):  # fmt: skip
        schema(name).validate(api("GET", address).json())
    for refused in (api("PATCH", ONE, {"x": 1}), api("GET", "nights/2020-01-01")):
        schema("ProblemSchema").validate(refused.json())


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.dictionaries(st.sampled_from([*QUESTIONS, "mood"]), ANY, max_size=4))
def test_whatever_is_sent_is_stored_as_sent_or_refused_by_field(
    answers: dict[str, Any], person: Any, program: Any
) -> None:
    person.nights.all().delete()
    answer = program(person)("PATCH", ONE, {"answers": answers})

    fits = not list(schema("Answers").iter_errors(answers))
    if answer.status_code == 200:
        assert fits
        stored = answer.json()["answers"]
        for name, value in answers.items():
            kept = sorted(value) if isinstance(value, list) else value
            seen = sorted(stored[name]) if isinstance(stored[name], list) else stored[name]
            assert seen == (kept if kept not in ("", []) else None), name
    elif answer.status_code == 422:
        fields = {each["field"].removeprefix("answers.") for each in answer.json()["errors"]}
        assert {field.partition(".")[0] for field in fields} <= {*answers}
    else:
        assert (answer.status_code, answer.json()["detail"]) == (404, "There is no such night.")


def test_files_and_what_has_not_changed_are_described_as_they_are():
    paths = document.document("")["paths"]
    paper = paths["/api/v1/report.pdf"]["get"]["responses"]

    assert [*paper["200"]["content"]] == ["application/pdf"]
    assert len(paths["/api/v1/exports/{name}"]["get"]["responses"]["200"]["content"]) == 4
    assert "content" not in paths["/api/v1/nights"]["get"]["responses"]["304"]
