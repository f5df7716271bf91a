import json
import tracemalloc
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.formats import fitbit_logs
from journal.exchange.formats.recorded_sleep import RecordedSleep
from journal.exchange.problem import ImportProblem
from journal.exchange.uploaded import UploadedBytes
from tests.journal.exchange.test_record import JSON

BERLIN = ZoneInfo("Europe/Berlin")
LATEST = date(2026, 3, 31)


def log(
    start: str = "2026-03-03T23:00:00.000",
    stages: str = "wwlldr",
    short: Sequence[tuple[int, int]] = (),
    **fields: Any,
) -> dict[str, Any]:
    """A log of ten-minute stages, one letter each; `short` is wake in minutes from the start."""
    levels = {"w": "wake", "l": "light", "d": "deep", "r": "rem", "a": "asleep", "x": "restless"}
    begins = datetime.fromisoformat(start)
    ends = begins + timedelta(minutes=10 * len(stages))
    entries = [
        {
            "dateTime": (begins + timedelta(minutes=10 * at)).isoformat(),
            "level": levels[letter],
            "seconds": 600,
        }
        for at, letter in enumerate(stages)
    ]
    wakes = [
        {
            "dateTime": (begins + timedelta(minutes=at)).isoformat(),
            "level": "wake",
            "seconds": 60 * minutes,
        }
        for at, minutes in short
    ]
    return {
        "logId": 7,
        "dateOfSleep": ends.date().isoformat(),
        "startTime": start,
        "endTime": ends.isoformat(),
        "duration": 600_000 * len(stages),
        "minutesToFallAsleep": 0,
        "minutesAsleep": 10 * sum(letter in "ldra" for letter in stages),
        "isMainSleep": True,
        "levels": {"data": entries, "shortData": wakes},
        **fields,
    }


def read_bytes(*files: bytes, zone: ZoneInfo = BERLIN) -> fitbit_logs.Logs:
    named = [UploadedBytes(f"sleep-{at}.json", data) for at, data in enumerate(files)]
    return fitbit_logs.read(named, zone, LATEST)


def read(*logs: Any, zone: ZoneInfo = BERLIN) -> fitbit_logs.Logs:
    return read_bytes(json.dumps(list(logs)).encode(), zone=zone)


def only(found: fitbit_logs.Logs) -> RecordedSleep:
    assert found.refused == []
    return found.sleeps[0]


def test_sleep_is_measured_from_the_stages() -> None:
    sleep = only(read(log(stages="wwlldrwlw")))
    assert sleep.started_at == datetime(2026, 3, 3, 22, 0, tzinfo=UTC)
    assert sleep.sleep_onset_at == datetime(2026, 3, 3, 22, 20, tzinfo=UTC)
    assert sleep.final_awakening_at == datetime(2026, 3, 3, 23, 20, tzinfo=UTC)
    assert sleep.ended_at == datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    assert sleep.sleep_onset_latency_minutes == 20
    assert sleep.total_sleep_minutes == 50
    assert sleep.wake_after_sleep_onset_minutes == 10


def test_short_wake_bouts_lie_over_the_stages_and_are_not_sleep() -> None:
    sleep = only(read(log(stages="lldr", short=[(0, 2), (15, 1)])))
    assert sleep.sleep_onset_latency_minutes == 2
    assert sleep.total_sleep_minutes == 37
    assert sleep.wake_after_sleep_onset_minutes == 1


def test_restless_is_awake_in_the_older_kind_of_log() -> None:
    sleep = only(read(log(stages="xaaxa", type="classic")))
    assert (sleep.total_sleep_minutes, sleep.wake_after_sleep_onset_minutes) == (30, 10)


def test_a_night_without_sleep_has_no_onset_and_zero_sleep() -> None:
    sleep = only(read(log(stages="www")))
    assert sleep.sleep_onset_at is None
    assert sleep.sleep_onset_latency_minutes is None
    assert sleep.total_sleep_minutes == 0


def test_a_main_sleep_belongs_to_the_evening_before_the_day_it_ended() -> None:
    assert only(read(log("2026-03-03T08:48:00.000", "llll"))).night == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("start", "night"),
    [
        ("2026-03-03T11:59:00.000", 2),
        ("2026-03-03T12:00:00.000", 3),
        ("2026-03-04T05:00:00.000", 3),
    ],
)
def test_another_recording_belongs_to_its_night_from_noon_to_noon(start: str, night: int) -> None:
    sleep = only(read(log(start, isMainSleep=False)))
    assert (sleep.night, sleep.main) == (date(2026, 3, night), False)


def test_clock_times_mean_the_zone_that_was_chosen() -> None:
    sleep = only(read(log(), zone=ZoneInfo("America/New_York")))
    assert sleep.started_at == datetime(2026, 3, 4, 4, 0, tzinfo=UTC)


