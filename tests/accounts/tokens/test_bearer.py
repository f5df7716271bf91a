from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from accounts.tokens import bearer, secret
from accounts.tokens.bearer import Refused, limit_headers, token_of
from accounts.tokens.models import Token
from accounts.tokens.usage import MOST
from tests.config.operations.test_faults import full_sqlite, wrapped


@pytest.fixture
def ask(rf):
    """Ask with a header field, from an address."""

    def asking(authorization="", address="192.0.2.77"):
        return token_of(rf.get("/", HTTP_AUTHORIZATION=authorization, REMOTE_ADDR=address))

    return asking


def test_a_token_is_its_owner_s_and_does_what_it_may(ask, person, make_token):
    token = ask(f"bearer  {make_token(person, 'nights:read', 'labs')}")

    assert token.user == person
    assert [token.allows(s) for s in ("nights:read", "labs", "nights:write")] == [True, True, False]


def test_its_last_use_is_noted_with_its_network_at_most_once_a_minute(ask, person, make_token):
    text = make_token(person)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for seconds, address in ((0, "192.0.2.77"), (50, "198.51.100.7"), (20, "2001:db8:1:2::9")):
            clock.shift(seconds)
            ask(f"Bearer {text}", address)
            token = Token.objects.get()
            seen = (token.last_used_from, timezone.now() - token.last_used_at)
            expected = {
                0: ("192.0.2.0", timedelta(0)),
                50: ("192.0.2.0", timedelta(seconds=50)),
                20: ("2001:db8:1::", timedelta(0)),
            }
            assert seen == expected[seconds]


def test_within_a_minute_a_use_is_one_statement_beside_the_reading_of_its_count(
    ask, person, make_token, django_assert_num_queries, settings
):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    text = make_token(person)
    ask(f"Bearer {text}")

    with django_assert_num_queries(1):
        ask(f"Bearer {text}")


def test_wrong_ended_stopped_and_closed_are_one_answer(ask, person, stranger, make_token):
    wrong = secret.written(bytes(32))
    ended, stopped, closed = make_token(person, days=1), make_token(person), make_token(stranger)
    Token.objects.filter(digest=secret.hashed(stopped)).update(revoked_at=timezone.now())
    stranger.is_active = False
    stranger.save()

    with time_machine.travel(timezone.now() + timedelta(days=2), tick=False):
        answers = [ask(f"Bearer {text}") for text in (wrong, ended, stopped, closed)]

    assert answers == [answers[0]] * 4
    assert answers[0].status == HTTPStatus.UNAUTHORIZED
    assert "opens nothing" in answers[0].sentence
    assert limit_headers(answers[0]) == {
        "WWW-Authenticate": 'Bearer realm="Stillnight", error="invalid_token"'
    }


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ("", bearer.MISSING),
        ("Basic cGVyc29uOnB3", bearer.MISSING),
        ("Bearer", bearer.MISTYPED),
        ("Bearer stillnight_pat_" + "A" * 49, bearer.MISTYPED),
        ("Bearer \x00é", bearer.MISTYPED),
    ],
)
def test_a_missing_token_and_a_typo_ask_no_database(
    ask, header, sentence, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = ask(header)

    assert (answer.status, answer.sentence) == (HTTPStatus.UNAUTHORIZED, sentence)


def test_a_network_with_many_wrong_ones_is_told_to_wait_and_right_ones_go_on(
    ask, person, make_token
):
    wrong, right = secret.written(bytes(32)), make_token(person)
    with time_machine.travel("2026-03-03T12:00:10Z", tick=False):
        answers = [ask(f"Bearer {wrong}") for _ in range(bearer.MOST_WRONG + 1)]

        assert {answer.status for answer in answers[:-1]} == {HTTPStatus.UNAUTHORIZED}
        assert answers[-1].status == HTTPStatus.TOO_MANY_REQUESTS
        assert limit_headers(answers[-1]) == {"Retry-After": "590"}
        assert ask(f"Bearer {wrong}", "198.51.100.7").status == HTTPStatus.UNAUTHORIZED
        assert isinstance(ask(f"Bearer {right}"), Token)


def test_a_token_that_asks_too_often_waits_for_the_next_window(ask, person, make_token):
    busy, other = make_token(person), make_token(person)
    with time_machine.travel("2026-03-03T12:00:10Z", tick=False) as clock:
        first = ask(f"Bearer {busy}")
        window = int(timezone.now().timestamp()) // 300
        cache.set(f"count:token:{first.pk}:{window}", MOST, 300)
        refused = ask(f"Bearer {busy}")

        assert limit_headers(first)["RateLimit"] == '"token";r=299;t=290'
        assert isinstance(refused, Refused)
        assert refused.status == HTTPStatus.TOO_MANY_REQUESTS
        assert limit_headers(refused)["Retry-After"] == "290"
        assert isinstance(ask(f"Bearer {other}"), Token)
        clock.shift(290)
        assert isinstance(ask(f"Bearer {busy}"), Token)


def test_on_a_full_disk_a_token_goes_on_and_its_use_is_not_noted(
    ask, person, make_token, monkeypatch
):
    text = make_token(person)
    monkeypatch.setattr("accounts.tokens.models.update", _full)

    assert isinstance(ask(f"Bearer {text}"), Token)


def _full(*_, **__):
    raise wrapped(full_sqlite())


def test_a_request_without_an_address_is_answered(rf, person, make_token):
    request = rf.get("/", HTTP_AUTHORIZATION=f"Bearer {make_token(person)}")
    del request.META["REMOTE_ADDR"]

    assert isinstance(token_of(request), Token)
    assert Token.objects.get().last_used_from is None
