import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.tokens.models import MOST_TOKENS, Token
from accounts.views.tokens import NO_DEMO

FORM = {"name": "My phone", "scopes": ["nights:read", "labs"], "days": "90", "nonce": "a" * 43}


@pytest.fixture(autouse=True)
def _at_night(db):
    cache.clear()
    with time_machine.travel("2026-03-03T22:15Z", tick=False):
        yield


@pytest.fixture
def mine(client_of, person):
    return client_of(person)


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode()))


def made(browser, **other):
    return browser.post("/account/tokens/new/", {**FORM, **other})


def test_a_token_is_shown_once_and_listed_by_its_start(mine, person):
    page = made(mine)
    secret = page.context["secret"]
    listed = words(mine.get("/account/tokens/"))

    assert page.status_code == 201
    assert page.content.decode().count(secret) == 1
    assert secret not in listed
    assert secret[:19] in listed
    assert "My phone Read your nights · Read and change blood results" in listed
    assert "Works until 1 Jun 2026, 23:15. Not used yet." in listed
    assert Token.objects.behind(secret, timezone.now()).user == person
    assert [event.kind for event in person.audit_events.all()] == ["token_made", "signed_in"]


def test_the_form_names_the_day_and_offers_ninety_days(mine):
    page = words(mine.get("/account/tokens/new/"))

    assert "1 Jun 2026 (90 days)" in page
    assert "3 Mar 2027 (1 year)" in page
    assert 'value="90" selected' in mine.get("/account/tokens/new/").content.decode()


def test_sent_twice_it_is_one_token_with_the_same_secret(mine, person):
    first, second = made(mine), made(mine)

    assert first.context["secret"] == second.context["secret"]
    assert person.tokens.count() == 1
    assert [event.kind for event in person.audit_events.all()] == ["token_made", "signed_in"]


def test_the_same_page_never_shows_a_token_that_was_stopped(mine, person):
    made(mine)
    mine.post(f"/account/tokens/{person.tokens.get().pk}/stop/")

    answer = mine.post("/account/tokens/new/", FORM, follow=True)

    assert "This page made “My phone”, which is stopped." in words(answer)
    assert not Token.objects.live(timezone.now()).exists()


def test_two_people_with_the_same_nonce_have_two_tokens(mine, client_of, stranger):
    assert made(mine).context["secret"] != made(client_of(stranger)).context["secret"]


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"name": ""}, "Please write what it is for."),
        ({"name": "x" * 61}, "Please shorten this to 60 characters."),
        ({"scopes": []}, "Please tick what it may do."),
        ({"scopes": ["admin"]}, "Please choose from the list."),
        ({"days": "366"}, "Please choose from the list."),
    ],
)
def test_bad_input_is_explained_and_the_rest_stays(mine, person, other, sentence):
    answer = made(mine, **other)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert sentence in page
    assert "name" in other or 'value="My phone"' in page
    assert "scopes" in other or page.count("checked") == 2
    assert not person.tokens.exists()


def test_at_most_twenty_work_at_once(mine, person):
    for number in range(MOST_TOKENS):
        made(mine, nonce=f"{number:043}")

    assert "You have 20 access tokens. Please stop one first." in words(made(mine))
    assert made(mine, nonce=f"{3:043}").status_code == 201
    person.tokens.first().delete()
    assert made(mine).status_code == 201


def test_it_asks_who_it_is_before_a_token_is_made(client, person):
    client.post("/account/login/", {"login": person.email, "password": "a quiet evening walk"})
    with time_machine.travel("2026-03-03T22:30Z", tick=False):
        shown, sent = client.get("/account/tokens/new/"), made(client)

    assert shown.url == sent.url == "/account/reauthenticate/?next=%2Faccount%2Ftokens%2Fnew%2F"
    assert not person.tokens.exists()


def test_a_demo_makes_none(mine, person):
    person.demo_ends_at = timezone.now() + timedelta(hours=5)
    person.save()

    answer = mine.post("/account/tokens/new/", FORM, follow=True)

    assert NO_DEMO in words(answer)
    assert "Make an access token" not in words(answer)
    assert not person.tokens.exists()


