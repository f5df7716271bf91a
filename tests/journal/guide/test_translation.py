"""The guide in another language: translated where it is, in English where not, each marked so."""

import json

import pytest
from django.urls import reverse
from jsonschema import Draft202012Validator

from config.language import in_language
from config.operations.catalogues import guide
from journal.guide import translation
from journal.guide.entry import DATA
from journal.guide.nutrients import NUTRIENTS
from journal.guide.topics import TOPICS
from journal.guide.translation import Overlay
from tests.project import ROOT

ADDRESSES = [
    "/guide/",
    *(reverse("guide:nutrient", args=[nutrient]) for nutrient in NUTRIENTS.values()),
    *(reverse("guide:topic", args=[topic]) for topic in TOPICS.values()),
    *(f"/guide/foods/?nutrient={key}" for key in NUTRIENTS),
]


@pytest.fixture
def italian(settings):
    settings.LANGUAGES = [("en", "English"), ("it", "Italiano")]
    with in_language("it"):
        yield


def speak(monkeypatch: pytest.MonkeyPatch, texts: dict[str, str], *reviewed: str) -> None:
    """Let the guide have these translations, some of them reviewed."""
    monkeypatch.setattr(translation, "overlay", {"it": Overlay(texts, frozenset(reviewed))}.get)


@pytest.fixture
def opened(client, italian):
    def main_of(address):
        page = client.get(address, headers={"accept-language": "it"}).content.decode()
        return page.partition("<main")[2].partition("</main>")[0]

    return main_of


def test_every_text_of_the_pages_is_one_that_the_file_of_a_language_holds(opened, monkeypatch):
    words = guide.words()
    speak(monkeypatch, {english: f"«{english}»" for english in words}, *words)

    for address in ADDRESSES:
        page = opened(address)
        assert "«" in page
        assert 'lang="en"' not in page, address
        assert "≈" not in page, address


def test_without_a_translation_a_claim_is_english_and_says_so(opened, monkeypatch):
    speak(monkeypatch, {})
    page = opened("/guide/zinc/")

    fact = NUTRIENTS["zinc"].role[0].text
    assert f'<span lang="en">{fact}</span>\n<span class="small muted">(in English)</span>' in page
    assert "What is not translated yet is shown in English." in page
    assert "≈" not in page


def test_a_translation_that_nobody_reviewed_is_marked_and_one_that_was_is_not(opened, monkeypatch):
    first, second = (fact.text for fact in NUTRIENTS["iron"].cautions[:2])
    speak(monkeypatch, {first: "Erster Satz.", second: "Zweiter Satz."}, second)
    page = opened("/guide/iron/")

    assert 'Erster Satz.&#8288;<span\n  class="sign"' in page
    assert 'Zweiter Satz.&#8288;<span\n  class="sign" title="no doctor' not in page
    assert page.count("No doctor has reviewed what") == 1


def test_foods_stand_in_the_order_of_the_language(opened, monkeypatch):
    speak(monkeypatch, {"Almonds": "Zwetschge", "Whole milk, fortified": "Ähre"})
    page = opened("/guide/foods/?nutrient=iron&order=name")

    assert (
        page.index("Ähre") < page.index("Asparagus") < page.index("Tofu") < page.index("Zwetschge")
    )


def test_each_file_of_a_language_keeps_to_its_schema():
    schema = json.loads((DATA / "schema" / "translation.schema.json").read_text())
    for file in (ROOT / "locale").glob("*/guide.json"):
        held = json.loads(file.read_text())
        assert list(Draft202012Validator(schema).iter_errors(held)) == [], file
        assert held["language"] == file.parent.name


def test_a_language_is_read_from_its_folder_and_a_changed_sentence_has_no_translation(
    italian, monkeypatch, tmp_path
):
    (tmp_path / "pt_BR").mkdir()
    texts = {"Iron": "Ferro", "Zinc": "", "As it was": "Como era"}
    (tmp_path / "pt_BR" / "guide.json").write_text(
        json.dumps({"language": "pt_BR", "texts": texts, "reviewed": {"Iron": "2026-11-30"}})
    )
    monkeypatch.setattr(translation, "LOCALE", tmp_path)
    translation.overlay.cache_clear()
    with in_language("pt-br"):
        assert [translation.translated(e) for e in ("Iron", "Zinc", "As it is")] == [
            "Ferro",
            "Zinc",
            "As it is",
        ]
        assert translation.is_untranslated("Iron", "Zinc")
        assert not translation.is_unreviewed("Iron", "Zinc", "")
        assert translation.is_unreviewed("As it was")
    assert translation.translated("Iron") == "Iron"  # nobody began with Italian here
    translation.overlay.cache_clear()
