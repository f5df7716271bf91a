"""What single cells say, however a program wrote them."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.sheets import values
from journal.exchange.sheets.values import Moment, Style, moment

DMY, MDY, FREE = Style("dmy"), Style("mdy"), Style()


@pytest.mark.parametrize(
    ("text", "style", "day"),
    [
        ("2026-03-04", FREE, date(2026, 3, 4)),
        ("2026/3/4", FREE, date(2026, 3, 4)),
        ("3/4/2026", DMY, date(2026, 4, 3)),
        ("3/4/2026", MDY, date(2026, 3, 4)),
        ("03.04.26", FREE, date(2026, 4, 3)),
        ("22nd Sep 2020", FREE, date(2020, 9, 22)),
        ("May 12, 2021", FREE, date(2021, 5, 12)),
        ("7 września 2020", FREE, date(2020, 9, 7)),
        ("1 juillet 2021", FREE, date(2021, 7, 1)),
        ("1 März 2021", FREE, date(2021, 3, 1)),
        ("Tue, 3 Mar 2026", FREE, date(2026, 3, 3)),
    ],
)
def test_a_date_is_read_as_it_was_written(text, style, day):
    assert moment(text, style) == Moment(day)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("23:10", time(23, 10)),
        ("23.10", time(23, 10)),
        ("10:45:00 PM", time(22, 45)),
        ("9:10 p.m.", time(21, 10)),
        ("12:05 am", time(0, 5)),
        ("11pm", time(23)),
        ("07:00:30.250", time(7, 0, 30)),
    ],
)
def test_a_clock_time_is_read_as_it_was_written(text, at):
    assert moment(text, FREE) == Moment(None, at)


@pytest.mark.parametrize(
    ("text", "offset"),
    [("+0100", 60), ("+01:00", 60), (" UTC-0400", -240), ("Z", 0), (" UTC", 0), ("", None)],
)
def test_a_moment_says_how_far_it_is_from_utc(text, offset):
    apart = None if offset is None else timedelta(minutes=offset)
    assert moment(f"2026-03-04T22:10:05{text}", FREE).offset == apart
    assert moment(f"2026-03-04T22:10:05{text}", FREE).wall == datetime(2026, 3, 4, 22, 10, 5)


@pytest.mark.parametrize(
    "text",
    [
        "35.3.2026",
        "3/4/2026",
        "1.1.1",
        "yesterday",
        "25:00",
        "2026-03-04 nine",
        "3 Foo 2020",
        "1.1.1850",
        "2026-03-04 22:10 CDT",
        "22:10 +19:00",
    ],
)
def test_what_is_no_moment_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match=r"\.$"):
        moment(text, FREE)


def test_a_moment_alone_has_no_wall_clock():
    assert moment("2026-03-04", FREE).wall is None


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)))
def test_every_moment_is_read_back(at):
    at = at.replace(microsecond=0)
    assert moment(str(at), FREE).wall == at
    assert moment(f"{at:%d.%m.%Y %H:%M:%S}", DMY).wall == at
    assert moment(f"{at:%m/%d/%Y %I:%M:%S %p}", MDY).wall == at


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    for read in (
        lambda: moment(text, DMY),
        lambda: values.number(text, FREE),
        lambda: values.minutes(text, "minutes", FREE),
        lambda: values.claim(text),
        lambda: values.utc_offset(text),
        lambda: values.epoch(text, "s"),
    ):
        try:
            read()
        except ValueError:
            continue


def test_a_count_since_1970_is_an_instant():
    at = datetime(2020, 12, 18, 20, 23, 49, tzinfo=UTC)
    assert values.epoch("1608323029000", "ms").wall == at.replace(tzinfo=None)
    assert values.epoch("1608323029", "s").offset == timedelta()
    for text in ("0", "x", "99999999999"):
        with pytest.raises(ValueError, match="“"):
            values.epoch(text, "s")


@pytest.mark.parametrize(
    ("text", "sign", "number"),
    [
        ("1,5", "", "1.5"),
        ("1.5", "", "1.5"),
        ("1.234,5", "", "1234.5"),
        ("1,234,567", "", "1234567"),
        ("1.234.567", "", "1234567"),
        ("1,234", ".", "1234"),
        ("1,234", ",", "1.234"),
        ("0,125", "", "0.125"),
        ("-3", "", "-3"),
        ("85 %", "", "85"),
        ("1 200", "", "1200"),
        (",5", ",", "0.5"),
    ],
)
def test_a_number_has_the_sign_of_its_file(text, sign, number):
    assert values.number(text, Style(decimal=sign)) == Decimal(number)


@pytest.mark.parametrize("text", ["1,234", "abc", "1,2,3", "12 mg"])
def test_what_is_no_number_or_two_is_refused(text):
    with pytest.raises(ValueError, match="number"):
        values.number(text, FREE if text == "1,234" else Style(decimal="."))


@pytest.mark.parametrize(
    ("text", "unit", "minutes"),
    [
        ("7:30", "minutes", 450),
        ("7:30:30", "hours", "450.5"),
        ("7h 30m", "minutes", 450),
        ("45 min", "hours", 45),
        ("7,5", "hours", 450),
        ("519", "minutes", 519),
        ("1800", "seconds", 30),
    ],
)
def test_a_length_may_be_written_in_any_way(text, unit, minutes):
    assert values.minutes(text, unit, FREE) == Decimal(minutes)


def test_a_length_without_a_unit_or_with_61_minutes_is_none():
    for text, unit in (("7:61", "minutes"), ("450", "")):
        with pytest.raises(ValueError, match="length of time"):
            values.minutes(text, unit, FREE)


def test_yes_and_no_are_read_in_a_few_languages():
    assert all(map(values.claim, ("Yes", "x", "WAHR", "oui", "1", "YES_MANUAL")))
    assert not any(map(values.claim, ("no", "FALSCH", "0", "non")))
    with pytest.raises(ValueError, match="neither yes nor no"):
        values.claim("perhaps")


def test_a_clock_of_12_hours_is_read_near_its_hour():
    assert values.on_24(time(10, 30), 23) == time(22, 30)
    assert values.on_24(time(12, 30), 23) == time(0, 30)
    assert values.on_24(time(6, 40), 6) == time(6, 40)
    assert values.has_half("10:30 pm")
    assert not values.has_half("10:30")
    assert not values.has_half("ten")
