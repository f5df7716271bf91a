"""From an export to recordings: by source, in true time, what is planned left out."""

import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.apple import export as exports
from journal.exchange.apple.answer import in_json, sleep_of_json
from journal.exchange.apple.export import Export, read_export
from journal.exchange.problem import ImportProblem
from journal.recordings.nights import Kind
from tests.journal.exchange.apple.made_up import NIGHT, export, sleep, xml

BERLIN = ZoneInfo("Europe/Berlin")


def read(data: bytes, home: ZoneInfo = BERLIN) -> Export:
    return read_export(BytesIO(data), 10**8, home, date(2026, 11, 30))


def test_a_night_has_its_figures() -> None:
    [night] = read(export(*NIGHT)).sleeps
    assert (night.night, night.kind, night.tracker) == (
        date(2026, 3, 3), Kind.MAIN, "Kim's Apple Watch")  # fmt: skip
    assert night.started_at == datetime(2026, 3, 3, 21, 10, tzinfo=UTC)
    assert night.sleep_onset_latency_minutes == 30
    assert (night.light_minutes, night.deep_minutes, night.rem_minutes) == (140, 90, 170)
    assert (night.total_sleep_minutes, night.wake_after_sleep_onset_minutes) == (400, 30)


def test_winter_is_read_by_its_own_clock_whatever_the_day_of_the_export_says() -> None:
    """23:10 in Berlin's winter, as an export of a summer's day writes it."""
    moved = sleep("2026-01-15 00:10:00 +0200", "2026-01-15 07:00:00 +0200")
    [night] = read(xml(moved)).sleeps
    assert night.night == date(2026, 1, 14)
    assert night.started_at.astimezone(BERLIN).hour == 23
    assert night.time_zone == "Europe/Berlin"
    away = sleep("2026-01-15 07:10:00 +0200", "2026-01-15 13:00:00 +0200", zone="America/New_York")
    [night] = read(xml(away)).sleeps
    assert (night.night, night.time_zone) == (date(2026, 1, 15 - 1), "America/New_York")


def test_the_night_of_the_clock_change_is_as_long_as_it_was() -> None:
    spring = sleep("2026-03-28 23:00:00 +0100", "2026-03-29 08:00:00 +0200", zone="Europe/Berlin")
    [night] = read(xml(spring)).sleeps
    assert night.total_sleep_minutes == 8 * 60


def test_without_time_in_bed_the_way_to_sleep_is_unknown() -> None:
    [night] = read(xml(*NIGHT[1:])).sleeps
    assert night.sleep_onset_latency_minutes is None


def test_time_in_bed_of_a_phone_is_beside_the_watch_and_sleep_before_it_counts() -> None:
    phone = sleep("2026-03-03 23:50:00 +0200", "2026-03-04 06:00:00 +0200", "InBed", source="Phone")
    watch, bed = sorted(read(xml(*NIGHT, phone)).sleeps, key=lambda each: each.tracker)
    assert (bed.tracker, bed.total_sleep_minutes) == ("Phone", None)
    assert watch.total_sleep_minutes == 400
    early = sleep("2026-03-03 23:00:00 +0200", "2026-03-03 23:40:00 +0200")
    [night] = read(xml(*NIGHT, early)).sleeps
    assert night.started_at == datetime(2026, 3, 3, 21, 0, tzinfo=UTC)
    assert (night.total_sleep_minutes or 0) <= (night.ended_at - night.started_at) / timedelta(
        minutes=1
    )


def test_what_is_planned_stays_out_and_is_named() -> None:
    planned = sleep("2026-06-02 23:00:00 +0200", "2026-06-03 07:00:00 +0200", "InBed")
    read_so = read(xml(*NIGHT, planned, exported="2026-06-01 08:00:00 +0200"))
    assert len(read_so.sleeps) == 1
    assert "stay out (1)" in read_so.about[0]


def test_an_app_that_only_planned_has_no_recording() -> None:
    planned = sleep("2026-06-02 23:00:00 +0200", "2026-06-03 07:00:00 +0200", "InBed")
    read_so = read(xml(planned, exported="2026-06-01 08:00:00 +0200"))
    assert read_so.sleeps == []
    assert "stay out (1)" in read_so.about[0]


def test_a_nap_is_a_recording_of_its_own() -> None:
    nap = sleep("2026-03-04 14:00:00 +0200", "2026-03-04 14:40:00 +0200")
    assert [each.kind for each in read(xml(*NIGHT, nap)).sleeps] == [Kind.MAIN, Kind.MAIN]
    nap = sleep("2026-03-03 18:00:00 +0200", "2026-03-03 18:40:00 +0200")
    assert [each.kind for each in read(xml(*NIGHT, nap)).sleeps] == [Kind.SECONDARY, Kind.MAIN]


