"""WebKit, the engine of every browser on an iPhone, by its driver and the older WebDriver.

It draws into an X server of its own, which nobody sees: it has no mode without a screen.
"""

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Self

from bench import system
from tests.e2e.engines.tab import PATIENCE, STEP, DriverError, Tab

WINDOW = {"width": 390, "height": 844}
CALL = """const [given, done] = arguments;
(SCRIPT)(given).then(done, (error) => done(JSON.stringify({failed: String(error)})));"""


class WebKit:
    """A running driver of WebKit and its screen; each tab is a browser of its own."""

    def __init__(self, program: str, folder: Path) -> None:
        """`folder` is for what they write."""
        self._log = folder / "log"
        reading, writing = os.pipe()
        screen = ["Xvfb", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
        self._screen = subprocess.Popen(
            [*screen, "-displayfd", str(writing)], pass_fds=[writing], stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as display:
            number = display.readline().strip()
        port = _free_port()
        with self._log.open("w") as file:
            self._driver = subprocess.Popen(
                [program, f"--port={port}"],
                env={**os.environ, "DISPLAY": f":{number}", "NO_AT_BRIDGE": "1"},
                stdout=file,
                stderr=file,
            )
        self._address = f"http://127.0.0.1:{port}"
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self.send("GET", "/status")
            except OSError:
                time.sleep(STEP)
            else:
                return
        raise DriverError(self._log.read_text())

    def send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Have something done, and what came of it."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(  # noqa: S310 -- the driver's own address
            self._address + path,
            data,
            {"Content-Type": "application/json"},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=2 * PATIENCE) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise DriverError(f"{method} {path}: {error.read().decode()[:400]}") from error

    def open(self, home: str) -> "WebKitTab":
        """A browser that remembers nothing of another."""
        self._seen = len(self._log.read_text())
        # What the console shows is written where the driver writes.
        arguments = ["--automation", "--enable-write-console-messages-to-stdout=true"]
        options = {"binary": system.mini_browser(), "args": arguments}
        capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        opened = self.send("POST", "/session", {"capabilities": capabilities})
        return WebKitTab(self, f"/session/{opened['sessionId']}", home)

    def console(self) -> str:
        """What the browser of the last tab wrote."""
        return self._log.read_text()[self._seen :]

    def close(self) -> None:
        """End it."""
        for process in (self._driver, self._screen):
            process.terminate()
            process.wait()


class WebKitTab(Tab):
    """One browser of it."""

    def __init__(self, browser: WebKit, session: str, home: str) -> None:
        """`session` is the address of it at the driver."""
        self._browser, self._session, self.home = browser, session, home
        self._send("/window/rect", WINDOW)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._browser.send("DELETE", self._session)

    def _send(self, path: str, body: dict[str, Any]) -> Any:
        return self._browser.send("POST", self._session + path, body)

    def visit(self, address: str) -> None:
        """Load a whole address and wait for it."""
        self._send("/url", {"url": address})

    def _call(self, script: str, arguments: str) -> str:
        body = {"script": CALL.replace("SCRIPT", script), "args": [arguments]}
        text: str = self._send("/execute/async", body)
        answer = json.loads(text)
        if isinstance(answer, dict) and "failed" in answer:
            raise DriverError(answer["failed"])
        return text

    def perform(self, actions: list[dict[str, Any]]) -> None:
        """Do what fingers do."""
        self._send("/actions", {"actions": actions})

    def sign_in(self, cookie: str, value: str) -> None:
        """Take over a session; a cookie can only be set on a page of its host."""
        self.go("/privacy/")
        self._send("/cookie", {"cookie": {"name": cookie, "value": value}})

    def errors(self) -> list[str]:
        """What the console shows as an error."""
        lines = self._browser.console().splitlines()
        return [line for line in lines if line.startswith("CONSOLE") and " ERROR " in line]


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port
