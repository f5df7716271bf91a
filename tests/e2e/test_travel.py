"""Away from home: what a page says on a device whose clock is another one."""

from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEW_YORK = "America/New_York"
HEIGHTS = "[...document.querySelectorAll('h2')].map((h) => h.getBoundingClientRect().top)"


def test_a_device_elsewhere_offers_its_zone_for_tonight_and_moves_nothing(
    open_page: Callable[..., Page],
    saved: Callable[[Page], None],
    person: User,
    assert_accessible: Callable[[Page], None],
) -> None:
    at_home = open_page("/tonight/", "phone", user=person).evaluate(HEIGHTS)
    page = open_page("/tonight/", "phone", user=person, timezone_id=NEW_YORK)

    expect(page.get_by_text("This device is on New York time.")).to_be_visible()
    assert page.evaluate(HEIGHTS) == at_home
    assert_accessible(page)
    page.get_by_role("button", name="Use it for tonight").tap()

    expect(page.get_by_text("Tonight, New York time")).to_be_visible()
    expect(page.get_by_text("This device is on")).to_be_hidden()
    page.get_by_role("group", name="Legs in the evening").get_by_text("4", exact=True).tap()
    saved(page)
    night = person.nights.get()
    assert (night.time_zone, night.evening_severity) == (NEW_YORK, 4)
    assert night.night == clock.night_at(timezone.now(), ZoneInfo(NEW_YORK))
    person.refresh_from_db()
    assert person.time_zone == "Europe/Berlin"


def test_the_account_can_move_along(open_page: Callable[..., Page], person: User) -> None:
    page = open_page("/tonight/", "phone", user=person, timezone_id=NEW_YORK)
    page.get_by_role("button", name="Use it for tonight").tap()

    page.get_by_role("button", name="Use New York from now on").tap()

    expect(page.get_by_text("Your account is on New York time.")).to_be_visible()
    person.refresh_from_db()
    assert person.time_zone == NEW_YORK


def test_no_is_an_answer_for_as_long_as_one_is_signed_in(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/tonight/", "phone", user=person, timezone_id=NEW_YORK)
    page.get_by_role("button", name="No", exact=True).tap()

    expect(page.get_by_text("Tonight, Berlin time")).to_be_visible()
    expect(page.get_by_text("This device is on")).to_be_hidden()


@pytest.mark.parametrize("same", ["Europe/Berlin", "Europe/Vienna", "Europe/Busingen"])
def test_a_device_with_the_same_clock_offers_nothing(
    open_page: Callable[..., Page], person: User, same: str
) -> None:
    page = open_page("/tonight/", "phone", user=person, timezone_id=same)

    expect(page.get_by_text("Tonight, Berlin time")).to_be_visible()
    expect(page.get_by_text("This device is on")).to_be_hidden()


def test_the_zone_of_a_night_is_corrected_on_its_page(
    open_page: Callable[..., Page], person: User, assert_accessible: Callable[[Page], None]
) -> None:
    night = clock.night_at(timezone.now(), person.zone) - timedelta(days=3)
    person.nights.create(night=night, time_zone="Europe/Berlin", evening_severity=3)
    page = open_page(f"/nights/{night}/", "phone", user=person)

    page.get_by_role("link", name="Another time zone?").tap()
    expect(page.get_by_label("Time zone of this night")).to_have_value("Europe/Berlin")
    assert_accessible(page)
    page.get_by_label("Time zone of this night").select_option("Asia/Tokyo")
    page.get_by_role("button", name="Use this time zone").tap()

    expect(page.get_by_text("is on Tokyo time. Its clock times stay.")).to_be_visible()
    assert person.nights.get().time_zone == "Asia/Tokyo"
