"""The paper form asks what the night page asks, and fits on one page."""

import io
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader

from journal.models import Dose
from journal.questions import EVENING, MORNING, QUESTIONS, named
from journal.questions.choices import RELIEFS, SENSATIONS
from journal.questions.evening import AUGMENTING
from journal.report import pdf
from journal.report.paper_nights import DOSES, MAX_LABEL_LENGTH, Form, Row, form, rows
from journal.report.press import PrintingError

pytestmark = pytest.mark.usefixtures("typefaces")

FIRST = date(2026, 3, 30)
PDF = "/report/paper-nights.pdf"


@pytest.fixture(autouse=True)
def _the_evening_of_31_march() -> Iterator[None]:
    with time_machine.travel("2026-03-31 20:00:00+00:00", tick=False):
        yield


@pytest.fixture
def browser(person, client_of):
    return client_of(person)


FELT, TRIED = ([str(label) for _, label in words] for words in (SENSATIONS, RELIEFS))


KINDS = {AUGMENTING}


def made(
    first: date | None = FIRST, doses: tuple[str, ...] = (), kinds: Collection[str] = ()
) -> Form:
    return form(first, doses, FELT, TRIED, kinds)


def pages(content: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(content))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def words(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def test_every_question_of_the_night_page_is_on_paper():
    listed = (*rows(EVENING, KINDS), *made().doses, *rows(MORNING))

    assert set(QUESTIONS) <= {name for row in listed for name in row.fields}


def test_what_goes_with_a_medicine_is_asked_of_those_who_take_it():
    labels = {row.label for row in made(kinds=KINDS).evening} - {
        row.label for row in made().evening
    }

    assert labels == {"Minutes at rest until symptoms came", "Hours that a dose helped"}


def test_the_paper_asks_what_the_page_of_that_night_asks(browser, person):
    medicine = person.regimens.create(name="Pramipexole", kind="medicine")
    medicine.steps.create(first_day=date(2026, 4, 10), schedule="evening")

    (before,) = pages(browser.get(PDF).content)
    (after,) = pages(browser.get(f"{PDF}?first=2026-04-10").content)

    assert "Hours that a dose helped" not in before
    assert "Hours that a dose helped" in after


def test_evening_and_morning_stand_in_their_parts():
    evening = {name for row in rows(EVENING) for name in row.fields}
    morning = {name for row in rows(MORNING) for name in row.fields}

    assert set(named(MORNING)) <= morning
    assert not evening & morning


def test_a_column_names_its_evening_and_its_morning():
    columns = made().columns

    assert columns[0] == ("Mon 30 Mar", "to Tue 31")
    assert columns[1] == ("Tue 31 Mar", "to Wed 1")
    assert len(columns) == 7
    assert made().words["title"] == "Nights on paper, 30 Mar – 5 Apr 2026"


def test_without_a_date_the_columns_wait_to_be_written():
    blank = made(None)

    assert blank.words["title"] == "Nights on paper"
    assert set(blank.columns) == {("", "to")}


def test_what_is_taken_is_listed_and_the_rest_left_empty():
    names = [row.label for row in made(doses=("Gabapentin", "Iron")).doses]

    assert names == ["Gabapentin", "Iron", "", "", ""]
    assert len(made(doses=tuple("abcdefgh")).doses) == DOSES


def test_a_long_name_is_shortened():
    (label, *_) = [row.label for row in made(doses=("Magnesium " * 12,)).doses]

    assert len(label) <= MAX_LABEL_LENGTH
    assert label.endswith("…")


def test_letters_stand_for_the_words_of_the_night_page():
    felt, tried = made().keys

    assert felt.words[0] == f"a {FELT[0]}"
    assert len(felt.words) == len(FELT)
    assert len(tried.words) == len(TRIED)


@pytest.mark.parametrize("paper", pdf.Paper)
@pytest.mark.parametrize("doses", [(), ("Gabapentin",), ("W" * 200,) * 5, ("鐵 \u202e 🦵",)])
def test_it_is_one_page_with_everything_on_it(paper, doses):
    (page,) = pages(pdf.paper_nights(made(doses=doses, kinds=KINDS), paper, FIRST))

    for row in (*rows(EVENING, KINDS), *rows(MORNING)):
        assert row.label in page
    assert "Empty means not known" in page
    assert TRIED[-1] in page


@pytest.mark.parametrize("paper", pdf.Paper)
def test_three_more_questions_still_fit_on_the_page(paper):
    more = tuple(Row(f"Something new {number}", "0–10", ()) for number in range(3))
    whole = replace(made(kinds=KINDS), morning=(*made().morning, *more))

    (page,) = pages(pdf.paper_nights(whole, paper, FIRST))

    assert "Something new 2" in page
    assert TRIED[-1] in page


def test_the_same_form_gives_the_same_bytes_and_a_tagged_page():
    content = pdf.paper_nights(made(), pdf.Paper.A4, FIRST)
    reader = PdfReader(io.BytesIO(content))

    assert content == pdf.paper_nights(made(), pdf.Paper.A4, FIRST)
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == "Nights on paper"
    assert len(content) < 200_000


def test_it_begins_tonight_with_what_was_taken_lately(browser, person, stranger, write_night):
    for days, name in ((1, "Iron"), (2, "Gabapentin"), (3, "Gabapentin"), (40, "Long ago")):
        night = write_night(person, date(2026, 3, 31) - timedelta(days=days), took_doses=True)
        Dose.objects.create(night=night, name=name)
    theirs = write_night(stranger, date(2026, 3, 30), took_doses=True)
    Dose.objects.create(night=theirs, name="Strangerine")
    (page,) = pages(browser.get(PDF).content)

    assert "31 Mar – 6 Apr 2026" in page
    assert 0 < page.index("Gabapentin") < page.index("Iron")
    assert "Long ago" not in page
    assert "Strangerine" not in page


def test_an_empty_date_leaves_the_columns_open(browser):
    (page,) = pages(browser.get(f"{PDF}?first=&paper=letter").content)

    assert "2026" not in page


@pytest.mark.parametrize(("units", "width"), [("metric", 595), ("us", 612)], ids=["A4", "Letter"])
def test_the_paper_is_the_usual_one(browser, person, units, width):
    person.units = units
    person.save()
    reader = PdfReader(io.BytesIO(browser.get(PDF).content))

    assert round(float(reader.pages[0].mediabox.width)) == width


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("first=soon", "Please choose a date."),
        ("first=1800-01-01", "Please choose a date after 1900."),
        ("first=9999-12-31", "Please choose a date before 2200."),
        ("paper=a3", "Please choose A4 or Letter."),
    ],
)
def test_a_bad_choice_is_explained(browser, query, said):
    answer = browser.get(f"{PDF}?{query}")

    assert answer.status_code == 400
    assert said in words(answer)


def test_the_page_offers_tonight_and_is_found_from_the_calendar(browser):
    page = words(browser.get("/report/paper-nights/"))

    assert 'value="2026-03-31"' in page
    assert 'href="/report/paper-nights/"' in words(browser.get("/nights/"))


@pytest.mark.parametrize("address", ["/report/paper-nights/", PDF])
def test_the_form_is_for_somebody_signed_in(client: Client, db: None, address: str) -> None:
    assert client.get(address).headers["Location"].startswith("/account/login/")


def test_its_queries_do_not_grow(browser, person, write_night, django_assert_num_queries):
    for days in range(20):
        night = write_night(person, date(2026, 3, 31) - timedelta(days=days), took_doses=True)
        Dose.objects.create(night=night, name=f"Tablet {days}")

    with django_assert_num_queries(13):  # eight of them count the printing
        assert browser.get(PDF).status_code == 200


def test_a_page_that_cannot_be_printed_is_explained(browser, monkeypatch):
    def fail(*_: Any) -> bytes:
        raise PrintingError("The summary could not be printed (no).")

    monkeypatch.setattr(pdf, "paper_nights", fail)
    answer = browser.get(PDF)

    assert answer.status_code == 503
    assert "The summary could not be printed (no)." in answer.content.decode()
