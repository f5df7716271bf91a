"""Every page on a phone and a desktop, light, dark and dim, empty and full."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import User
from journal import clock
from journal.seeding import fill_with_demo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = [
    "/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/help-now/",
    "/privacy/",
    "/guide/",
    "/guide/foods/",
    "/guide/iron/",
    "/guide/talk-to-a-clinician/",
    "/guide/medicines/",
    "/offline/",
    "/offline/wake/",
    "/offline/sitting/",
    "/guide/iron-tests/",
    "/guide/exercise/",
    "/guide/medicine-risks/",
    "/guide/what-may-make-it-worse/",
    "/share/",
    "/api/v1/docs",
]
SIGNED_IN = [
    "/tonight/",
    "/nights/",
    "/trends/",
    "/trends/?range=12m",
    "/trends/sunday/",
    "/trends/compare/",
    "/trends/onset/",
    "/trends/factors/",
    "/trends/helped/?range=all&thing=walking",
    "/experiments/",
    "/experiments/new/",
    "/sitting/",
    "/sitting/now/",
    "/sitting/new/",
    "/sitting/compare/",
    "/questions/",
    "/report/",
    "/report/about-you/",
    "/visits/",
    "/visits/new/",
    "/report/share/",
    "/report/paper-nights/",
    "/shares/",
    "/labs/",
    "/labs/add/ferritin/",
    "/labs/add/own/",
    "/labs/before-a-test/",
    "/labs/iron/",
    "/import/",
    "/import/mappings/",
    "/trackers/",
    "/export/",
    "/regimen/",
    "/regimen/new/",
    "/account/",
    "/device/",
    "/wake/",
    "/welcome/",
    "/account/password/change/",
    "/account/email/",
    "/account/sessions/",
    "/account/tokens/",
    "/account/tokens/new/",
    "/account/tokens/recipes/",
    "/account/reminders/",
    "/account/activity/",
    "/account/delete/",
    "/account/2fa/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/add/",
    "/account/reauthenticate/",
]


LONG_NAME = "/nights/2026-09-30/"  # Wed 30 September → Thu 1 October

WITH_CHARTS = ("/trends/?", "/labs/")  # drawn after the page has come

# Whether any pixel of a canvas was painted.
DRAWN = """(canvas) => canvas.getContext("2d")
    .getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value !== 0)"""


def fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return bool(
        page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        )
    )


# What sticks out to the right, for the message of a failing test.
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter((e) => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .slice(0, 3).map((e) => e.outerHTML.slice(0, 120))"""
NARROW = {"width": 320, "height": 640}  # WCAG 2.2, 1.4.10
ZOOMED = {"width": 640, "height": 400}  # a 1280 × 800 window at 200 %
RELAID = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# The third theme on the same page: themes differ in colours alone, and so does what axe finds.
DIM = "() => { document.documentElement.dataset.theme = 'dim'; }"
COLOURS = ["color-contrast", "link-in-text-block"]


def assert_fits(page: Page) -> None:
    """Nothing has to be scrolled sideways; at a desk, nor in a narrow or zoomed window."""
    whole = page.viewport_size
    assert whole is not None
    others = [NARROW, ZOOMED] if whole["width"] > ZOOMED["width"] else []
    for size in (*others, whole):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.evaluate(RELAID)
        assert fits(page), (page.url, size, page.evaluate(TOO_WIDE))


@pytest.mark.parametrize(("device", "scheme"), [("phone", "dark"), ("desktop", "light")])
def test_pages_for_everybody_are_accessible_and_fit(
    open_page: Callable[..., Page],
    assert_accessible: Callable[..., None],
    device: str,
    scheme: str,
) -> None:
    page = open_page("/", device, scheme)
    for address in OPEN:
        page.goto(address)
        assert_accessible(page)
        assert_fits(page)


@pytest.mark.parametrize(
    ("device", "scheme", "nights"),
    [("phone", "dark", 0), ("phone", "dark", 120), ("desktop", "light", 120)],
)
def test_pages_of_a_journal_are_accessible_and_fit(
    open_page: Callable[..., Page],
    assert_accessible: Callable[..., None],
    person: User,
    device: str,
    scheme: str,
    nights: int,
) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    if nights:
        fill_with_demo(person, nights=nights, seed=7, last=tonight)
        long = person.regimens.create(name=115 * "W", kind="supplement", category="other")
        step = long.steps.create(
            first_day=tonight - timedelta(days=30), schedule="daily", amount=100, unit="mg"
        )
        step.set_times([time(20)])
    # Without motion, so that colours change at once
    page = open_page("/", device, scheme, user=person, reduced_motion="reduce")
    for address in [*SIGNED_IN, f"/nights/{tonight - timedelta(days=1):%Y-%m-%d}/", LONG_NAME]:
        page.goto(address)
        if address.startswith(WITH_CHARTS):
            page.wait_for_load_state("networkidle")
        assert_accessible(page)
        assert_fits(page)
        if device == "phone" and nights:
            page.emulate_media(color_scheme="light")
            page.evaluate(DIM)
            assert_accessible(page, COLOURS)
            page.emulate_media(color_scheme="dark")


def test_ten_years_draw_on_a_phone(open_page: Callable[..., Page], person: User) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    fill_with_demo(person, nights=3650, seed=7, last=tonight)

    page = open_page("/trends/?range=all", "phone", user=person)
    page.wait_for_load_state("networkidle")

    for canvas in page.locator("canvas").all():
        canvas.scroll_into_view_if_needed()
        page.wait_for_timeout(150)
        assert canvas.evaluate(DRAWN), "a chart is still empty"
    assert fits(page)
