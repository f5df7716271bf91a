"""One request is found by its address, and refused where it travelled in the open."""

from django.test import Client


def test_an_address_or_a_method_that_does_not_exist_is_a_problem(person, program):
    api = program(person)

    nowhere, never = api("GET", "dreams"), api("POST", "questions")

    assert (nowhere.status_code, never.status_code) == (404, 405)
    assert never.headers["Allow"] == "GET"
    assert nowhere.headers["Content-Type"] == "application/problem+json"


def test_what_comes_without_https_is_refused_not_led_on(settings, person, program):
    settings.HTTPS = True
    token = program(person).token

    answer = Client().get("/api/v1/me", headers={"Authorization": f"Bearer {token}"})

    assert answer.status_code == 403
    assert "make a new one" in answer.json()["detail"]


def test_what_is_no_json_or_too_much_is_a_problem(settings, person, program):
    headers = {"Authorization": f"Bearer {program(person).token}"}
    one, kind = "/api/v1/nights/2026-03-03", "application/json"

    for body in ('{"answers":', '{"answers": {"evening_note": "\\ud800"}}', "[" * 100_000):
        answer = Client().patch(one, body, content_type=kind, headers=headers)
        assert answer.status_code in {400, 422}, body[:40]
        assert answer.headers["Content-Type"] == "application/problem+json"
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    answer = Client().patch(one, '{"answers": {}}', content_type=kind, headers=headers)
    assert answer.status_code == 413
