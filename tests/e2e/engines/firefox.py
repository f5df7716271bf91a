"""Firefox, by WebDriver BiDi: it speaks it itself, so that no program stands between."""

import itertools
import json
import re
import subprocess
import time
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect

from tests.e2e.engines.tab import PATIENCE, STEP, DriverError, Tab

WINDOW = {"width": 390, "height": 844}


class Firefox:
    """A running Firefox."""

    def __init__(self, program: str, folder: Path) -> None:
        """`folder` is for its profile and what it writes."""
        profile, log = folder / "profile", folder / "log"
        profile.mkdir()
        arguments = ["--headless", "--no-remote", "--profile", str(profile)]
        with log.open("w") as file:
            self._process = subprocess.Popen(
                [program, *arguments, "--remote-debugging-port", "0"], stdout=file, stderr=file
            )
        self._numbers = itertools.count(1)
        self.events: list[dict[str, Any]] = []
        self._ends = ExitStack()
        self._ends.callback(self._process.wait)
        self._ends.callback(self._process.terminate)
        self._line = self._ends.enter_context(self._connect(log))
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])

    def _connect(self, log: Path) -> AbstractContextManager[ClientConnection]:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if match := re.search(r"listening on (ws://\S+)", log.read_text()):
                return connect(f"{match[1]}/session", max_size=None)
            time.sleep(STEP)
        raise DriverError(log.read_text())

    def send(self, method: str, **parameters: Any) -> Any:
        """Have something done, and what came of it; events that come meanwhile are collected."""
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._line.recv(timeout=2 * PATIENCE))
            if answer["type"] == "event":
                self.events.append(answer["params"])
            elif answer["id"] == number:
                if answer["type"] == "error":
                    raise DriverError(f"{method}: {answer['error']}: {answer['message']}")
                return answer["result"]

    def open(self, home: str) -> "FirefoxTab":
        """A tab in a container of its own."""
        self.events.clear()
        person = self.send("browser.createUserContext")["userContext"]
        opened = self.send("browsingContext.create", type="tab", userContext=person)
        return FirefoxTab(self, opened["context"], person, home)

    def close(self) -> None:
        """End it."""
        self._ends.close()


class FirefoxTab(Tab):
    """One tab of it."""

    def __init__(self, browser: Firefox, context: str, person: str, home: str) -> None:
        """`person` is the container, `context` the tab."""
        self._browser, self._context, self._person, self.home = browser, context, person, home
        browser.send("browsingContext.setViewport", context=context, viewport=WINDOW)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._browser.send("browser.removeUserContext", userContext=self._person)

    def visit(self, address: str) -> None:
        """Load a whole address and wait for it."""
        self._browser.send(
            "browsingContext.navigate", context=self._context, url=address, wait="complete"
        )

    def _call(self, script: str, arguments: str) -> str:
        answer = self._browser.send(
            "script.callFunction",
            functionDeclaration=script,
            arguments=[{"type": "string", "value": arguments}],
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise DriverError(answer["exceptionDetails"]["text"])
        text: str = answer["result"]["value"]
        return text

    def perform(self, actions: list[dict[str, Any]]) -> None:
        """Do what fingers do."""
        self._browser.send("input.performActions", context=self._context, actions=actions)

    def sign_in(self, cookie: str, value: str) -> None:
        """Take over a session."""
        domain = self.home.removeprefix("http://").partition(":")[0]
        self._browser.send(
            "storage.setCookie",
            cookie={"name": cookie, "value": {"type": "string", "value": value}, "domain": domain},
            partition={"type": "storageKey", "userContext": self._person},
        )

    def errors(self) -> list[str]:
        """What the console shows as an error."""
        self.run("() => 0")  # what came meanwhile is read
        return [event["text"] for event in self._browser.events if event.get("level") == "error"]
