"""Numbers as people type them."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.fields import decimals
from accounts.fields.decimals import NotANumber, TwoReadings
from tests.scripts import needs_node, run

D = Decimal

READ = [
    ("12", D(12)),
    ("0.25", D("0.25")),
    ("0,25", D("0.25")),
    ("0,088", D("0.088")),
    ("0.088", D("0.088")),
    (",5", D("0.5")),
    (".5", D("0.5")),
    ("5,", D(5)),
    ("+3", D(3)),
    ("＋３", D(3)),
    ("-2,5", D("-2.5")),
    ("−2,5", D("-2.5")),
    ("  18,5 ", D("18.5")),
    ("18,5\u202f", D("18.5")),
    ("1,25", D("1.25")),
    ("1,2345", D("1.2345")),
    ("1234,567", D("1234.567")),
    ("1 234", D(1234)),
    ("1\u00a0234,5", D("1234.5")),
    ("1\u2009234\u2009567", D(1234567)),
    ("1’234.5", D("1234.5")),
    ("1.234,5", D("1234.5")),
    ("1,234.5", D("1234.5")),
    ("1,234,567", D(1234567)),
    ("1.234.567", D(1234567)),
    ("0·5", D("0.5")),
    ("1·234", D("1.234")),
    ("٠٫٢٥", D("0.25")),
    ("١٬٢٣٤٫٥", D("1234.5")),
    ("۰٫۵", D("0.5")),
    ("०.५", D("0.5")),
    ("０．２５", D("0.25")),
    ("１２，５", D("12.5")),
    ("\u200f٢٫٥\u200f", D("2.5")),
]
REFUSED = [
    "",
    " ",
    ",",
    "-",
    "1e5",
    "nan",
    "inf",
    "²",
    "½",
    "1/2",
    "1,2.3",
    "1,23,456",
    "0,088,123",
]
REFUSED += ["1 2", "1,2,3", "1.234,567,8", "12 mg", "about 40", "1'23", "--1", "5-", "1" * 29]
IN_TWO_WAYS = [
    ("1,234", (D(1234), D("1.234"))),
    ("1.500", (D(1500), D("1.5"))),
    ("-12,000", (D(-12000), D(-12))),
    ("１，２３４", (D(1234), D("1.234"))),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_a_comma_and_a_point_are_read_alike_in_every_script(text: str, value: Decimal) -> None:
    assert decimals.read(text) == value


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_number_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotANumber, match=r"^Please write .*number.*\.$"):
        decimals.read(text)


def test_letters_are_refused_by_name() -> None:
    with pytest.raises(NotANumber, match="without words or units"):
        decimals.read("2 tablets")


@pytest.mark.parametrize(("text", "readings"), IN_TWO_WAYS)
def test_what_can_be_thousands_or_decimals_is_asked(
    text: str, readings: tuple[Decimal, ...]
) -> None:
    with pytest.raises(TwoReadings) as asked:
        decimals.read(text)
    assert asked.value.readings == readings


def test_the_question_names_both_readings_and_how_to_write_them() -> None:
    with pytest.raises(TwoReadings) as asked:
        decimals.read("1,234")
    assert str(asked.value) == "“1,234” can be 1234 or 1.234. Please write 1234 or 1.2340."


@pytest.mark.parametrize(
    ("value", "plain", "written"),
    [
        (D("0.0880"), "0.088", "0.088"),
        (D("1.234"), "1.234", "1.2340"),
        (D("-12.345"), "-12.345", "-12.3450"),
        (D("1234.567"), "1234.567", "1234.567"),
        (D("1.2345"), "1.2345", "1.2345"),
        (D("300.000"), "300", "300"),
        (D("1E+3"), "1000", "1000"),
        (D("-0.00"), "0", "0"),
    ],
)
def test_a_number_is_written_so_that_it_cannot_be_misread(
    value: Decimal, plain: str, written: str
) -> None:
    assert (decimals.plain(value), decimals.written(value)) == (plain, written)


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("12,0", 12), ("٣", 3), ("-4", -4), ("1,500", 1500)]
)
def test_a_whole_number_is_read_from_any_spelling(text: str, value: int) -> None:
    assert decimals.whole(text) == value


def test_part_of_a_whole_number_is_refused_in_words() -> None:
    with pytest.raises(NotANumber, match=r"Please write a whole number here: 12 or 13\."):
        decimals.whole("12,5")


def test_a_whole_number_with_three_noughts_is_asked() -> None:
    with pytest.raises(TwoReadings):
        decimals.whole("12,000")


@needs_node
def test_a_browser_reads_the_same_numbers_as_the_server() -> None:
    texts = [text for text, _ in READ] + [text for text, _ in IN_TWO_WAYS] + REFUSED
    assert run("decimals.js", "a[0].map(m.readings)", texts) == [shown(text) for text in texts]
    numbers = ["0.088", "1.234", "-12.345", "1234.567", "75"]
    spelled = [decimals.written(Decimal(number)) for number in numbers]
    assert run("decimals.js", "a[0].map(m.written)", numbers) == spelled


def shown(text: str) -> list[str]:
    try:
        return [decimals.plain(decimals.read(text))]
    except TwoReadings as asked:
        return [decimals.plain(each) for each in asked.readings]
    except NotANumber:
        return []


values = st.decimals(-(10**9), 10**9, places=4)


@given(values)
def test_every_number_is_read_back_as_it_was_written(value: Decimal) -> None:
    assert decimals.read(decimals.written(value)) == value


DIGITS = st.sampled_from(
    ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९"]
)


@given(
    values,
    st.sampled_from([".", ",", "·", "٫", "．", "，"]),
    st.sampled_from(["", ".", ",", " ", "\u202f", "\u2009", "’", "٬"]),
    DIGITS,
    st.sampled_from(["", " ", "\u2009", "\u200f"]),
)
def test_however_a_number_is_spelled_it_is_that_number_or_asked(
    value: Decimal, point: str, between: str, digits: str, around: str
) -> None:
    sign, places = ("-" if value < 0 else ""), f"{abs(value):,.4f}"
    whole, _, rest = places.partition(".")
    rest = rest.rstrip("0")
    if decimals._tidied(f"1{between}1") == decimals._tidied(f"1{point}1"):
        between = ""  # nobody sets thousands and decimals apart by the same sign
    text = sign + whole.replace(",", between) + (point + rest if rest else "")
    spelled = around + text.translate(str.maketrans("0123456789", digits)) + around
    try:
        found = {decimals.read(spelled)}
    except TwoReadings as asked:
        found = set(asked.readings)
    assert value in found


def refusal(read: Callable[[str], object], text: str) -> str:
    """The sentence with which a text is refused; empty when it was read."""
    try:
        read(text)
    except NotANumber as error:
        return str(error)
    return ""


@given(st.one_of(st.text(max_size=50), st.from_regex(r"[0-9 .,]{1,30}", fullmatch=True)))
def test_any_text_is_a_number_or_refused_in_a_sentence(text: str) -> None:
    for read in (decimals.read, decimals.whole):
        said = refusal(read, text)
        assert said.endswith(".") or read(text) in _readings(text)


def _readings(text: str) -> tuple[Decimal, ...]:
    try:
        return (decimals.read(text),)
    except TwoReadings as asked:
        return asked.readings
