import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.report.glyphs import BREAK, REPLACEMENT, printable, wrappable

pytestmark = pytest.mark.usefixtures("typefaces")


@pytest.mark.parametrize(
    "text",
    [
        "Iron",
        "Żelazo, Őz, Şule",
        "Σίδηρος",
        "Железо, Залізо",
        "Sắt",
        "आयरन",
        "铁剂",
        "鉄 ビタミン",
        "철분제",
        "حديد، فيتامين؟",
        "نمی\u200cتوانم",
        "ברזל",
        "ธาตุเหล็ก",
        "💊 Iron 😩",
        "200 µg",
    ],
)
def test_scripts_with_a_typeface_stay_as_they_are(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Iron\x00\x07\x1b[0m", "Iron[0m"),
        ("a\nb\tc\u2028d", "a b c d"),
        ("\u202eevil\u202c\u200b\ufeff", "evil"),
        ("e\u0301", "é"),
        ("x\u0302", "x"),
        ("\ud800", ""),
        ("\u200ca\u200cb", "ab"),
        ("🚶🏽", "🚶"),
        ("👩\u200d⚕", "👩⚕"),
        ("ብረት ብረት iron", f"{REPLACEMENT} iron"),
    ],
)
def test_what_has_no_glyph_goes_or_is_marked_once(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printing_twice_changes_nothing_more(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_a_long_run_of_letters_that_join_or_of_thai_is_not_broken_into_pieces() -> None:
    for text in ("ـ" * 40, "ธ" * 40):
        assert wrappable(text) == text
    assert BREAK in wrappable("a" * 40)
