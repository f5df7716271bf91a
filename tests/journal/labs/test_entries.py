"""The card before a blood test, taken along in a calendar."""

from datetime import UTC, date, datetime, time
from html import unescape
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import icalendar
import pytest
import time_machine

from journal.labs.appointment import Card
from journal.labs.entries import entries

NOW = datetime(2026, 3, 31, 20, tzinfo=UTC)
ADDRESS = "/labs/before-a-test.ics?on=2026-04-09&at=08:15:00"


@pytest.fixture(autouse=True)
def _the_evening_of_31_march():
    with time_machine.travel("2026-03-31 20:00:00+00:00", tick=False):
        yield


def named(thing: str) -> UUID:
    return uuid5(NAMESPACE_URL, thing)


def events(answer: Any) -> dict[str, icalendar.Component]:
    calendar = icalendar.Calendar.from_ical(answer.content)
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def test_the_pause_is_the_24_hours_before_the_test():
    pause, test = entries(Card(date(2026, 4, 9), time(8, 15)), named, NOW)

    assert (pause.starts, pause.ends) == (datetime(2026, 4, 8, 8, 15), datetime(2026, 4, 9, 8, 15))
    assert (test.starts, test.ends) == (datetime(2026, 4, 9, 8, 15), datetime(2026, 4, 9, 8, 45))
    assert (pause.reminds, test.reminds) == (True, False)


def test_without_a_time_both_are_days():
    pause, test = entries(Card(date(2026, 4, 9), None), named, NOW)

    assert (pause.starts, pause.ends) == (date(2026, 4, 8), None)
    assert (test.starts, test.ends) == (date(2026, 4, 9), None)


def test_the_card_goes_into_a_calendar(client_of, person):
    answer = client_of(person).get(ADDRESS)
    found = events(answer)

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="blood-test.ics"'
    assert found["Blood test"].decoded("dtstart") == datetime(2026, 4, 9, 6, 15, tzinfo=UTC)
    pause = found["Ask your doctor: 24 hours without iron?"]
    assert pause.decoded("dtstart") == datetime(2026, 4, 8, 6, 15, tzinfo=UTC)
    told = str(pause["description"])
    assert told.startswith("Please ask your doctor first whether this fits you")
    assert "before you leave out anything that was prescribed" in told


def test_taken_twice_it_replaces_itself_and_is_another_for_another_person(
    client_of, person, stranger
):
    mine, again, theirs = (
        {str(event["uid"]) for event in events(client_of(who).get(ADDRESS)).values()}
        for who in (person, person, stranger)
    )

    assert mine == again
    assert len(mine) == 2
    assert not mine & theirs
    assert not [uid for uid in mine if person.email in uid]


def test_a_visit_that_moves_takes_its_entries_along(client_of, person):
    visit = person.visits.create(day=date(2026, 4, 9), at=time(8, 15))
    browser = client_of(person)
    page = unescape(browser.get("/labs/before-a-test/").content.decode())
    assert f'href="{ADDRESS}&visit={visit.pk}"' in page
    before = events(browser.get(f"{ADDRESS}&visit={visit.pk}"))
    again = events(browser.get(f"{ADDRESS}&visit={visit.pk}"))
    with time_machine.travel("2026-04-01 09:00:00+00:00", tick=False):
        visit.day = date(2026, 4, 16)
        visit.save()
        moved = f"/labs/before-a-test.ics?on=2026-04-16&at=08:15&visit={visit.pk}"
        after = events(browser.get(moved))
    for title, event in before.items():
        assert str(event["uid"]) == str(again[title]["uid"]) == str(after[title]["uid"])
        assert event["sequence"] == again[title]["sequence"] < after[title]["sequence"]
        assert event.decoded("last-modified") == NOW
        assert after[title].decoded("last-modified") == datetime(2026, 4, 1, 9, tzinfo=UTC)
        assert after[title].decoded("dtstart") > event.decoded("dtstart")


@pytest.mark.parametrize("visit", ["x", "-1", "99999", "9" * 30, ""])
def test_a_visit_that_is_not_there_or_not_ones_own_changes_nothing(
    client_of, person, stranger, visit
):
    theirs = stranger.visits.create(day=date(2026, 4, 9))
    plain = events(client_of(person).get(ADDRESS))
    for asked in (visit, str(theirs.pk)):
        found = events(client_of(person).get(f"{ADDRESS}&visit={asked}"))
        assert {str(e["uid"]) for e in found.values()} == {str(e["uid"]) for e in plain.values()}


def test_the_card_leads_to_its_file(client_of, person):
    page = client_of(person).get("/labs/before-a-test/?on=2026-04-09&at=08:15")
    untimed = client_of(person).get("/labs/before-a-test/?on=2026-04-09")

    assert f'href="{ADDRESS}"' in unescape(page.content.decode())
    assert 'href="/labs/before-a-test.ics?on=2026-04-09"' in untimed.content.decode()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("on=2026-03-30", "That day is over."),
        ("on=soon", "Please choose a date"),
        ("", "Please choose the date of the blood test."),
    ],
)
def test_a_date_that_cannot_be_is_explained(client_of, person, query, said):
    answer = client_of(person).get(f"/labs/before-a-test.ics?{query}")

    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_the_file_needs_somebody_signed_in(client):
    assert client.get(ADDRESS).headers["Location"].startswith("/account/login/")
