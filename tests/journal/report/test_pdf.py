import io
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader

from journal.clock import Period
from journal.report.data import Decision, Note, ReportData, ReportOptions
from journal.report.document import document
from journal.report.glyphs import printable
from journal.report.method import FOOTNOTE, METHOD
from journal.report.pdf import Paper, pages, render
from journal.report.report import Report, report
from journal.report.sheet import Sheet
from tests.journal.regimen.made_up import product
from tests.journal.report.histories import HISTORIES, ten_years, typical
from tests.journal.report.made_up import LAST, MADE_ON, made_report
from tests.journal.report.test_sheet import EXPERIMENT, FACTOR, bought_on_top
from tests.journal.sittings.made_up import NIGHT, evening

pytestmark = pytest.mark.usefixtures("typefaces")


def opened(report: Report, paper: Paper = Paper.A4) -> PdfReader:
    return PdfReader(io.BytesIO(render(document(report), paper)))


def words_of(text: str) -> str:
    """All words of a text, line ends as spaces, places to break taken out."""
    return " ".join(text.replace("\u200b", "").split())


def text_of(report: Report) -> str:
    return " ".join(words_of(page.extract_text()) for page in opened(report).pages)


def holds(text: str, words: str) -> bool:
    """Whether a text holds these words, wherever the lines of a narrow column break them."""
    return words_of(words).replace(" ", "") in text.replace(" ", "")


@pytest.mark.parametrize("name", HISTORIES)
def test_every_figure_of_a_history_is_in_the_text_of_its_pdf(name: str) -> None:
    made = HISTORIES[name]()
    words, text = Sheet(made), text_of(made)
    for row in made.key_figures:
        unit = f", {row.unit}" if row.unit not in {"", "0–10"} else ""
        line = f"{row.label}{unit} {row.this_text} {row.this.nights}"
        if made.compares:
            change = f"● {row.change_text}" if row.is_named else row.change_text
            line += f" {row.previous_text} {row.previous.nights} {change} {row.interval_text}"
        assert holds(text, line)
    lines = [
        words.title, words.name, words.period, words.previous, words.logged, words.logged_before,
        words.same_night_of, *words.changes, words.onset_this, words.onset_previous, words.areas,
        *words.questions, f"Made on {words.made_on} with Stillnight · page 1 of",
        str(FOOTNOTE),
        words.changes_title if words.changes else "", words.taken_title,
        *((words.decided.title, *words.decided.lines) if words.decided else ()),
        *map(str, METHOD), *(note.text for note in words.notes), words.appointment,
        words.appointment_with,
    ]  # fmt: skip
    lines += [f"{t.name} {t.contents} {t.dose} {t.times} {t.since} {t.nights}" for t in words.taken]
    lines += [
        f"{b.test} {b.value} {b.converted} {b.date} {b.own_range} {b.morning} {b.iron_paused} "
        f"{b.before} {b.before_printed}"
        for b in words.bloods
    ]
    lines += [f"{s.name} {s.highest} {s.dates} {s.reason}" for s in words.stopped]
    lines += [
        f"{d.change} {d.nights} {d.before} {d.after} {d.shift} {d.interval}" for d in words.drifts
    ]
    lines += [f"{i.course} {i.dates}" for i in words.iron]
    lines += [words for i in words.iron for words in (i.ferritin, i.saturation)]
    lines += [
        f"{t.label} {t.then} {t.now} {t.change} {t.interval} {t.nights}" for t in words.then_and_now
    ]
    assert [line for line in lines if not holds(text, printable(line))] == []


def test_lanes_and_marks_carry_their_labels() -> None:
    text = text_of(typical())
    for words in ("Gabapentin", "100 mg", "300 mg", "Ferritin, µg/L", "illness", "travel"):
        assert words in text


def test_the_grid_holds_the_numbers_of_the_last_nights() -> None:
    made = typical()
    evening = next(row for row in made.grid.rows if row.label == "Legs in the evening")
    printed = " ".join(f"{value:g}" for value in evening.values if value is not None)
    assert f"Legs in the evening {printed}" in text_of(made)


