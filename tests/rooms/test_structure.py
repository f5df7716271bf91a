"""What a screen reader goes by: headings, heads of tables, descriptions, one live region."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from journal import clock
from journal.seeding import fill_with_demo
from tests.addresses import ACCESS, addresses, one_of_everything, samples
from tests.project import ROOT

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LIVE = {"status", "alert", "log", "timer"}
TOKENS = {"email": "email", "login": "email", "password": "current-password"}
TOKENS |= {"password1": "new-password", "oldpassword": "current-password"}


class Structure(HTMLParser):
    """What is wrong with the structure of a page, in words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.wrong: list[str] = []
        self.live: list[str] = []
        self._ids: list[str] = []
        self._described: list[str] = []
        self._head: str | None = None
        self.feed(page)
        self.wrong += [f"{each} twice" for each in {*self._ids} if self._ids.count(each) > 1]
        self.wrong += [f"no {each}" for each in {*self._described} - {*self._ids}]
        self.wrong += self._jumps()
        if self.live != ["there from the start"]:
            self.wrong.append(f"live regions: {self.live}")

    def _jumps(self) -> list[str]:
        steps = zip([0, *self.levels], self.levels, strict=False)
        skipped = [f"h{before} then h{after}" for before, after in steps if after > before + 1]
        return skipped if self.levels.count(1) == 1 else [*skipped, f"{self.levels.count(1)} h1"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag in HEADINGS:
            self.levels.append(HEADINGS[tag])
        if "id" in has:
            self._ids.append(has["id"])
        for name in ("aria-describedby", "aria-labelledby"):
            self._described += has.get(name, "").split()
        if tag == "th":
            self._head = has.get("aria-label", "")
            if "scope" not in has:
                self.wrong.append("th without scope")
        if "aria-live" in has or has.get("role") in LIVE or tag == "output":
            self.live.append("there from the start" if "data-live" in has else tag)
        token = TOKENS.get(has.get("name", ""))
        if tag == "input" and token and not has.get("autocomplete", "").endswith(token):
            self.wrong.append(f"{has['name']}: autocomplete {has.get('autocomplete')}")

    def handle_data(self, data: str) -> None:
        if self._head is not None:
            self._head += data.strip()

    def handle_endtag(self, tag: str) -> None:
        if tag == "th" and self._head is not None:
            if not self._head:
                self.wrong.append("th without words")
            self._head = None


@pytest.fixture
def walk(person: Any) -> list[str]:
    """Every address of the house, of somebody who has one of everything and forty nights."""
    arguments = samples(one_of_everything(person))
    fill_with_demo(person, nights=40, seed=7, last=clock.night_at(timezone.now(), person.zone))
    return [
        reverse(name, kwargs=arguments.get(name, {}))
        for name, _ in addresses()
        if ACCESS[name] != "staff"
    ]


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_every_page_has_one_heading_and_no_gap_and_names_all_it_refers_to(
    client: Any, client_of: Any, walk: list[str], person: Any, is_signed_in: bool
) -> None:
    reader = client_of(person) if is_signed_in else client
    wrong = {}
    for address in walk:
        answer = reader.get(address)
        is_page = answer.status_code == 200 and "text/html" in answer.headers["Content-Type"]
        if is_page and (found := Structure(b"".join(answer).decode()).wrong):
            wrong[address] = found
    assert not wrong, "\n".join(f"{address}: {found}" for address, found in wrong.items())


LIVE_TAG = re.compile(rf"<[^>]*(?:aria-live|role=\"(?:{'|'.join(LIVE)})\")[^>]*>|<output\b[^>]*>")


def test_no_template_or_script_brings_a_second_live_region() -> None:
    """Nor one that is there only where something went wrong, which no visit above may meet."""
    tags = [
        f"{path.name}: {tag}"
        for path in (ROOT / "templates").rglob("*.html")
        for tag in LIVE_TAG.findall(path.read_text())
        if "data-live" not in tag
    ]
    scripts = [
        path.name
        for path in (ROOT / "static" / "js").rglob("*.js")
        if re.search(r'ariaLive|aria-live|"role", "(?:status|alert)"', path.read_text())
    ]
    assert (tags, scripts) == ([], [])
