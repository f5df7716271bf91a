"""What the running server does once a day, and by one of its processes alone."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import DatabaseError
from django.utils import timezone

from accounts.models import User
from config.operations import daily


@pytest.fixture(autouse=True)
def _nothing_done_yet(db, monkeypatch):
    cache.clear()
    monkeypatch.setattr(daily.connections, "close_all", lambda: None)  # it is the test's own


def test_it_is_done_once_however_many_processes_look():
    assert daily.run_once() == ["accounts.each_hour", "accounts.each_day"]
    assert daily.run_once() == []
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        assert daily.run_once() == ["accounts.each_hour"]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert daily.run_once() == ["accounts.each_hour", "accounts.each_day"]


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


def test_what_failed_is_said_and_tried_again(monkeypatch, caplog):
    def away():
        raise DatabaseError("away, with a row in it")

    monkeypatch.setattr(apps.get_app_config("accounts"), "each_day", away)
    with caplog.at_level(logging.WARNING):
        assert daily.run_once() == []
    assert "work of the server failed: DatabaseError" in caplog.text
    assert "a row in it" not in caplog.text

    monkeypatch.undo()
    monkeypatch.setattr(daily.connections, "close_all", lambda: None)
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


def test_a_web_process_begins_with_what_each_app_has_for_it(monkeypatch):
    begun = []
    monkeypatch.setattr("journal.report.press.start_ahead", lambda: begun.append("press"))

    assert daily.do("each_process") == ["report.each_process"]
    assert begun == ["press"]
