"""Columns of the PDF keep apart, however long what people wrote is."""

import io
from datetime import date, time
from decimal import Decimal

import pytest
from pypdf import PdfReader

from journal.clock import Period
from journal.regimen.plan import Schedule
from journal.report.data import ReportData
from journal.report.document import document
from journal.report.pdf import Paper, render
from journal.report.report import Report, report
from tests.journal.labs.made_up import named, result
from tests.journal.regimen.made_up import product, step
from tests.journal.report.made_up import LAST, MADE_ON

pytestmark = pytest.mark.usefixtures("typefaces")
EDGE, RIGHT = 59, 536  # points: where lines begin, and where A4 ends for them
ROOM = 48  # points in which a column of words can be read
LONG = "むずむず脚" * 12


def where(made: Report, words: str, paper: Paper) -> float:
    """How far from the left edge of the page these words begin."""
    found: list[float] = []

    def look(text: str, page: list[float], line: list[float], *_: object) -> None:
        if text.strip().startswith(words):
            found.append(page[0] * line[4] + page[4])

    for each in PdfReader(io.BytesIO(render(document(made), paper))).pages:
        each.extract_text(visitor_text=look)
    return found[0]


def made_of(data: ReportData) -> Report:
    return report(Period.ending(LAST, 28), data, made_on=MADE_ON)


@pytest.mark.parametrize("paper", Paper)
def test_names_of_blood_tests_keep_their_room_beside_long_values(paper: Paper) -> None:
    before = date(2026, 1, 9)
    results = [
        named("A test of a rare laboratory", "5.5", "x" * 24, range_high=Decimal("12.25")),
        result("zinc_serum", "≥900", "ug/L"),
        result("zinc_serum", "0.82", "mg/L", before),
    ]
    made = made_of(ReportData(results=results))
    assert where(made, "Value", paper) - EDGE > ROOM


@pytest.mark.parametrize("paper", Paper)
def test_the_reason_keeps_its_room_beside_a_long_name(paper: Paper) -> None:
    given_up = product(LONG, key=1, last_day=date(2026, 3, 1), reason="It did nothing.")
    made = made_of(ReportData(products=[given_up]))
    assert where(made, "Why it ended", paper) < RIGHT - ROOM


@pytest.mark.parametrize("paper", Paper)
def test_a_name_keeps_its_room_beside_ten_doses_a_day(paper: Paper) -> None:
    times = tuple(time(hour) for hour in range(4, 24, 2))
    dose = step(date(2026, 1, 1), "125.5", "mg", Schedule.DAILY, times=times)
    made = made_of(ReportData(products=[product("Levodopa", dose, key=1, kind="medicine")]))
    assert where(made, "One dose", paper) - where(made, "Name", paper) > ROOM
