"""A summary in the language of its reader, while the pages stay in that of the person."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader

from accounts.models import User
from config.language import in_language
from journal.report.document import document
from journal.report.models import Draft
from journal.report.sharing import page_of
from tests.journal.report.histories import typical
from tests.journal.report.test_views import chosen, read

pytestmark = pytest.mark.usefixtures("typefaces", "_german")

GERMAN = {
    "Summary": "Zusammenfassung",
    "Key figures": "Kennzahlen",
    "Self-reported": "Selbst berichtet",
    "Change of means": "Änderung der Mittelwerte",
    "Made on {day} with Stillnight": "Am {day} mit Stillnight erstellt",
    "page {page} of {pages}": "{pages} Seiten, dies ist die {page}.",
    ("and {count} more on the next page", 0): "und {count} weiterer auf der nächsten Seite",
    ("and {count} more on the next page", 1): "und {count} weitere auf der nächsten Seite",
    "Notes, questions and other own words stand as they were written.": "Eigenes wie geschrieben.",
    "Download the PDF": "PDF herunterladen",
    "In words and tables": "In Worten und Tabellen",
    "Language": "Sprache",
    "The night of": "Die Nacht vom",
    ("{count} night", 1): "{count} Nächte",
}


@pytest.fixture
def _german(teach_german: Callable[[dict[Any, str]], None]) -> Iterator[None]:
    teach_german(GERMAN)
    with time_machine.travel("2026-03-31 20:00:00+00:00", tick=False):
        yield


@pytest.fixture
def browser(person, client_of, write_night):
    for day in range(10):
        write_night(person, date(2026, 3, 20) + timedelta(days=day), evening_severity=6)
    return client_of(person)


def test_paper_json_and_shared_page_speak_the_language_and_write_its_figures() -> None:
    with in_language("de"):
        made = typical()
        words, page = document(made), page_of(made)
    labels: Any = words["labels"]
    assert (words["language"], page.language) == ("de", "de")
    assert labels["change_of_means"] == "Änderung der Mittelwerte"
    assert labels["more"][:2] == [
        "und 1 weiterer auf der nächsten Seite",
        "und 2 weitere auf der nächsten Seite",
    ]
    assert "Kennzahlen" in [section.heading for section in page.sections]
    figures: Any = words["words"]
    assert figures["period"] == "7. Jan. – 31. März 2026"
    assert {"5,2", "6,5"} <= {
        row[name] for row in figures["figures"] for name in ("this", "previous")
    }


def test_only_where_the_languages_differ_it_says_that_own_words_are_not_translated() -> None:
    made = typical()
    made = replace(made, options=replace(made.options, written_in="en"))
    english: Any = document(made)["words"]
    with in_language("de"):
        german: Any = document(typical())["words"]
        of_another: Any = document(replace(made))["words"]
    assert (english["as_written"], german["as_written"]) == ("", "")
    assert of_another["as_written"] == "Eigenes wie geschrieben."
    assert of_another["questions"] == english["questions"]


def test_the_language_is_chosen_with_the_rest_and_remembered(browser: Client, person: User) -> None:
    browser.post("/report/", chosen(language="de"))
    page = browser.get("/report/").content.decode()
    printed = read(browser.get("/report.pdf"))

    assert Draft.objects.get(user=person).language == "de"
    assert browser.get("/report.json").json()["language"] == "de"
    assert "Am 31. März 2026 mit Stillnight erstellt · 1 Seiten, dies ist die 1." in printed
    assert "Eigenes wie geschrieben." in printed
    assert '<html lang="en"' in page
    assert "<h1>Summary</h1>" in page
    assert re.search(r'name="language" value="de"\s+checked', page)
    assert '<div class="stack report-text" lang="de" dir="ltr">' in page
    assert "3 – 30 Mar 2026, no comparison: no night before is written down." in " ".join(
        page.split()
    )
    assert "Made on 31 Mar 2026" in read(browser.get("/report.pdf?language=en"))
    assert browser.get("/report.pdf?language=xx").status_code == 400


def test_a_language_that_is_not_offered_any_more_is_that_of_the_page(
    browser: Client, settings: Any
) -> None:
    browser.post("/report/", chosen(language="de"))
    settings.LANGUAGES = [("en", "English")]
    page = browser.get("/report/").content.decode()

    assert browser.get("/report.json").json()["language"] == "en"
    assert 'name="language"' not in page


def test_what_is_shared_stays_in_its_language_with_its_page_and_pdf(
    browser: Client, client: Client
) -> None:
    address = "/report/share/?first=2026-03-01&language=de"
    offered = browser.get(address)
    terms = {name: offered.context["form"][name].value() for name in ("nonce", "seen")}
    made = browser.post(address, {"days": "7", **terms})
    code = made.context["link"].partition("#")[2]
    reader = Client()
    reader.post("/share/open/", {"code": code})
    shared = reader.get("/share/report/")
    text = shared.content.decode()

    assert '<input type="hidden" name="first" value="2026-03-01">' in offered.content.decode()
    assert (made.status_code, shared.headers["Content-Language"]) == (201, "de")
    assert '<html lang="de"' in text
    for words in ("PDF herunterladen", "Kennzahlen", "In Worten und Tabellen"):
        assert words in text
    pdf = PdfReader(io.BytesIO(reader.get("/share/report.pdf").content))
    assert "mit Stillnight erstellt" in pdf.pages[0].extract_text()
    assert '<section class="card stack share-words" lang="de">' in offered.content.decode()


def test_the_paper_for_nights_is_printed_in_the_language_that_is_chosen(browser: Client) -> None:
    page = browser.get("/report/paper-nights/").content.decode()
    german = read(browser.get("/report/paper-nights.pdf?language=de&first=2026-04-01"))

    assert '<option value="en" selected>English</option>' in page
    assert "Die Nacht vom" in german
    assert "Mi., 1. Apr." in german
    assert "The night of" in read(browser.get("/report/paper-nights.pdf"))
