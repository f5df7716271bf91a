import io
import logging

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string


@pytest.fixture
def logged(monkeypatch):
    """What a handler with the house's own filter writes."""
    handler = logging.StreamHandler(io.StringIO())
    for name in settings.LOGGING["handlers"]["console"]["filters"]:
        handler.addFilter(import_string(settings.LOGGING["filters"][name]["()"])())
    logger = logging.getLogger("django.request")
    monkeypatch.setattr(logger, "handlers", [handler])
    monkeypatch.setattr(logger, "propagate", False)
    usual = logger.level
    logger.setLevel(logging.WARNING)  # unlike the bare attribute, also for what was asked before
    yield handler.stream.getvalue
    logger.setLevel(usual)


def test_a_failure_is_logged_by_the_name_of_its_page_without_the_night(person, monkeypatch, logged):
    def fails(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr("journal.views.night.NightPage", fails)
    client = Client(raise_request_exception=False)
    client.force_login(person)

    assert client.get("/nights/2026-03-03/").status_code == 500

    assert "500 at journal:edit_night" in logged()
    assert "RuntimeError: broken" in logged()
    assert "2026-03-03" not in logged()


def test_a_page_that_is_not_there_is_logged_without_its_address(client, db, logged):
    client.get("/secret-thing/")

    assert "404 at no page" in logged()
    assert "secret-thing" not in logged()
