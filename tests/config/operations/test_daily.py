"""What the running server does once a day, and by one of its processes alone."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import DatabaseError
from django.utils import timezone

from accounts.models import User
from config.operations import daily, logs


@pytest.fixture(autouse=True)
def _nothing_done_yet(db, monkeypatch):
    cache.clear()
    monkeypatch.setattr(daily.connections, "close_all", lambda: None)  # it is the test's own


def done():
    """What is done by a look, of accounts and of the journal itself."""
    return [name for name in daily.run_once() if name.startswith(("accounts.", "journal."))]


def test_it_is_done_once_however_many_processes_look():
    assert done() == ["accounts.each_hour", "accounts.each_day"]
    assert daily.run_once() == []
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert done() == ["accounts.each_hour"]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert done() == ["accounts.each_hour", "accounts.each_day"]


def test_sessions_and_demos_whose_time_is_over_go(person):
    over = timezone.now() - timedelta(minutes=1)
    Session.objects.create(session_key="over", session_data="", expire_date=over)
    User.objects.create_user("demo@example.org", demo_ends_at=over)
    goes_on = User.objects.create_user("other@example.org", demo_ends_at=timezone.now())
    goes_on.demo_ends_at += timedelta(hours=1)
    goes_on.save()

    daily.run_once()

    assert not Session.objects.exists()
    assert set(User.objects.all()) == {person, goes_on}


@pytest.fixture
def failing(monkeypatch, caplog):
    """Let the work of accounts fail with an error; what is done of it and of another app's."""
    caplog.handler.setFormatter(logs.Plain())

    def look(error):
        def fail():
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(apps.get_app_config("accounts"), "each_day", fail)
            patch.setattr(apps.get_app_config("journal"), "each_day", lambda: None, raising=False)
            return done()

    return look


@pytest.mark.parametrize("error", [DatabaseError, OSError, ValueError, KeyError])
def test_what_failed_is_said_by_kind_and_place_and_stops_no_other(failing, caplog, error):
    assert failing(error("a row in it")) == ["accounts.each_hour", "journal.each_day"]

    assert "work of the server failed: accounts.each_day" in caplog.text
    assert f"{error.__name__}\n" in caplog.text
    assert "config/operations/daily.py" in caplog.text
    assert "a row in it" not in caplog.text


def test_what_failed_since_something_is_away_is_tried_at_the_next_look(failing):
    failing(DatabaseError())
    assert "accounts.each_day" in daily.run_once()


def test_a_mistake_is_tried_again_when_the_work_is_due_again(failing):
    failing(ValueError())
    assert daily.run_once() == []
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert "accounts.each_day" in daily.run_once()


def test_a_cache_that_is_away_ends_the_look_and_not_the_thread(monkeypatch, caplog):
    def away(*_, **__):
        raise DatabaseError("a row in it")

    with monkeypatch.context() as patch:
        patch.setattr(daily, "cache", SimpleNamespace(add=away))
        assert daily.run_once() == []

    assert "work of the server waits: DatabaseError" in caplog.text
    assert "a row in it" not in caplog.text
    assert "accounts.each_day" in daily.run_once()


def test_the_server_looks_by_itself(monkeypatch):
    looked = []

    def asleep(seconds):
        if len(looked) > 1:
            raise SystemExit
        looked.append(seconds)

    monkeypatch.setattr(daily.time, "sleep", asleep)
    monkeypatch.setattr(daily, "run_once", lambda: looked.append("work"))
    with pytest.raises(SystemExit):
        daily._look()

    assert looked == [daily.BEFORE_THE_FIRST, "work"]
