import re
from contextlib import suppress
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange import cells
from journal.exchange.cells import Cell

RATING = cells.number(0, 10)
DRINKS = cells.amount(50, 1)
SIDE = cells.word(["left", "right", "both"])
FELT = cells.several(["creeping", "pulling", "pain"])
NOTE = cells.note(20)
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")

KNOWN = {
    "day": (cells.DAY, st.dates(date(1900, 1, 1))),
    "yes or no": (cells.YES_NO, st.booleans()),
    "clock": (cells.CLOCK, st.times()),
    "stamp": (
        cells.STAMP,
        st.datetimes(datetime(1900, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC)),
    ),
    "number": (RATING, st.integers(0, 10)),
    "amount": (DRINKS, st.decimals(0, 50, places=1)),
    "word": (SIDE, st.sampled_from(["left", "right", "both"])),
    "words": (FELT, st.lists(st.sampled_from(["creeping", "pulling", "pain"]), min_size=1)),
    "note": (NOTE, st.text(LETTERS, min_size=1, max_size=20)),
}


@pytest.mark.parametrize("kind", KNOWN)
@given(data=st.data())
def test_every_value_survives_being_written_and_read(kind: str, data: st.DataObject) -> None:
    cell, values = KNOWN[kind]
    value = data.draw(values)
    assert cell.read(cell.write(value)) == value


@pytest.mark.parametrize("kind", KNOWN)
@given(text=st.text(max_size=30))
def test_any_text_is_read_or_refused_with_a_sentence(kind: str, text: str) -> None:
    cell, _ = KNOWN[kind]
    with suppress(ValueError):
        cell.read(text)


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        (cells.CLOCK, "7:05", time(7, 5)),
        (cells.CLOCK, "23:10:30", time(23, 10, 30)),
        (RATING, "7.0", 7),
        (RATING, "7,0", 7),
        (DRINKS, "1,5", Decimal("1.5")),
        (cells.YES_NO, "YES", True),
        (cells.YES_NO, "False", False),
        (SIDE, "Both", "both"),
        (FELT, "Creeping ; pain;", ["creeping", "pain"]),
        (cells.ZONE, "America/New_York", "America/New_York"),
        (NOTE, "'=SUM(A1)", "=SUM(A1)"),
    ],
)
def test_people_write_the_same_thing_in_several_ways(cell: Cell, text: str, value: Any) -> None:
    assert cell.read(text) == value


@pytest.mark.parametrize(
    ("cell", "value", "text"),
    [
        (cells.CLOCK, time(7, 5), "07:05"),
        (cells.CLOCK, time(7, 5, 30), "07:05:30"),
        (DRINKS, Decimal("2.0"), "2"),
        (DRINKS, Decimal("10.0"), "10"),
        (cells.STAMP, datetime(2026, 3, 3, 22, 10, 5, tzinfo=UTC), "2026-03-03T22:10:05Z"),
        (FELT, ["creeping", "pain"], "creeping;pain"),
    ],
)
def test_one_value_is_written_in_one_way(cell: Cell, value: Any, text: str) -> None:
    assert cell.write(value) == text


@pytest.mark.parametrize(
    ("cell", "text", "sentence"),
    [
        (RATING, "11", "“11” is outside 0 to 10."),
        (RATING, "-1", "“-1” is outside 0 to 10."),
        (RATING, "much", "“much” is not a whole number from 0 to 10."),
        (RATING, "6.5", "“6.5” is not a whole number from 0 to 10."),
        (RATING, "seven", "“seven” is not a whole number from 0 to 10."),
        (DRINKS, "1,234", "“1,234” can be 1234 or 1.234. Please write 1234 or 1.2340."),
        (DRINKS, "51", "“51” is not a number from 0 to 50 with at most 1 digit after the point."),
        (DRINKS, "1.25", "“1.25” is not a number from 0 to 50"),
        (cells.CLOCK, "11 pm", "“11 pm” names an hour only. Please write the minutes, too."),
        (cells.CLOCK, "13:10 pm", "There is no such time as “13:10 pm”."),
        (cells.CLOCK, "0:10 am", "There is no such time as “0:10 am”."),
        (cells.CLOCK, "24:00", "There is no such time as “24:00”. Midnight is 00:00."),
        (cells.CLOCK, "23:60", "There is no such time as “23:60”."),
        (cells.CLOCK, "late", "“late” is not a time such as 23:10 or 11:10 pm."),
        (cells.DAY, "03/03/2026", "“03/03/2026” is not a date such as 2026-03-03 or 3.3.2026."),
        (cells.DAY, "31.2.2026", "There is no such day as “31.2.2026”."),
        (cells.DAY, "2026-02-30", "There is no such day as “2026-02-30”."),
        (cells.DAY, "1026-02-03", "“1026-02-03” is before the year 1900."),
        (cells.YES_NO, "maybe", "“maybe” is neither yes nor no. Leave the cell empty"),
        (cells.ZONE, "Berlin", "“Berlin” is not a time zone this server knows."),
        (cells.ZONE, "../../etc/passwd", "is not a time zone this server knows."),
        (cells.STAMP, "2026-03-03 22:10", "is not an instant in UTC such as"),
        (cells.STAMP, "2026-13-03T22:10:05Z", "is not an instant in UTC such as"),
        (SIDE, "middle", "“middle” is not one of left, right, both."),
        (FELT, "creeping;tickling", "“tickling” is not any of creeping, pulling, pain, joined"),
        (NOTE, "x" * 21, "This text has 21 characters; at most 20 are kept."),
    ],
)
def test_a_wrong_cell_is_explained(cell: Cell, text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        cell.read(text)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("10:45:00 PM", time(22, 45)),
        ("10:45 pm", time(22, 45)),
        ("12:10 a.m.", time(0, 10)),
        ("12.10 PM", time(12, 10)),
        ("1:05:30 am", time(1, 5, 30)),
    ],
)
def test_a_time_of_twelve_hours_is_read_as_a_spreadsheet_writes_it(text: str, clock: time) -> None:
    assert cells.CLOCK.read(text) == clock


@pytest.mark.parametrize(
    "text", ["2026-11-01", "01.11.2026", "1.11.2026", "1. 11. 2026", "2026-11-01 00:00:00"]
)
def test_a_date_is_read_as_a_spreadsheet_writes_it(text: str) -> None:
    assert cells.DAY.read(text) == date(2026, 11, 1)


def test_a_note_says_how_long_it_may_be() -> None:
    assert NOTE.says == "text of at most 20 characters"
