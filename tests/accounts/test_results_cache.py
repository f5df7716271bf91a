"""What was worked out for somebody is kept once, for them alone, and ends with their account."""

import pickle
from base64 import b64decode

import pytest
from django.core.cache import cache
from django.db import connection

from accounts import deletion, results_cache
from accounts.models import User

CANARY = "canary evening bath"
ELSEWHERE = {
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept"},
    "table": {
        "BACKEND": "config.shared_cache.SharedCache",
        "LOCATION": "shared_cache",
    },
}


@pytest.fixture(autouse=True, params=ELSEWHERE)
def backend(request, settings, db):
    settings.CACHES = {"default": ELSEWHERE[request.param]}
    cache.clear()
    yield request.param
    cache.clear()


def entries(backend):
    """Keys and opened values of what was worked out; counts of asking are no part of it."""
    return {key: value for key, value in everything(backend).items() if ":kept:" in key}


def everything(backend):
    if backend == "memory":
        return {key: pickle.loads(value) for key, value in cache._cache.items()}  # noqa: S301
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM shared_cache")
        return {key: pickle.loads(b64decode(value)) for key, value in cursor.fetchall()}  # noqa: S301


def never():
    raise AssertionError("this was worked out before")


def test_the_same_is_worked_out_once(person):
    assert results_cache.cached(person, "march", str, lambda: CANARY) == CANARY
    assert results_cache.cached(person, "march", str, never) == CANARY
    assert results_cache.cached(person, "april", str, lambda: "other") == "other"


def test_nobody_is_given_what_is_anothers(person, stranger):
    results_cache.cached(person, "march", str, lambda: CANARY)

    assert results_cache.cached(stranger, "march", str, lambda: "theirs") == "theirs"


def test_only_the_latest_few_of_a_person_are_kept(person, backend):
    for number in range(3 * results_cache.MAX_RESULTS):
        results_cache.cached(person, f"period {number}", str, lambda: CANARY)

    (held,) = entries(backend).values()
    assert len(held) == results_cache.MAX_RESULTS
    assert f"period {3 * results_cache.MAX_RESULTS - 1}" in held


def test_the_key_does_not_say_whose_it_is(person, backend):
    results_cache.cached(person, "march", str, lambda: CANARY)

    (key,) = entries(backend)
    assert key == f":1:kept:{key.removeprefix(':1:kept:')}"
    assert len(key.removeprefix(":1:kept:")) == 64


def test_after_the_account_is_deleted_no_entry_of_it_is_left(
    person, stranger, backend, django_capture_on_commit_callbacks
):
    results_cache.cached(person, "march", str, lambda: CANARY)
    results_cache.cached(person, "april", str, lambda: CANARY)
    results_cache.cached(stranger, "march", str, lambda: "theirs")

    with django_capture_on_commit_callbacks(execute=True):
        deletion.delete_account(person)

    assert list(entries(backend).values()) == [{"march": "theirs"}]


def test_a_demo_that_is_cleared_away_takes_what_was_kept_along(
    person, backend, django_capture_on_commit_callbacks
):
    results_cache.cached(person, "march", str, lambda: CANARY)

    with django_capture_on_commit_callbacks(execute=True):
        User.objects.filter(pk=person.pk).delete()

    assert entries(backend) == {}


def test_what_is_finished_after_the_deletion_is_not_kept(person, backend):
    def slow():
        User.objects.filter(pk=person.pk).delete()
        return CANARY

    asking = User.objects.get(pk=person.pk)

    assert results_cache.cached(asking, "march", str, slow) == CANARY
    assert entries(backend) == {}
