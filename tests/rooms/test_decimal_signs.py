"""A number in a sentence has the decimal sign of the language, one for a program a point."""

import re
from collections import defaultdict
from typing import Any

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from config import language
from journal import clock
from journal.seeding import fill_with_demo
from tests.addresses import ACCESS, one_of_everything, samples
from tests.rooms.test_no_english import READ_OUT, Said

POINT = re.compile(r"(?<![\d.:/-])\d{1,4}\.(?!\d{3}\b)\d{1,3}(?![\d.:])")
COMMA = re.compile(r"\d,\d")
# Where a comma is what people type or read, or stands between numbers of a list; what scripts
# are handed (`data-`) is JSON, whose numbers have points.
FOR_PEOPLE = {*READ_OUT, "content", "d", "href", "label", "points", "value", "viewbox"}


class Numbers(Said):
    """The decimal numbers of a German page that have the sign of the other kind of reader."""

    spoken = "de"

    def __init__(self, page: str) -> None:
        self.in_attributes: list[str] = []
        super().__init__(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_attributes += [
            f'<{tag} {name}="{value}">'
            for name, value in attrs
            if name not in FOR_PEOPLE and not name.startswith("data-") and COMMA.search(value or "")
        ]
        super().handle_starttag(tag, attrs)

    @property
    def wrong(self) -> list[str]:
        """What stands for people with a point, and for programs with a comma."""
        return [*self.in_attributes, *(text[:120] for text in self.texts if POINT.search(text))]


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
