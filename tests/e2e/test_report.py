"""The builder of the doctor's summary in a browser, with its script and without."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock
from journal.seeding import fill_with_demo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("typefaces"),
]


@pytest.fixture
def journal(person: User) -> User:
    """Half a year of nights and a visit nine days ahead."""
    tonight = clock.night_at(timezone.now(), person.zone)
    fill_with_demo(person, nights=180, seed=7, last=tonight)
    person.visits.create(day=person.today() + timedelta(days=9), with_whom="Dr Okafor")
    return person


PICTURES = '[...document.querySelectorAll(".report-pages img")]'
SHOWN = f"() => {PICTURES}.every((image) => image.complete && image.naturalWidth > 500)"
OTHERS = f"(before) => {PICTURES}.every((image) => !before.includes(image.getAttribute('src')))"


def pictures(page: Page) -> list[str]:
    return [str(image.get_attribute("src")) for image in page.locator(".report-pages img").all()]


def test_a_choice_shows_on_the_pages_by_itself(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/report/", user=journal)
    before = pictures(page)
    page.get_by_role("group", name="Nights").get_by_text("12 weeks").click()
    expect(page.get_by_role("status")).to_have_text("Up to date")
    page.wait_for_function(OTHERS, arg=before)
    page.get_by_label("Sentence 1").fill("Better since the spring.")
    page.get_by_label("Question 1").fill("What next?")
    page.get_by_text("Read it as text").click()
    expect(page.locator(".report-text")).to_contain_text("Better since the spring.")
    expect(page.locator(".report-text")).to_contain_text("What next?")
    assert page.get_by_label("Question 1").input_value() == "What next?"
    page.wait_for_function(SHOWN)
    assert pictures(page)


def test_two_dates_are_asked_for_once_they_are_wanted(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/report/", "phone", user=journal)
    dates = page.locator(".report-dates input").first
    expect(dates).to_be_hidden()
    page.get_by_role("group", name="Nights").get_by_text("Two dates").click()
    expect(dates).to_be_visible()


def test_the_journey_ends_without_a_script_too(
    open_page: Callable[..., Page], journal: User
) -> None:
    page = open_page("/report/", user=journal, java_script_enabled=False)
    page.get_by_role("group", name="Paper").get_by_text("Letter").click()
    page.get_by_role("group", name="What is on it").get_by_text("Last 28 nights").click()
    page.get_by_role("button", name="Show", exact=True).click()
    assert page.locator(".report-pages img").first.get_attribute("width") == "816"
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the PDF").click()
    assert download.value.suggested_filename.startswith("restless-legs-summary-")