def test_the_web_api_wraps_the_same_logs() -> None:
    data = json.dumps({"sleep": [log()], "summary": {}}).encode()
    assert len(read_bytes(data).sleeps) == 1


def as_takeout(log: dict[str, Any]) -> dict[str, Any]:
    """The log as the account export writes it."""
    return {"mainSleep" if name == "isMainSleep" else name: log[name] for name in log}


@pytest.mark.parametrize("main", [True, False])
def test_the_account_export_says_main_sleep_and_the_web_api_is_main_sleep(main: bool) -> None:
    takeout, api = as_takeout(log(isMainSleep=main)), log(isMainSleep=main)
    assert read(takeout) == read(api)
    assert only(read(takeout)).main is main


def test_without_either_word_nobody_knows_whether_it_is_the_main_sleep() -> None:
    unsaid = as_takeout(log())
    del unsaid["mainSleep"]
    assert read(unsaid).refused == ["Log 1 (logId 7) has no “mainSleep” that is true or false."]


def test_neighbouring_files_share_logs_and_each_is_taken_once() -> None:
    summary: dict[str, Any] = {"levels": {**log()["levels"], "summary": {"deep": {"minutes": 3}}}}
    first = json.dumps([log(logId=1), log(logId=2, **summary)]).encode()
    second = json.dumps([log(logId=2), log(logId=3)]).encode()
    found = read_bytes(first, b"[]", second)
    assert [sleep.external_id for sleep in found.sleeps] == ["1", "2", "3"]
    assert found.refused == []


def test_what_is_odd_about_a_shared_log_is_said_once() -> None:
    short = log(logId=2, stages="l")
    files = [json.dumps([log(logId=1), short]).encode(), json.dumps([short]).encode()]
    found = read_bytes(*files)
    assert [r for r in found.remarks if "lasted only" in r] == [
        "“sleep-0.json”: Log 2 (logId 2) lasted only 10 min."
    ]


def test_one_file_of_several_that_is_something_else_is_named() -> None:
    with pytest.raises(ImportProblem, match=r"^“sleep-1\.json”: This is not a Stillnight"):
        read_bytes(json.dumps([log()]).encode(), b"{}")


def test_what_is_odd_names_the_file_where_there_are_several() -> None:
    found = read_bytes(json.dumps([log(endTime=None)]).encode(), json.dumps([log()]).encode())
    assert found.refused[0].startswith("“sleep-0.json”: Log 1 (logId 7) has no “endTime”")


@pytest.mark.parametrize(("minutes", "latency"), [(0, None), (7, 7), (None, None)])
def test_minutes_to_fall_asleep_are_read_where_they_were_measured(
    minutes: int | None, latency: float | None
) -> None:
    sleep = read(log(levels={}, minutesToFallAsleep=minutes)).sleeps[0]
    assert sleep.sleep_onset_latency_minutes == latency
    measured = only(read(log(stages="wlld", minutesToFallAsleep=minutes)))
    assert measured.sleep_onset_latency_minutes == 10


def test_recordings_come_in_order_of_time() -> None:
    found = read(log(logId=1), log("2026-03-01T23:00:00.000", logId=2))
    assert [sleep.external_id for sleep in found.sleeps] == ["2", "1"]


@pytest.mark.parametrize("levels", [None, {}, {"data": []}, {"data": "x"}, {"data": [{}]}])
def test_without_readable_stages_the_minutes_asleep_are_kept_and_it_is_said(levels: Any) -> None:
    found = read(log(levels=levels))
    assert found.sleeps[0].total_sleep_minutes == 40
    assert found.sleeps[0].sleep_onset_at is None
    assert found.sleeps[0].wake_after_sleep_onset_minutes is None
    assert "Only its times and its minutes asleep are kept." in found.remarks[0]


def test_minutes_asleep_that_nobody_measured_stay_unknown() -> None:
    assert read(log(levels={}, minutesAsleep=None)).sleeps[0].total_sleep_minutes is None


