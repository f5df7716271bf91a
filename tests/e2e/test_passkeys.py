"""Passkeys in a real browser, with Chromium's virtual authenticator in place of a thumb."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import CDPSession, Page, expect

from accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "a quiet evening walk"


@pytest.fixture
def at_localhost(live_server, settings):
    """The same server by the name passkeys need; an address of numbers is none."""
    return live_server.url.replace("127.0.0.1", "localhost")


def give_authenticator(page: Page) -> CDPSession:
    """A device with a screen lock that is always opened."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return devtools


def sign_in(page: Page, home: str, email: str) -> None:
    page.goto(f"{home}/account/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_passkey_is_added_and_opens_the_account_without_a_password(
    open_page: Callable[..., Page],
    assert_accessible: Callable[[Page], None],
    at_localhost: str,
    person: User,
) -> None:
    page = open_page("about:blank")
    give_authenticator(page)
    sign_in(page, at_localhost, person.email)

    page.goto(f"{at_localhost}/account/2fa/webauthn/add/")
    assert_accessible(page)
    page.get_by_label("Name").fill("my lamp")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Backup codes")).to_be_visible()
    assert_accessible(page)
    assert [str(key) for key in Authenticator.objects.filter(user=person, type="webauthn")] == [
        "my lamp"
    ]

    page.context.clear_cookies()
    page.goto(f"{at_localhost}/account/login/?next=/nights/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/nights/")


def test_a_passkey_is_the_second_step_after_a_password_and_confirms_what_matters(
    open_page: Callable[..., Page], at_localhost: str, person: User
) -> None:
    page = open_page("about:blank")
    give_authenticator(page)
    sign_in(page, at_localhost, person.email)
    page.goto(f"{at_localhost}/account/2fa/webauthn/add/")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/recovery-codes/")
    page.context.clear_cookies()

    sign_in(page, at_localhost, person.email)
    page.wait_for_url("**/account/2fa/authenticate/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/tonight/")

    page.goto(f"{at_localhost}/account/2fa/webauthn/reauthenticate/?next=/trends/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/trends/")


def test_a_device_that_is_not_asked_about_says_so_and_nothing_is_stored(
    open_page: Callable[..., Page], at_localhost: str, person: User
) -> None:
    page = open_page("about:blank")
    sign_in(page, at_localhost, person.email)
    page.goto(f"{at_localhost}/account/2fa/webauthn/add/")
    page.evaluate(
        """() => {
            navigator.credentials.create = () => {
                throw new DOMException("", "NotAllowedError");
            };
        }"""
    )

    page.get_by_role("button", name="Continue").click()

    expect(
        page.get_by_role("main").get_by_text("That did not work. Please try again.")
    ).to_be_visible()
    assert not Authenticator.objects.filter(user=person).exists()