def test_a_stopped_token_opens_nothing_at_once_and_is_noted_once(mine, person):
    secret = made(mine).context["secret"]
    address = f"/account/tokens/{person.tokens.get().pk}/stop/"

    pages = [mine.post(address, follow=True) for _ in range(2)]

    assert "Stopped: My phone. It opens nothing from now on." in words(pages[0])
    assert "Stopped on 3 Mar 2026, 23:15." in words(pages[1])
    assert Token.objects.behind(secret, timezone.now()) is None
    assert [event.kind for event in person.audit_events.all()].count("token_ended") == 1


def test_a_stranger_can_stop_none(mine, client_of, person, stranger):
    made(mine)

    answer = client_of(stranger).post(f"/account/tokens/{person.tokens.get().pk}/stop/")

    assert answer.status_code == 404
    assert Token.objects.live(timezone.now()).count() == 1
    assert "My phone" not in words(client_of(stranger).get("/account/tokens/"))


def test_the_list_says_when_and_from_where_one_was_used(mine, person):
    made(mine)
    person.tokens.get().note_use("192.0.2.0", timezone.now())

    page = words(mine.get("/account/tokens/"))

    assert "Last used on 3 Mar 2026, 23:15, from a network that begins with 192.0.2.0." in page


def test_one_that_is_over_is_listed_for_a_month_and_then_deleted(mine, person):
    made(mine, days="7")
    with time_machine.travel("2026-03-12T12:00Z", tick=False):
        assert "Ended on 10 Mar 2026." in words(mine.get("/account/tokens/"))
        assert Token.objects.forget_ended(timezone.now()) == 0
    with time_machine.travel("2026-04-20T12:00Z", tick=False):
        assert Token.objects.forget_ended(timezone.now()) == 1


def test_the_list_asks_the_database_as_often_for_many_as_for_one(mine):
    counts = []
    for number in range(5):
        made(mine, nonce=f"{number:043}")
        with CaptureQueriesContext(connection) as asked:
            mine.get("/account/tokens/")
        counts.append(len(asked))

    assert len({*counts}) == 1


@pytest.fixture
def live(mine):
    """Whether a token that was made before still works."""
    made(mine)
    return lambda: Token.objects.live(timezone.now()).exists()


def test_signing_out_everywhere_else_stops_tokens_and_says_so_before(mine, live):
    assert "This also stops your access tokens" in words(mine.get("/account/sessions/"))

    mine.post("/account/sessions/end-others/")

    assert not live()
    assert "access tokens" not in words(mine.get("/account/sessions/"))


def test_the_operator_s_end_of_all_sessions_stops_tokens(live, person):
    call_command("end_sessions", person.email, verbosity=0)

    assert not live()


def test_tokens_go_on_after_a_changed_password(mine, live):
    mine.post(
        "/account/password/change/",
        {
            "oldpassword": "a quiet evening walk",
            "password1": "another slow river bend",
            "password2": "another slow river bend",
        },
    )

    assert mine.get("/tonight/").status_code == 200
    assert live()


def test_a_password_reset_by_mail_stops_tokens(client, live, person, settings):
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client.post("/account/password/reset/", {"email": person.email})
    link = re.search(r"/account/password/reset/key/\S+", mail.outbox[-1].body)[0]
    form = client.get(link, follow=True)
    phrase = {"password1": "another slow river bend", "password2": "another slow river bend"}

    client.post(form.request["PATH_INFO"], phrase)

    assert not live()


def test_with_mail_its_owner_is_told_and_the_mail_holds_nothing_of_it(mine, person, settings):
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)

    secret = made(mine).context["secret"]

    assert [m.subject for m in mail.outbox] == ["A new access token was made"]
    assert "Sign out everywhere else" in mail.outbox[0].body
    assert secret[:19] not in mail.outbox[0].body
    assert "My phone" not in mail.outbox[0].body


def test_it_goes_with_the_account(mine, person):
    made(mine)

    mine.post("/account/delete/", {"sure": "on"})

    assert not Token.objects.exists()
