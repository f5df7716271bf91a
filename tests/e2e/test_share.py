"""A link to a report in a real browser: the code stays behind the #."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from journal.share.models import Share

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def link_made_by(page: Page, passphrase: str = "") -> str:
    """Share the report of these weeks; only the part of the link behind the host."""
    page.goto("/report/")
    page.get_by_role("link", name="Share with your doctor").click()
    page.get_by_label("Passphrase").fill(passphrase)
    page.get_by_role("button", name="Make the link").click()
    return re.sub(r"^https?://[^/]+", "", page.get_by_role("textbox", name="Link").input_value())


def test_a_link_opens_by_itself_and_its_code_goes_nowhere(
    open_page: Callable[..., Page], assert_accessible: Callable[[Page], None], person: User
) -> None:
    mine = open_page("/", "desktop", user=person)
    link = link_made_by(mine)
    assert_accessible(mine)
    code = link.partition("#")[2]
    visitor = open_page("/help-now/", "phone")
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url + str(request.headers)))

    visitor.goto(link)
    visitor.wait_for_url("**/share/report/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Restless legs: summary")
    assert_accessible(visitor)
    visitor.go_back()

    assert asked
    assert not [request for request in asked if code in request]
    assert code not in visitor.url
    assert Share.objects.get().opens.count() == 1


def test_a_passphrase_is_asked_for(open_page: Callable[..., Page], person: User) -> None:
    link = link_made_by(open_page("/", "desktop", user=person), "three quiet nights")
    visitor = open_page(link, "phone", "dark")
    visitor.get_by_label("Passphrase").fill("three quiet nights")
    visitor.get_by_role("button", name="Open the summary").click()

    visitor.wait_for_url("**/share/report/")
    visitor.get_by_role("link", name="Close").click()
    visitor.get_by_role("button", name="Close it here").click()
    expect(visitor.get_by_text("A report is open in this browser")).to_have_count(0)


def test_a_link_is_copied_by_a_button(open_page: Callable[..., Page], person: User) -> None:
    mine = open_page("/", "desktop", user=person)
    mine.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = link_made_by(mine)
    mine.get_by_role("button", name="Copy the link").click()

    expect(mine.get_by_role("status")).to_have_text("Copied.")
    assert mine.evaluate("navigator.clipboard.readText()").endswith(link)
