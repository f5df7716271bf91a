"""No bright frame at night: what a browser painted, frame by frame."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time as clock_time
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from tests.e2e.zones import zone_where_it_is

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LATE = 0.4  # seconds by which each style sheet comes too late
# The brightest of the four corners of a picture, 0 to 255.
BRIGHTEST = """async (url) => {
    const picture = await createImageBitmap(await (await fetch(url)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.drawImage(picture, 0, 0);
    const { width, height } = picture;
    const places = [[2, 2], [width - 3, 2], [2, height - 3], [width - 3, height - 3]];
    const at = ([x, y]) => Math.max(...pen.getImageData(x, y, 1, 1).data.slice(0, 3));
    return Math.max(...places.map(at));
}"""
BRIGHT = 60


@contextmanager
def frames(page: Page) -> Iterator[list[str]]:
    """The frames that the browser paints meanwhile, as base64 of PNG."""
    painted: list[str] = []
    session = page.context.new_cdp_session(page)

    def keep(frame: dict[str, Any]) -> None:
        painted.append(frame["data"])
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "png"})
    yield painted
    page.wait_for_timeout(300)
    session.send("Page.stopScreencast")


@pytest.fixture
def at_night(person: User, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """A tab where it is between ten and eleven in the evening, on a bright system."""
    zone = zone_where_it_is(22)
    person.time_zone, person.dim_from = zone, clock_time(21)
    person.save()

    def open_(address: str, **options: Any) -> Page:
        return open_page(address, "phone", "light", timezone_id=zone, **options)

    return open_


def sheets_come_late(page: Page) -> None:
    def wait(route: Route) -> None:
        time.sleep(LATE)
        route.continue_()

    page.route("**/*.css", wait)


def brightest(page: Page, painted: list[str]) -> list[int]:
    """How bright each frame is; a bright one would be 246."""
    blank = page.context.new_page()
    return [blank.evaluate(BRIGHTEST, f"data:image/png;base64,{frame}") for frame in painted]


def test_pages_that_know_nobody_paint_no_bright_frame(at_night: Callable[..., Page]) -> None:
    page = at_night("/privacy/", routed=True)
    sheets_come_late(page)

    for address in ("/", "/account/login/", "/guide/"):
        with frames(page) as painted:
            page.goto(address)
        assert painted, address
        assert max(brightest(page, painted)) < BRIGHT, address
    expect(page.locator("html")).to_have_attribute("data-theme", "dim")
    expect(page.locator("meta[name=theme-color]").first).to_have_attribute("content", "#0b0605")
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")


def test_pages_of_somebody_paint_no_bright_frame_with_or_without_a_signal(
    at_night: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = at_night("/privacy/", user=person, routed=True)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    sheets_come_late(page)

    with frames(page) as painted:
        for address in ("/tonight/", "/trends/", "/wake/", "/nights/"):
            page.goto(address)
        page.context.set_offline(True)
        for address in ("/tonight/", "/wake/"):
            page.goto(address)

    assert len(painted) >= 6
    assert max(brightest(page, painted)) < BRIGHT
    problems[:] = [each for each in problems if "ERR_INTERNET_DISCONNECTED" not in each]


def test_who_switched_it_off_keeps_their_colours_offline_too(
    at_night: Callable[..., Page], person: User, problems: list[str]
) -> None:
    person.dim_from, person.theme = None, User.Theme.LIGHT
    person.save()
    page = at_night("/nights/", user=person)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")

    with frames(page) as painted:
        page.goto("/trends/")
        page.context.set_offline(True)
        page.goto("/tonight/")

    assert min(brightest(page, painted)) > BRIGHT
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    problems[:] = [each for each in problems if "ERR_INTERNET_DISCONNECTED" not in each]
