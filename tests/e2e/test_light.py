"""A page is light: few bytes in few requests, and nothing moves under a finger."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect

from accounts.models import User
from bench.server import Running, running
from journal import clock
from journal.seeding import fill_with_demo
from tests.e2e.conftest import DEVICES
from tests.project import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHIFTS = """new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        (window.moved ??= []).push([
            entry.value,
            ...entry.sources.map(({node}) => node?.outerHTML?.slice(0, 80) ?? ""),
        ]);
    }
}).observe({type: "layout-shift", buffered: true})"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
ADDRESSES = ["/tonight/", "/trends/", "/guide/", "/report/", "/labs/", "/device/", "/regimen/"]
TO_MOVE = 0.02  # of 1; browsers call up to 0.1 good


def visit_with_late_scripts(page: Page, address: str) -> list[Any]:
    """Open a page whose scripts come only after it was painted; what moved, and how far."""
    held: list[Route] = []
    painted = False
    page.route("**/*.js", lambda route: route.continue_() if painted else held.append(route))
    page.goto(address, wait_until="commit")
    page.wait_for_function(PAINTED)
    page.wait_for_timeout(200)  # the layout before the script is painted, too
    painted = True
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)  # and the one after it
    moved: list[Any] = page.evaluate("() => window.moved ?? []")
    page.unroute("**/*.js")
    return moved


@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_nothing_moves_when_the_scripts_come_late(
    open_page: Callable[..., Page], person: User, device: str
) -> None:
    tonight = clock.night_at(timezone.now(), person.zone)
    fill_with_demo(person, nights=60, seed=7, last=tonight)
    page = open_page("/privacy/", device, user=person, routed=True)
    page.add_init_script(SHIFTS)
    for address in [*ADDRESSES, f"/nights/{tonight - timedelta(days=1):%Y-%m-%d}/"]:
        moved = visit_with_late_scripts(page, address)
        assert sum(by for by, *_ in moved) < TO_MOVE, (address, moved)


def test_the_save_button_comes_back_when_the_script_never_came(
    open_page: Callable[..., Page], person: User, problems: list[str]
) -> None:
    page = open_page("/privacy/", "phone", user=person, routed=True)
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/tonight/")
    expect(page.get_by_role("button", name="Save").last).to_be_visible()
    expect(page.get_by_text("clear").first).to_be_attached()
    problems.clear()


@pytest.fixture
def as_served(tmp_path: Path) -> Iterator[Running]:
    """Stillnight as `make run` serves it, compressed, with somebody's 120 nights."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": "",
    }
    command = [sys.executable, "-m", "bench.prepare", "120", "1"]
    told = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with running("config.settings", tmp_path, port, json.loads(told.stdout)["cookie"]) as server:
        yield server


def transferred(page: Page, address: str) -> list[int]:
    """The bytes of each answer, headers included, that came over the network and not from here."""
    session = page.context.new_cdp_session(page)
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    page.evaluate(  # what a window with a tab and an address bar asks for, too
        """() => Promise.all([...document.querySelectorAll("link[rel=manifest], link[rel=icon]")]
            .map(({href}) => fetch(href).then((answer) => answer.blob())))"""
    )
    page.wait_for_load_state("networkidle")
    session.detach()
    return [int(size) for size in sizes if size]


@pytest.mark.parametrize(("language", "most"), [("en", 60_000), ("fr", 60_000)])
def test_tonight_comes_in_few_bytes_and_the_next_time_in_fewer(
    browser: Browser, as_served: Running, tmp_path: Path, language: str, most: int
) -> None:
    with sqlite3.connect(tmp_path / "stillnight.sqlite3", timeout=20) as connection:
        connection.execute("UPDATE accounts_user SET language = ?", [language])
    home = f"http://127.0.0.1:{as_served.port}"
    context = browser.new_context(base_url=home, **DEVICES["phone"])
    context.add_cookies([{"name": "sessionid", "value": as_served.cookie, "url": home}])
    page = context.new_page()

    first, again = transferred(page, "/tonight/"), transferred(page, "/tonight/")
    context.close()

    assert len(first) <= (8 if language == "en" else 9), first  # its words are a file
    assert sum(first) <= most, first
    assert sum(again) <= 13_500, again