def test_factors_and_experiments_are_printed_once_there_are_any() -> None:
    note = "Nights looked at: 1 – 28 Mar 2026."
    known = ReportData(factors=[FACTOR], factors_note=note, experiments=[EXPERIMENT])
    text = text_of(report(Period.ending(LAST, 28), known, made_on=MADE_ON))
    assert "Late caffeine no clear link +0.2 −0.4 to 0.8 31 and 40" in text
    assert note in text
    assert "Magnesium Evening severity inconclusive −0.3 −1 to 0.4 42" in text


def test_the_sitting_test_is_printed_once_there_is_an_evening() -> None:
    before, after = evening(1, 2, None, 6), evening(1, 1, 4, 5, night=NIGHT + timedelta(weeks=2))
    text = text_of(made_report(28, data=ReportData(evenings=[before, after])))
    assert "Sitting 3 Mar 2026 17 Mar 2026 18:00 1 1 20:00 2 1" in text
    assert "22:00 (got up after 9 min) (4) 00:00 6 5 Mean 3 2.3" in text
    assert "0.7 points lower on 17 Mar 2026 than on 3 Mar 2026: mean 2.3 against 3." in text
    assert "Not clear yet: it needs 4 more evenings" in text
    assert "validated in a lab, not at home" in text
    assert "Sitting test" not in text_of(made_report(28, data=ReportData()))


def test_an_empty_journal_gives_a_sensible_page() -> None:
    text = text_of(made_report(28, data=ReportData()))
    assert "No night of this period has a rating." in text
    assert "Severe nights, a week – 0 Legs at rest" in text
    told = text.partition("The last 28 nights")[0]
    assert "before" not in told
    assert "ompar" not in told
    assert "no dose was written down" in text
    for absent in ("What changed", "Blood results", "Tried and stopped", "Questions"):
        assert absent not in text


@pytest.mark.parametrize("name", ["typical", "sparse", "drifting", "repleted", "shifting"])
@pytest.mark.parametrize("paper", Paper)
def test_all_of_page_one_fits_on_page_one(name: str, paper: Paper) -> None:
    made = HISTORIES[name]()
    first, *second = (words_of(page.extract_text()) for page in opened(made, paper).pages)
    last = Sheet(made).questions[-1:] or ("Taken now",)
    assert holds(first, last[0])
    assert len(second) <= 1
    assert "The last 28 nights" in " ".join((first, *second))


@pytest.mark.parametrize("paper", Paper)
def test_what_does_not_fit_shares_page_two_with_what_follows(paper: Paper) -> None:
    made = ten_years()
    texts = [words_of(page.extract_text()) for page in opened(made, paper).pages]
    assert len(texts) == 2
    assert "page 1 of 2" in texts[0]
    assert "page 2 of 2" in texts[1]
    assert holds(" ".join(texts), made.questions[-1])


@pytest.mark.parametrize("paper", Paper)
def test_many_products_leave_what_matters_on_page_one(paper: Paper) -> None:
    made = HISTORIES["many"]()
    words = Sheet(made)
    first, *others = (words_of(page.extract_text()) for page in opened(made, paper).pages)
    for line in words.taken:
        assert holds(first, f"{line.name} {line.contents} {line.dose}") or not line.rls
    for blood in words.bloods[:2]:
        assert holds(first, f"{blood.test} {blood.value}")
    assert [question for question in words.questions if not holds(first, question)] == []
    assert "Taken now, the rest" in others[0]
    assert "Blood results, the rest" in others[0]
    left = first.partition("Taken now ")[2].partition(" more on the next page")[0].split()[-1]
    shown = sum(holds(first, f"{line.name} {line.contents} {line.dose}") for line in words.taken)
    assert shown + int(left) == len(words.taken)


