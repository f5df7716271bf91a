"""A tab of a browser that is not Chromium, with the few things the journeys do in one.

Both WebDriver protocols take the same actions of pointer and keys; what differs between them is in
`firefox.py` and `webkit.py`.
"""

import json
import time
from abc import ABC, abstractmethod
from typing import Any

PATIENCE = 30  # s; a busy machine is slow, which is not what is tested
STEP = 0.05  # s

# The middle of what is to be tapped, within the window, once it is in sight and nothing lies over
# it; else what is wrong. An input that lies under its label is tapped there.
PLACE = """(selector, text) => {
    const fold = (element) => element.textContent.replace(/\\s+/g, " ").trim();
    const target = [...document.querySelectorAll(selector)]
        .find((each) => fold(each).includes(text) && each.checkVisibility());
    if (!target) return {wrong: `nothing matches ${selector} ${text}`};
    target.scrollIntoView({block: "center", behavior: "instant"});
    const {left, top, width, height} = target.getBoundingClientRect();
    const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    const hit = document.elementFromPoint(x, y);
    const over = hit && !target.contains(hit) && !hit.contains(target);
    return over ? {wrong: `${selector} lies under ${hit.outerHTML.slice(0, 80)}`} : {x, y};
}"""


class DriverError(Exception):
    """What a browser's driver answered instead of doing it."""


class Tab(ABC):
    """One tab, with cookies and storage of its own; addresses begin at `home`."""

    home: str

    @abstractmethod
    def visit(self, address: str) -> None:
        """Load a whole address and wait for it."""

    @abstractmethod
    def _call(self, script: str, arguments: str) -> str:
        """Call a function of JavaScript that takes and gives JSON."""

    @abstractmethod
    def perform(self, actions: list[dict[str, Any]]) -> None:
        """Do what fingers do."""

    @abstractmethod
    def sign_in(self, cookie: str, value: str) -> None:
        """Take over a session."""

    @abstractmethod
    def errors(self) -> list[str]:
        """What the console of the browser shows as an error."""

    def go(self, path: str) -> None:
        """Load a page of the journal."""
        self.visit(self.home + path)

    def run(self, function: str, *arguments: Any) -> Any:
        """What a function of JavaScript returns, or what it promises."""
        called = f"({function})(...JSON.parse(given))"
        script = f"async (given) => JSON.stringify((await {called}) ?? null)"
        return json.loads(self._call(script, json.dumps(arguments)))

    def until(self, function: str, *arguments: Any) -> Any:
        """Wait until a function returns something, also across the loading of a page."""
        end, problem = time.monotonic() + PATIENCE, ""
        while time.monotonic() < end:
            try:
                if answer := self.run(function, *arguments):
                    return answer
            except DriverError as error:
                problem = str(error)
            time.sleep(STEP)
        raise AssertionError(f"never true: {function} {arguments} {problem}")

    def see(self, selector: str, text: str = "") -> None:
        """Wait until something that matches is in sight, with this text in it."""
        self.until(
            """(selector, text) => [...document.querySelectorAll(selector)].some((each) =>
                each.checkVisibility() && each.textContent.includes(text))""",
            selector,
            text,
        )

    def tap(self, selector: str, text: str = "") -> None:
        """Press what matches, once it is there and nothing lies over it."""
        end, place = time.monotonic() + PATIENCE, {"wrong": ""}
        while "wrong" in place and time.monotonic() < end:
            place = self.run(PLACE, selector, text)
            time.sleep(STEP)
        assert "wrong" not in place, place["wrong"]
        move = {"type": "pointerMove", "x": place["x"], "y": place["y"], "origin": "viewport"}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        pointer = {"pointerType": "mouse"}
        self.perform(
            [{"type": "pointer", "id": "hand", "parameters": pointer, "actions": [move, *press]}]
        )

    def write(self, selector: str, text: str) -> None:
        """Tap a field and type into it."""
        self.tap(selector)
        self.press(*text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other; "\\ue004" is Tab."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.perform([{"type": "key", "id": "keys", "actions": strokes}])
