"""Values as cells of a CSV."""

import pytest

from journal.exchange.columns import cell, plain


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "yes"), (0, "0"), (0.0001, "0.0001"), (1e7, "10000000"), (["a", "ö"], '["a", "ö"]')],
)
def test_a_cell_is_written_plainly(value, text):
    assert cell(value) == text


def test_numbers_have_no_exponent():
    assert [plain(n) for n in (1e-7, 123456789012.0, 2.5)] == ["0.0000001", "123456789012", "2.5"]
