import io
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from accounts.models import User
from journal.models import Dose, Night
from journal.report import loading, pdf, phrases
from journal.report.models import Draft
from journal.report.press import PrintingError

pytestmark = pytest.mark.usefixtures("typefaces")

LAST = date(2026, 3, 31)
MARCH = {"first": "2026-03-01", "last": "2026-03-31"}
SECTIONS = [
    "changes", "figures", "onset", "timeline", "taken", "labs", "stopped", "questions", "grid",
    "drift", "method",
]  # fmt: skip
ADDRESSES = ["/report/", "/report.pdf", "/report.json", "/report/pages/1.svg"]
Write = Callable[..., Night]
SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _the_evening_of_31_march() -> Iterator[None]:
    with time_machine.travel("2026-03-31 20:00:00+00:00", tick=False):
        yield


@pytest.fixture
def browser(person: User, client_of: SignedIn) -> Client:
    return client_of(person)


@pytest.fixture
def march(person: User, write_night: Write) -> None:
    """A night for each day of March, symptoms on all of them."""
    for day in range(1, 32):
        write_night(
            person,
            date(2026, 3, day),
            evening_severity=1 + day % 10,
            symptom_onset=time(22, day),
            bedtime=time(23),
            lights_out=time(23, 10),
            sleep_onset_latency_minutes=20,
            wake_after_sleep_onset_minutes=day,
            final_awakening=time(6, 40),
            rise_time=time(7),
        )


def read(response: Any) -> str:
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def chosen(**changed: Any) -> dict[str, Any]:
    """What the form sends, all sections on, with some of it changed."""
    return {"range": "4w", "compare": "before", "paper": "a4", "sections": SECTIONS, **changed}


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_summary_needs_somebody_signed_in(client: Client, db: None, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 302
    assert urlsplit(response["Location"]).path == "/account/login/"


@pytest.mark.parametrize("address", ADDRESSES[1:])
def test_what_is_made_is_only_for_looking(browser: Client, address: str) -> None:
    assert browser.post(address).status_code == 405


def test_an_empty_journal_has_a_page_and_a_pdf(browser: Client) -> None:
    assert "0 of 28" in browser.get("/report/").content.decode()
    assert "No night of this period has a rating." in read(browser.get("/report.pdf"))


def test_without_a_visit_the_last_four_weeks_are_shown(browser: Client) -> None:
    words = browser.get("/report/").context["sheet"]
    assert words.period == "3 – 30 Mar 2026"


def test_tonight_belongs_to_it_once_it_is_written(
    browser: Client, person: User, write_night: Write
) -> None:
    write_night(person, LAST, evening_severity=3)
    words = browser.get("/report/").context["sheet"]
    assert (words.period, words.logged) == ("4 – 31 Mar 2026", "1 of 28")


def test_after_a_visit_what_came_since_is_shown(browser: Client, person: User) -> None:
    person.visits.create(day=date(2026, 3, 10))
    person.visits.create(day=date(2025, 3, 10))
    page = browser.get("/report/")
    assert page.context["sheet"].period == "10 – 30 Mar 2026"
    assert page.context["in_force"]["range"] == "visit"
    assert "Since the last visit" in page.content.decode()


def test_a_visit_of_today_does_not_start_an_empty_period(browser: Client, person: User) -> None:
    person.visits.create(day=LAST)
    assert browser.get("/report/").context["sheet"].period == "3 – 30 Mar 2026"


@pytest.mark.parametrize(
    ("day", "period"),
    [(30, "17 – 30 Mar 2026"), (18, "17 – 30 Mar 2026"), (16, "16 – 30 Mar 2026")],
)
def test_after_a_visit_of_these_days_two_weeks_are_shown_and_that_is_said(
    browser: Client, person: User, day: int, period: str
) -> None:
    person.visits.create(day=date(2026, 3, day))
    page = browser.get("/report/")
    assert page.context["sheet"].period == period
    said = f"Your last visit was on {day} Mar 2026. Fewer than two weeks say little"
    assert (said in page.content.decode()) == (day > 16)
    other = browser.get("/report/?range=4w").content.decode()
    assert "Fewer than two weeks say little" not in other


@pytest.mark.usefixtures("march")
def test_page_json_and_pdf_hold_the_same_figures(
    browser: Client, person: User, write_night: Write
) -> None:
    write_night(person, date(2026, 2, 20), evening_severity=3)
    page = browser.get("/report/", MARCH)
    words = page.context["sheet"]
    html, printed = page.content.decode(), read(browser.get("/report.pdf", MARCH))
    sent = browser.get("/report.json", MARCH).json()
    assert len(words.figures) == 14
    for figure, line in zip(words.figures, sent["words"]["figures"], strict=True):
        assert f"{figure.this} {figure.this_nights} {figure.previous}" in printed
        assert f"<strong>{figure.this}</strong>" in html
        assert (line["this"], line["this_nights"], line["this_value"]) == (
            figure.this, figure.this_nights, figure.this_value,
        )  # fmt: skip
    for text in (html, printed, sent["words"]["logged"]):
        assert "31 of 31" in text


def test_the_seven_night_line_looks_back_before_the_period(
    browser: Client, person: User, write_night: Write
) -> None:
    for day in range(22, 29):
        write_night(person, date(2026, 2, day), evening_severity=9 if day > 22 else 2)
    write_night(person, date(2026, 3, 1), evening_severity=1)
    drawn = browser.get("/report.json", MARCH).json()["draws"]["timeline"]
    assert drawn["runs"] == [[[0, 9]]]  # of six nines and a one; the two of 22 February is too far
    screen = browser.get("/trends/series.json", MARCH).json()["columns"]
    assert screen["worst_severity_median"][0] == 9


def test_the_download_is_a_file_named_by_its_nights_and_nothing_else(browser: Client) -> None:
    response = browser.get("/report.pdf", MARCH)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        'attachment; filename="restless-legs-summary-2026-03-01-to-2026-03-31.pdf"'
    )
    assert "no-store" in response["Cache-Control"]


