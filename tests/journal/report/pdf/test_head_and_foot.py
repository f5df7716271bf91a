"""The line about the person at the head, and the method at the foot: what room is left for them."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pypdf import PdfReader

from journal.report.about_you import AboutYou, Rating
from journal.report.document import document
from journal.report.pdf import Paper, render
from journal.report.report import Report
from tests.journal.report.histories import HISTORIES

pytestmark = pytest.mark.usefixtures("typefaces")
ABOUT = AboutYou(
    birth_year=1964,
    sex="female",
    since_year=1998,
    rating=Rating(scale="irls", total=Decimal(22), rated_on=date(2026, 3, 12), rated_by="Dr Weiss"),
    conditions=("kidney_disease",),
)
LINE = (
    "About 62 years (born 1964) · woman · restless legs since 1998 · "
    "IRLS 22 of 40 (12 Mar 2026, Dr Weiss) · kidney disease"
)


def somebody(name: str) -> Report:
    """A history of somebody who wrote everything about themselves."""
    made = HISTORIES[name]()
    return replace(made, data=replace(made.data, about=ABOUT))


def opened(made: Report, paper: Paper) -> PdfReader:
    return PdfReader(io.BytesIO(render(document(made), paper)))


def size_of(page: object, words: str) -> float:
    """The size of these words in points."""
    sizes: list[float] = []

    def look(text: str, _: object, line: list[float], __: object, size: float) -> None:
        if words in text:
            sizes.append(abs(line[3]) * size)

    page.extract_text(visitor_text=look)  # type: ignore[attr-defined]
    return round(sizes[0], 1)


@pytest.mark.parametrize("name", ["one_night", "sparse", "typical", "ten_years"])
@pytest.mark.parametrize("paper", Paper)
def test_the_line_stands_above_the_period_and_two_pages_stay_two(name: str, paper: Paper) -> None:
    pages = opened(somebody(name), paper).pages
    first = " ".join(pages[0].extract_text().split())
    assert LINE in first
    assert first.index(LINE) < first.index("Nights written down")
    assert len(pages) <= 2


def test_the_median_of_a_clock_of_twelve_hours_stays_on_its_line() -> None:
    made = HISTORIES["repleted"]()
    assert made.options.twelve_hours
    lines = opened(made, Paper.A4).pages[0].extract_text().splitlines()
    assert any("This period: median 9:46 pm, n = 109" in line for line in lines)


def test_somebody_who_wrote_nothing_has_no_such_line() -> None:
    words = opened(HISTORIES["typical"](), Paper.A4).pages[0].extract_text()
    assert "years (born" not in words


@pytest.mark.parametrize("name", ["empty", "one_night", "typical", "ten_years"])
def test_the_method_is_as_large_as_the_rest_where_there_is_room(name: str) -> None:
    page = opened(HISTORIES[name](), Paper.A4).pages[-1]
    assert size_of(page, "A night runs from") == 9.0
