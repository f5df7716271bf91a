"""Markup in every text a person can write, and every page of it opened in a real browser.

Nothing of it may run, load, draw an element or even be stopped by the content security policy:
a policy that has to stop something means that a page let it in.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from bench import server, system
from tests.drill import house
from tests.drill.payloads import PAYLOADS
from tests.drill.result import Result, Size

PORT = 8104
TURNS = {Size.SHORT: 1, Size.FULL: 3}
MADE_UP = {"share:share_picture"}  # the seed's share holds no real picture, the visitor's does
FILES = (".pdf", ".zip", ".xlsx", ".csv", ".ics", ".json")  # taken along, not opened
SHORT = {"journal:edit_night", "journal:calendar", "trends:trends", "report:report"} | {
    "regimen:regimen",
    "labs:labs",
    "report:report_page",
    "share:share",
    "report:visits",
    "admin:accounts_user_changelist",
}
GOAL = "0 dialogs, scripts, foreign requests, smuggled elements, policy violations"
EVENTS = ("load", "error", "focus", "mouseover", "toggle")
MARKS = [*(f"[on{name}]" for name in EVENTS), "[data-drill]", "object", "iframe", "base", "math"]
MARKS += ["a[href^='javascript:']", "a[href^='data:']", "meta[http-equiv=refresh]"]
# Touches what waits to be touched, then counts what no page of ours can hold.
LOOK = """() => {
  for (const one of document.querySelectorAll("*"))
    for (const kind of ["mouseover", "focus", "toggle"]) one.dispatchEvent(new Event(kind));
  return document.querySelectorAll(`MARKS`).length;
}""".replace("MARKS", ", ".join(MARKS))


def run(size: Size) -> Iterator[Result]:
    """As often as it takes to bring each text everywhere."""
    program = system.browser()
    if program is None:
        yield Result("xss", "no Chromium here", GOAL, None)
        return
    seen = Seen()
    with chromium(program) as browser:
        for turn in range(TURNS[size]):
            with house.house() as environment:
                assert environment is not None
                told = house.seeded(environment, [str(turn)])
                data = Path(environment["DATA_DIR"])
                with server.running(house.SETTINGS, data, PORT, "", PORT=str(PORT)):
                    look_at(browser, told, size, seen)
    yield seen.result()


@dataclass
class Seen:
    """What happened in the browser."""

    pages: int = 0
    cells: int = 0
    bad: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    def result(self) -> Result:
        """As one row."""
        named = "; ".join([*dict.fromkeys(self.bad), *dict.fromkeys(self.strange)][:8])
        figure = (
            f"{len(PAYLOADS)} texts in {self.cells:,} fields, {self.pages} pages in Chromium,"
            f" {len(self.bad)} of them ran, loaded or drew anything,"
            f" {len(self.strange)} pages did not open" + (f" ({named})" if named else "")
        )
        met = self.pages > 0 and self.cells > 0 and not self.bad and not self.strange
        return Result("xss", figure, GOAL, met)


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """A browser that asks nobody for anything by itself."""
    flags = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*flags, *root])
        yield browser
        browser.close()


def look_at(browser: Browser, told: dict[str, Any], size: Size, seen: Seen) -> None:
    """Every page, as the one who may see it; the shared one by its link."""
    seen.cells += told["cells"]
    for role in ("owner", "staff", "visitor"):
        tab = watched(browser, told["cookies"].get(role, {}), seen)
        places = list(chosen(told["places"], role, size))
        if role == "owner":
            places.append(told["preview"])
        if role == "visitor":
            tab.goto(f"/share/#{told['code']}")
            tab.wait_for_url("**/share/report/")
        for place in places:
            if tab.request.head(place).status != HTTPStatus.METHOD_NOT_ALLOWED:  # no page to see
                open_page(tab, place, seen)
        tab.context.close()


def chosen(places: dict[str, str], role: str, size: Size) -> Iterator[str]:
    """The addresses that one opens to look at, for that role."""
    rooms = {"staff": ("admin:",), "visitor": ("share:report",)}
    for name, place in places.items():
        if place.endswith(FILES) or ("/2fa/" in place and "download" in place):
            continue
        theirs = name.startswith(rooms.get(role, ("",)))
        if role == "owner":
            theirs = not name.startswith("admin:") and "logout" not in name
            theirs = theirs and name not in MADE_UP
        if theirs and (size is Size.FULL or name in SHORT or role == "visitor"):
            yield place


def open_page(tab: Page, place: str, seen: Seen) -> None:
    """Open it and wait until its scripts had their turn."""
    try:
        answer = tab.goto(place, wait_until="load")
        tab.wait_for_timeout(100)
        drawn = tab.evaluate(LOOK)
    except Error as error:
        seen.strange.append(f"{place}: {str(error).splitlines()[0]}")
        return
    seen.pages += 1
    if drawn:
        seen.bad.append(f"{drawn} smuggled elements on {place}")
    if answer is None or answer.status >= 500:
        seen.strange.append(f"{place}: {answer and answer.status}")


def watched(browser: Browser, cookies: dict[str, str], seen: Seen) -> Page:
    """A tab of somebody, which notes whatever should not happen."""
    home = f"http://127.0.0.1:{PORT}"
    context = browser.new_context(base_url=home)
    context.set_default_timeout(30_000)
    context.add_cookies(
        [{"name": name, "value": value, "url": home} for name, value in cookies.items()]
    )
    watch(context, urlsplit(home).netloc, seen)
    return context.new_page()


def watch(context: BrowserContext, home: str, seen: Seen) -> None:
    """Note dialogs, calls of `fired`, violations of the policy and requests to others."""

    def note(what: str) -> None:
        seen.bad.append(what)

    def stay(route: Any) -> None:
        if urlsplit(route.request.url).netloc == home:
            route.continue_()
        else:
            note(f"request to {route.request.url[:60]}")
            route.abort()

    def dialog(opened: Any) -> None:
        note(f"dialog on {opened.page and opened.page.url}")
        opened.dismiss()

    def console(message: Any) -> None:
        if "Content Security Policy" in message.text:
            note(f"policy on {message.page and message.page.url}: {message.text[:120]}")

    context.expose_binding("fired", lambda source: note(f"script ran on {source['page'].url}"))
    context.on("dialog", dialog)
    context.on("console", console)
    context.route(re.compile(r"^https?:"), stay)
