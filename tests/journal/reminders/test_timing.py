from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.reminders import timing

BERLIN = ZoneInfo("Europe/Berlin")


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


@pytest.mark.parametrize(
    ("clock", "after", "due"),
    [
        (time(21, 30), "2026-03-03T20:00+01:00", "2026-03-03T21:30+01:00"),
        (time(21, 30), "2026-03-03T21:30+01:00", "2026-03-04T21:30+01:00"),
        (time(0, 30), "2026-03-03T20:00+01:00", "2026-03-04T00:30+01:00"),
        (time(8), "2026-03-03T11:00+01:00", "2026-03-04T08:00+01:00"),
        (time(8), "2026-03-03T07:00+01:00", "2026-03-03T08:00+01:00"),
        (time(8), "2026-03-28T20:00+01:00", "2026-03-29T08:00+02:00"),  # clocks forward
        (time(2, 30), "2026-03-28T20:00+01:00", "2026-03-29T03:30+02:00"),  # skipped that night
        (time(2, 30), "2026-10-24T20:00+02:00", "2026-10-25T02:30+02:00"),  # shown twice: once
    ],
)
def test_a_reminder_is_due_by_the_clock_on_the_wall(clock, after, due):
    assert timing.next_due(clock, BERLIN, at(after)) == at(due)


@given(
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]),
)
def test_the_next_one_is_later_and_about_a_day_off_at_most(clock, after, zone):
    due = timing.next_due(clock, ZoneInfo(zone), after)

    assert after < due <= after + timedelta(hours=50)


@given(
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),
)
def test_following_reminders_are_about_following_nights(clock, after):
    first = timing.next_due(clock, BERLIN, after)
    second = timing.next_due(clock, BERLIN, first)

    nights = [timing.night_of(due, BERLIN) for due in (first, second)]
    assert nights[1] - nights[0] == timedelta(days=1)


@given(
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    st.datetimes(datetime(2012, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia"]),
)
def test_sundays_follow_each_other_and_are_sundays_there(clock, after, name):
    zone = ZoneInfo(name)
    first = timing.next_sunday(clock, zone, after)
    second = timing.next_sunday(clock, zone, first)

    assert after < first <= after + timedelta(days=7, hours=2)
    days = [due.astimezone(zone).date() for due in (first, second)]
    assert [day.weekday() for day in days] == [6, 6]
    assert days[1] - days[0] == timedelta(days=7)


@pytest.mark.parametrize(
    ("due", "night"),
    [
        ("2026-03-03T21:30+01:00", date(2026, 3, 3)),
        ("2026-03-04T00:30+01:00", date(2026, 3, 3)),
        ("2026-03-04T08:00+01:00", date(2026, 3, 3)),
    ],
)
def test_evening_and_morning_are_about_the_same_night(due, night):
    assert timing.night_of(at(due), BERLIN) == night


def test_two_hours_later_its_moment_is_over():
    due = at("2026-03-03T21:30+01:00")

    assert not timing.is_too_late(due, due + timedelta(hours=2))
    assert timing.is_too_late(due, due + timedelta(hours=2, seconds=1))


@pytest.mark.parametrize(
    ("clock", "evening", "morning"),
    [(time(12), True, False), (time(3, 59), True, True), (time(4), False, True)],
)
def test_which_times_fit_which_half(clock, evening, morning):
    assert (timing.fits_evening(clock), timing.fits_morning(clock)) == (evening, morning)