def test_records_that_cannot_be_read_are_counted_by_their_source() -> None:
    odd = [
        sleep("2026-03-03 23:10:00 +0200", "2026-03-03 23:10:00 +0200"),
        sleep("yesterday", "2026-03-03 23:10:00 +0200"),
        sleep("2026-03-03 23:10:00 +0200", "2026-03-03 23:20:00 +0200", "Hibernating"),
    ]
    [sentence] = read(xml(*NIGHT, *odd)).refused
    assert sentence.startswith("Kim's Apple Watch: 3 records")


def test_the_same_export_gives_the_same_names_and_a_later_one_the_new_nights() -> None:
    more = sleep("2026-03-04 23:10:00 +0200", "2026-03-05 06:10:00 +0200")
    first = {each.external_id for each in read(xml(*NIGHT)).sleeps}
    later = {each.external_id for each in read(xml(*NIGHT, more)).sleeps}
    assert first < later


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "MAX_LAPSES", 3)
    with pytest.raises(ImportProblem, match="more than 3 records"):
        read(xml(*NIGHT))
    monkeypatch.setattr(exports, "TRACKERS", 1)
    with pytest.raises(ImportProblem, match="More than 1 apps"):
        read(xml(NIGHT[0], NIGHT[0].replace("Kim", "Ada")))


def test_a_file_without_a_date_of_export_is_read() -> None:
    assert len(read(xml(*NIGHT, exported="?")).sleeps) == 1


def test_recordings_come_out_of_json_as_they_went_in() -> None:
    whole = read(export(*NIGHT))
    answer = json.loads(in_json(whole.sleeps, [b"{\xff}"], about=[]))
    assert [sleep_of_json(row) for row in answer["sleeps"]] == whole.sleeps
    assert answer["clinical"] == ["{�}"]


STAGES = st.sampled_from(["InBed", "Awake", "Asleep", "AsleepCore", "AsleepDeep", "AsleepREM", "?"])


@given(
    st.lists(
        st.tuples(st.integers(0, 6000), st.integers(-5, 700), STAGES, st.sampled_from("ab")),
        max_size=20,
    )
)
def test_no_recording_has_more_sleep_than_time(parts: list[tuple[int, int, str, str]]) -> None:
    begin = datetime(2026, 3, 27, 12, tzinfo=UTC)
    records = [
        sleep(
            f"{begin + timedelta(minutes=at):%Y-%m-%d %H:%M:%S +0000}",
            f"{begin + timedelta(minutes=at + length):%Y-%m-%d %H:%M:%S +0000}",
            stage,
            source=source,
        )
        for at, length, stage, source in parts
    ]
    for night in read(xml(*records)).sleeps:
        minutes = (night.ended_at - night.started_at) / timedelta(minutes=1)
        assert 0 <= (night.total_sleep_minutes or 0) <= minutes


@pytest.mark.samples
@pytest.mark.parametrize("name", ["multi_source", "partial"])
def test_the_samples_give_their_figures(samples: Path, name: str) -> None:
    expected = json.loads((samples / "expected" / f"apple_health_{name}.json").read_text())
    sleeps = read((samples / expected["file"]).read_bytes(), ZoneInfo("UTC")).sleeps
    assert len({each.night for each in sleeps}) == expected["nights_expected"]
    for night, figures in expected["nights"].items():
        for source, of_one in figures.get("by_source", {"Withings": figures}).items():
            tracker = source.replace("’", "'")
            [one] = [e for e in sleeps if (str(e.night), e.tracker) == (night, tracker)]
            assert one.sleep_onset_at == datetime.fromisoformat(of_one["sleep_onset"])
            assert one.final_awakening_at == datetime.fromisoformat(of_one["final_awakening"])
            assert one.ended_at == datetime.fromisoformat(of_one["out_of_bed"])
            assert one.total_sleep_minutes == of_one["tst"]
            assert one.wake_after_sleep_onset_minutes == of_one["waso"]


def test_whoever_waits_hears_of_the_records_found_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "TOLD_EACH", 2)
    heard = []
    nights = [
        sleep(f"2026-03-0{day} 01:00:00 +0100", f"2026-03-0{day} 02:00:00 +0100")
        for day in (4, 3, 5)
    ]
    read_export(
        BytesIO(xml(*nights)), 10**6, BERLIN, date(2026, 11, 30),
        lambda gathered: heard.append((gathered.count, gathered.last - gathered.first)),
    )  # fmt: skip
    assert heard == [(2, 24 * 3600)]
