"""Instants are those of the text."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.apple.times import instant, moment


def test_an_instant_is_the_one_that_the_offset_makes() -> None:
    seconds = instant("2026-03-03 23:10:00 +0200")
    assert seconds is not None
    assert moment(seconds) == datetime(2026, 3, 3, 21, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "2026-03-03 23:10:00", "2026-03-03 9:10:00 PM +0200", "0001-01-01 00:00:00 +0100"]
)
def test_what_is_no_instant_is_none(text: str) -> None:
    assert instant(text) is None


@given(st.text(max_size=30))
def test_any_text_is_an_instant_or_none(text: str) -> None:
    assert isinstance(instant(text), int | None)