@pytest.mark.parametrize("paper", Paper)
def test_a_long_name_of_a_lane_is_made_smaller_or_cut_and_collides_with_nothing(
    paper: Paper,
) -> None:
    first = words_of(opened(HISTORIES["many"](), paper).pages[0].extract_text())
    lanes = first.partition("Severity over time")[2].partition("Taken now")[0]
    assert "Gabapentin enacarbil" in lanes
    assert re.search(r"Oxycodone and nalox\S+ \S*…", lanes)


def test_a_decision_that_fills_a_page_is_printed_whole() -> None:
    said = "\n".join(f"Sentence number {number} of what was decided." for number in range(88))
    known = ReportData(decisions=[Decision(date(2026, 3, 2), "", said)])
    made = report(Period.ending(LAST, 28), known, made_on=MADE_ON)
    text = text_of(made)
    assert all(f"Sentence number {number} of" in text for number in range(88))


def test_a_list_that_is_too_long_goes_on_under_its_headings_on_page_two() -> None:
    known = ReportData(
        products=[product(f"Preparation {n:02}", key=n, kind="medicine") for n in range(40)]
    )
    made = report(Period.ending(LAST, 90), known, made_on=MADE_ON)
    texts = [words_of(page.extract_text()) for page in opened(made).pages]
    assert "more on the next page" in texts[0]
    assert "One dose At This dose since Taken" in texts[0]
    assert "One dose At This dose since Taken" in texts[1]
    assert all(f"Preparation {number:02}" in " ".join(texts) for number in range(40))


def test_long_names_and_notes_wrap_instead_of_leaving_the_page() -> None:
    names = ("Wordlong" * 15, "Several words that go on and on " * 3)
    notes = [Note(date(2026, 3, 9), "evening", "Unbroken" * 400)]
    made = made_report(28, taken=names, name="Person " * 11, notes=notes)
    text = text_of(made)
    for written in (*names, made.options.name, notes[0].text):
        assert holds(text, written)


def test_a_note_as_long_as_a_note_can_be_is_printed() -> None:
    notes = [Note(date(2026, 3, 9), "evening", "अ\u0300" * 2000)] * 8
    assert render(document(made_report(notes=notes))).startswith(b"%PDF")


def test_the_pictures_are_the_pages_of_the_pdf() -> None:
    made = typical()
    pictures = pages(document(made))
    assert len(pictures) == len(opened(made).pages)
    assert all(picture.startswith(b"<svg") for picture in pictures)
    assert b"<script" not in b"".join(pictures)


@pytest.mark.parametrize(
    ("paper", "millimetres"), [(Paper.A4, (210, 297)), (Paper.LETTER, (215.9, 279.4))]
)
def test_the_page_has_the_size_of_the_paper(paper: Paper, millimetres: tuple[float, float]) -> None:
    page = opened(made_report(), paper).pages[0]
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
    assert f"{name} not known to this list 200 mg" in text
    assert text.count(name) >= 2


def test_control_characters_and_unknown_scripts_do_not_stop_the_page() -> None:
    text = text_of(made_report(taken=["Iron\x00\x1b 𓀀𓀁"], name="A\ud800\u202eB 𓀀"))
    assert "Iron \N{REPLACEMENT CHARACTER} 200 mg" in text
    assert "AB \N{REPLACEMENT CHARACTER}" in text


def test_everyday_signs_are_printed_as_they_were_written() -> None:
    signs = ("Vitamin D₃", "Q₁₀ → 100", "10⁴ ≤ 10⁵", "⅓ tablet ✓")
    text = text_of(made_report(taken=signs))
    assert [sign for sign in signs if sign not in text] == []


def test_emoji_hebrew_and_thai_are_printed_as_text() -> None:
    text = text_of(made_report(taken=["Iron \U0001f48a"], name="ברזל", questions=("ธาตุ", "حديد؟")))
    for words in ("Iron \U0001f48a 200 mg", "ברזל", "ธา"):
        assert words in text
    assert "\N{REPLACEMENT CHARACTER}" not in text


