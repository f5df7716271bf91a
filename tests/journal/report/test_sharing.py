"""Handing the summary over to be shared: exactly what was looked at."""

import io
import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from html import unescape
from itertools import chain
from typing import Any

import pytest
import time_machine
from django.template.loader import render_to_string
from django.test import Client
from pypdf import PdfReader

from accounts.models import User
from journal.clock import Period
from journal.models import Dose
from journal.report import pdf
from journal.report.data import Appointment, Note, ReportData, Section
from journal.report.document import document
from journal.report.loading import Choices, report_of
from journal.report.press import PrintingError
from journal.report.report import Report, report
from journal.report.sharing import page_of
from journal.report.sheet import Sheet
from journal.share.snapshot import Page
from tests.journal.report.histories import HISTORIES, typical
from tests.journal.report.made_up import made_report
from tests.journal.report.test_sheet import EXPERIMENT, FACTOR, bought_on_top
from tests.journal.sittings.made_up import evenings_of

pytestmark = pytest.mark.usefixtures("typefaces")

ADDRESS = "/report/share/?first=2026-03-01&last=2026-03-31&paper=letter"
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel("2026-03-31 20:00:00+00:00", tick=False) as travel:
        yield travel


@pytest.fixture
def browser(person, client_of, write_night):
    for day in range(10):
        night = write_night(
            person, date(2026, 3, 20) + timedelta(days=day), evening_severity=6, took_doses=True
        )
        Dose.objects.create(night=night, name="Gabapentin", kind="medicine", amount=300, unit="mg")
    return client_of(person)


def words(answer: Any) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def hidden(answer: Any) -> dict[str, str]:
    """What the form carries along by itself."""
    page = answer.content.decode()
    carried = re.findall(r'name="(nonce|seen)" value="([^"]+)"', page)
    return dict(carried)


def make(browser: Client, **terms: Any) -> Any:
    return browser.post(ADDRESS, {"days": 7, **hidden(browser.get(ADDRESS)), **terms})


def link_in(answer: Any) -> str:
    (link,) = re.findall(r'value="(http[^"]+#[\w-]{43})"', answer.content.decode())
    return str(link)


def alternatives(content: bytes) -> set[str]:
    """What the pictures of a PDF say to those who do not see them."""
    reader = PdfReader(io.BytesIO(content))
    tags: list[Any] = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    return {str(tag["/Alt"]) for tag in tags if isinstance(tag, dict) and "/Alt" in tag}


def march(person: User) -> Report:
    return report_of(person, Choices(MARCH, MARCH.previous()))


def all_of_it() -> Report:
    """A report with a factor, an experiment, a sitting test, a visit and a note."""
    return made_report(
        data=ReportData(
            factors=[FACTOR],
            factors_note="Nights: all.",
            experiments=[EXPERIMENT],
            evenings=evenings_of(3, 4, 5, 2, 6, 7),
        ),
        name="Ada L.",
        appointment=Appointment(date(2026, 4, 9), time(10, 40), "Dr Okafor"),
        notes=[Note(date(2026, 3, 9), "evening", "Long flight")],
        questions=["Is iron worth a try?"],
    )


def everything(page: Page) -> str:
    tables = [section.table for section in page.sections if section.table]
    cells = chain.from_iterable(chain(table.head, *table.rows) for table in tables)
    lines = chain.from_iterable(section.lines for section in page.sections)
    headings = (section.heading for section in page.sections)
    return "\n".join([page.title, *page.lines, *headings, *lines, *cells])


