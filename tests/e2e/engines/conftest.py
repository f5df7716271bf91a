"""Firefox and WebKit in front of the pages that Chromium is in front of elsewhere."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from bench import system
from tests.e2e.engines.firefox import Firefox
from tests.e2e.engines.line import Line
from tests.e2e.engines.tab import Tab
from tests.e2e.engines.webkit import WebKit

Engine = Firefox | WebKit
ENGINES: dict[str, tuple[Callable[[], str | None], Callable[[str, Path], Engine]]] = {
    "firefox": (system.firefox, Firefox),
    "webkit": (system.webkit, WebKit),
}


@pytest.fixture(scope="package", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Engine]:
    """One browser for all tests of this folder, then the other."""
    where, start = ENGINES[request.param]
    if (program := where()) is None:
        pytest.skip(f"no {request.param} here; install one: {system.install_line()}")
    folder: Path = tmp_path_factory.mktemp(request.param)
    browser = start(program, folder)
    yield browser
    browser.close()


@pytest.fixture
def line(live_server: LiveServer) -> Iterator[Line]:
    """The line to the journal."""
    made = Line(urlsplit(live_server.url).port or 80)
    yield made
    made.close()


@pytest.fixture
def open_tab(engine: Engine, line: Line) -> Iterator[Callable[..., Tab]]:
    """Open the one tab of a test: `open_tab("/tonight/", person)`.

    A test fails by itself where the console shows an error.
    """
    with engine.open(line.url) as tab:

        def open_(path: str, user: User | None = None) -> Tab:
            if user is not None:
                client = Client()
                client.force_login(user)
                name = settings.SESSION_COOKIE_NAME
                tab.sign_in(name, client.cookies[name].value)
            tab.go(path)
            return tab

        yield open_
        assert not tab.errors()
