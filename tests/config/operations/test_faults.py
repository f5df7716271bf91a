"""When something fails, people read a sentence and devices know that it is for later."""

import errno
import sqlite3
from datetime import date

import pytest
import redis
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from psycopg.errors import DiskFull

from config.operations import faults

NIGHT = date(2026, 3, 3)


def full_sqlite():
    """As a full disk is said by SQLite."""
    with sqlite3.connect(":memory:") as database:
        database.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as caught:
            database.execute("CREATE TABLE a (b)")
    return caught.value


def wrapped(error):
    """As Django passes on what a database said."""
    outer = OperationalError(str(error))
    outer.__cause__ = error
    return outer


@pytest.fixture
def failing(monkeypatch, person):
    """A browser signed in where saving fails as told."""

    def client(error):
        def write(*_):
            raise error

        for place in (
            "journal.views.answers.save_night_change",
            "journal.views.night.save_night_change",
        ):
            monkeypatch.setattr(place, write)
        browser = Client(raise_request_exception=False)
        browser.force_login(person)
        return browser

    return client


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (wrapped(full_sqlite()), faults.FULL),
        (wrapped(DiskFull()), faults.FULL),
        (OSError(errno.ENOSPC, "No space left on device"), faults.FULL),
        (wrapped(sqlite3.OperationalError("database is locked")), faults.AWAY),
        (OperationalError("connection refused"), faults.AWAY),
        (redis.ConnectionError("connection refused"), faults.AWAY),
        (redis.TimeoutError("no answer"), faults.AWAY),
        (redis.ResponseError("not what was asked"), faults.BROKEN),
        (OSError(errno.EACCES, "Permission denied"), faults.BROKEN),
        (ValueError("a mistake"), faults.BROKEN),
        (None, faults.BROKEN),
    ],
)
def test_each_fault_is_told_apart(error, fault):
    assert faults.fault_of(error) == fault


def test_what_is_behind_an_error_counts():
    error = RuntimeError("the transaction is broken")
    error.__context__ = wrapped(full_sqlite())

    assert faults.fault_of(error) == faults.FULL


@pytest.mark.parametrize(
    ("error", "status"),
    [(wrapped(full_sqlite()), 507), (OperationalError("gone"), 503), (KeyError("x"), 500)],
)
def test_a_device_is_answered_in_json(failing, error, status):
    answer = failing(error).post(
        reverse("journal:answers", args=[NIGHT]),
        {"id": "8f0a1c9e-6a57-4c0f-9d0e-3a1f1b2c3d4e", "answers": {"evening_severity": "3"}},
        content_type="application/json",
    )

    assert answer.status_code == status
    assert answer.json()["error"].endswith(".")
    assert ("Retry-After" in answer) is (status != 500)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (wrapped(full_sqlite()), 507, "The server’s disk is full"),
        (OperationalError("gone"), 503, "The database does not answer"),
        (KeyError("x"), 500, "a problem on our side"),
    ],
)
def test_a_person_reads_a_page(failing, error, status, words):
    answer = failing(error).post(reverse("journal:edit_night", args=[NIGHT]), {"evening_note": "x"})
    page = answer.content.decode()

    assert answer.status_code == status
    assert words in page
    assert "Traceback" not in page
    assert "Cache-Control" in answer


def test_the_page_needs_no_database(rf, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert faults.fault(rf.get("/")).status_code == 500
