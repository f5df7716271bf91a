"""The 3 a.m. screen, in the dark, with one sleepy thumb."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIBRATED = "navigator.vibrate = (pattern) => { window.vibrated = pattern; return true; }"


def taps(page: Page, person: User, number: int) -> list[str]:
    """The stored taps, once there are so many or it has taken too long."""
    for _ in range(50):
        if person.wake_taps.count() == number:
            break
        page.wait_for_timeout(100)
    return [tap.kind for tap in person.wake_taps.all()]


def test_a_tap_is_noted_quietly_and_can_be_taken_back(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/wake/", "phone", user=person)
    page.evaluate(VIBRATED)

    page.get_by_role("button", name="legs started").tap()
    expect(page.get_by_role("button", name="legs started noted")).to_be_visible()
    page.get_by_role("button", name="back in bed").tap()
    expect(page.get_by_role("button", name="back in bed noted")).to_be_visible()
    assert taps(page, person, 2) == ["started", "back"]
    assert page.evaluate("window.vibrated") <= 20

    page.get_by_role("button", name="undo").tap()
    expect(page.get_by_text("taken back")).to_be_attached()
    assert taps(page, person, 1) == ["started"]


def test_a_trembling_thumb_notes_one_tap(open_page: Callable[..., Page], person: User) -> None:
    page = open_page("/wake/", "phone", user=person)

    for _ in range(3):
        page.get_by_role("button", name="legs started").tap()
    page.wait_for_timeout(500)

    assert taps(page, person, 1) == ["started"]


def test_it_works_without_javascript(open_page: Callable[..., Page], person: User) -> None:
    page = open_page("/wake/", "phone", user=person, java_script_enabled=False)

    page.get_by_role("button", name="legs started").tap()
    expect(page.get_by_role("button", name="legs started you are up")).to_be_visible()
    assert person.wake_taps.get().kind == "started"

    page.get_by_role("button", name="undo").tap()
    expect(page.get_by_role("button", name="undo")).to_be_hidden()
    assert not person.wake_taps.exists()


TURNED = {"viewport": {"width": 844, "height": 390}}


@pytest.mark.parametrize(
    ("device", "more"),
    [("phone", {}), ("phone", TURNED), ("desktop", {})],
    ids=["phone", "phone on its side", "desktop"],
)
def test_two_targets_fill_a_black_screen(
    open_page: Callable[..., Page], person: User, device: str, more: dict[str, Any]
) -> None:
    page = open_page("/wake/", device, "light", user=person, **more)

    size = page.viewport_size
    assert size is not None
    targets = [button.bounding_box() for button in page.locator("[data-tap]").all()]
    assert all(box and box["y"] + box["height"] <= size["height"] for box in targets)
    area = sum(box["width"] * box["height"] for box in targets if box)
    assert area / (size["width"] * size["height"]) > (0.7 if more else 0.8)
    black = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(black) == "rgb(0, 0, 0)"
    assert page.locator("meta[name=theme-color]").get_attribute("content") == "#000000"
    assert page.locator("input:visible, time, [role=timer]").count() == 0


def test_it_is_worked_by_keyboard(open_page: Callable[..., Page], person: User) -> None:
    page = open_page("/wake/", user=person)

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert taps(page, person, 1) == ["back"]


def test_a_session_that_ended_is_said_and_nothing_is_pretended(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/wake/", "phone", user=person)
    page.context.clear_cookies(name="sessionid")

    page.get_by_role("button", name="legs started").tap()

    expect(page.get_by_text("not noted: sign in again", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="undo")).to_be_hidden()


@pytest.mark.parametrize(
    ("status", "body"), [(503, "{}"), (200, "<h1>Hotel</h1>")], ids=["busy", "another program"]
)
def test_a_tap_the_server_did_not_take_says_so(
    open_page: Callable[..., Page], person: User, problems: list[str], status: int, body: str
) -> None:
    page = open_page("/wake/", "phone", user=person, routed=True)
    page.route("**/wake/", lambda route: route.fulfill(status=status, body=body))

    page.get_by_role("button", name="legs started").tap()

    expect(page.get_by_text("not noted: tap again", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="undo")).to_be_hidden()
    problems[:] = [problem for problem in problems if "503" not in problem]


def test_signed_in_again_in_another_tab_the_screen_goes_on(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = open_page("/wake/", "phone", user=person)
    page.context.add_cookies(
        [{"name": "csrftoken", "value": "t" * 32, "url": page.evaluate("origin")}]
    )

    page.get_by_role("button", name="legs started").tap()

    assert taps(page, person, 1) == ["started"]
    problems[:] = [problem for problem in problems if "403" not in problem]