def test_the_pages_are_shown_as_pictures_of_the_pdf(browser: Client) -> None:
    page = browser.get("/report/", {**MARCH, "paper": "letter"})
    html = page.content.decode()
    assert list(page.context["pages"]) == [1]  # a diary of few nights fits on one page
    assert '<img src="/report/pages/1.svg?first=2026-03-01' in html
    picture = browser.get("/report/pages/1.svg", MARCH)
    assert picture["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert picture.content.startswith(b"<svg")


def test_there_is_no_page_beyond_the_last(browser: Client) -> None:
    assert browser.get("/report/pages/3.svg").status_code == 404
    assert browser.get("/report/pages/0.svg").status_code == 404


def test_what_was_chosen_is_remembered_for_page_and_pdf(browser: Client, person: User) -> None:
    sections = [name for name in SECTIONS if name not in {"grid", "method", "drift"}]
    sent = chosen(
        range="dates", **MARCH, paper="letter", sections=sections, name=" A. P. ",
        question_0="Why?", question_2="What now?",
    )  # fmt: skip
    response = browser.post("/report/", sent)
    assert (response.status_code, response["Location"]) == (302, "/report/")
    page, printed = browser.get("/report/"), browser.get("/report.pdf")
    words = page.context["sheet"]
    assert (words.period, words.name, words.grid) == ("1 – 31 Mar 2026", "A. P.", "")
    assert words.questions == ("Why?", "What now?")
    assert "1. Why? 2. What now?" in read(printed)
    assert len(PdfReader(io.BytesIO(printed.content)).pages) == 1
    assert int(PdfReader(io.BytesIO(printed.content)).pages[0].mediabox.width) == 612
    person.refresh_from_db()
    assert person.report_name == "A. P."


def test_two_first_choices_at_the_same_moment_make_one_memory(
    browser: Client, person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "draft_of", lambda person: Draft(user=person))
    for weeks in ("2w", "12w"):
        assert browser.post("/report/", chosen(range=weeks)).status_code == 302
    assert Draft.objects.get(user=person).range == "12w"


def test_choosing_again_replaces_what_was_remembered(browser: Client, person: User) -> None:
    browser.post("/report/", chosen(range="dates", **MARCH, question_0="Why?"))
    browser.post("/report/", chosen(range="2w", question_0=""))
    words = browser.get("/report/").context["sheet"]
    assert (words.period, words.questions) == ("17 – 30 Mar 2026", ())


@pytest.mark.parametrize(
    ("asked", "period", "previous"),
    [
        ({"range": "12w"}, "6 Jan – 30 Mar 2026", "14 Oct 2025 – 5 Jan 2026"),
        ({"range": "2w", "compare": "year"}, "17 – 30 Mar 2026", "17 – 30 Mar 2025"),
        (
            {**MARCH, "compare": "dates", "compare_first": "2026-01-01",
             "compare_last": "2026-01-31"},
            "1 – 31 Mar 2026", "1 – 31 Jan 2026",
        ),
        ({"range": "all"}, "30 Mar 2026", "29 Mar 2026"),
        ({"first": "2024-02-29", "last": "2024-02-29", "compare": "year"}, "29 Feb 2024",
         "28 Feb 2023"),
        ({"last": "2026-03-05"}, "5 Mar 2026", "4 Mar 2026"),
        ({"first": "2026-03-05"}, "5 – 30 Mar 2026", "7 Feb – 4 Mar 2026"),
    ],
)  # fmt: skip
def test_period_and_comparison_are_those_asked_for(
    browser: Client, asked: dict[str, str], period: str, previous: str
) -> None:
    form = browser.get("/report/", asked).context["form"]
    assert (phrases.span(form.period()), phrases.span(form.previous())) == (period, previous)


def test_a_query_shows_other_nights_without_forgetting_the_choice(browser: Client) -> None:
    browser.post("/report/", chosen(range="2w", paper="letter"))
    page = browser.get("/report/", MARCH)
    assert page.context["sheet"].period == "1 – 31 Mar 2026"
    assert page.context["paper"] == "letter"
    assert browser.get("/report/").context["sheet"].period == "17 – 30 Mar 2026"


@pytest.mark.usefixtures("march")
def test_own_words_take_the_place_of_a_sentence_while_its_figures_last(
    browser: Client, person: User, write_night: Write
) -> None:
    late = {"range": "dates", "first": "2026-03-16", "last": "2026-03-31"}
    first, second = browser.get("/report/", late).context["sentences"][:2]
    own = {
        "generated_0": first["generated"], "sentence_0": "Worse since the flight.",
        "generated_1": second["generated"], "sentence_1": "",
    }  # fmt: skip
    browser.post("/report/", chosen(**late, **own))
    page = browser.get("/report/")
    assert page.context["sheet"].changes[0] == "Worse since the flight."
    assert second["generated"] not in page.context["sheet"].changes
    assert "Worse since the flight." in read(browser.get("/report.pdf"))
    person.nights.filter(night=LAST).delete()
    assert "Worse since the flight." not in browser.get("/report/").context["sheet"].changes


def test_a_note_is_printed_only_when_it_was_ticked(
    browser: Client, person: User, write_night: Write
) -> None:
    write_night(person, date(2026, 3, 9), evening_note="Walked at dinner", morning_note="Bad night")
    write_night(person, date(2026, 1, 9), evening_note="Long ago")
    page = browser.get("/report/")
    assert [key for key, _ in page.context["form"].fields["notes"].choices] == [
        "2026-03-09:evening", "2026-03-09:night",
    ]  # fmt: skip
    assert page.context["sheet"].notes == ()
    browser.post("/report/", chosen(notes=["2026-03-09:night", "2026-01-09:evening"]))
    (note,) = browser.get("/report/").context["sheet"].notes
    assert (note.night, note.text) == ("9 Mar 2026, night", "Bad night")
    assert "Bad night" in read(browser.get("/report.pdf"))


def test_a_long_note_is_listed_by_its_beginning(
    browser: Client, person: User, write_night: Write
) -> None:
    write_night(person, date(2026, 3, 9), evening_note="word " * 99)
    ((_, label),) = browser.get("/report/").context["form"].fields["notes"].choices
    assert label.startswith("9 Mar 2026, evening: word word")
    assert len(label) < 120


def test_the_next_visit_stands_at_the_head_with_its_questions(
    browser: Client, person: User
) -> None:
    person.visits.create(
        day=date(2026, 4, 14), at=time(9, 30), with_whom="Dr Okafor", questions="More iron?\nWhen?"
    )
    words = browser.get("/report/").context["sheet"]
    assert (words.appointment, words.appointment_with) == ("14 Apr 2026, 09:30", "Dr Okafor")
    assert words.questions == ("More iron?", "When?")
    assert "/labs/before-a-test/" in browser.get("/report/").content.decode()


def test_all_five_questions_of_a_visit_are_printed(browser: Client, person: User) -> None:
    asked = [f"Question number {number}?" for number in range(1, 6)]
    person.visits.create(day=date(2026, 4, 14), questions="\n".join(asked))
    assert browser.get("/report/").context["sheet"].questions == tuple(asked)
    page = read(browser.get("/report.pdf"))
    assert all(question in page for question in asked)


def test_questions_that_an_import_brought_beyond_five_are_named(
    browser: Client, person: User
) -> None:
    asked = [f"Question number {number}?" for number in range(1, 8)]
    person.visits.create(day=date(2026, 4, 14), questions="\n".join(asked))
    page = browser.get("/report/").content.decode()
    assert "Not printed: Question number 6? · Question number 7?" in page


def test_what_was_decided_last_time_is_printed_unless_left_out(
    browser: Client, person: User
) -> None:
    person.visits.create(day=date(2026, 2, 2), with_whom="Dr Okafor", decided="300 mg from now on.")
    person.visits.create(day=date(2026, 3, 2), with_whom="Dentist")
    for text in (read(browser.get("/report.pdf")), browser.get("/report/").content.decode()):
        assert "Decided on 2 Feb 2026, Dr Okafor" in text
        assert "300 mg from now on." in text
    browser.post("/report/", chosen())
    assert "300 mg from now on." not in read(browser.get("/report.pdf"))


def test_a_past_period_says_when_it_was_taken(
    browser: Client, person: User, write_night: Write
) -> None:
    write_night(person, date(2025, 8, 14), evening_severity=3)
    address = "/report.pdf?first=2025-07-01&last=2025-08-15"
    for text in (
        read(browser.get(address)),
        browser.get(address.replace(".pdf", "/")).content.decode(),
    ):
        assert "Taken on 15 Aug 2025" in text
        assert "Taken now" not in text


def test_without_a_visit_ahead_the_page_offers_to_note_one(browser: Client) -> None:
    assert "Add the next appointment" in browser.get("/report/").content.decode()


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


@pytest.mark.parametrize("first", [date(2005, 3, 1), date(1900, 1, 1)])
def test_all_is_all_however_long_ago_the_first_night_was(
    browser: Client, person: User, march: None, write_night: Write, first: date
) -> None:
    write_night(person, first, evening_severity=3)
    everything = {"range": "all"}
    assert str(browser.get("/report.json", everything).json()).count(str(first.year))
    printed = browser.get("/report.pdf", everything)
    assert printed.status_code == 200
    assert f"{first}-to-2026-03-31.pdf" in printed["Content-Disposition"]
    for address in ("/report/", "/report/share/", "/report/pages/1.svg"):
        assert browser.get(address, everything).status_code == 200, address
    dates = {"first": first.isoformat(), "last": "2026-03-31"}
    assert browser.get("/report.json", dates).status_code == 200


WRONG = [
    ({"first": "soon"}, "Please choose the first night."),
    ({"first": "2026-03-31", "last": "2026-03-01"}, "Please swap them."),
    ({"first": "2026-05-01"}, "The first night has not come yet."),
    ({"first": "1850-05-01"}, "Please choose a first night in 1900 or later."),
    ({"last": "1850-05-01"}, "Please choose a last night in 1900 or later."),
    ({"last": "2028-05-01"}, "more than a year ahead"),
    (
        {"compare": "dates", "compare_first": "2026-01-01"},
        "Please choose both nights of the comparison.",
    ),
    ({"compare": "never"}, "Please choose one of the comparisons."),
    ({"range": "9z"}, "Please choose one of the ranges, or two dates."),
    ({"range": "visit"}, "Please choose one of the ranges, or two dates."),
    ({"paper": "a5"}, "Please choose A4 or Letter."),
    ({"first": "2006-01-01", "last": "2026-03-31"}, "That is more than 20 years."),
    (
        {"compare": "dates", "compare_first": "1990-01-01", "compare_last": "2026-01-01"},
        "That is more than 20 years.",
    ),
]


@pytest.mark.parametrize(("query", "sentence"), WRONG)
def test_a_bad_query_is_explained_in_a_sentence(
    browser: Client, query: dict[str, str], sentence: str
) -> None:
    page, download = browser.get("/report/", query), browser.get("/report.pdf", query)
    assert (page.status_code, download.status_code) == (200, 400)
    for response in (page, download):
        assert response["Content-Type"].startswith("text/html")
        assert sentence in response.content.decode()
        assert "sheet" not in response.context
    assert browser.get("/report/pages/1.svg", query).status_code == 400
    told = browser.get("/report.json", query)
    assert told.status_code == 400
    assert sentence in str(told.json()["errors"])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"sections": ["everything"]}, "Please choose from the sections on the page."),
        ({"notes": ["2026-13-09:night"]}, "Please choose from the notes on the page."),
        ({"notes": ["2026-03-09:secret"]}, "Please choose from the notes on the page."),
        ({"range": "9z"}, "Please choose one of the ranges"),
        ({"question_0": "x" * 201}, "shorten this to 200 characters"),
    ],
)
def test_choices_that_cannot_be_read_are_explained_and_not_kept(
    browser: Client, wrong: dict[str, Any], sentence: str
) -> None:
    response = browser.post("/report/", chosen(**wrong))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert browser.get("/report/").context["sheet"].period == "3 – 30 Mar 2026"


