"""Google Fit's sessions: true UTC, one file each, mostly without stages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.formats import google_fit_sleep
from journal.exchange.problem import ImportProblem
from journal.exchange.record import Refused
from tests.journal.exchange.formats.made_up import BERLIN, archive, as_json, fit_session, read
from tests.journal.exchange.test_record import JSON

AWAKE = ("sleep.awake", "04T01:00:00", "04T01:30:00")
SLEEPS = [("sleep", "03T22:00:00", "04T01:00:00"), ("sleep", "04T01:30:00", "04T05:45:30")]


def test_a_session_is_true_utc_and_belongs_to_the_evening_of_the_persons_zone() -> None:
    (row,) = read(as_json(fit_session())).rows
    assert row["started_at"] == "2026-03-03T22:00:00+00:00"
    assert (row["night"], row["time_zone"], row["zone_basis"]) == (
        "2026-03-03",
        "Europe/Berlin",
        "chosen",
    )


def test_a_session_that_says_only_sleep_measures_no_minutes_asleep() -> None:
    (row,) = read(as_json(fit_session(("sleep", "03T22:00:00", "04T05:45:30")))).rows
    assert row["total_sleep_minutes"] is None


def test_segments_awake_make_minutes_asleep() -> None:
    (row,) = read(as_json(fit_session(*SLEEPS, AWAKE))).rows
    assert row["total_sleep_minutes"] == 435.5
    assert row["wake_after_sleep_onset_minutes"] == 30


def test_an_unknown_segment_or_one_that_runs_backwards_says_nothing() -> None:
    odd = ("sleep.dreaming", "03T23:00:00", "03T23:30:00")
    backwards = ("sleep.deep", "03T23:30:00", "03T23:00:00")
    (row,) = read(as_json(fit_session(*SLEEPS, AWAKE, odd, backwards))).rows
    assert (row["total_sleep_minutes"], row["deep_minutes"]) == (435.5, None)


def test_many_files_and_their_archive_are_one_import_and_the_same_session_counts_once() -> None:
    later = fit_session(startTime="2026-03-04T22:00:00Z", endTime="2026-03-05T05:00:00Z")
    files = [as_json(fit_session()), as_json(later), as_json(fit_session())]
    assert len(read(*files).rows) == 2
    folder = "Takeout/Fit/Alle sessies"
    packed = {f"{folder}/2026-03-0{at}T22_00_00Z_SLEEP.json": f for at, f in enumerate(files)}
    packed[f"{folder}/2026-03-05_WALKING.json"] = b'{"fitnessActivity": "walking"}'
    assert len(read(archive(packed)).rows) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"startTime": "2026-03-03T22:00:00"},
        {"startTime": "2026-13-03T22:00:00Z"},
        {"startTime": "1990-03-03T22:00:00Z"},
        {"endTime": None},
        {"segment": [{"fitnessActivity": "sleep"}] * 3001},
    ],
)
def test_a_session_that_makes_no_sense_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ImportProblem, match="Record 1 has"):
        read(as_json(fit_session(**fields)))


def test_another_activity_is_no_sleep() -> None:
    with pytest.raises(Refused, match="is no sleep"):
        google_fit_sleep.session("x", {"fitnessActivity": "running"}, lambda _: BERLIN)


@given(st.dictionaries(st.sampled_from(sorted(fit_session())), JSON))
def test_whatever_a_session_says_it_is_read_or_refused(fields: dict[str, Any]) -> None:
    try:
        found = google_fit_sleep.session("x", fit_session(AWAKE, **fields), lambda _: BERLIN)
        assert found.source == "google_fit"
    except Refused:
        pass
