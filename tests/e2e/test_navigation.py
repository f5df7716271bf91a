"""Every room is at hand: in the head of a wide page, behind two buttons of a narrow one."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock
from journal.models import Night

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_two_buttons_open_the_other_rooms(
    open_page: Callable[..., Page], person: User, script: bool
) -> None:
    page = open_page("/nights/", "phone", user=person, java_script_enabled=script)
    bar = page.get_by_role("navigation", name="Journal")
    expect(bar.get_by_role("link", name="Blood results")).to_be_hidden()

    bar.get_by_role("button", name="Take along").tap()
    bar.get_by_role("link", name="Blood results").tap()

    expect(page).to_have_url(re.compile("/labs/$"))
    expect(bar.get_by_role("button", name="Take along")).to_have_attribute("aria-current", "true")


def test_escape_closes_the_list_and_gives_the_focus_back(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/nights/", "phone", user=person)
    more = page.get_by_role("button", name="More")
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Experiments").first).to_be_focused()

    page.keyboard.press("Escape")

    expect(page.locator("#more-rooms")).to_be_hidden()
    expect(more).to_be_focused()


def test_on_a_wide_screen_every_room_stands_in_the_head(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/guide/", user=person)
    bar = page.get_by_role("navigation", name="Journal")
    rooms = ["Tonight", "Nights", "Trends", "Summary", "What you take", "Blood results"]
    for room in [*rooms, "Experiments", "Guide", "Account"]:
        expect(bar.get_by_role("link", name=room)).to_be_visible()
    expect(bar.get_by_role("link", name="Guide")).to_have_attribute("aria-current", "page")


def test_a_night_of_two_years_ago_is_four_taps_away(
    open_page: Callable[..., Page], person: User, write_night: Callable[..., Night]
) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    wanted = date(tonight.year - 2, 2, 17)
    write_night(person, wanted - timedelta(days=20), evening_severity=3)
    page = open_page("/tonight/", "phone", user=person)

    page.get_by_role("link", name="Nights", exact=True).tap()
    page.get_by_text("Another month or year").tap()
    page.get_by_role("link", name=f"Feb {wanted.year}").tap()
    page.get_by_role("link", name="17 February").tap()

    expect(page).to_have_url(re.compile(f"/nights/{wanted}/$"))
