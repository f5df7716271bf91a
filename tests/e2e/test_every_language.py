"""The main journey in every language, and in two made-up ones: longer words, and mirrored.

What scripts say in a made-up language comes from the messages of all scripts at once.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from accounts.models import User
from accounts.templatetags import scripts
from config import language
from config.operations.catalogues import messages
from journal import clock
from journal.guide import translation
from journal.models import Dose
from journal.seeding import fill_with_demo
from tests import pseudo
from tests.e2e.test_every_page import OPEN, RELAID, SIGNED_IN, assert_fits
from tests.e2e.test_narrow import UNFOLD, faults
from tests.project import ROOT
from tests.rooms.test_no_english import ENGLISH, NAMES, Said

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SPOKEN = sorted(folder.name for folder in (ROOT / "locale").iterdir() if folder.is_dir())
JOURNEY = [
    "/nights/",
    "/trends/",
    "/trends/factors/",
    "/report/",
    "/regimen/",
    "/labs/",
    "/experiments/",
    "/import/",
    "/export/",
    "/guide/iron/",
    "/account/",
    "/help-now/",
]

OF_BROWSERS = re.compile(
    "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)


@pytest.fixture
def speaks(settings: Any, tmp_path: Path, monkeypatch: Any, person: User) -> Callable[[str], None]:
    """Put a language on offer, made up or real, and let the person speak it."""

    def choose(code: str) -> None:
        settings.LANGUAGES = [("en", "English"), (code, code)]
        if code in pseudo.MADE:
            pseudo.write(tmp_path)
            settings.LOCALE_PATHS = [tmp_path]
            monkeypatch.setattr(translation, "LOCALE", tmp_path)
            translation.overlay.cache_clear()
            known = language._locale
            monkeypatch.setattr(language, "_locale", lambda c: pseudo.LOCALES.get(c) or known(c))
            monkeypatch.setattr(scripts, "words_of", lambda name, _: [f"made-up/{code}.js"])
        person.language = code
        person.save()
        tonight = clock.night_at(timezone.now(), person.zone)
        with language.in_language(code):
            fill_with_demo(person, nights=60, seed=7, last=tonight)
        for table in (person.regimens, Dose.objects):  # what a person typed is no word of a page
            for row in table.all():
                row.name = pseudo.accented(row.name)[:120]
                row.save()

    return choose


def say_made_up(page: Page, code: str) -> None:
    """Answer for the file of words that no build has written."""
    said = {}
    for message in messages.of_domain("djangojs"):
        words = [message.id] if isinstance(message.id, str) else list(message.id)
        key = f"{message.context}\4{words[0]}" if message.context else words[0]
        made = [pseudo.MADE[code](each) for each in words]
        said[key] = made[0] if len(words) == 1 else {"one": made[0], "other": made[1]}
    body = f"self.words={json.dumps(said)};"

    def answer(route: Route) -> None:
        route.fulfill(body=body, content_type="text/javascript")

    page.context.route("**/made-up/*.js", answer)


def english_on(page: Page) -> set[str]:
    """The English that is left, after scripts have run; their dates are as the browser knows it."""
    texts = Said(page.content()).texts
    return {text for text in texts if ENGLISH.search(OF_BROWSERS.sub("", NAMES.sub("", text)))}


@pytest.mark.parametrize("code", [*SPOKEN, *pseudo.MADE])
def test_the_main_journey_speaks_one_language(
    open_page: Callable[..., Page],
    assert_accessible: Callable[..., None],
    speaks: Callable[[str], None],
    person: User,
    code: str,
) -> None:
    speaks(code)
    page = open_page("/healthz", "phone", "dark", user=person, reduced_motion="reduce", locale=code)
    if code in pseudo.MADE:
        say_made_up(page, code)

    page.goto("/tonight/")
    html = page.locator("html")
    expect(html).to_have_attribute("lang", code.replace("_", "-"))
    assert html.get_attribute("dir") == ("rtl" if code == pseudo.MIRRORED else "ltr")
    page.locator('input[name="evening_severity"][value="6"]').first.check()
    expect(page.locator("[data-saved]")).not_to_be_empty()
    expect(page.locator("form[data-answers][data-saving]")).to_have_count(0)
    assert person.nights.filter(evening_severity=6).exists()

    left = {}
    for address in ["", *JOURNEY]:
        if address:
            page.goto(address)
            page.wait_for_load_state("networkidle")
        assert_accessible(page)
        assert_fits(page)
        if code == pseudo.ACCENTED and (english := english_on(page)):
            left[page.url] = english
    assert left == {}


@pytest.mark.parametrize("code", [*SPOKEN, *pseudo.MADE])
def test_longer_or_mirrored_words_are_neither_cut_nor_squeezed(
    open_page: Callable[..., Page], speaks: Callable[[str], None], person: User, code: str
) -> None:
    speaks(code)
    narrow = {"width": 320, "height": 700}
    page = open_page("/healthz", "phone", user=person, viewport=narrow)
    if code in pseudo.MADE:
        say_made_up(page, code)
    found = {}
    for address in [*OPEN, *SIGNED_IN]:
        page.goto(address)
        page.evaluate(UNFOLD)
        page.evaluate(RELAID)
        wrong = faults(page, 320, "", 14)
        if code in pseudo.MADE:  # what is a closed list of answers may be longer than its field
            wrong = [each for each in wrong if not each.startswith("cut")]
        if wrong:
            found[address] = wrong[:8]
    assert not found, "\n".join(f"{address}: {wrong}" for address, wrong in found.items())
