import io
import json
import logging

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

from config.operations import logs


def handler_of(shape):
    """A handler as LOG_FORMAT makes it, writing into a string."""
    made = logs.configuration(shape, requests=True, debug=False)
    handler = logging.StreamHandler(io.StringIO())
    for name in made["handlers"]["console"]["filters"]:
        handler.addFilter(import_string(made["filters"][name]["()"])())
    handler.setFormatter(import_string(made["formatters"][shape]["()"])())
    return handler


@pytest.fixture(params=["text", "json"])
def logged(request, monkeypatch):
    """What the house's own handler writes of failed requests."""
    handler = handler_of(request.param)
    logger = logging.getLogger("django.request")
    monkeypatch.setattr(logger, "handlers", [handler])
    monkeypatch.setattr(logger, "propagate", False)
    usual = logger.level
    logger.setLevel(logging.WARNING)  # unlike the bare attribute, also for what was asked before
    yield handler.stream.getvalue
    logger.setLevel(usual)


@pytest.fixture
def lines(monkeypatch):
    """The JSON lines of LOG_REQUESTS."""
    handler = handler_of("json")
    logger = logging.getLogger(logs.REQUESTS)
    monkeypatch.setattr(logger, "handlers", [handler])
    monkeypatch.setattr(logger, "propagate", False)
    logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in handler.stream.getvalue().splitlines()]
    logger.setLevel(logging.CRITICAL)


@pytest.fixture
def broken(monkeypatch, person):
    """A browser whose night page fails with somebody's words in the error."""

    def fails(*args, **kwargs):
        try:
            raise ValueError("Failing row contains (legs again)")
        except ValueError as error:
            raise RuntimeError("note: legs again") from error

    monkeypatch.setattr("journal.views.render_night.NightPage", fails)
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def test_a_failure_is_logged_by_the_name_of_its_page_without_the_night(broken, logged):
    assert broken.get("/nights/2026-03-03/").status_code == 500

    assert "500 at journal:edit_night" in logged()
    assert "2026-03-03" not in logged()


def test_a_failure_is_logged_with_its_places_and_without_what_the_error_quotes(broken, logged):
    broken.get("/nights/2026-03-03/")

    assert "RuntimeError" in logged()
    assert "ValueError" in logged()
    assert "journal/views/night.py" in logged()
    assert "legs again" not in logged()


def test_a_failure_can_be_found_by_the_number_of_its_answer(broken, logged):
    number = broken.get("/nights/2026-03-03/").headers["X-Request-Id"]

    assert number in logged()


def test_a_page_that_is_not_there_is_logged_without_its_address(client, db, logged):
    client.get("/secret-thing/")

    assert "404 at no page" in logged()
    assert "secret-thing" not in logged()


def test_requests_are_lines_of_json_without_address_or_person(client_of, person, lines):
    answer = client_of(person).get("/nights/2026-03-03/")

    [line] = lines()
    assert (line["page"], line["method"], line["status"]) == ("journal:edit_night", "GET", 200)
    assert line["request"] == answer.headers["X-Request-Id"]
    assert line["ms"] > 0
    assert "2026-03-03" not in json.dumps(line)
    assert person.email not in json.dumps(line)


def test_requests_are_not_logged_unless_told():
    quiet = logs.configuration("text", requests=False, debug=False)

    assert quiet["loggers"][logs.REQUESTS]["level"] == "CRITICAL"
    assert quiet == settings.LOGGING


def test_an_error_that_goes_round_in_circles_is_told_once():
    error = ValueError()
    error.__cause__ = error

    assert logs.Plain().formatException((ValueError, error, None)) == "ValueError"


def test_whoever_works_on_the_pages_reads_errors_in_full():
    made = logs.configuration("json", requests=False, debug=True)

    assert made["handlers"]["console"]["formatter"] == "full"


def test_whoever_meets_an_error_is_told_nothing_of_it(broken):
    answer = broken.get("/nights/2026-03-03/")

    assert answer.status_code == 500
    for inside in (b"legs again", b"RuntimeError", b"Traceback", b"journal/", b"SECRET"):
        assert inside not in answer.content


@pytest.mark.parametrize("shape", ["text", "json"])
def test_a_line_says_when_in_utc_and_nobody_adds_one(shape):
    handler = handler_of(shape)
    made_up = "x\r\n2026-01-01T00:00:00+00:00 ERROR - made up"
    handler.handle(logging.makeLogRecord({"msg": made_up, "levelname": "INFO", "created": 0}))

    [line] = handler.stream.getvalue().splitlines()
    assert "1970-01-01T00:00:00.000+00:00" in line


def test_what_the_web_server_says_of_a_request_is_logged_without_its_path(caplog):
    logging.getLogger("waitress").error("Exception while serving %s", "/nights/2026-03-01/")

    assert [record.getMessage() for record in caplog.records] == [
        "Exception while serving a request"
    ]
