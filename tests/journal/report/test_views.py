import io
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from accounts.models import User
from journal.clock import Period
from journal.models import Dose, Night
from journal.report.sheet import sheet
from journal.report.views import report_of

pytestmark = pytest.mark.usefixtures("typefaces")

LAST = date(2026, 3, 31)
MARCH = {"first": "2026-03-01", "last": "2026-03-31"}
Write = Callable[..., Night]
SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _the_evening_of_31_march() -> Iterator[None]:
    with time_machine.travel("2026-03-31 20:00:00+00:00", tick=False):
        yield


@pytest.fixture
def browser(person: User, client_of: SignedIn) -> Client:
    return client_of(person)


def read(response: Any) -> str:
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("address", ["/report/", "/report.pdf"])
def test_the_summary_needs_somebody_signed_in(client: Client, db: None, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert urlsplit(response["Location"]).path == "/account/login/"


@pytest.mark.parametrize("address", ["/report/", "/report.pdf"])
def test_the_summary_is_only_for_looking(browser: Client, address: str) -> None:
    assert browser.post(address).status_code == 405


def test_an_empty_journal_has_a_page_and_a_pdf(browser: Client) -> None:
    assert "0 of 28" in browser.get("/report/").content.decode()
    assert "No night of this period has a rating." in read(browser.get("/report.pdf"))


def test_without_a_choice_the_last_four_weeks_are_shown(browser: Client) -> None:
    page = browser.get("/report/")
    assert page.context["dates"] == {"first": "2026-03-04", "last": "2026-03-31"}


def test_the_pdf_holds_the_figures_that_the_page_shows(
    browser: Client, person: User, write_night: Write
) -> None:
    for day in range(1, 32):
        write_night(
            person,
            date(2026, 3, day),
            evening_severity=day % 11,
            symptom_onset=time(22, day),
            bedtime=time(23),
            lights_out=time(23, 10),
            sleep_onset_latency_minutes=20,
            wake_after_sleep_onset_minutes=day,
            final_awakening=time(6, 40),
            rise_time=time(7),
        )
    page = browser.get("/report/", MARCH)
    html, printed = page.content.decode(), read(browser.get("/report.pdf", MARCH))
    words = sheet(report_of(person, Period(date(2026, 3, 1), LAST)))
    assert page.context["sheet"] == words
    for figure in words.figures:
        assert f"{figure.this} {figure.this_nights} {figure.previous}" in printed
        assert f"<strong>{figure.this}</strong>" in html
    assert "31 of 31" in html
    assert "31 of 31" in printed


def test_the_download_is_a_file_named_by_its_nights_and_nothing_else(browser: Client) -> None:
    response = browser.get("/report.pdf", MARCH)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="stillnight-2026-03-01-to-2026-03-31.pdf"'
    )
    assert "no-store" in response["Cache-Control"]


def test_the_page_links_to_the_pdf_of_the_nights_it_shows(browser: Client) -> None:
    link = urlsplit(browser.get("/report/", {**MARCH, "paper": "letter"}).context["pdf_url"])
    assert link.path == "/report.pdf"
    assert parse_qs(link.query) == {
        "first": ["2026-03-01"], "last": ["2026-03-31"], "paper": ["letter"],
    }  # fmt: skip


def test_choosing_a_range_keeps_the_paper_and_the_other_way_round(browser: Client) -> None:
    form = browser.get("/report/", {"range": "3m", "paper": "letter"}).context["form"]
    assert [choice.label for choice in form.range_choices() if choice.chosen] == ["3 months"]
    assert parse_qs(form.range_choices()[0].query) == {"paper": ["letter"], "range": ["2w"]}
    assert parse_qs(form.paper_choices()[0].query) == {"paper": ["a4"], "range": ["3m"]}


def test_choosing_a_paper_keeps_two_dates(browser: Client) -> None:
    form = browser.get("/report/", MARCH).context["form"]
    assert not any(choice.chosen for choice in form.range_choices())
    query = parse_qs(form.paper_choices()[1].query)
    assert query == {"first": ["2026-03-01"], "last": ["2026-03-31"], "paper": ["letter"]}


