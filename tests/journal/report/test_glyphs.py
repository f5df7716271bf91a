import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.report.glyphs import REPLACEMENT, printable

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
        ("💊 Iron", f"{REPLACEMENT} Iron"),
        ("👩‍⚕️👩‍⚕️ 💊", REPLACEMENT),
        ("حديد", REPLACEMENT),
    ],
)
def test_what_has_no_glyph_goes_or_is_marked_once(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printing_twice_changes_nothing_more(text: str) -> None:
    assert printable(printable(text)) == printable(text)
