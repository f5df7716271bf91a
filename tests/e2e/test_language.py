"""A page in a made-up language: its scripts speak it too."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from accounts.templatetags import scripts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "Saved": "Konservita",
    "Undo": "Malfari",
    "Undone: {answers}": "Malfarita: {answers}",
    "{question}, {answer}": "{answer} ({question})",
    "not answered": "sen respondo",
}


@pytest.fixture
def esperanto(settings: Any, tmp_path: Path, person: User) -> Iterator[None]:
    """What static/build.mjs would write beside the script of the night's page."""
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "night.eo.js").write_text(f"self.words={json.dumps(WORDS)};")
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path]
    settings.LANGUAGES = [("en", "English"), ("eo", "Esperanto")]
    person.language = "eo"
    person.save()
    scripts._words_of.cache_clear()
    yield
    scripts._words_of.cache_clear()


@pytest.mark.usefixtures("esperanto")
def test_a_tap_on_the_nights_page_answers_in_its_language(
    open_page: Callable[..., Page], person: User
) -> None:
    page = open_page("/tonight/", "phone", user=person)
    expect(page.locator("html")).to_have_attribute("lang", "eo")
    line = page.locator("[data-saved]")

    page.locator('form[data-answers] input[type="radio"][value="6"]').first.check()
    expect(line).to_have_text("KonservitaMalfari")
    line.get_by_role("button", name="Malfari").click()
    expect(line).to_contain_text("Malfarita: sen respondo (")