@pytest.mark.parametrize(
    ("units", "asked", "width"),
    [("metric", "", 595), ("us", "", 612), ("us", "a4", 595), ("metric", "letter", 612)],
)
def test_the_paper_follows_the_units_unless_one_is_asked_for(
    browser: Client, person: User, units: str, asked: str, width: int
) -> None:
    person.units = units
    person.save()
    response = browser.get("/report.pdf", {"paper": asked} if asked else {})
    page = PdfReader(io.BytesIO(response.content)).pages[0]
    assert int(page.mediabox.width) == width


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"first": "soon"}, "Write the first night as year-month-day, such as 2026-03-01."),
        ({"first": "2026-03-31", "last": "2026-03-01"}, "Swap the two dates."),
        ({"range": "9z"}, "Choose one of the ranges offered, or two dates."),
        ({"paper": "a5"}, "Choose A4 or Letter."),
        ({"first": "2016-01-01", "last": "2026-03-31"}, "A summary holds at most 3,660 nights"),
        ({"first": "2006-03-31", "last": "2026-03-31"}, "A summary holds at most 3,660 nights"),
    ],
)
def test_a_bad_query_is_explained_in_a_sentence(
    browser: Client, query: dict[str, str], sentence: str
) -> None:
    page, pdf = browser.get("/report/", query), browser.get("/report.pdf", query)
    assert (page.status_code, pdf.status_code) == (200, 400)
    for response in (page, pdf):
        assert response["Content-Type"].startswith("text/html")
        assert sentence in response.content.decode()
        assert "sheet" not in response.context


def test_refused_dates_stay_in_the_form(browser: Client) -> None:
    query = {"first": "2026-03-31", "last": "2026-03-01"}
    html = browser.get("/report/", query).content.decode()
    assert 'value="2026-03-31"' in html
    assert 'value="2026-03-01"' in html


@pytest.mark.parametrize(
    "query",
    [
        {"first": "0001-01-01", "last": "0001-01-20"},
        {"first": "9999-12-01", "last": "9999-12-31"},
        {"first": "1900-01-01", "last": "1900-01-01"},
    ],
)
def test_dates_at_the_ends_of_the_calendar_are_answered(
    browser: Client, query: dict[str, str]
) -> None:
    assert browser.get("/report/", query).status_code == 200
    assert browser.get("/report.pdf", query).status_code in {200, 400}


def test_a_stranger_shows_up_nowhere(
    browser: Client, person: User, stranger: User, write_night: Write
) -> None:
    night = write_night(stranger, LAST, evening_severity=9, took_doses=True)
    Dose.objects.create(night=night, name="Strangerine")
    mine = write_night(person, LAST, took_doses=True)
    Dose.objects.create(night=mine, name="Iron")
    html, printed = browser.get("/report/").content.decode(), read(browser.get("/report.pdf"))
    for text in (html, printed):
        assert "Strangerine" not in text
        assert "Iron" in text
        assert "No night of this period has a rating." in text


def test_what_is_taken_comes_from_the_doses_written_down(
    browser: Client, person: User, write_night: Write
) -> None:
    old = write_night(person, date(2025, 11, 2), took_doses=True)
    Dose.objects.create(night=old, name="IRON")
    for day in (29, 30):
        night = write_night(person, date(2026, 3, day), took_doses=True)
        Dose.objects.create(
            night=night, name=" iron ", amount=Decimal("25.000"), unit="mg", taken_at=time(20, day)
        )
    write_night(person, LAST, took_doses=False)
    write_night(person, date(2026, 3, 28))
    (line,) = browser.get("/report/").context["sheet"].taken
    assert (line.name, line.strength, line.times) == ("iron", "25 mg", "20:30")
    assert (line.since, line.nights) == ("2 Nov 2025", "2 of 3")


def test_doses_left_on_a_night_that_says_none_are_not_taken(
    browser: Client, person: User, write_night: Write
) -> None:
    night = write_night(person, LAST, took_doses=False)
    Dose.objects.create(night=night, name="Iron")
    assert browser.get("/report/").context["sheet"].taken == ()


def test_the_name_clock_and_date_are_the_persons_own(browser: Client, person: User) -> None:
    person.report_name, person.clock, person.time_zone = "A. <b>P</b>", "12", "Asia/Tokyo"
    person.save()
    html, printed = browser.get("/report/").content.decode(), read(browser.get("/report.pdf"))
    assert "A. &lt;b&gt;P&lt;/b&gt;" in html
    assert "A. <b>P</b>" in printed
    assert "9 pm" in printed
    assert "Made on 1 Apr 2026" in printed


@pytest.mark.parametrize("address", ["/report/", "/report.pdf"])
def test_the_number_of_queries_does_not_grow_with_the_nights(
    browser: Client, person: User, write_night: Write, address: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert browser.get(address, {"range": "3m"}).status_code == 200
        return len(captured)

    first = write_night(person, LAST, took_doses=True)
    Dose.objects.create(night=first, name="Iron")
    few = queries()
    for ago in range(1, 60):
        night = write_night(person, LAST - timedelta(days=ago), took_doses=True, tiredness=3)
        Dose.objects.create(night=night, name=f"Preparation {ago % 5}")
    assert queries() == few
