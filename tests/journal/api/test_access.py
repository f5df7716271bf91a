"""Which token opens which route; a cookie opens none."""

from typing import Any

import pytest
from django.test import Client

from accounts.tokens.scopes import EVERYTHING, SCOPES
from journal.api import document, service
from tests.addresses import CANARY, NIGHT, one_of_everything

SAMPLES: dict[str, Any] = {"night": NIGHT, "uid": "0" * 8 + "-0000-4000-8000-" + "0" * 12}


def routes() -> list[tuple[str, str, str]]:
    """Method, path and scope of every route."""
    paths = document.document("")["paths"]
    return [
        (method.upper(), path, service.SCOPES[operation["operationId"]])
        for path, methods in paths.items()
        for method, operation in methods.items()
    ]


def address(path: str) -> str:
    """The path with the ids of one row of everything, which tests give number 1."""
    names = [part.strip("{}") for part in path.split("/") if part.startswith("{")]
    for name in names:
        path = path.replace(f"{{{name}}}", str(SAMPLES.get(name, 1)))
    return path


@pytest.mark.parametrize("granted", SCOPES)
def test_a_token_opens_the_routes_of_its_scope_and_no_other(person, program, granted):
    api = program(person, granted)
    for method, path, scope in routes():
        answer = api(method, address(path), None if method in {"GET", "DELETE"} else {})
        opens = scope in {"", granted} or granted == EVERYTHING
        assert (answer.status_code == 403) is not opens, (method, path)
        assert answer.status_code < 500, (method, path)


def test_a_stranger_meets_nothing_of_anybody(person, stranger, program):
    one_of_everything(person)
    api = program(stranger)
    for method, path, _ in routes():
        answer = api(method, address(path), None if method in {"GET", "DELETE"} else {})
        assert CANARY.encode() not in b"".join(answer), (method, path)
        assert answer.status_code < 500, (method, path)
    night = person.nights.get()
    assert (night.evening_note, night.evening_severity) == (CANARY, 7)
    assert person.removed_nights.count() == person.wake_taps.count() == 1
    assert not stranger.nights.exists()


def test_without_a_token_nothing_opens_whoever_is_signed_in(person, client_of):
    for browser in (Client(), client_of(person)):
        for method, path, _ in routes():
            answer = browser.generic(method, address(path))
            assert answer.status_code == 401, (method, path)
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_each_answer_says_what_is_left_of_the_limit_and_is_kept_by_no_cache(person, program):
    answer = program(person)("GET", "me")

    assert answer.headers["RateLimit"].startswith('"token";r=')
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert not answer.cookies
