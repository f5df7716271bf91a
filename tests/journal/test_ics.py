from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

from journal.ics import Occasion, written

BERLIN = ZoneInfo("Europe/Berlin")
MADE = datetime(2026, 3, 1, 12, tzinfo=UTC)


def read(occasion: Occasion) -> icalendar.Component:
    calendar = icalendar.Calendar.from_ical(written([occasion], BERLIN, MADE))
    (event,) = calendar.walk("VEVENT")
    return event


def test_a_wall_clock_time_is_the_right_moment_on_both_sides_of_a_clock_change():
    night = Occasion("a", "Test", "", datetime(2026, 3, 28, 8), datetime(2026, 3, 29, 8))
    event = read(night)

    assert event.decoded("dtstart") == datetime(2026, 3, 28, 7, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2026, 3, 29, 6, tzinfo=UTC)


def test_a_day_without_a_time_stays_a_day():
    event = read(Occasion("a", "Test", "", date(2026, 3, 28)))

    assert event.decoded("dtstart") == date(2026, 3, 28)
    assert "dtend" not in event


def test_what_people_read_survives_commas_lines_and_other_letters():
    event = read(Occasion("a", "Größe; Zahl, Wort", "One\nTwo, three; \\ four", MADE))

    assert str(event["summary"]) == "Größe; Zahl, Wort"
    assert str(event["description"]) == "One\nTwo, three; \\ four"
    assert str(event["class"]) == "PRIVATE"


def test_only_what_should_remind_has_an_alarm():
    assert read(Occasion("a", "Test", "", MADE)).walk("VALARM") == []
    assert len(read(Occasion("a", "Test", "", MADE, reminds=True)).walk("VALARM")) == 1


def test_the_same_occasion_has_the_same_name_and_the_same_bytes():
    occasion = Occasion("blood-test-1", "Test", "", MADE)

    assert str(read(occasion)["uid"]) == "blood-test-1"
    assert written([occasion], BERLIN, MADE) == written([occasion], BERLIN, MADE)


def test_what_comes_every_day_keeps_its_wall_clock_and_brings_the_rules_of_its_zone():
    daily = Occasion(
        "a", "Test", "", datetime(2026, 3, 28, 21), daily=True, address="https://nights.example/"
    )
    calendar = icalendar.Calendar.from_ical(written([daily], BERLIN, MADE, followed_as="Nights"))
    (event,) = calendar.walk("VEVENT")

    assert event.decoded("dtstart") == datetime(2026, 3, 28, 21, tzinfo=BERLIN)
    assert event["rrule"]["FREQ"] == ["DAILY"]
    assert str(event["url"]) == "https://nights.example/"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert (str(calendar["x-wr-calname"]), str(calendar["method"])) == ("Nights", "PUBLISH")


def test_a_change_makes_a_higher_version():
    earlier, later = (
        read(Occasion("a", "Test", "", MADE, changed_at=MADE + timedelta(minutes=m)))
        for m in (0, 1)
    )
    assert 0 < earlier["sequence"] < later["sequence"] < 2**31
    assert later.decoded("last-modified") == MADE + timedelta(minutes=1)
    assert "sequence" not in read(Occasion("a", "Test", "", MADE))


def test_before_the_first_version_there_is_none_lower():
    assert read(Occasion("a", "T", "", MADE, changed_at=datetime(2020, 1, 1, tzinfo=UTC)))[
        "sequence"
    ] == 0  # fmt: skip
