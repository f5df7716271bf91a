"""The night from noon to noon, and wall clock times as instants."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from config.language import in_language
from journal import clock
from journal.clock import DAY, Period

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
APIA = ZoneInfo("Pacific/Apia")
UTC_ZONE = ZoneInfo("UTC")

zones = st.sampled_from(
    [
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "America/St_Johns",
        "Asia/Kathmandu",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Kiritimati",
        "Antarctica/Troll",
    ]
).map(ZoneInfo)
dates = st.dates(date(1970, 1, 1), date(2037, 12, 30))
clocks = st.times().map(lambda t: t.replace(microsecond=0))
instants = st.datetimes(datetime(1970, 1, 2), datetime(2037, 12, 30), timezones=st.just(UTC))


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def is_skipped(day: date, wall: time, zone: ZoneInfo) -> bool:
    moment = datetime.combine(day, wall, zone)
    return moment.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != moment.replace(
        tzinfo=None
    )


# Period


def test_a_period_holds_both_its_ends() -> None:
    week = Period(date(2026, 3, 2), date(2026, 3, 8))
    assert len(week) == len(list(week.nights())) == 7
    assert (week.first in week, week.last in week) == (True, True)
    assert (week.first - DAY in week, week.last + DAY in week) == (False, False)


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2026, 3, 2), date(2026, 3, 1))


@given(dates, st.integers(1, 4000))
def test_the_previous_period_is_as_long_and_touches(last: date, nights: int) -> None:
    period = Period.ending(last, nights)
    assert (len(period), period.last) == (nights, last)
    assert (len(period.previous()), period.previous().last + DAY) == (nights, period.first)


# Which night it is


@pytest.mark.parametrize(
    ("local", "night"),
    [
        (datetime(2026, 3, 3, 23, 40), date(2026, 3, 3)),
        (datetime(2026, 3, 4, 0, 40), date(2026, 3, 3)),
        (datetime(2026, 3, 4, 11, 59, 59), date(2026, 3, 3)),
        (datetime(2026, 3, 4, 12, 0), date(2026, 3, 4)),
    ],
)
def test_a_night_lasts_from_noon_to_noon(local: datetime, night: date) -> None:
    assert clock.night_at(local.replace(tzinfo=BERLIN), BERLIN) == night


def test_the_night_depends_on_where_the_person_is() -> None:
    instant = at(2026, 3, 4, 11, 30)  # 12:30 in Berlin, 06:30 in New York
    assert clock.night_at(instant, BERLIN) == date(2026, 3, 4)
    assert clock.night_at(instant, NEW_YORK) == date(2026, 3, 3)


@pytest.mark.parametrize(
    ("night", "zone", "hours"),
    [
        (date(2026, 1, 10), BERLIN, 24),
        (date(2026, 3, 28), BERLIN, 23),
        (date(2026, 10, 24), BERLIN, 25),
        (date(2026, 10, 3), LORD_HOWE, 23.5),
        (date(2026, 4, 4), LORD_HOWE, 24.5),
        (date(2011, 12, 29), APIA, 24),
        (date(2011, 12, 30), APIA, 0),
    ],
)
def test_a_night_is_shorter_or_longer_when_the_clocks_change(
    night: date, zone: ZoneInfo, hours: float
) -> None:
    assert clock.ends_at(night, zone) - clock.starts_at(night, zone) == timedelta(hours=hours)


@given(instants, zones)
@example(at(2011, 12, 30, 15), APIA)  # 05:00 on the 31st, the morning after the 29th
@example(at(2011, 12, 30, 22), APIA)
def test_every_instant_belongs_to_exactly_one_night(instant: datetime, zone: ZoneInfo) -> None:
    night = clock.night_at(instant, zone)
    assert clock.starts_at(night, zone) <= instant < clock.ends_at(night, zone)


@given(dates, zones)
@example(date(2011, 12, 29), APIA)
@example(date(2011, 12, 30), APIA)
def test_nights_follow_one_another(night: date, zone: ZoneInfo) -> None:
    assert clock.starts_at(night, zone) <= clock.ends_at(night, zone)
    assert clock.ends_at(night, zone) == clock.starts_at(night + DAY, zone)


def test_where_a_whole_day_came_twice_the_night_starts_at_its_first_noon() -> None:
    juneau = ZoneInfo("America/Juneau")  # Alaska crossed the date line in October 1867
    second_morning = clock.starts_at(date(1867, 10, 19), juneau) + timedelta(hours=22)
    assert second_morning.astimezone(juneau).date() == date(1867, 10, 19)
    assert second_morning.astimezone(juneau).time() < time(12)
    assert clock.night_at(second_morning, juneau) == date(1867, 10, 19)


# So long ago


@pytest.mark.parametrize(
    ("now", "minutes", "night", "wall"),
    [
        (at(2026, 3, 3, 21, 40), 30, date(2026, 3, 3), time(22, 10)),
        (at(2026, 3, 3, 23, 10), 30, date(2026, 3, 3), time(23, 40)),  # after midnight
        (at(2026, 3, 29, 1, 20), 30, date(2026, 3, 28), time(1, 50)),  # 3:20, clocks went forward
        (at(2026, 10, 25, 1, 10), 30, date(2026, 10, 24), time(2, 40)),  # the second 2:10
        (at(2026, 3, 3, 11, 10), 30, date(2026, 3, 2), time(11, 40)),  # 12:10: it was before noon
        (at(2026, 3, 3, 11, 10), 0, date(2026, 3, 3), time(12, 10)),
    ],
)
def test_so_long_ago_is_real_time_and_knows_its_night(
    now: datetime, minutes: int, night: date, wall: time
) -> None:
    assert clock.ago(minutes, now, BERLIN) == (night, wall)


@given(instants, zones, st.integers(0, 120))
@example(at(2026, 10, 25, 1, 10), BERLIN, 30)
@example(at(2026, 3, 29, 1, 20), BERLIN, 30)
@example(at(2026, 4, 4, 15, 10), LORD_HOWE, 60)
@example(at(2011, 12, 30, 10, 20), APIA, 60)
def test_so_long_ago_read_back_is_that_moment(now: datetime, zone: ZoneInfo, minutes: int) -> None:
    moment = (now - timedelta(minutes=minutes)).astimezone(zone)
    shown = moment.replace(second=0, microsecond=0)
    night, wall = clock.ago(minutes, now, zone)
    assert wall == shown.time().replace(fold=0)
    assert night == clock.night_at(moment, zone)
    (back,) = clock.timeline(night, zone, wall)
    assert back in {shown.astimezone(UTC), shown.replace(fold=0).astimezone(UTC)}


# Clock times to instants


def test_times_written_over_midnight_follow_one_another() -> None:
    assert clock.timeline(date(2026, 3, 3), BERLIN, time(22, 30), time(0, 15), time(6, 30)) == (
        at(2026, 3, 3, 21, 30),
        at(2026, 3, 3, 23, 15),
        at(2026, 3, 4, 5, 30),
    )


def test_a_first_time_before_noon_is_on_the_next_morning() -> None:
    assert clock.timeline(date(2026, 3, 3), UTC_ZONE, time(0, 40)) == (at(2026, 3, 4, 0, 40),)


def test_a_first_time_at_noon_is_on_the_evenings_day() -> None:
    assert clock.timeline(date(2026, 3, 3), UTC_ZONE, time(12)) == (at(2026, 3, 3, 12),)


def test_unknown_times_stay_unknown_and_constrain_nothing() -> None:
    assert clock.timeline(date(2026, 3, 3), UTC_ZONE, None, time(23), None, time(7)) == (
        None,
        at(2026, 3, 3, 23),
        None,
        at(2026, 3, 4, 7),
    )


def test_the_same_time_twice_is_the_same_moment() -> None:
    one, other = clock.timeline(date(2026, 3, 3), UTC_ZONE, time(23), time(23))
    assert one == other


def test_a_time_earlier_than_the_one_before_is_a_day_later() -> None:
    assert clock.timeline(date(2026, 3, 3), UTC_ZONE, time(7), time(6))[1] == at(2026, 3, 5, 6)


@pytest.mark.parametrize(
    ("night", "zone", "hours"),
    [
        (date(2026, 1, 10), BERLIN, 8),
        (date(2026, 3, 28), BERLIN, 7),
        (date(2026, 10, 24), BERLIN, 9),
        (date(2026, 3, 7), NEW_YORK, 7),
        (date(2026, 10, 31), NEW_YORK, 9),
        (date(2026, 10, 3), LORD_HOWE, 7.5),
        (date(2026, 4, 4), LORD_HOWE, 8.5),
        (date(2011, 12, 29), APIA, 8),
    ],
)
def test_eleven_to_seven_is_real_elapsed_time(night: date, zone: ZoneInfo, hours: float) -> None:
    asleep, awake = clock.timeline(night, zone, time(23), time(7))
    assert asleep
    assert awake
    assert awake - asleep == timedelta(hours=hours)


def test_a_skipped_time_moves_forward_over_the_gap() -> None:
    (moment,) = clock.timeline(date(2026, 3, 28), BERLIN, time(2, 30))
    assert moment == at(2026, 3, 29, 1, 30)
    assert moment.astimezone(BERLIN).time() == time(3, 30)


def test_a_repeated_time_is_the_first_of_the_two() -> None:
    assert clock.timeline(date(2026, 10, 24), BERLIN, time(2, 30)) == (at(2026, 10, 25, 0, 30),)


def test_an_earlier_time_in_the_repeated_hour_is_the_second_of_the_two() -> None:
    first, second = clock.timeline(date(2026, 10, 24), BERLIN, time(2, 30), time(2, 10))
    assert first
    assert second
    assert second - first == timedelta(minutes=40)


def test_a_morning_on_a_day_the_calendar_skipped_is_the_next_one_there_was() -> None:
    (morning,) = clock.timeline(date(2011, 12, 29), APIA, time(7))
    assert morning
    assert morning.astimezone(APIA) == datetime(2011, 12, 31, 7, tzinfo=APIA)


@given(dates, zones, st.lists(st.none() | clocks, max_size=5))
def test_a_timeline_never_runs_backwards(
    night: date, zone: ZoneInfo, written: list[time | None]
) -> None:
    moments = clock.timeline(night, zone, *written)
    assert [m is None for m in moments] == [w is None for w in written]
    known = [m for m in moments if m is not None]
    assert known == sorted(known)


@given(dates, zones, st.lists(clocks, min_size=1, max_size=4))
@example(date(2026, 3, 28), BERLIN, [time(2, 30)])
@example(date(2026, 10, 24), BERLIN, [time(2, 30), time(2, 10), time(2, 5)])
def test_each_instant_shows_the_written_time_unless_the_clocks_skipped_it(
    night: date, zone: ZoneInfo, written: list[time]
) -> None:
    for wall, moment in zip(written, clock.timeline(night, zone, *written), strict=True):
        assert moment
        shown = moment.astimezone(zone)
        assert shown.time() == wall or is_skipped(shown.date(), wall, zone)


@given(dates, zones, clocks)
def test_a_lone_time_lies_in_its_night(night: date, zone: ZoneInfo, wall: time) -> None:
    (moment,) = clock.timeline(night, zone, wall)
    assert moment
    assert clock.starts_at(night, zone) <= moment
    assert moment <= clock.ends_at(night, zone)


# The noon-to-noon axis


@pytest.mark.parametrize(
    ("wall", "minutes"),
    [(time(12), 0), (time(23, 59), 719), (time(0), 720), (time(11, 59, 30), 1439.5)],
)
def test_the_axis_starts_at_noon(wall: time, minutes: float) -> None:
    assert clock.minutes_since_noon(wall) == minutes


@given(st.integers(0, 1439))
def test_minutes_since_noon_and_clock_at_undo_each_other(minutes: int) -> None:
    assert clock.minutes_since_noon(clock.clock_at(minutes)) == minutes


@given(clocks)
def test_clock_at_gives_the_nearest_minute_back(wall: time) -> None:
    shown = clock.clock_at(clock.minutes_since_noon(wall))
    apart = abs(clock.minutes_since_noon(shown) - clock.minutes_since_noon(wall))
    assert min(apart, 1440 - apart) <= 0.5


def test_half_a_minute_before_noon_rounds_to_noon() -> None:
    assert clock.clock_at(1439.9) == time(12)


# What a night is called


@pytest.mark.parametrize(
    ("night", "name"),
    [
        (date(2026, 3, 3), "Tue 3 → Wed 4 March 2026"),
        (date(2026, 3, 31), "Tue 31 March → Wed 1 April 2026"),
        (date(2025, 12, 31), "Wed 31 December 2025 → Thu 1 January 2026"),
    ],
)
def test_a_night_is_called_by_its_evening_and_its_morning(night: date, name: str) -> None:
    assert clock.name_of(night) == name


@pytest.mark.parametrize(
    ("night", "name"),
    [
        (date(2026, 3, 3), "Tue 3 → Wed 4 March"),
        (date(2026, 11, 30), "Mon 30 Nov → Tue 1 Dec"),
        (date(2026, 12, 31), "Thu 31 Dec → Fri 1 Jan 2027"),
        (date(2025, 12, 31), "Wed 31 Dec → Thu 1 Jan"),
        (date(2025, 9, 3), "Wed 3 → Thu 4 Sep 2025"),
    ],
)
def test_a_heading_leaves_out_what_everybody_knows(night: date, name: str) -> None:
    assert clock.short_name_of(night, today=date(2026, 12, 31)) == name


@pytest.mark.parametrize(
    ("language", "name", "short"),
    [
        ("de", "Mo., 30. November → Di., 1. Dezember 2026", "Mo., 30. Nov. → Di., 1. Dez."),
        ("fr", "lun. 30 novembre → mar. 1 décembre 2026", "lun. 30 nov. → mar. 1 déc."),
        ("es", "lun, 30 de noviembre → mar, 1 de diciembre de 2026", "lun, 30 nov → mar, 1 dic"),
        ("he", "יום ב׳, 30 בנובמבר ← יום ג׳, 1 בדצמבר 2026", "יום ב׳, 30 בנוב׳ ← יום ג׳, 1 בדצמ׳"),
    ],
)
def test_a_night_is_called_as_the_language_writes_dates(
    language: str, name: str, short: str
) -> None:
    night = date(2026, 11, 30)
    with in_language(language):
        assert clock.name_of(night) == name
        assert clock.short_name_of(night, today=night) == short


@pytest.mark.parametrize(
    ("minutes", "in_24", "in_12"),
    [
        (0, "12:00", "12:00 pm"),
        (580, "21:40", "9:40 pm"),
        (720, "00:00", "12:00 am"),
        (765.4, "00:45", "12:45 am"),
        (1140, "07:00", "7:00 am"),
        (1500, "13:00", "1:00 pm"),
    ],
)
def test_clock_times_are_worded_for_the_clock_of_the_person(
    minutes: float, in_24: str, in_12: str
) -> None:
    assert clock.wording("24")(minutes) == in_24
    assert clock.wording("12")(minutes) == in_12


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=8))
def test_joined_periods_hold_the_same_nights_and_lie_apart(spans):
    start = date(2026, 3, 1)
    periods = [
        clock.Period(start + first * clock.DAY, start + (first + length) * clock.DAY)
        for first, length in spans
    ]
    apart = clock.joined(periods)

    assert [night for each in apart for night in each.nights()] == sorted(
        {night for each in periods for night in each.nights()}
    )
    assert all(before.last + clock.DAY < after.first for before, after in pairwise(apart))
    assert clock.ends_of(apart) == [end for each in apart for end in (each.first, each.last)]
