"""A real browser in front of the real pages, which may talk to nobody else.

A test asks for `open_page` and fails by itself when a page logs an error, breaks its content
security policy or asks another host for anything. A test that expects such a thing looks at
`problems` and clears it. What a failing test saw is kept in test-artifacts/.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from bench import system
from journal.report import build_fonts

ARTIFACTS = Path(settings.BASE_DIR) / "test-artifacts"
AXE = Path(settings.BASE_DIR) / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Of a thousand elements that pass nothing is told, which takes longer than to look at them.
VIOLATIONS = "async (wanted) => (await axe.run(document, wanted)).violations"
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # No other host has an address. To hold each request up instead costs a page its cache.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

PATIENCE = 30_000  # ms; a busy machine is slow, which is not what is tested
expect.set_options(timeout=PATIENCE)

Device = Literal["phone", "desktop"]
DEVICES: dict[Device, dict[str, Any]] = {
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "has_touch": True,
        "is_mobile": True,
    },
    "desktop": {"viewport": {"width": 1280, "height": 800}},
}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this folder."""
    program = system.browser()
    if program is None:
        pytest.skip(f"no Chromium here; install one: {system.install_line()}")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for async code.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        chromium = playwright.chromium.launch(executable_path=program, args=[*FLAGS, *root])
        yield chromium
        chromium.close()
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def problems() -> list[str]:
    """What went wrong in the browser so far; must be empty in the end."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, live_server: LiveServer, problems: list[str], request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """Open a tab: `open_page("/tonight/", "phone", "dark", user=person)`.

    Each tab has cookies and storage of its own. With `routed`, `page.route` reaches what the
    service worker asks for too, at twice the price. Further keywords go to Playwright's context,
    such as `java_script_enabled=False`.
    """
    contexts: list[BrowserContext] = []

    def open_(
        path: str,
        device: Device = "desktop",
        scheme: Literal["light", "dark"] = "light",
        user: User | None = None,
        routed: bool = False,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            color_scheme=scheme,
            **{"timezone_id": "Europe/Berlin", "locale": "en-GB", **DEVICES[device], **options},
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        _watch(context, live_server.url, problems)
        if routed:
            context.route("**/*", lambda route: route.continue_())
        if user is not None:
            context.add_cookies([_signed_in(user, live_server.url)])
        page = context.new_page()
        page.goto(path)
        return page

    yield open_
    if problems or request.node.stash.get(FAILED, False):
        _keep_pictures(contexts, request.node.nodeid)
    for context in contexts:
        context.close()
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


@pytest.fixture
def saved() -> Callable[[Page], None]:
    """Wait until the night page has saved everything by itself."""

    def wait(page: Page) -> None:
        expect(page.locator("[data-saved]")).to_have_text(re.compile(r"^(Saved|Undone)"))
        expect(page.locator("form[data-answers][data-saving]")).to_have_count(0)

    return wait


@pytest.fixture
def assert_accessible() -> Callable[..., None]:
    """Hold a page against the rules of WCAG 2.2 AA that a program can check (axe-core), or some."""

    def check(page: Page, rules: list[str] | None = None) -> None:
        page.wait_for_load_state()  # without its stylesheets every page would fail
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE.read_text())
        only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
        wanted = {"runOnly": only, "resultTypes": ["violations"]}
        violations = page.evaluate(VIOLATIONS, wanted)
        if violations:
            pytest.fail("\n".join(map(_violation, violations)), pytrace=False)

    return check


def _watch(context: BrowserContext, home: str, problems: list[str]) -> None:
    def console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            problems.append(
                f"console {message.type} on {message.page and message.page.url}: {message.text}"
            )

    def stay_home(request: Request) -> None:
        url = urlsplit(request.url)
        if url.scheme in {"http", "https"} and url.netloc != urlsplit(home).netloc:
            problems.append(f"asked another host: {request.url}")

    context.on("console", console)
    context.on("weberror", lambda error: problems.append(f"script error: {error.error}"))
    context.on("request", stay_home)


def _signed_in(user: User, url: str) -> Any:
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


def _violation(violation: dict[str, Any]) -> str:
    where = ", ".join(" ".join(map(str, node["target"])) for node in violation["nodes"])
    return f"{violation['id']}: {violation['help']} ({where})"


def _keep_pictures(contexts: list[BrowserContext], test: str) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    name = re.sub(r"[^\w.-]+", "-", test.removeprefix("tests/e2e/"))
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages, 1):
        page.screenshot(path=ARTIFACTS / f"{name}-{number}.png", full_page=True)


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report: pytest.TestReport = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def typefaces() -> None:
    """The font files of the summary, made when they are not there yet."""
    build_fonts.build()
