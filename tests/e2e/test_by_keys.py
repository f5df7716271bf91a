"""Whole journeys by keys alone: nothing focused is covered, the focus never falls to the top."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import User
from journal import clock
from journal.seeding import fill_with_demo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SIZES = {"phone": (390, 844), "narrow": (320, 640), "desk": (1280, 900)}

# What has the focus: its name, and whether it is the page itself or lies under something else.
FOCUS = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return "body";
    const box = focused.getBoundingClientRect(); // of a higher one, its part on the screen
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const width = Math.min(box.right, innerWidth) - left;
    const height = Math.min(box.bottom, innerHeight) - top;
    const seen = box.width < 2 || [0.1, 0.5, 0.9].some((across) => [0.1, 0.5, 0.9].some((down) => {
        const hit = document.elementFromPoint(left + across * width, top + down * height);
        return hit && (focused.contains(hit) || hit.contains(focused));
    }));
    return seen ? "" : `covered: ${focused.outerHTML.slice(0, 90)}`;
}"""


class Keys:
    """A keyboard in front of a page; after each key the focus is somewhere in sight."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        page.on("request", lambda request: self.asked.append(request.resource_type))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.evaluate("() => new Promise(requestAnimationFrame)")
            assert self.page.evaluate(FOCUS) == "", key

    def write(self, words: str) -> None:
        self.page.keyboard.type(words)

    def tab_to(self, selector: str) -> None:
        """Press Tab until what the selector means has the focus."""
        for _ in range(90):
            self.press("Tab")
            if self.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                return
        pytest.fail(f"90 tabs do not lead to {selector}")

    def pass_the_rooms(self) -> None:
        """The first Tab of every page leads past its navigation."""
        self.press("Tab", "Enter")
        assert self.page.evaluate("() => document.activeElement.id") == "content"


@pytest.fixture(params=[*SIZES.values()], ids=[*SIZES])
def keys_on(
    open_page: Callable[..., Page], person: User, request: pytest.FixtureRequest
) -> Callable[[str], Keys]:
    """Open a page at one of three sizes, with the hands on the keyboard."""
    width, height = request.param

    def open_(path: str) -> Keys:
        seen = {"width": width, "height": height}
        keys = Keys(open_page(path, user=person, viewport=seen, reduced_motion="reduce"))
        keys.pass_the_rooms()
        return keys

    return open_


@pytest.fixture
def last(person: User) -> date:
    return clock.night_at(timezone.now(), person.zone) - timedelta(days=1)


def test_a_morning(
    keys_on: Callable[[str], Keys], saved: Callable[[Page], None], person: User, last: date
) -> None:
    keys = keys_on(f"/nights/{last}/")
    keys.tab_to("[name=during_night_severity]")
    keys.press("Space", "ArrowRight", "ArrowRight", "Tab")
    saved(keys.page)
    keys.tab_to("[name=bedtime]")
    keys.write("22:40")
    keys.tab_to("[name=sleep_onset_latency_minutes] ~ * button, [data-sets] button")
    keys.press("Enter")
    keys.tab_to("[name=awakenings]")
    keys.write("2")
    keys.tab_to("[name=sleep_quality]")
    keys.press("Space", "ArrowRight", "Tab")
    saved(keys.page)

    night = person.nights.get(night=last)
    assert (night.during_night_severity, night.awakenings, night.sleep_quality) == (2, 2, 2)
    assert f"{night.bedtime:%H:%M}" == "22:40"
    keys.press("Control+z")
    expect(keys.page.locator("[data-saved]")).to_contain_text("Undone: Sleep quality, not answered")
    keys.press("Tab", "Shift+Tab")
    assert person.nights.get(night=last).sleep_quality is None


def test_trends(keys_on: Callable[[str], Keys], person: User, last: date) -> None:
    fill_with_demo(person, nights=40, seed=7, last=last)
    keys = keys_on("/trends/")
    page = keys.page
    keys.tab_to(".period summary")
    assert "fetch" not in keys.asked, "the jump past the navigation is no visit"
    keys.press("Enter")
    keys.tab_to("a[data-visit='3 months']")
    before = page.url
    keys.press("Enter")
    page.wait_for_function("(before) => location.href !== before", arg=before)
    expect(page.locator("[data-trends]:not([aria-busy])")).to_be_visible()
    assert page.evaluate(FOCUS) == ""
    assert page.evaluate("() => document.activeElement.dataset.visit") == "3 months"
    before = page.url
    keys.tab_to("form.dates button")
    keys.press("Enter")
    page.wait_for_function("(before) => location.href !== before", arg=before)
    expect(page.locator("[data-trends]:not([aria-busy])")).to_be_visible()
    assert page.evaluate("() => document.activeElement.dataset.visit") == "dates"
    keys.tab_to("[data-cursor] input")
    keys.press("ArrowLeft", "ArrowLeft")
    spoken = page.evaluate("() => document.activeElement.getAttribute('aria-valuetext')")
    assert "Worst rating: " in spoken
    keys.press("Shift+Tab")  # the night that the slider is at
    page.keyboard.press("Enter")
    page.wait_for_url("**/nights/*/")


def test_the_summary(keys_on: Callable[[str], Keys], person: User, last: date) -> None:
    fill_with_demo(person, nights=40, seed=7, last=last)
    keys = keys_on("/report/")
    page = keys.page
    keys.tab_to("[name=range]")
    keys.press("ArrowRight")
    expect(page.locator("[data-report-status]")).to_have_text("Up to date")
    assert page.evaluate(FOCUS) == ""
    keys.tab_to("[name=sections]")
    keys.press("Space")
    expect(page.locator("[data-report-status]")).to_have_text("Up to date")
    keys.tab_to("[name=name]")
    keys.write("A. L.")
    keys.tab_to("a[href*='.pdf'], a[download], a[href*='pdf']")
    with page.expect_download() as waiting:
        keys.press("Enter")
    assert waiting.value.suggested_filename.endswith(".pdf")
