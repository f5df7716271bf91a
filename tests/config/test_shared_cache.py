"""Counts of guesses are kept until they run out, however many other entries there are."""

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection

MANY = 700  # Django's own table begins to throw entries away at 300


@pytest.fixture
def shared(settings, db):
    backend = "config.shared_cache.SharedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "shared_cache"}}
    call_command("createcachetable", verbosity=0)
    caches["default"].clear()
    return caches["default"]


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shared_cache")
        return cursor.fetchone()[0]


def test_a_count_outlives_any_number_of_other_entries(shared):
    shared.set("allauth:rl:login_failed", [1, 2, 3, 4, 5], 300)
    for number in range(MANY):
        shared.set(f"kept:{number}", "findings", 300)

    assert shared.get("allauth:rl:login_failed") == [1, 2, 3, 4, 5]
    assert rows() == MANY + 1


def test_what_has_run_out_makes_room(shared):
    for number in range(MANY):
        shared.set(f"kept:{number}", "findings", -10)
    shared.set("one-more", "findings", 300)

    assert rows() <= 301
    assert shared.get("one-more") == "findings"
