"""The account's journeys without any script: codes, sessions, confirming, deleting."""

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable

import pytest
from allauth.usersessions.models import UserSession
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import Token, User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a quiet evening walk"


def code_of(seed: str, steps: int = 0) -> str:
    """The six digits an app shows, `steps` half minutes from now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(seed), counter, hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def sign_in(page: Page, person: User) -> None:
    page.goto("/account/login/")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_an_app_for_codes_is_set_up_and_asked_for(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/", "phone", java_script_enabled=False)
    sign_in(page, person)
    page.goto("/account/")
    page.get_by_role("link", name="Passkeys and codes").click()
    page.get_by_role("link", name="Set up an app").click()
    seed = page.locator(".secret code").inner_text()
    page.get_by_label("Code").fill(code_of(seed, -1))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_role("heading", name="Backup codes")).to_be_visible()
    spare = page.locator(".codes code").first.inner_text()

    page.goto("/account/")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, person)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("main").get_by_text("This code does not work.")).to_be_visible()
    page.get_by_label("Code").fill(spare)
    page.get_by_role("button", name="Sign in", exact=True).click()

    page.wait_for_url("**/tonight/")


def test_another_browser_is_signed_out_from_the_list(
    open_page: Callable[..., Page], person: User
) -> None:
    phone = open_page("/", "phone", java_script_enabled=False)
    desk = open_page("/", "desktop", java_script_enabled=False)
    for page in (phone, desk):
        sign_in(page, person)
        page.wait_for_url("**/tonight/")

    desk.goto("/account/sessions/")
    desk.get_by_role("button", name="Sign out Chrome").click()

    expect(desk.get_by_text("Signed out: Chrome on Linux.")).to_be_visible()
    assert UserSession.objects.filter(user=person).count() == 1
    phone.goto("/tonight/")
    expect(phone.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_token_is_made_shown_once_and_stopped(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/", "phone", java_script_enabled=False)
    sign_in(page, person)
    page.goto("/account/")
    page.get_by_role("link", name="Access tokens").click()
    page.get_by_role("link", name="Make an access token").click()
    page.get_by_label("Name").fill("My phone")
    page.get_by_label("Read your nights").check()
    page.get_by_role("button", name="Make it").click()
    secret = page.get_by_label("My phone").input_value()
    assert Token.objects.behind(secret, timezone.now()) is not None

    page.get_by_role("link", name="Done").click()
    expect(page.get_by_text(secret)).to_have_count(0)
    page.get_by_role("button", name="Stop My phone").click()
    expect(page.get_by_role("main").get_by_text("It opens nothing from now on.")).to_be_visible()
    assert Token.objects.behind(secret, timezone.now()) is None


def test_an_account_is_deleted_with_everything_in_it(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/", "phone", "dark", java_script_enabled=False)
    sign_in(page, person)
    page.goto("/account/")
    page.get_by_role("link", name="Delete everything").click()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("main").get_by_text("Please tick the box first.")).to_be_visible()

    page.get_by_label("Delete my account and everything in it.").check()
    page.get_by_role("button", name="Delete everything").click()

    expect(
        page.get_by_role("main").get_by_text("Your account and everything in it are deleted.")
    ).to_be_visible()
    assert not User.objects.exists()
    page.goto("/tonight/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
