from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.record import Refused
from journal.exchange.span import Span

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def span(start: str, end: str, hours: float | None, zone: ZoneInfo = BERLIN) -> Span:
    return Span.between(wall(start), wall(end), zone, None if hours is None else hours * HOUR)


@pytest.mark.parametrize(
    ("start", "end", "hours", "ended_at"),
    [
        ("2026-01-10T23:00", "2026-01-11T07:00", 8, "2026-01-11T06:00"),
        ("2026-03-28T23:00", "2026-03-29T07:00", 7, "2026-03-29T05:00"),  # clocks forward
        ("2026-10-24T23:00", "2026-10-25T07:00", 9, "2026-10-25T06:00"),  # clocks back
    ],
)
def test_the_length_is_real_time_when_the_clocks_change(
    start: str, end: str, hours: float | None, ended_at: str
) -> None:
    found = span(start, end, hours)
    assert found.ended_at == utc(ended_at)
    assert found.fits


@pytest.mark.parametrize(("hours", "started_at"), [(4.5, "00:30"), (3.5, "01:30")])
def test_the_length_tells_which_of_two_equal_clock_times_was_the_start(
    hours: float | None, started_at: str
) -> None:
    found = span("2026-10-25T02:30", "2026-10-25T06:00", hours)
    assert found.started_at == utc(f"2026-10-25T{started_at}")


def test_clock_times_after_a_change_are_moved_with_it() -> None:
    found = span("2026-10-24T23:00", "2026-10-25T07:00", 9)
    assert found.instant(wall("2026-10-25T05:00"), found.started_at) == utc("2026-10-25T04:00")


def test_a_repeated_clock_time_comes_after_what_went_before() -> None:
    found = span("2026-10-24T23:00", "2026-10-25T07:00", 9)
    first = found.instant(wall("2026-10-25T02:30"), found.started_at)
    second = found.instant(wall("2026-10-25T02:30"), first + timedelta(minutes=1))
    assert (first, second) == (utc("2026-10-25T00:30"), utc("2026-10-25T01:30"))
    assert found.instant(wall("2026-10-25T02:30"), second + HOUR) == second


def test_a_clock_that_ignored_the_change_is_taken_at_its_length() -> None:
    found = span("2026-10-24T23:00", "2026-10-25T07:00", 8)
    assert (found.fits, found.steady, found.length) == (False, True, 8 * HOUR)
    assert found.instant(wall("2026-10-25T05:00"), found.started_at) == utc("2026-10-25T03:00")


def test_a_length_that_fits_no_reading_points_to_another_zone() -> None:
    with pytest.raises(Refused, match=r"lasted 7 h 00\. That does not fit Asia/Tokyo"):
        span("2026-03-28T23:00", "2026-03-29T07:00", 7, ZoneInfo("Asia/Tokyo"))


def test_without_a_length_the_clock_times_have_to_do() -> None:
    assert span("2026-10-24T23:00", "2026-10-25T07:00", None).length == 9 * HOUR


@pytest.mark.parametrize(("end", "hours"), [("2026-01-10T22:00", None), ("2026-01-10T23:00", 0)])
def test_a_recording_without_time_in_it_is_refused(end: str, hours: float | None) -> None:
    with pytest.raises(Refused):
        span("2026-01-10T23:00", end, hours)
