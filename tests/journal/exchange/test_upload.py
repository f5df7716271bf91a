"""Whatever somebody chooses, it is read or refused in a sentence; nothing else happens."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.formats.mixed_rows import is_unit
from journal.exchange.problem import ImportProblem
from journal.exchange.units import identity
from tests.journal.exchange.formats.made_up import (
    android_record,
    archive,
    as_json,
    fit_session,
    garmin_day,
    garmin_takeout_day,
    oura_period,
    read,
    withings_answer,
    withings_summary,
)
from tests.journal.exchange.formats.test_fitbit_logs import log
from tests.journal.exchange.results.made_up import bundle, observation


def _identity(row):
    return identity(row) if is_unit(row) else (row["source"], row["external_id"])


AWAKE = ("sleep.awake", "04T01:00:00", "04T01:30:00")
FILES = {
    "fitbit": as_json([log()]),
    "garmin": as_json([{"dailySleepDTO": garmin_day()}, garmin_takeout_day()]),
    "oura": as_json({"data": [oura_period()]}),
    "withings": as_json(withings_answer(withings_summary())),
    "google_fit": as_json(fit_session(AWAKE)),
    "sleep_as_android": android_record().encode(),
    "plees": b"sid,start,stop,rating\n1,1772575200000,1772604000000,4\n",
}
FILES["fhir"] = bundle(observation(value=9))
FILES["archive"] = archive(
    {
        "Takeout/sleep-2026-03-01.json": FILES["fitbit"],
        "a_sleepData.json": FILES["garmin"],
        "a/b/oura_1.json": FILES["oura"],
        "1_SLEEP.json": FILES["google_fit"],
        "sleep-export.csv": FILES["sleep_as_android"],
    }
)


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_a_file_with_bytes_changed_or_cut_off_is_read_or_refused(name, data):
    whole = FILES[name]
    place = data.draw(st.integers(0, len(whole)))
    junk = data.draw(st.binary(max_size=6))
    end = data.draw(st.sampled_from([place, place + len(junk), len(whole)]))
    with suppress(ImportProblem):
        read(whole[:place] + junk + whole[end:])


@given(st.lists(st.sampled_from([*FILES.values(), b"", b"%PDF", b"night\n2026-03-03"]), min_size=2))
def test_any_files_together_are_one_reading_or_refused(files):
    with suppress(ImportProblem):
        reading = read(*files)
        assert len(reading.rows) == len({_identity(row) for row in reading.rows})


def test_the_same_recording_in_a_file_and_in_an_archive_counts_once():
    assert len(read(FILES["oura"], FILES["archive"]).rows) == len(read(FILES["archive"]).rows)


def test_a_table_whose_dates_are_unclear_has_to_come_alone():
    heads = b"Start Time,End Time,Minutes Asleep,Minutes Awake,Number of Awakenings,Time in Bed\n"
    table = b"Sleep\n" + heads + b"03-04-2026 9:54PM,04-04-2026 5:54AM,420,60,3,480\n"
    found = read(FILES["oura"], table)
    assert len(found.rows) == 1
    assert found.refused == ["“1.file” has to come by itself. Please choose it after this."]


def test_if_nothing_can_be_read_every_file_says_why():
    cut = [FILES["oura"][:-3], FILES["garmin"][:-3]]
    with pytest.raises(ImportProblem) as refused:
        read(*cut)
    assert [str(problem) for problem in refused.value.problems] == [
        "“0.file”: This file is not whole JSON. Please download it again.",
        "“1.file”: This file is not whole JSON. Please download it again.",
    ]