def test_refused_dates_stay_in_the_form(browser: Client) -> None:
    query = {"first": "2026-03-31", "last": "2026-03-01"}
    html = browser.get("/report/", query).content.decode()
    assert 'value="2026-03-31"' in html
    assert 'value="2026-03-01"' in html


def test_what_cannot_be_printed_is_told_in_a_sentence(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def jammed(*_: Any) -> Any:
        raise PrintingError("It took too long. Leave out a long note.")

    monkeypatch.setattr(pdf, "render", jammed)
    monkeypatch.setattr(pdf, "pages", jammed)
    for address, status in (("/report/", 200), ("/report.pdf", 503), ("/report/pages/1.svg", 503)):
        response = browser.get(address)
        assert response.status_code == status
        assert "It took too long. Leave out a long note." in response.content.decode()
    assert browser.get("/report.json").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        {"first": "0001-01-01", "last": "0001-01-20"},
        {"first": "9999-12-01", "last": "9999-12-31"},
        {"first": "1900-01-01", "last": "1900-01-01"},
        {"first": "1900-01-01", "last": "1900-01-01", "compare": "year"},
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
    night = write_night(
        stranger, date(2026, 3, 30), evening_severity=9, took_doses=True, evening_note="Strange"
    )
    Dose.objects.create(night=night, name="Strangerine")
    stranger.regimens.create(name="Strangerine", kind="medicine", category="other")
    stranger.lab_results.create(test="ferritin", value=4, unit="ug/L", taken_on=LAST)
    stranger.visits.create(day=LAST, with_whom="Dr Strange")
    mine = write_night(person, date(2026, 3, 30), took_doses=True)
    Dose.objects.create(night=mine, name="Iron")
    html, printed = browser.get("/report/").content.decode(), read(browser.get("/report.pdf"))
    for text in (html, printed):
        assert "Strange" not in text
        assert "Ferritin" not in text
        assert "Iron" in text
        assert "No night of this period has a rating." in text


def test_plan_doses_and_blood_come_from_their_own_pages(
    browser: Client, person: User, write_night: Write
) -> None:
    iron = person.regimens.create(name="Iron", kind="supplement", category="iron")
    step = iron.steps.create(
        first_day=date(2026, 3, 1), amount=Decimal(325), unit="mg", schedule="evening"
    )
    step.set_times([time(20, 30)])
    iron.nutrients.create(nutrient="iron", amount=65, per_amount=325, per_unit="mg")
    person.lab_results.create(test="ferritin", value=42, unit="ug/L", taken_on=LAST)
    for day in (28, 29):
        night = write_night(person, date(2026, 3, day), took_doses=True)
        Dose.objects.create(night=night, name="Iron", plan_key=iron.pk, planned_at=time(20, 30))
    refused = write_night(person, date(2026, 3, 27), took_doses=False)
    refused.skipped_doses.create(plan_key=iron.pk, name="Iron")
    words = browser.get("/report/").context["sheet"]
    (line,) = words.taken
    assert (line.name, line.dose, line.contents) == ("Iron", "325 mg every evening", "65 mg")
    assert (line.times, line.since, line.nights) == ("20:30", "1 Mar 2026", "2 of 3")
    (blood,) = words.bloods
    assert (blood.test, blood.value) == ("Ferritin", "42 µg/L")


def test_doses_left_on_a_night_that_says_none_are_not_taken(
    browser: Client, person: User, write_night: Write
) -> None:
    night = write_night(person, date(2026, 3, 30), took_doses=False)
    Dose.objects.create(night=night, name="Iron")
    assert browser.get("/report/").context["sheet"].taken == ()


def test_the_name_clock_and_date_are_the_persons_own(browser: Client, person: User) -> None:
    person.report_name, person.clock, person.time_zone = "A. <b>P</b>", "12", "Asia/Tokyo"
    person.save()
    html, printed = browser.get("/report/").content.decode(), read(browser.get("/report.pdf"))
    assert "A. &lt;b&gt;P&lt;/b&gt;" in html
    assert "A. <b>P</b>" in printed
    assert "6 pm" in printed
    assert "Made on 1 Apr 2026" in printed


@pytest.mark.parametrize("address", ["/report/", "/report.pdf"])
def test_the_number_of_queries_does_not_grow_with_the_nights(
    browser: Client, person: User, write_night: Write, address: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address, {"range": "12w"}).status_code == 200
        return len(captured)

    first = write_night(person, LAST, took_doses=True, evening_note="One")
    Dose.objects.create(night=first, name="Iron")
    person.regimens.create(name="Iron", kind="supplement", category="iron").steps.create(
        first_day=LAST, schedule="daily"
    )
    few = queries()
    for ago in range(1, 50):
        night = write_night(
            person, LAST - timedelta(days=ago), took_doses=True, tiredness=3, evening_note="More"
        )
        Dose.objects.create(night=night, name=f"Preparation {ago % 5}")
        regimen = person.regimens.create(name=f"P{ago}", kind="supplement", category="other")
        regimen.steps.create(first_day=LAST, schedule="daily")
    assert queries() == few
    assert few < 115  # findings and differences are worked out, counted and kept


def test_looking_changes_nothing(browser: Client, person: User) -> None:
    for address in ADDRESSES:
        browser.get(address, MARCH)
    assert not Draft.objects.exists()
