import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.report.glyphs import BREAK, REPLACEMENT, missing, printable, wrappable

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
        "→ ← ≤ ≥ ≠ ≈ ↑ ↓ ⇒ ✓ ✗ ★",
        "Vitamin D₃, B₁₂, Q₁₀, 10⁴, 10⁻¹, ⅓ tablet, 37 ℃, 2 ‰",
        "আয়রন ক্ষুধা",
        "இரும்புச்சத்து",
        "ఇనుము మాత్ర",
        "આયર્ન",
        "ਲੋਹਾ",
        "ಕಬ್ಬಿಣ",
        "ഇരുമ്പ് ന്\u200d",
        "ශ්\u200dරී යකඩ",
        "ଲୌହ",
        "ທາດເຫຼັກ",
        "ជាតិដែក",
        "သံဓာတ်",
        "რკინა",
        "երկաթ",
        "ብረት",
        "ལྕགས་རིལ",
        "ދަގަނޑު",
        "ܦܪܙܠܐ",
        "ᏣᎳᎩ",
        "ᠲᠡᠮᠦᠷ",
        "鐵劑 維生素",
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
        ("𓀀𓀁 𓀂 iron", f"{REPLACEMENT} iron"),
        ("ﬁbre, eﬄuent", "fibre, effluent"),
    ],
)
def test_what_has_no_glyph_goes_or_is_marked_once(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("Iron 𓀀 and 𓀁, 𓀀", ["𓀀", "𓀁"]),
        ("x\u0302 stands for it", ["\u0302"]),
        ("a\x00b \u202ec ﬁ 👩🏽\u200d⚕\ufe0f", []),
        ("Vitamin D₃ → 25 µg", []),
    ],
)
def test_what_would_be_lost_is_named_once(text: str, characters: list[str]) -> None:
    assert missing(text) == characters


@given(st.text())
def test_nothing_becomes_a_replacement_without_being_named(text: str) -> None:
    replaced = printable(text.replace(REPLACEMENT, "")).count(REPLACEMENT)
    assert not replaced or missing(text.replace(REPLACEMENT, ""))


def test_a_long_word_is_broken_nowhere_two_letters_join() -> None:
    word = "क्ष" * 30
    assert "\u094d" + BREAK not in wrappable(word)
    assert wrappable(word).count(BREAK) > 5


@given(st.text())
def test_printing_twice_changes_nothing_more(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_a_long_run_of_letters_that_join_or_of_thai_is_not_broken_into_pieces() -> None:
    for text in ("ـ" * 40, "ธ" * 40):
        assert wrappable(text) == text
    assert BREAK in wrappable("a" * 40)
