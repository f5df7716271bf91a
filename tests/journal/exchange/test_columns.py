"""Values as cells of a CSV."""

import pytest

from journal.exchange.columns import CELL, Kind, plain


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.CLAIM, True, "yes"), (Kind.WHOLE, 0, "0"), (Kind.DECIMAL, 0.0001, "0.0001"),
        (Kind.NUMBER, 1e7, "10000000"), (Kind.LIST, ["a", "ö"], '["a", "ö"]'),
        (Kind.TEXT, "=1", "'=1"), (Kind.CLOCK, "20:40", "20:40"),
    ],
)  # fmt: skip
def test_a_cell_is_written_plainly(kind, value, text):
    assert CELL[kind](value) == text


def test_numbers_have_no_exponent():
    assert [plain(n) for n in (1e-7, 123456789012.0, 2.5)] == ["0.0000001", "123456789012", "2.5"]