def stages(*entries: tuple[str, str, float | None]) -> dict[str, Any]:
    keys = ("dateTime", "level", "seconds")
    return {"data": [dict(zip(keys, entry, strict=True)) for entry in entries]}


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        (
            stages(("2026-03-03T23:00:00", "light", 600), ("2026-03-03T23:05:00", "wake", 600)),
            "has stages that overlap.",
        ),
        (stages(("2026-03-03T20:00:00", "light", 600)), "before its start or after its end"),
        (stages(("2026-03-03T23:50:00", "light", 3600)), "before its start or after its end"),
        (stages(("2026-03-03T23:00:00", "floating", 600)), "a stage that is not known"),
        (stages(("2026-03-03T23:00:00", "light", None)), "without a length"),
        (stages(*[("2026-03-03T23:00:00", "wake", 0)] * 3001), "more than 3000 stages"),
        (stages(("2026-03-03T23:00:00", "light", 0)), "has no stages"),
        (
            {
                **stages(("2026-03-03T23:00:00", "light", 600)),
                "shortData": [{"dateTime": "2026-03-03T23:00:00", "level": "rem", "seconds": 30}],
            },
            "short stages that are not wake",
        ),
    ],
)
def test_stages_that_make_no_sense_are_left_out_with_a_reason(levels: Any, sentence: str) -> None:
    found = read(log(levels=levels))
    assert found.sleeps[0].sleep_onset_at is None
    assert found.remarks[0].startswith("Log 1 (logId 7) ")
    assert sentence in found.remarks[0]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"logId": None}, "Log 1 has no number of its own (logId)."),
        ({"isMainSleep": "yes"}, "“isMainSleep” that is true or false"),
        ({"startTime": None}, "“startTime” such as"),
        ({"endTime": "2026-03-04 07:00"}, "“endTime” such as"),
        ({"endTime": "2026-03-02T07:00:00", "duration": None}, "ends before it starts"),
        ({"duration": 0}, "lasted no time at all"),
        ({"duration": -5}, "“duration” that is not a sensible number"),
        ({"duration": 7_200_000}, "may come from another time zone"),
        ({"dateOfSleep": "March"}, "“dateOfSleep” such as"),
        ({"minutesAsleep": 70, "levels": {}}, "has 70 minutes asleep in 60 minutes of recording"),
        ({"dateOfSleep": "2026-04-20"}, "still to come"),
    ],
)
def test_a_log_that_cannot_be_true_is_refused_by_its_number(
    fields: dict[str, Any], sentence: str
) -> None:
    found = read({**log(), **fields}, log(logId=8))
    assert [sleep.external_id for sleep in found.sleeps] == ["8"]
    assert sentence in found.refused[0]
    assert found.refused[0].startswith("Log 1")


def test_a_second_log_of_the_same_number_is_refused() -> None:
    found = read(log(), log())
    assert len(found.sleeps) == 1
    assert found.refused == ["Log 2 (logId 7) is in this file twice. The first one is kept."]


def test_what_is_no_log_at_all_is_refused() -> None:
    assert read(log(), "x").refused == ["Log 2 is not a record with named fields."]


@pytest.mark.parametrize(
    ("hours", "kept", "sentence"),
    [(19, 1, "lasted 19 h 00, longer than nearly every night."), (25, 0, "longer than a day.")],
)
def test_a_very_long_recording_is_pointed_out_and_an_impossible_one_refused(
    hours: int, kept: int, sentence: str
) -> None:
    found = read(log("2026-03-03T18:00:00", "l" * 6 * hours))
    assert len(found.sleeps) == kept
    assert sentence in (found.remarks or found.refused)[0]


def test_a_very_short_recording_is_pointed_out() -> None:
    assert read(log(stages="l")).remarks == ["Log 1 (logId 7) lasted only 10 min."]


def test_figures_that_differ_from_the_stages_are_pointed_out() -> None:
    assert read(log(minutesAsleep=10)).remarks == [
        "Log 1 (logId 7) has 10 minutes asleep; its stages add up to 40."
    ]


def test_a_recording_through_the_change_of_clocks_lasts_as_long_as_it_lasted() -> None:
    changed = log("2026-03-28T23:00:00", "l" * 42, endTime="2026-03-29T07:00:00")
    changed["levels"]["data"] = stages(
        ("2026-03-28T23:00:00", "light", 3 * 3600),  # until 2:00, when it becomes 3:00
        ("2026-03-29T03:00:00", "wake", 1800),
        ("2026-03-29T03:30:00", "rem", 3.5 * 3600),
    )["data"]
    sleep = only(read(changed))
    assert sleep.ended_at - sleep.started_at == timedelta(hours=7)
    assert sleep.total_sleep_minutes == 6.5 * 60
    assert sleep.wake_after_sleep_onset_minutes == 30


