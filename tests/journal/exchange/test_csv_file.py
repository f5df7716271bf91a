import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange import csv_file
from journal.exchange.problem import ImportProblem

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
NASTY = st.one_of(
    TEXTS,
    st.builds(str.__add__, st.text("'=+-@\t\r\n＝＋－＠", max_size=4), TEXTS),
)


@given(NASTY)
def test_protecting_a_text_is_undone_to_the_letter(text: str) -> None:
    assert csv_file.unprotect(csv_file.protect(text)) == text


@given(NASTY)
def test_no_protected_text_begins_as_a_formula(text: str) -> None:
    assert not csv_file.protect(text).startswith(tuple(csv_file.TRIGGERS))


@pytest.mark.parametrize("text", ["", "legs", "'tis late", "''quoted''", " = 3", "a=b"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert csv_file.protect(text) == text
    assert csv_file.unprotect(text) == text


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1+1", "'=1+1"), ("'=1+1", "''=1+1"), ("－5", "'－5"), ("\tx", "'\tx"), ("@me", "'@me")],
)
def test_an_apostrophe_goes_in_front_of_a_formula(text: str, cell: str) -> None:
    assert csv_file.protect(text) == cell


@given(st.lists(st.lists(NASTY.filter(bool), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_written_is_read_back(table: list[list[str]]) -> None:
    table = [["night", "note"], *table]
    text = csv_file.decode("".join(csv_file.write(table)).encode())
    assert [cells for _, cells in csv_file.rows(text)] == table


def test_files_are_written_with_a_mark_for_excel_and_lines_as_the_standard_says() -> None:
    text = "".join(
        csv_file.write([["night", "evening_note"], ["2026-03-03", "späte\nBeine, müde"]])
    )
    assert text == '\ufeffnight,evening_note\r\n2026-03-03,"späte\nBeine, müde"\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_in_the_encodings_spreadsheets_write(encoding: str) -> None:
    assert (
        csv_file.decode("night\nmüde Beine – spät".encode(encoding)) == "night\nmüde Beine – spät"
    )


def test_letters_no_encoding_explains_are_refused() -> None:
    with pytest.raises(ImportProblem, match="letters"):
        csv_file.decode(b"night\n\x81\x8d")
    with pytest.raises(ImportProblem, match="letters"):
        csv_file.decode(b"\xff\xfen\x00i\x00g")


@pytest.mark.parametrize("data", [b"night\n\x002026", "night".encode("utf-16-le")])
def test_nul_characters_are_refused(data: bytes) -> None:
    with pytest.raises(ImportProblem, match="NUL"):
        csv_file.decode(data)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_as_one_line(end: str) -> None:
    text = end.join(["night,tiredness", "2026-03-03,4", "", "2026-03-04,5"])
    assert list(csv_file.rows(text)) == [
        (1, ["night", "tiredness"]),
        (2, ["2026-03-03", "4"]),
        (4, ["2026-03-04", "5"]),
    ]


def test_a_row_is_named_by_the_line_on_which_it_starts() -> None:
    text = 'night,morning_note\n2026-03-03,"two\nlines"\n2026-03-04,x\n'
    assert [line for line, _ in csv_file.rows(text)] == [1, 2, 4]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_the_header_holds_most_of(delimiter: str) -> None:
    text = delimiter.join(["night", "sensations", "tiredness"])
    assert next(csv_file.rows(text + "\n"))[1] == ["night", "sensations", "tiredness"]


@pytest.mark.parametrize("row", ['2026-03-03,"open', '2026-03-03,"a"b'])
def test_quotes_that_do_not_add_up_are_named_by_their_line(row: str) -> None:
    with pytest.raises(ImportProblem, match=r"Line 3: .*quotation mark"):
        list(csv_file.rows(f"night,evening_note\n2026-03-02,x\n{row}\n"))


def test_a_cell_of_megabytes_is_refused() -> None:
    with pytest.raises(ImportProblem, match="too much text"):
        list(csv_file.rows("night\n" + "x" * 150_000))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("night" + "," * 10**7, "Line 1: There is far more text in this row"),
        ("night\n" + '"\n",' * 10**6, "There is far more text in this row"),
        ("night\n" + "\r" * 10**7, "more than 500000 lines"),
    ],
)
def test_a_file_made_to_fill_the_memory_is_stopped_early(text: str, sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        list(csv_file.rows(text))


def test_other_programs_read_the_same_rows() -> None:
    table = [["night", "note"], ["2026-03-03", 'say "no"\r\nthen, sleep']]
    text = "".join(csv_file.write(table)).removeprefix("\ufeff")
    assert list(csv.reader(io.StringIO(text, newline=""))) == table