def texts(value: Any) -> Iterator[str]:
    """Every text of a plain value; what is no text is left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(texts(item) for item in value.values())
    elif isinstance(value, list | tuple):
        yield from chain.from_iterable(texts(item) for item in value)


@pytest.mark.parametrize("made", [*HISTORIES.values(), all_of_it], ids=lambda make: make.__name__)
def test_the_page_says_everything_the_sheet_says(made):
    report = made()
    said = everything(page_of(report))

    assert [text for text in texts(document(report)["words"]) if text not in said] == []


def test_the_grid_is_a_table_of_the_nights_written_down():
    report = typical()
    (section,) = [s for s in page_of(report).sections if s.heading == "The last 28 nights"]
    assert section.table is not None
    evening = section.table.head.index("Legs in the evening")
    values = next(row for row in report.grid.rows if row.label == "Legs in the evening").values
    known = [value for value, logged in zip(values, report.grid.logged, strict=True) if logged]

    assert [row[evening] for row in section.table.rows] == [
        "" if value is None else f"{value:g}" for value in known
    ]
    assert len(section.table.rows) == sum(report.grid.logged) < len(report.grid.nights)
    assert section.lines == ("Nights that are not in the table were not written down.",)


def test_what_was_left_out_is_not_on_the_page():
    page = page_of(made_report(left_out=frozenset(Section)))

    assert [section.heading for section in page.sections] == ["Completeness", "How to read it"]


def test_without_a_name_and_without_doses_the_page_says_so(person):
    page = page_of(march(person))

    assert page.lines == ("1 – 31 Mar 2026", "Self-reported, made on 31 Mar 2026")
    assert "No product is listed, and no dose was written down." in everything(page)


def test_the_printed_pages_are_pictures_of_the_pdf(browser, person):
    first, _ = pdf.pages(document(march(person)), pdf.Paper.LETTER)

    assert first.startswith(b"<svg")
    assert b'viewBox="0 0 612 792"' in first


def test_the_visitor_sees_the_very_bytes_of_the_report(browser, person, client):
    offered = browser.get(ADDRESS)
    made = make(browser, label="Dr Okafor")
    opened = client.post("/share/open/", {"code": link_in(made)})

    assert "Nights written down: 10 of 31" in words(offered)
    assert (offered.status_code, made.status_code, opened.status_code) == (200, 201, 303)
    assert "Your link for Dr Okafor" in words(made)
    assert (
        client.get("/share/report.pdf").content
        == browser.get("/report.pdf?first=2026-03-01&last=2026-03-31&paper=letter").content
    )
    assert "Gabapentin" in words(client.get("/share/report/"))


def test_later_nights_do_not_reach_what_was_shared(browser, person, client, write_night):
    made = make(browser)
    before = words(browser.get(f"/shares/{person.shares.get().pk}/"))
    write_night(person, date(2026, 3, 1), evening_severity=9)
    client.post("/share/open/", {"code": link_in(made)})

    assert "Nights written down: 10 of 31" in before
    assert "Nights written down: 10 of 31" in words(client.get("/share/report/"))


def test_what_changed_since_it_was_looked_at_is_looked_at_again(browser, person, write_night):
    carried = hidden(browser.get(ADDRESS))
    write_night(person, date(2026, 3, 1), evening_severity=9)
    again = browser.post(ADDRESS, {"days": 7, "label": "Dr Okafor", **carried})
    made = browser.post(ADDRESS, {"days": 7, "label": "Dr Okafor", **hidden(again)})

    assert again.status_code == 422
    assert "Something in your journal changed since you opened this page." in words(again)
    assert "Nights written down: 11 of 31" in words(again)
    assert 'value="Dr Okafor"' in words(again)
    assert made.status_code == 201
    assert person.shares.get().label == "Dr Okafor"


def test_sent_twice_it_is_shared_once_under_the_same_link(browser, person):
    carried = hidden(browser.get(ADDRESS))
    links = {link_in(browser.post(ADDRESS, {"days": 7, **carried})) for _ in range(2)}

    assert len(links) == 1
    assert person.shares.count() == 1


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"days": 31}, "Please choose how long from the list."),
        ({"days": ""}, "Please choose one."),
        ({"passphrase": "short"}, "Please write at least 8 characters. Three words do well."),
        ({"label": "x" * 81}, "shorten this to 80 characters"),
    ],
)
def test_bad_terms_are_explained_and_share_nothing(browser, person, terms, said):
    answer = make(browser, **terms)

    assert answer.status_code == 422
    assert said in words(answer)
    assert person.shares.count() == 0


@pytest.mark.parametrize("days", [1, 3, 7, 14, 30])
def test_the_link_works_for_the_days_chosen(browser, person, days):
    make(browser, days=days)
    made = person.shares.get()

    assert made.expires_at - made.created_at == timedelta(days=days)


def test_the_link_is_shown_with_its_code_as_a_picture_and_kept_nowhere(browser, person):
    made = make(browser, passphrase="three quiet nights")
    link = link_in(made)

    assert link.startswith("http://127.0.0.1:8000/share/#")
    assert 'aria-label="QR code of the link"' in words(made)
    assert "It works until <strong>Tuesday, 7 Apr 2026, 22:00</strong>" in words(made)
    assert "tell it by phone, not with the link" in words(made)
    assert link.partition("#")[2] not in words(browser.get("/shares/"))
    assert link.partition("#")[2] not in str(dict(browser.session))


def test_the_pdf_can_carry_the_code_and_is_otherwise_the_same(browser, person):
    carried = hidden(browser.get(ADDRESS))
    made = browser.post(ADDRESS, {"days": 7, **carried})
    printed = browser.post(ADDRESS, {"days": 7, **carried, "with_code": "1"})
    plain = person.shares.get().pdf
    texts = [
        " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())
        for pdf in (printed.content, bytes(plain))
    ]

    assert 'name="with_code"' in words(made)
    assert printed.headers["Content-Type"] == "application/pdf"
    beside = "Scan to read it on a screen, while the link is open "
    assert beside in texts[0]
    same, without = (sorted(text.replace(beside, "").split()) for text in texts)
    assert same == without, "what moves to the other page is there all the same"
    assert "QR code of a link to this summary" in alternatives(printed.content)
    assert "QR code of a link to this summary" not in alternatives(bytes(plain))
    assert person.shares.count() == 1


def test_nights_that_cannot_be_read_are_explained(browser):
    answer = browser.get("/report/share/?first=tomorrow&last=2026-03-31")

    assert answer.status_code == 400
    assert "Make the link" not in words(answer)


def test_the_report_leads_to_sharing_the_same_nights(browser):
    page = words(browser.get(ADDRESS.replace("/report/share/", "/report/")))

    assert ADDRESS in page
    assert 'href="/shares/"' in page


def test_what_was_chosen_for_the_report_is_what_is_shared(browser, person, client):
    page = words(browser.get("/report/"))
    chosen = {
        "range": "dates",
        "first": "2026-03-01",
        "last": "2026-03-31",
        "sections": ["figures", "questions"],
        "question_0": "Is iron worth a try?",
        "name": "Ada L.",
    }
    browser.post("/report/", chosen)
    offered = browser.get("/report/share/")
    made = browser.post("/report/share/", {"days": 7, **hidden(offered)})
    client.post("/share/open/", {"code": link_in(made)})
    shown = words(client.get("/share/report/"))

    assert 'href="/report/share/"' in page
    assert "Is iron worth a try?" in shown
    assert "Ada L." in shown
    assert "Taken now" not in shown
    assert client.get("/share/report.pdf").content == browser.get("/report.pdf").content


def test_making_the_link_asks_first_who_it_is(browser, person, clock):
    carried = hidden(browser.get(ADDRESS))
    clock.shift(timedelta(minutes=6))
    answer = browser.post(ADDRESS, {"days": 7, **carried})

    assert browser.get(ADDRESS).status_code == 200
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/reauthenticate/?next=%2Freport%2Fshare")
    assert "letter" in answer.headers["Location"]
    assert person.shares.count() == 0


def test_the_pdf_of_a_link_just_made_does_not_ask_again_who_it_is(browser, person, clock):
    carried = hidden(browser.get(ADDRESS))
    browser.post(ADDRESS, {"days": 7, **carried})
    clock.shift(timedelta(minutes=6))
    asked = {"days": 7, **carried, "with_code": "1"}

    assert browser.post(ADDRESS, asked).headers["Content-Type"] == "application/pdf"
    browser.post(f"/shares/{person.shares.get().pk}/revoke/")
    assert browser.post(ADDRESS, asked).status_code == 302


def test_asking_for_paper_is_no_way_around_the_question_for_a_new_link(browser, person, clock):
    carried = hidden(browser.get(ADDRESS))
    clock.shift(timedelta(minutes=6))

    assert browser.post(ADDRESS, {"days": 7, **carried, "with_code": "1"}).status_code == 302
    assert person.shares.count() == 0


def test_sharing_opening_and_taking_back_are_noted_once_each(browser, person, client):
    carried = hidden(browser.get(ADDRESS))
    for more in ({}, {"with_code": "1"}):
        made = browser.post(ADDRESS, {"days": 7, **carried, **more})
    link = link_in(browser.post(ADDRESS, {"days": 7, **carried}))
    client.post("/share/open/", {"code": link})
    for _ in range(2):
        browser.post(f"/shares/{person.shares.get().pk}/revoke/")
    noted = person.audit_events.exclude(kind="signed_in").order_by("pk")

    assert made.status_code == 200
    assert [event.kind for event in noted] == ["shared", "share_opened", "share_ended"]


def test_a_downloaded_report_is_noted_and_one_looked_at_is_not(browser, person):
    browser.get("/report/")
    browser.get("/report/pages/1.svg")
    browser.head("/report.pdf")
    browser.get("/report.pdf")

    assert person.audit_events.filter(kind="report_made").count() == 1


def test_a_report_that_cannot_be_printed_is_not_offered(browser, monkeypatch):
    def fail(*_: Any) -> bytes:
        raise PrintingError("The summary could not be printed (no).")

    monkeypatch.setattr(pdf, "pages", fail)
    answer = browser.get(ADDRESS)

    assert answer.status_code == 503
    assert "The summary could not be printed (no)." in words(answer)
    assert "Make the link" not in words(answer)


def test_a_sum_above_its_limit_is_in_the_copy_and_on_the_page() -> None:
    made = report(MARCH, bought_on_top(), made_on=date(2026, 4, 1))
    (taken,) = [part for part in page_of(made).sections if part.heading == "Taken now"]

    assert Sheet(made).taken_sums[0] in taken.lines
    assert Sheet(made).taken_sums[0] in render_to_string(
        "report/includes/as_text_taken.html", {"sheet": Sheet(made)}
    )
