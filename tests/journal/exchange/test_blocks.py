"""Rows column by column: nothing is mixed up, lost or written for what is not known."""

from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.blocks import Block, each

VALUES = st.none() | st.integers() | st.text() | st.floats(allow_nan=False)


@given(st.lists(VALUES) | st.lists(st.none() | st.lists(st.text())))
def test_each_value_is_written_in_its_place(column):
    expected = ["unknown" if value is None else [value] for value in column]
    assert each(column, lambda value: [value], "unknown") == expected


def test_a_value_that_comes_again_is_written_once():
    seen = []
    assert each(["a", "b", "a", None, "b"], seen.append) == [None] * 5
    assert sorted(seen) == ["a", "b"]


def test_a_row_has_the_columns_that_are_known_in_their_order():
    block = Block([7, 9], {"night": ["2026-03-03", "2026-03-04"], "naps": [None, 0]})
    assert list(block.rows()) == [{"night": "2026-03-03"}, {"night": "2026-03-04", "naps": 0}]
    assert [list(row) for row in block.rows()] == [["night"], ["night", "naps"]]