def test_a_tracker_that_ignored_the_change_of_clocks_is_pointed_out() -> None:
    found = read(log("2026-03-28T23:00:00", "l" * 48))
    assert "ran on through a change of the clocks in Europe/Berlin" in found.remarks[0]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"[" * 100_000, "nested far too deeply"),
        (b'{"sleep":' * 50_000, "nested far too deeply"),
        (b"[1,]", "not whole JSON"),
        (b'[{"logId": NaN}]', "not whole JSON"),
        (b"[" + b"9" * 5000 + b"]", "not whole JSON"),
        (b"[\xff]", "not whole JSON"),
        (b"[]", "no sleep logs in this file"),
        (b'{"sleep": []}', "no sleep logs in this file"),
        (b"{}", r"not a Stillnight.* Fitbit sleep file"),
        (b'{"sleep": 5}', r"not a Stillnight.* Fitbit sleep file"),
        (b'[{"dateTime": "11/30/23", "value": 60}]', r"not a Stillnight.* Fitbit sleep file"),
        (b'[{"logId":1}' + b',{"logId":1}' * 20_000 + b"]", "more than 20000 logs"),
        (b"[" + b"1," * 1_500_001 + b"1]", "far more items"),
        (b'{"sleep":' * 500_001, "far more items"),
        (b"[" + b"[],[" * 200_000, "far more items"),
    ],
)
def test_a_file_that_is_something_else_is_refused_as_a_whole(data: bytes, sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        read_bytes(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(ImportProblem):
        read_bytes(data)


@given(st.dictionaries(st.sampled_from(sorted(log())), JSON))
def test_any_fields_are_believed_or_refused(fields: dict[str, Any]) -> None:
    found = read({**log(), **fields}, log(logId=8))
    assert len(found.sleeps) + len(found.refused) == 2
    json.dumps(found.refused).encode()


ENTRY = st.fixed_dictionaries(
    {
        "dateTime": st.datetimes(datetime(2026, 3, 3), datetime(2026, 3, 5)).map(
            lambda moment: moment.isoformat(timespec="seconds")
        ),
        "level": st.sampled_from(["wake", "light", "awake", "restless", "asleep", "other"]),
        "seconds": st.integers(0, 90_000) | st.floats(0, 1e9),
    }
)


@given(st.lists(ENTRY, max_size=6), st.lists(ENTRY, max_size=6))
def test_no_stages_make_more_sleep_than_time_in_bed(data: list[Any], short: list[Any]) -> None:
    found = read(log(stages="l" * 48, levels={"data": data, "shortData": short}))
    for sleep in found.sleeps:
        in_bed = (sleep.ended_at - sleep.started_at) / timedelta(minutes=1)
        assert (sleep.total_sleep_minutes or 0) <= in_bed + 1


@pytest.mark.samples
def test_a_real_export_gives_the_published_figures(samples: Path) -> None:
    data = (samples / "fitbit" / "niplav_sleep_takeout_style.json").read_bytes()
    expected = json.loads((samples / "expected" / "fitbit_niplav.json").read_text())
    found = read_bytes(data)
    assert found.refused == []
    assert len(found.sleeps) == expected["logs"]
    assert sum(sleep.main for sleep in found.sleeps) == expected["main_sleeps"]
    assert sum(not sleep.main for sleep in found.sleeps) == expected["naps_or_secondary"]
    by_id = {sleep.external_id: sleep for sleep in found.sleeps}
    for night in expected["nights"].values():
        sleep = by_id[str(night["logId"])]
        assert _as_expected(sleep) == {name: night[name] for name in _as_expected(sleep)}


def _as_expected(sleep: RecordedSleep) -> dict[str, Any]:
    def shown(instant: datetime | None) -> str:
        assert instant is not None
        return instant.astimezone(BERLIN).replace(tzinfo=None).isoformat()

    minute = timedelta(minutes=1)
    assert sleep.final_awakening_at is not None
    assert sleep.total_sleep_minutes is not None
    in_bed = (sleep.ended_at - sleep.started_at) / minute
    return {
        "bed_time": shown(sleep.started_at),
        "sleep_onset": shown(sleep.sleep_onset_at),
        "final_awakening": shown(sleep.final_awakening_at),
        "out_of_bed": shown(sleep.ended_at),
        "tst": sleep.total_sleep_minutes,
        "sol": sleep.sleep_onset_latency_minutes,
        "waso": sleep.wake_after_sleep_onset_minutes,
        "twak": (sleep.ended_at - sleep.final_awakening_at) / minute,
        "tib": in_bed,
        "se": round(100 * sleep.total_sleep_minutes / in_bed, 2),
        "night_of": sleep.night.isoformat(),
    }


@pytest.mark.samples
def test_the_real_stages_agree_with_fitbits_own_minutes_asleep(samples: Path) -> None:
    data = (samples / "fitbit" / "niplav_sleep_takeout_style.json").read_bytes()
    reported = {str(log["logId"]): log["minutesAsleep"] for log in json.loads(data)}
    apart = [
        abs((sleep.total_sleep_minutes or 0) - reported[sleep.external_id])
        for sleep in read_bytes(data).sleeps
    ]
    assert max(apart) == 3.5
    assert sum(difference <= 1 for difference in apart) == 464 + 32


def test_reading_takes_little_more_memory_than_the_file() -> None:
    nights = [date(2026, 3, 1) - timedelta(days=at) for at in range(100)]
    data = json.dumps(
        [log(f"{night}T20:00:00.000", "wldr" * 12 * 3, logId=night.toordinal()) for night in nights]
    ).encode()
    tracemalloc.start()
    found = read_bytes(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(found.sleeps) == 100
    assert most < 3 * len(data)
