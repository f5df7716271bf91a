"""Sessions of any format become recordings by the same rules."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from journal.exchange.formats.recorded_sleep import Basis
from journal.exchange.formats.sessions import Session, Sessions, assembled
from journal.exchange.problem import Remark
from journal.recordings.nights import Kind
from tests.journal.exchange.formats.made_up import BERLIN

START = datetime(2026, 3, 3, 22, tzinfo=UTC)
LATEST = date(2026, 3, 31)


def session(hours: float = 8, start: float = 0, **fields: Any) -> Session:
    began = START + timedelta(hours=start)
    return Session(
        **{
            "name": "Log 1", "source": "a", "started_at": began, "zone": BERLIN,
            "ended_at": began + timedelta(hours=hours), "basis": Basis.ZONE, **fields,
        }
    )  # fmt: skip


def read(*sessions: Session) -> Sessions:
    return assembled(sessions, LATEST)


def test_without_a_number_of_its_own_a_recording_is_known_by_its_start() -> None:
    assert read(session()).sleeps[0].external_id == "2026-03-03T22:00:00+00:00"
    assert read(session(external_id="7")).sleeps[0].external_id == "7"


def test_a_recording_that_is_there_twice_counts_once() -> None:
    assert read(session(), session()) == Sessions(read(session()).sleeps, [], [])
    found = read(session(), session(hours=7, name="Log 2"))
    assert len(found.sleeps) == 1
    assert found.refused == ["Log 2 is there twice. The first one counts."]


def test_two_recordings_that_begin_alike_are_both_taken_and_said() -> None:
    found = read(session(external_id="1"), session(7, external_id="2", name="Log 2"))
    assert len(found.sleeps) == 2
    assert found.remarks == ["Log 2 begins when Log 1 begins."]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"hours": 0}, "nothing was recorded"),
        ({"hours": -1}, "ends before it starts"),
        ({"hours": 24.1}, "longer than a day"),
        ({"total_sleep_minutes": 486}, "has 486 minutes asleep in 480 minutes of recording"),
        ({"woke_on": date(2026, 4, 2)}, "belongs to the night of 2026-04-01"),
    ],
)
def test_what_cannot_be_true_is_refused(fields: dict[str, Any], reason: str) -> None:
    found = read(session(**fields))
    assert found.sleeps == []
    assert reason in found.refused[0]


@pytest.mark.parametrize(
    ("hours", "remark"),
    [(18.5, "lasted 18 h 30, longer than nearly every night."), (0.25, "lasted only 15 min.")],
)
def test_what_is_odd_is_taken_and_said(hours: float, remark: str) -> None:
    found = read(session(hours, odd=(Remark("{name} looks odd."),)))
    assert len(found.sleeps) == 1
    assert found.remarks == ["Log 1 looks odd.", f"Log 1 {remark}"]


def test_the_longest_of_a_night_and_tracker_is_main_where_nobody_says_so() -> None:
    parts = [session(2), session(5, 3), session(4, tracker="Ring"), session(1, 12, kind=Kind.NAP)]
    found = read(*(replace(each, external_id=str(at)) for at, each in enumerate(parts)))
    assert {sleep.external_id: sleep.kind for sleep in found.sleeps} == {
        "0": Kind.SECONDARY,
        "1": Kind.MAIN,
        "2": Kind.MAIN,
        "3": Kind.NAP,
    }


def test_a_nap_belongs_to_its_own_half_day_whatever_morning_the_source_names() -> None:
    nap = session(1, 14.5, kind=Kind.NAP, woke_on=date(2026, 3, 4))
    assert read(nap).sleeps[0].night == date(2026, 3, 4)


def test_the_name_of_a_tracker_is_one_short_line() -> None:
    named = read(session(tracker="Riley’s\n\u202eWatch" + "x" * 99)).sleeps[0].tracker
    assert named.startswith("Riley’s Watchx")
    assert len(named) == 80


def test_instants_are_stored_as_utc() -> None:
    local = START.astimezone(BERLIN)
    sleep = read(session(started_at=local, sleep_onset_at=local)).sleeps[0]
    assert sleep.started_at.tzinfo is sleep.sleep_onset_at.tzinfo is UTC  # type: ignore[union-attr]
