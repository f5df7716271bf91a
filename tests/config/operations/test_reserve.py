"""On a full disk people can read, take their journal along and leave."""

import sqlite3
import zlib
from collections import namedtuple
from contextlib import contextmanager

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import OperationalError
from django.db.backends.utils import CursorWrapper
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import resolve

from accounts.limits import TooOften, at_most
from accounts.models import AuditEvent
from config.operations import reserve
from tests.config.operations.test_faults import full_sqlite, wrapped

Usage = namedtuple("Usage", "total used free")
WRITING = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def full_disk(monkeypatch):
    """While this lasts, or as long as `full()`, the database takes nothing more."""
    really = CursorWrapper._execute

    @contextmanager
    def filled(full=lambda: True):
        def refusing(self, sql, *statement):
            if sql.startswith(WRITING) and full():
                raise wrapped(full_sqlite())
            return really(self, sql, *statement)

        with monkeypatch.context() as patch:
            patch.setattr(CursorWrapper, "_execute", refusing)
            yield

    return filled


@pytest.fixture
def shared(settings, db):
    """The cache in the table, as a server has it."""
    told = {"BACKEND": "config.shared_cache.SharedCache", "LOCATION": "shared_cache"}
    settings.CACHES = {"default": told}
    call_command("createcachetable", verbosity=0)
    cache.clear()


def test_room_is_kept_back_and_made_free_once(folder):
    reserve.keep()
    assert (folder / "reserve").stat().st_size == reserve.SIZE
    assert len(zlib.compress((folder / "reserve").read_bytes())) > 0.9 * reserve.SIZE
    assert reserve.give_up() is True
    assert not (folder / "reserve").exists()
    assert reserve.give_up() is False


def test_no_room_is_kept_back_where_there_is_little(folder, monkeypatch):
    monkeypatch.setattr(reserve, "disk_usage", lambda _: Usage(9, 9, 3 * reserve.SIZE))
    reserve.keep()
    assert not (folder / "reserve").exists()


@pytest.mark.parametrize(
    ("path", "kept", "asked", "status"),
    [
        ("/account/logout/", True, 2, 200),
        ("/account/reauthenticate/", True, 2, 200),
        ("/account/logout/", False, 1, 507),
        ("/account/login/", True, 1, 507),
        ("/tonight/", True, 1, 507),
    ],
)
def test_who_leaves_is_answered_once_more_with_that_room(person, path, kept, asked, status):
    answers = []

    def answer(request):
        request.resolver_match = resolve(path)
        answers.append(path)
        return HttpResponse(status=507 if len(answers) == 1 else 200)

    if kept:
        reserve.keep()
    request = RequestFactory().post(path)
    request.user = person
    assert reserve.leaving_goes_on(answer)(request).status_code == status
    assert len(answers) == asked
    assert reserve.file().exists() == (kept and status == 507)


@pytest.mark.django_db(transaction=True)
def test_signing_out_ends_the_session_though_the_disk_is_full(client_of, person, full_disk):
    browser = client_of(person)
    browser.raise_request_exception = False
    reserve.keep()
    with full_disk(reserve.file().exists):
        assert browser.post("/account/logout/").status_code == 302
    assert browser.get("/report.json").status_code == 302
    assert not Session.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/account/login/", {"login": "person@example.org", "password": "wrong"}),
        ("/account/logout/", {}),
        ("/account/reauthenticate/", {"password": "wrong"}),
    ],
)
def test_a_stranger_uses_up_none_of_it(client, person, full_disk, shared, path, sent):
    client.raise_request_exception = False
    reserve.keep()
    with full_disk():
        client.post(path, sent)
    assert reserve.file().exists()


@pytest.mark.django_db(transaction=True)
def test_who_takes_a_journal_along_is_not_stopped_by_a_full_disk(
    client_of, person, full_disk, shared, write_night
):
    write_night(person, "2026-03-03", evening_severity=4)
    browser = client_of(person)
    browser.raise_request_exception = False
    with full_disk():
        answers = [browser.get(f"/export/stillnight.{end}") for end in ("json", "zip")]
        files = [b"".join(answer.streaming_content) for answer in answers]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert b'"2026-03-03"' in files[0]
    assert not AuditEvent.objects.filter(kind=AuditEvent.Kind.EXPORTED).exists()


def test_what_is_counted_stays_counted_when_there_is_room_again(person, full_disk, shared):
    view = at_most("2/h", "something", reading=True)(lambda request: HttpResponse())
    request = RequestFactory().get("/")
    request.user = person
    with full_disk():
        assert [view(request).status_code for _ in range(4)] == [200] * 4
    assert [view(request).status_code for _ in range(2)] == [200] * 2
    with pytest.raises(TooOften):
        view(request)


def test_an_error_that_is_no_full_disk_stops_reading_too(person, shared, monkeypatch):
    def away(*_):
        raise wrapped(sqlite3.OperationalError("database is locked"))

    view = at_most("3/h", "something", reading=True)(lambda request: HttpResponse())
    request = RequestFactory().get("/")
    request.user = person
    monkeypatch.setattr(CursorWrapper, "_execute", away)
    with pytest.raises(OperationalError):
        view(request)
    monkeypatch.undo()


def test_a_count_that_could_not_be_stored_is_no_count_that_was_there(full_disk, shared):
    with full_disk(), pytest.raises(OperationalError):
        cache.add("tries", 1)
    assert cache.add("tries", 1) is True
    assert cache.add("tries", 2) is False