def test_joined_scripts_and_emoji_keep_the_page_small() -> None:
    note = Note(LAST, "evening", "ساقاي لا تهدآن في المساء 😩 נחו הרגליים ขาอยู่ไม่สุข")
    assert len(render(document(made_report(notes=(note,))))) < 200_000


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(document(typical())) == render(document(replace(typical())))


def test_the_pdf_carries_its_own_date_title_language_and_author() -> None:
    document = opened(made_report(28, name="A. Person"))
    assert document.metadata is not None
    assert document.metadata.title == "Restless legs: summary, 4 – 31 Mar 2026"
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
    document = opened(typical())
    catalog: Any = document.root_object
    assert catalog["/MarkInfo"]["/Marked"]
    found = tags(catalog["/StructTreeRoot"])
    assert found.count("/Table") == 7
    assert found.count("/Figure") == 2
    assert found.count("/H1") == 1
    assert found.count("/H2") == 12
    assert found.count("/TH") > 20
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data()


def test_all_fonts_are_embedded() -> None:
    page: Any = opened(made_report(taken=["Iron", "铁剂"])).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        (inner,) = font["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def headings(outline: list[Any]) -> list[str]:
    return [
        title
        for entry in outline
        for title in (headings(entry) if isinstance(entry, list) else [entry.title])
    ]


def test_each_section_has_a_bookmark() -> None:
    found = headings(opened(typical()).outline)
    assert found[:3] == [
        "Restless legs: summary",
        "Questions for the doctor",
        "What changed",
    ]
    assert found[-1] == "Method and definitions"


@pytest.mark.parametrize("made", [typical, ten_years])
def test_a_summary_is_printed_in_few_bytes(made: Any) -> None:
    assert len(render(document(made()))) < 200_000


def test_wishes_of_nobody_are_the_plain_summary() -> None:
    period = Period.ending(LAST, 28)
    plain = report(period, ReportData(), made_on=MADE_ON)
    assert plain == report(period, ReportData(), made_on=MADE_ON, options=ReportOptions())


def test_a_sum_above_its_limit_is_on_the_paper() -> None:
    made = report(Period.ending(LAST, 28), bought_on_top(), made_on=MADE_ON)

    assert all(holds(text_of(made), sum_) for sum_ in Sheet(made).taken_sums)
    assert Sheet(made).taken_sums


def tagged(element: Any, kind: str) -> list[Any]:
    """Every element of a kind in an element, itself as well."""
    element = element.get_object()
    if not isinstance(element, dict):
        return []
    below = element.get("/K", [])
    kids = below if isinstance(below, list) else [below]
    return ([element] if element.get("/S") == kind else []) + [
        each for kid in kids for each in tagged(kid, kind)
    ]


def scopes(cells: list[Any]) -> list[str]:
    """The scope of each header cell."""
    return [next(a["/Scope"] for a in cell["/A"] if "/Scope" in a) for cell in cells]


@pytest.mark.parametrize("name", ["typical", "shifting"])
def test_each_row_of_each_table_has_its_header_and_no_head_is_empty(name: str) -> None:
    root: Any = opened(HISTORIES[name]()).trailer["/Root"]
    tables = tagged(root["/StructTreeRoot"], "/Table")
    assert len(tables) >= 3
    for table in tables:
        heads = tagged(tagged(table, "/THead")[0], "/TH")
        assert all(cell["/K"] for cell in heads)
        assert set(scopes(heads)) == {"/Column"}
        rows = [row for body in tagged(table, "/TBody") for row in tagged(body, "/TR")]
        assert rows
        for row in rows:
            assert scopes(tagged(row, "/TH")) == ["/Row"]
            assert row["/K"][0].get_object()["/S"] == "/TH"


def test_it_says_that_it_is_accessible_by_the_standard() -> None:
    catalogue: Any = opened(typical()).trailer["/Root"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
    assert catalogue["/MarkInfo"]["/Marked"]
