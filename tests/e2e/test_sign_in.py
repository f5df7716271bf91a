"""The sign-in page in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("device", ["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_in_page_keeps_to_itself_and_is_accessible(
    open_page: Callable[..., Page],
    assert_accessible: Callable[[Page], None],
    device: str,
    scheme: str,
) -> None:
    page = open_page("/account/login/", device, scheme)

    expect(page.get_by_label("Email")).to_be_visible()
    assert_accessible(page)


def test_a_person_signs_in(open_page: Callable[..., Page], person: User) -> None:
    page = open_page("/account/login/")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill("a quiet evening walk")
    page.get_by_role("button", name="Sign in").click()

    assert "/account/login/" not in page.url


def test_a_long_password_can_be_looked_at_while_it_is_typed(
    open_page: Callable[..., Page], assert_accessible: Callable[[Page], None]
) -> None:
    page = open_page("/account/signup/", "phone", "dark")
    password = page.get_by_label("Password")
    password.fill("four quiet evening words")
    show = page.get_by_role("button", name="Show the password")

    expect(password).to_have_attribute("type", "password")
    show.click()
    expect(password).to_have_attribute("type", "text")
    expect(show).to_have_attribute("aria-pressed", "true")
    assert_accessible(page)
    show.click()
    expect(password).to_have_attribute("type", "password")
    expect(password).to_have_value("four quiet evening words")


def test_a_request_to_another_host_is_noticed(
    open_page: Callable[..., Page], problems: list[str], settings: Any
) -> None:
    page = open_page("/account/login/")
    page.evaluate("new Image().src = 'https://elsewhere.example/pixel.png'")
    page.wait_for_timeout(100)

    assert "elsewhere.example" in problems[0]
    problems.clear()
