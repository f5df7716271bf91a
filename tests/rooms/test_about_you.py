"""What somebody wrote of themselves, from its page to the summary, what leaves, and back."""

import io
import json
import re
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from journal.exchange.models import Import
from journal.report.models import AboutYou, Draft

pytestmark = pytest.mark.usefixtures("typefaces")

WHOLE = {
    "birth_year": "1964", "sex": "female", "since_year": "1998", "scale": "irls", "total": "22",
    "rated_on": "2026-03-12", "rated_by": "Dr Weiss", "conditions": ["kidney_disease"],
}  # fmt: skip
LINE = (
    "About 62 years (born 1964) · woman · restless legs since 1998 · "
    "IRLS 22 of 40 (12 Mar 2026, Dr Weiss) · kidney disease"
)
HABITS = "Alcohol on 1 of 2 nights answered, median 2 drinks"


@pytest.fixture(scope="session")
def typefaces() -> None:
    from journal.report import build_fonts

    build_fonts.build()


@pytest.fixture(autouse=True)
def _the_evening_of_31_march():
    with time_machine.travel("2026-03-31 20:00:00+00:00", tick=False):
        yield


@pytest.fixture
def browser(person, client_of, write_night):
    mine = client_of(person)
    mine.post("/report/about-you/", WHOLE)
    for day, drinks in ((1, 2), (2, 0), (3, None)):
        write_night(person, date(2026, 3, day), evening_severity=4, alcohol_drinks=drinks)
    return mine


def choose(browser: Any, *about: str) -> None:
    sent = {"range": "dates", "first": "2026-03-01", "last": "2026-03-31", "about": list(about)}
    browser.post("/report/", {**sent, "sections": ["figures"]})


def printed(browser: Any) -> str:
    pages = PdfReader(io.BytesIO(browser.get("/report.pdf").content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def everywhere(browser: Any) -> list[str]:
    """The words of the page, the JSON, the PDF and the page that would be shared."""
    page = " ".join(browser.get("/report/").content.decode().split())
    as_json = browser.get("/report.json").json()["words"]["about"]
    shared = browser.get("/report/share/").content.decode()
    return [page, as_json, printed(browser), shared]


def test_page_json_paper_and_share_say_the_same_line(browser):
    assert all(LINE in words for words in everywhere(browser))


def test_without_a_wish_nothing_is_said_of_caffeine_and_alcohol(browser):
    assert not any("answered, median" in words for words in everywhere(browser)[1:])
    choose(browser, "age", "habits")
    line = f"About 62 years (born 1964) · {HABITS}"
    assert all(line in words for words in everywhere(browser))


def test_what_is_printed_is_chosen_for_each(browser):
    choose(browser, "since", "conditions")
    said = everywhere(browser)
    assert all("Restless legs since 1998 · kidney disease" in words for words in said)
    assert not any("Weiss" in words or "1964" in words for words in said)
    choose(browser)
    assert browser.get("/report.json").json()["words"]["about"] == ""


def test_what_was_shared_stays_as_it_was(browser, person):
    address = "/report/share/"
    page = browser.get(address).content.decode()
    carried = dict(re.findall(r'name="(nonce|seen)" value="([^"]+)"', page))
    answer = browser.post(address, {"days": 7, **carried})
    assert answer.status_code == 201
    share = person.shares.get()
    browser.post("/report/about-you/", {"birth_year": "1990"})
    assert {"heading": "About the person", "lines": [LINE], "table": None} in share.page["sections"]
    assert "1964" not in " ".join(share.lines)  # as the list of shares shows it


def test_it_leaves_and_comes_back(browser, person, stranger, client_of):
    whole = b"".join(browser.get("/export/stillnight.json").streaming_content)
    (row,) = json.loads(whole)["tables"]["about_you"]
    assert row == {
        "birth_year": 1964, "sex": "female", "since_year": 1998, "scale": "irls", "total": 22,
        "rated_on": "2026-03-12", "rated_by": "Dr Weiss", "conditions": ["kidney_disease"],
        "written_on": "2026-03-31",
    }  # fmt: skip
    take_in(client_of(stranger), whole)
    theirs, mine = AboutYou.objects.get(user=stranger), AboutYou.objects.get(user=person)
    assert theirs.to_plain() == mine.to_plain()


def take_in(browser: Any, whole: bytes) -> None:
    file = SimpleUploadedFile("stillnight.json", whole)
    browser.post("/import/", {"file": file, "time_zone": "Europe/Berlin"})
    waiting = Import.objects.latest("pk")
    browser.post(f"/import/{waiting.pk}/confirm/")


def test_one_that_is_there_stays_when_a_file_brings_another(browser, stranger, client_of):
    whole = b"".join(browser.get("/export/stillnight.json").streaming_content)
    theirs = client_of(stranger)
    theirs.post("/report/about-you/", {"birth_year": "1980"})
    take_in(theirs, whole)
    row = AboutYou.objects.get(user=stranger)
    assert (row.birth_year, row.scale) == (1980, "")
    assert stranger.nights.count() == 3


def test_a_clinic_reads_sex_year_and_total(browser):
    bundle = json.loads(b"".join(browser.get("/export/fhir-r4.json").streaming_content))
    patient, total, *_ = [entry["resource"] for entry in bundle["entry"]]
    assert (patient["gender"], patient["birthDate"]) == ("female", "1964")
    assert total["effectiveDateTime"] == "2026-03-12"
    assert total["valueQuantity"]["value"] == 22
    assert total["note"][0]["text"].startswith("Rated by: Dr Weiss.")
    assert "kidney" not in json.dumps(bundle)


def test_an_unsaved_choice_leaves_habits_out():
    assert Draft().left_out == ["habits"]
