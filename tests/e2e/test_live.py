"""One live region, there from the start: what a screen reader hears without moving."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock
from journal.seeding import fill_with_demo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def heard(page: Page, words: str | re.Pattern[str]) -> None:
    """The one live region says it."""
    live = page.locator("[role=status], [role=alert], [role=log], [aria-live], output")
    expect(live).to_have_text(words)


def test_an_evening_is_heard_saved_undone_refused_and_deleted(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = open_page("/tonight/", user=person)
    heard(page, "Saves by itself")
    legs = page.get_by_role("group", name="Legs in the evening")
    legs.get_by_role("radio", name="6").check()
    heard(page, "Saved")
    page.keyboard.press("Control+z")
    heard(page, "Undone: Legs in the evening, not answered")
    legs.get_by_role("radio", name="6").check()
    heard(page, "Saved")

    page.route("**/answers/", lambda route: route.abort())
    legs.get_by_role("radio", name="7").check()
    heard(page, re.compile("^Not saved yet: it stays on this page"))
    page.unroute("**/answers/")
    page.evaluate("dispatchEvent(new Event('online'))")
    heard(page, "Saved")

    refusal = {"errors": {"evening_note": ["Please shorten it."]}}
    page.route("**/answers/", lambda route: route.fulfill(status=422, json=refusal))
    legs.get_by_role("radio", name="8").check()
    heard(page, "Not saved yet. Note on the evening: Please shorten it.")
    page.unroute("**/answers/")
    legs.get_by_role("radio", name="9").check()
    heard(page, "Saved")

    page.get_by_role("button", name="Delete this night").click()
    heard(page, re.compile("^Deleted"))
    problems.clear()


def test_other_nights_of_the_trends_and_new_pages_of_the_summary_are_heard(
    open_page: Callable[..., Page], person: User
) -> None:
    fill_with_demo(person, nights=40, seed=7, last=clock.night_at(timezone.now(), person.zone))
    page = open_page("/trends/", user=person)
    page.get_by_text("Nights shown: ").click()
    page.get_by_role("link", name="3 months").click()
    heard(page, re.compile("nights written down"))
    page.goto("/report/")
    page.get_by_role("checkbox").first.click()
    heard(page, "Up to date")


def test_signed_out_notices_are_heard_and_a_refusal_has_the_focus(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/account/login/")
    heard(page, "")
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Password").fill("something else entirely")
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    expect(page.locator(".errors[tabindex]")).to_be_focused()


def test_a_morning_that_is_complete_is_heard(
    open_page: Callable[..., Page], saved: Callable[[Page], None], person: User
) -> None:
    last = clock.night_at(timezone.now(), person.zone) - timedelta(days=1)
    person.nights.create(
        night=last,
        time_zone=person.time_zone,
        bedtime="22:30",
        lights_out="23:00",
        final_awakening="06:30",
        sleep_onset_latency_minutes=30,
    )
    page = open_page(f"/nights/{last}/", user=person)
    field = page.locator("[name=wake_after_sleep_onset_minutes]")
    field.fill("15")
    field.press("Tab")
    heard(page, re.compile("Saved.*asleep 6 h 45|asleep 6 h 45.*Saved"))
