"""A number in a sentence has the decimal sign of the language, one for a program a point."""

import re
from collections import defaultdict
from html.parser import HTMLParser
from typing import Any

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from config import language
from journal import clock
from journal.seeding import fill_with_demo
from tests.addresses import ACCESS, one_of_everything, samples
from tests.rooms.test_no_english import EMPTY, READ_OUT

POINT = re.compile(r"(?<![\d.:/-])\d{1,4}\.(?!\d{3}\b)\d{1,3}(?![\d.:])")
COMMA = re.compile(r"\d,\d")
# Where a comma is what people type or read, or stands between numbers of a list; what scripts
# are handed (`data-`) is JSON, whose numbers have points.
FOR_PEOPLE = {*READ_OUT, "content", "d", "href", "label", "points", "value", "viewbox"}
SILENT = {"script", "style", "code", "template", "cite", "pre"}


class Numbers(HTMLParser):
    """The decimal numbers of a page that have the sign of the other kind of reader."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self._silent: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        foreign = dict(attrs).get("lang") not in {None, "de"}
        self.wrong += [
            f'<{tag} {name}="{value}">'
            for name, value in attrs
            if name not in FOR_PEOPLE and not name.startswith("data-") and COMMA.search(value or "")
        ]
        if tag not in EMPTY:
            self._silent.append(foreign or tag in SILENT or any(self._silent[-1:]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self._silent.pop()

    def handle_endtag(self, tag: str) -> None:
        self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._silent[-1:]) and POINT.search(data):
            self.wrong.append(" ".join(data.split())[:120])


def test_no_number_of_a_german_page_has_the_wrong_sign(
    client_of: Any, person: Any, settings: Any
) -> None:
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    person.language = "de"
    person.save()
    tonight = clock.night_at(timezone.now(), person.zone)
    with language.in_language("de"):
        fill_with_demo(person, nights=60, seed=7, last=tonight)
    arguments, browser = samples(one_of_everything(person)), client_of(person)
    wrong = defaultdict[str, set[str]](set)
    asked = 0
    for name, access in ACCESS.items():
        if access == "staff" or name == "account_logout":
            continue
        try:
            address = reverse(name, kwargs=arguments.get(name, {}))
        except NoReverseMatch:
            continue
        answer = browser.get(address, headers={"Accept-Language": "de"})
        if "html" not in answer.headers.get("Content-Type", ""):
            continue
        asked += 1
        wrong[name] |= set(Numbers(b"".join(answer).decode()).wrong)
    assert asked > 60
    assert not any(wrong.values()), "\n".join(
        f"{n}: {sorted(t)[:9]}" for n, t in wrong.items() if t
    )


@pytest.mark.parametrize("page", ['<rect width="1,5"/>', "<p>1.5 Stunden</p>"])
def test_a_wrong_sign_is_found(page: str) -> None:
    assert Numbers(page).wrong
