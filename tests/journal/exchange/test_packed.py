"""What waits is stored small and comes back as it was."""

import json

from hypothesis import given
from hypothesis import strategies as st

from journal.exchange import packed

VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
ROWS = st.lists(st.dictionaries(st.text(), VALUES | st.lists(VALUES), max_size=5), max_size=9)


@given(ROWS)
def test_rows_come_back_as_json_would_bring_them(rows):
    assert list(packed.unpacked(packed.packed(rows))) == json.loads(json.dumps(rows))


def test_many_rows_come_back_in_order_and_take_less_room():
    rows = [{"night": f"2026-03-{n % 28 + 1:02}", "number": n} for n in range(1234)]
    texts = packed.packed(rows)

    assert list(packed.unpacked(texts)) == rows
    assert len(texts) == 3
    assert sum(map(len, texts)) < len(json.dumps(rows)) / 5


def test_rows_from_before_they_were_packed_are_themselves():
    assert list(packed.unpacked([{"night": "2026-03-03"}])) == [{"night": "2026-03-03"}]
