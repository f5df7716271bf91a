from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.fields import decimals
from journal.labs.printed_figure import read


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("42", ("", Decimal(42))),
        (" 12.5 ", ("", Decimal("12.5"))),
        ("12,5", ("", Decimal("12.5"))),
        ("<0.3", ("<", Decimal("0.3"))),
        ("> 2000", (">", Decimal(2000))),
        ("≤5", ("≤", Decimal(5))),
        ("≥ 2,5", ("≥", Decimal("2.5"))),
        ("<= 5", ("≤", Decimal(5))),
        ("=>5", ("≥", Decimal(5))),
        ("⩽5", ("≤", Decimal(5))),
        ("＜ 5", ("<", Decimal(5))),
        (".5", ("", Decimal("0.5"))),
        ("0,125", ("", Decimal("0.125"))),
        ("1.2340", ("", Decimal("1.234"))),
        ("٤٢", ("", Decimal(42))),
        ("< 1 200", ("<", Decimal(1200))),
        ("7.50000", ("", Decimal("7.5"))),
    ],
)
def test_a_figure_is_read_as_printed(text, read_as):
    assert read(text) == read_as


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("about 40", "Please write the figure as printed"),
        ("", "Please write the figure as printed"),
        ("<>3", "Please write the figure as printed"),
        ("=3", "Please write the figure as printed"),
        ("-3", "Please write the figure as printed"),
        ("1e5", "Please write the figure as printed"),
        ("nan", "Please write the figure as printed"),
        ("1,2.3", "Please write the figure as printed"),
        ("1,234", "“1,234” can be 1234 or 1.234. Please write 1234 or 1.2340."),
        ("1.234", "“1.234” can be 1234 or 1.234. Please write 1234 or 1.2340."),
        ("<-3", "Please write the figure as printed"),
        ("0.12345", "at most 4 digits"),
        ("123456789", "too large"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_to_write(text, sentence):
    with pytest.raises(ValueError, match=sentence.replace(".", r"\.")):
        read(text)


@given(st.sampled_from(["", *"<≤>≥"]), st.decimals(0, 99_999_999, places=4))
def test_every_figure_that_can_be_stored_can_be_written(comparator, value):
    assert read(f"{comparator} {decimals.written(value)}") == (comparator, value)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    try:
        comparator, value = read(text)
    except ValueError as error:
        refusal = str(error)
    else:
        refusal = ""
        assert comparator in {"", *"<≤>≥"}
        assert 0 <= value < 10**8
    assert refusal == "" or refusal.endswith(".")
