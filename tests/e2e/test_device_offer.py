"""The offer of an own device, made once, and what such a device shows without a signal."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MOVED = """new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.moved = (window.moved ?? 0) + entry.value;
}).observe({type: "layout-shift", buffered: true})"""


@pytest.fixture
def three_nights(person: User, write_night: Callable[..., object]) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    for ago in (1, 2, 3):
        write_night(person, tonight - timedelta(days=ago), evening_severity=4)


def test_without_a_signal_an_own_device_shows_the_answers_and_nothing_moves(
    open_page: Callable[..., Page],
    person: User,
    three_nights: None,
    saved: Callable[[Page], None],
    problems: list[str],
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("button", name="It is mine alone").tap()
    expect(page.get_by_role("main").get_by_text("Saved: entries can wait here")).to_be_visible()
    page.get_by_role("group", name="Legs in the evening").get_by_text("6", exact=True).tap()
    saved(page)
    page.wait_for_timeout(300)
    page.context.set_offline(True)
    page.add_init_script(MOVED)

    page.goto("/tonight/")

    answers = page.get_by_role("region", name="Your answers so far")
    expect(answers.get_by_text("Legs in the evening, 6")).to_be_visible()
    expect(page.get_by_text("yours alone")).to_be_hidden()
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved ?? 0") == 0
    page.get_by_label("Which night?").select_option(index=1)
    expect(answers).to_be_hidden()
    problems[:] = [each for each in problems if "ERR_INTERNET_DISCONNECTED" not in each]


@pytest.mark.parametrize("answer", ["It is mine alone", "No"])
def test_the_offer_is_made_once(
    open_page: Callable[..., Page], person: User, three_nights: None, answer: str
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    offer = page.locator("[data-device-offer]")

    offer.get_by_role("button", name=answer).tap()

    expect(offer.get_by_role("button")).to_have_count(0)
    for _ in range(50):
        person.refresh_from_db()
        if person.device_offer_answered_at is not None:
            break
        page.wait_for_timeout(100)
    mark = page.evaluate("localStorage.getItem('own-device')")
    assert mark == ("yes" if answer != "No" else None)
    page.reload()
    expect(offer).to_have_count(0)


def test_two_nights_bring_no_offer(
    open_page: Callable[..., Page], person: User, three_nights: None
) -> None:
    person.nights.order_by("night")[0].delete()

    page = open_page("/tonight/", "phone", user=person)

    expect(page.locator("form[data-answers]")).to_be_visible()
    expect(page.locator("[data-device-offer]")).to_have_count(0)
