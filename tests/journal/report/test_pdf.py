import io
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from journal.report import pdf
from journal.report.figures import Report
from journal.report.pdf import Paper, render
from journal.report.sheet import sheet
from tests.journal.report.made_up import made_report

pytestmark = pytest.mark.usefixtures("typefaces")

EIGHT = (
    "Gabapentin", "Iron bisglycinate", "Magnesium citrate", "Vitamin D3", "Vitamin B12",
    "Vitamin C", "Folate", "Melatonin",
)  # fmt: skip


def opened(report: Report, paper: Paper = Paper.A4) -> PdfReader:
    return PdfReader(io.BytesIO(render(report, paper)))


def text_of(report: Report) -> str:
    """All words of the PDF, line ends as spaces."""
    return " ".join(" ".join(page.extract_text().split()) for page in opened(report).pages)


@pytest.mark.parametrize("nights", [28, 90, 365])
@pytest.mark.parametrize("twelve_hours", [False, True])
def test_every_figure_of_the_report_is_in_the_text_of_the_pdf(
    nights: int, twelve_hours: bool
) -> None:
    report = made_report(nights, twelve_hours=twelve_hours)
    text = text_of(report)
    for row in report.key_figures:
        unit = f", {row.unit}" if row.unit else ""
        assert (
            f"{row.label}{unit} {row.this_text} {row.this.nights} "
            f"{row.previous_text} {row.previous.nights} {row.change_text}"
        ) in text


def test_the_pdf_says_what_the_page_says() -> None:
    report = made_report(90, taken=EIGHT, name="A. Person")
    words, text = sheet(report), text_of(report)
    for line in (
        words.title, words.name, words.period, words.previous, words.logged, words.logged_before,
        words.same_night_of, words.timeline, words.onset_this, words.onset_previous, words.areas,
        words.taken_of, words.definitions, f"Made on {words.made_on} · page 1 of 1",
        "Self-reported",
    ):  # fmt: skip
        assert line in text
    for taken in words.taken:
        assert (
            f"{taken.kind} {taken.name} {taken.strength} {taken.times} {taken.since} {taken.nights}"
        ) in text


def test_an_empty_journal_gives_a_sensible_page() -> None:
    text = text_of(made_report(28, diary=[], previous=[]))
    assert "No night of this period has a rating." in text
    assert "Severe nights, nights a week – 0 – 0 –" in text
    assert "none was logged" in text


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("nights", [28, 90, 3650])
def test_eight_things_taken_fit_on_one_page(paper: Paper, nights: int) -> None:
    assert len(opened(made_report(nights, taken=EIGHT, name="A. Person"), paper).pages) == 1


def test_a_long_list_goes_on_under_its_headings_on_page_two() -> None:
    report = made_report(90, taken=[f"Preparation {number}" for number in range(40)])
    first, second = opened(report).pages
    assert "Definitions" not in second.extract_text()
    assert "never counted as 0" in first.extract_text()
    assert "Nights taken" in second.extract_text()
    assert sheet(report).period in second.extract_text()
    assert "page 2 of 2" in second.extract_text()
    both = first.extract_text() + second.extract_text()
    assert all(f"Preparation {number} " in both for number in range(40))


def test_long_names_wrap_instead_of_leaving_the_page() -> None:
    names = ("Wordlong" * 15, "Several words that go on and on " * 3)
    report = made_report(28, taken=names, name="Person " * 11)
    text = text_of(report).replace(" ", "").replace("\u200b", "")
    for name in (*names, report.name):
        assert name.replace(" ", "") in text


@pytest.mark.parametrize(
    ("paper", "millimetres"), [(Paper.A4, (210, 297)), (Paper.LETTER, (215.9, 279.4))]
)
def test_the_page_has_the_size_of_the_paper(paper: Paper, millimetres: tuple[float, float]) -> None:
    (page,) = opened(made_report(), paper).pages
    size = (float(page.mediabox.width), float(page.mediabox.height))
    assert size == pytest.approx([side / 25.4 * 72 for side in millimetres], abs=0.1)


@pytest.mark.parametrize(
    "name",
    [
        "Σίδηρος 25 mg", "Железо и магний", "Żelazo Łódź Ő", "Sắt Việt", "铁剂", "鉄剤 ビタミン",
        "철분제", "आयरन", '#read("/etc/passwd")', "*bold* _italic_ `raw`", "$x^2$", "#{1+1}",
        "@cite <label> // no comment", "\\u{0} \\n \\", "= Heading", "https://example.org//x",
        "\"quoted\" 'too' -- ... ~", "]; #panic()", "{{ name }} {% now %}",
    ],
)  # fmt: skip
def test_what_people_wrote_is_printed_to_the_letter(name: str) -> None:
    text = text_of(made_report(taken=[name], name=name))
    assert f"Supplement {name} 200 mg" in text
    assert text.count(name) >= 2


def test_control_characters_and_emoji_do_not_stop_the_page() -> None:
    text = text_of(made_report(taken=["Iron\x00\x1b \U0001f48a"], name="A\ud800\u202eB \U0001f319"))
    assert "Supplement Iron \N{REPLACEMENT CHARACTER} 200 mg" in text
    assert "AB \N{REPLACEMENT CHARACTER}" in text


def test_the_same_report_gives_the_same_bytes() -> None:
    report = made_report(90, taken=EIGHT)
    assert render(report) == render(replace(report))


def test_the_pdf_carries_its_own_date_title_language_and_author() -> None:
    document = opened(made_report(28, name="A. Person"))
    assert document.metadata is not None
    assert document.metadata.title == "Restless legs: journal summary, 4 – 31 Mar 2026"
    assert document.metadata.author == "A. Person"
    assert document.metadata.creation_date is not None
    assert document.metadata.creation_date.date().isoformat() == "2026-04-01"
    assert str(document.root_object["/Lang"]) == "en"


def test_without_a_name_the_author_is_whoever_reported() -> None:
    document = opened(made_report())
    assert document.metadata is not None
    assert document.metadata.author == "Self-reported"


def tags(element: Any) -> list[str]:
    """The kinds of structure elements, in reading order."""
    element = element.get_object()
    if not isinstance(element, dict):
        return []
    children = element.get("/K", [])
    own = [str(element["/S"])] if "/S" in element else []
    return own + [
        t for c in (children if isinstance(children, list) else [children]) for t in tags(c)
    ]


def test_the_pdf_is_tagged_for_screen_readers() -> None:
    document = opened(made_report(28, taken=EIGHT))
    catalog: Any = document.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    found = tags(catalog["/StructTreeRoot"])
    assert found.count("/Table") == 2
    assert found.count("/Figure") == 2
    assert "/H1" in found
    assert found.count("/TH") == 12
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data()


def test_all_fonts_are_embedded() -> None:
    page: Any = opened(made_report(taken=["Iron", "铁剂"])).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_ninety_nights_are_printed_in_no_time_and_in_few_bytes() -> None:
    render(made_report(91))
    report = made_report(90, taken=EIGHT)
    start = time.perf_counter()
    printed = render(report)
    assert time.perf_counter() - start < 0.5
    assert len(printed) < 200_000


def test_without_typefaces_the_error_says_how_to_make_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf._engine.cache_clear()
    monkeypatch.setattr(pdf, "COVERAGE", tmp_path / "coverage.json")
    with pytest.raises(FileNotFoundError, match=r"python -m journal\.report\.build_fonts"):
        render(made_report())
