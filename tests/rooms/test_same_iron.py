"""A course of iron has one answer: on its page, in the summary’s JSON and PDF, and copied."""

import json
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
import time_machine
from pypdf import PdfReader

from accounts.models import User

FIRST, LAST = date(2025, 12, 1), date(2026, 1, 31)
VALUES = (
    ("ferritin", "31.5", "ug/L", date(2025, 10, 1)),
    ("ferritin", "38", "ug/L", date(2025, 11, 20)),
    ("ferritin", "72", "ug/L", date(2026, 2, 10)),
    ("ferritin", "150", "pmol/L", date(2026, 3, 20)),
    ("iron", "60", "ug/dL", date(2025, 11, 20)),
    ("tibc", "330", "ug/dL", date(2025, 11, 20)),
    ("tsat", "27", "%", date(2026, 2, 10)),
)


@pytest.fixture(autouse=True)
def _the_last_of_march(db: None) -> Any:
    with time_machine.travel("2026-03-31 20:00:00+00:00", tick=False):
        yield


@pytest.fixture
def treated(person: User, write_night: Any) -> User:
    row = person.regimens.create(name="Ferrous fumarate", kind="supplement", ended_on=LAST)
    row.steps.create(first_day=FIRST, schedule="alternate", amount=1, unit="tablet")
    row.nutrients.create(nutrient="iron", amount=Decimal(65), per_amount=1, per_unit="tablet")
    write_night(person, date(2026, 3, 25), events=["infusion"])
    for test, value, unit, day in VALUES:
        person.lab_results.create(test=test, value=Decimal(value), unit=unit, taken_on=day)
    return person


def shown(browser: Any) -> list[tuple[str, ...]]:
    rows = browser.get("/labs/iron/").context["iron"].rows
    return [(r.label, r.dates, r.ago, r.ferritin, r.saturation) for r in rows]


def test_page_summary_json_and_pdf_agree_to_the_digit(client_of: Any, treated: User) -> None:
    browser = client_of(treated)
    on_page = shown(browser)

    lines = browser.get("/report.json").json()["words"]["iron"]
    assert [tuple(line.values()) for line in lines] == on_page
    assert on_page[1][:3] == (
        "Ferrous fumarate, 32.5 mg of iron a day", "1 Dec 2025 to 31 Jan 2026", "8 weeks ago",
    )  # fmt: skip
    assert on_page[1][3].startswith("34.8 µg/L, mean of 2; then 69.4 µg/L, mean of 2: 34.6 more")
    assert on_page[1][4] == "18.2 %, 20 Nov 2025; then 27 %, 10 Feb 2026: 8.8 more"
    paper = PdfReader(BytesIO(browser.get("/report.pdf").content))
    printed = "".join(page.extract_text() for page in paper.pages)
    bare = "".join(printed.split()).replace("\u200b", "")
    assert [cell for row in on_page for cell in row if "".join(cell.split()) not in bare] == []


def test_a_past_summary_knows_nothing_of_later_iron(client_of: Any, treated: User) -> None:
    browser = client_of(treated)
    words = browser.get("/report.json?first=2025-11-24&last=2025-12-31").json()["words"]

    (line,) = words["iron"]
    assert (line["dates"], line["ago"]) == ("since 1 Dec 2025", "")
    assert line["ferritin"] == "34.8 µg/L, mean of 2; none after"


def test_what_is_exported_and_imported_makes_the_same_courses(
    client_of: Any, treated: User, stranger: User, take_in: Any
) -> None:
    data = b"".join(client_of(treated).get("/export/stillnight.json").streaming_content)
    take_in(stranger, data, name="stillnight.json")

    assert json.loads(data)["tables"]["regimens"]
    assert shown(client_of(stranger)) == shown(client_of(treated))
