"""Before something that cannot be taken back, people show once more who they are."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from accounts.models import User

LATER = timedelta(minutes=6)
CONFIRM = "/account/reauthenticate/"
GUARDED = [
    "/export/nights.csv",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/recovery-codes/generate/",
]


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db):
    cache.clear()


@pytest.mark.parametrize("address", GUARDED)
def test_just_signed_in_is_enough(client_of, person, address):
    assert client_of(person).get(address).status_code == 200


@pytest.mark.parametrize("address", GUARDED)
def test_later_the_password_is_asked_for_first(client_of, person, address):
    client = client_of(person)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        assert client.get(address).url.startswith(CONFIRM)


def test_a_download_comes_back_to_its_page_with_the_same_choices(client_of, person):
    client = client_of(person)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        asked = client.get("/export/nights.csv?first=2026-03-01&last=2026-03-02")
        back = client.post(asked.url, {"password": "a quiet evening walk"})

        assert back.url == "/export/?first=2026-03-01&last=2026-03-02"
        assert client.get("/export/nights.csv").status_code == 200


def test_a_wrong_password_confirms_nothing(client_of, person):
    client = client_of(person)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        page = client.post(f"{CONFIRM}?next=/export/", {"password": "not this one at all"})

        assert page.status_code == 200
        assert page.context["form"].errors
        assert client.get("/export/nights.csv").status_code == 302


def test_changing_the_address_asks_first_and_then_goes_on(client_of, person, settings, mailoutbox):
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client = client_of(person)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        asked = client.post("/account/email/", {"action_add": "", "email": "new@example.org"})
        assert asked.url.startswith(CONFIRM)
        assert not mailoutbox
        client.post(asked.url, {"password": "a quiet evening walk"})

    assert ["new@example.org"] in [mail.to for mail in mailoutbox]


def test_an_account_made_on_the_command_line_can_confirm_too(client_of, db):
    operator = User.objects.create_superuser("op@example.org", "four quiet evening words")
    client = client_of(operator)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        back = client.post(f"{CONFIRM}?next=/export/", {"password": "four quiet evening words"})

    assert back.url == "/export/"


def test_a_demo_has_no_password_and_is_not_asked_for_one(client_of, person):
    person.set_unusable_password()
    person.save()
    client = client_of(person)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        assert client.get("/export/nights.csv").status_code == 200


def test_somebody_else_s_page_is_never_the_way_back(client_of, person):
    back = client_of(person).post(
        f"{CONFIRM}?next=https://elsewhere.example/", {"password": "a quiet evening walk"}
    )

    assert back.url == "/tonight/"
