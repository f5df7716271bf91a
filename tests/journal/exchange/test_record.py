from contextlib import suppress
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.record import Record, Refused

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)
READERS = [
    "identity",
    "number",
    "claim",
    "word",
    "text",
    "wall",
    "instant",
    "epoch",
    "day",
    "records",
    "record",
]


@pytest.mark.parametrize("reader", READERS)
@given(value=JSON)
def test_whatever_stands_in_a_field_is_believed_or_refused(reader: str, value: Any) -> None:
    with suppress(Refused):
        getattr(Record({"field": value}), reader)("field")


@pytest.mark.parametrize("reader", ["number", "day"])
def test_an_empty_field_is_unknown(reader: str) -> None:
    assert getattr(Record({"field": None}), reader)("field") is None
    assert getattr(Record({}), reader)("field") is None


def test_fields_are_read_as_what_they_are() -> None:
    record = Record(
        {
            "logId": 43661003749,
            "duration": 18840000,
            "isMainSleep": True,
            "startTime": "2023-11-30T08:48:00.000",
            "dateOfSleep": "2023-11-30",
            "levels": {"data": [{"level": "wake"}]},
        }
    )
    assert record.identity("logId") == "43661003749"
    assert record.number("duration") == 18840000
    assert record.claim("isMainSleep") is True
    assert record.wall("startTime") == datetime(2023, 11, 30, 8, 48)
    assert record.day("dateOfSleep") == date(2023, 11, 30)
    assert record.record("levels").records("data")[0].word("level") == "wake"


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        ("identity", True),
        ("identity", "12; DROP"),
        ("identity", "٣"),
        ("identity", 10**40),
        ("number", "60"),
        ("number", True),
        ("number", -1),
        ("number", float("nan")),
        ("number", float("inf")),
        ("number", 10**300),
        ("claim", 1),
        ("wall", "2024-02-14"),
        ("wall", "2024-02-14T03:00:00+01:00"),
        ("wall", "2024-13-14T03:00:00"),
        ("wall", "0001-01-01T00:00:00"),
        ("wall", "9999-12-31T23:59:59"),
        ("day", "2024-02-30"),
        ("day", 20240214),
        ("records", [1]),
    ],
)
def test_what_is_not_such_a_field_is_refused(reader: str, value: Any) -> None:
    with pytest.raises(Refused):
        getattr(Record({"field": value}), reader)("field")


def test_only_an_object_is_a_record() -> None:
    with pytest.raises(Refused, match="named fields"):
        Record.of(["logId"])
