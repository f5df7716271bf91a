"""The metrics against published numbers and other people's programs, on their own data."""

import csv
import json
import lzma
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from journal.hypnogram import Bout, Recording, overlay, summarise
from tests.journal.epochs import from_epochs

pytestmark = pytest.mark.samples

START = datetime(2021, 1, 1, 22, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def minutes(span: timedelta | None) -> float:
    assert span is not None
    return span / MINUTE


def waking(recording: Recording) -> tuple[timedelta | None, timedelta | None]:
    """Laboratories count the wake after sleep onset to the end of the recording."""
    return recording.wake_after_sleep_onset, recording.awake_before_rising


# 28 hypnograms of 14 people, by sleep laboratory and by wristband (Menghini 2021)


@pytest.fixture
def recordings(samples: Path) -> dict[tuple[str, str], Recording]:
    states: dict[tuple[str, str], list[bool]] = defaultdict(list)
    path = samples / "oracle_data" / "yasa_menghini2021_sample_data_sri.csv.xz"
    with lzma.open(path, "rt") as lines:
        for row in csv.DictReader(lines):
            for by, column in (("ref", "reference"), ("device", "device")):
                states[row["subject"], by].append(row[column] != "0")
    return {key: summarise(from_epochs(START, asleep)) for key, asleep in states.items()}


def test_all_hypnograms_give_the_published_sleep_measures(
    samples: Path, recordings: dict[tuple[str, str], Recording]
) -> None:
    oracle = json.loads((samples / "expected" / "oracle_menghini2021.json").read_text())
    published = {
        (subject, by): values
        for subject, both in oracle["subjects"].items()
        for by, values in both.items()
    }
    found = {
        key: {
            "TIB": minutes(recording.time_in_bed),
            "TST": minutes(recording.total_sleep),
            "SE": round(100 * recording.sleep_efficiency, 2),
            "SOL": minutes(recording.sleep_onset_latency),
            "WASO": minutes(recording.wake_after_sleep_onset)
            + minutes(recording.awake_before_rising),
            "WASO_to_final_awakening": minutes(recording.wake_after_sleep_onset),
            "TWAK": minutes(recording.awake_before_rising),
        }
        for key, recording in recordings.items()
    }
    assert len(found) == 28
    assert found == published


def test_all_hypnograms_agree_with_yasa(
    samples: Path, recordings: dict[tuple[str, str], Recording]
) -> None:
    oracles = json.loads((samples / "expected" / "third_party_oracles.json").read_text())
    for subject, both in oracles["yasa_sleep_statistics"].items():
        for by, name in (("ref", "reference"), ("device", "device")):
            recording, theirs = recordings[subject, by], both[name]
            assert minutes(recording.wake_after_sleep_onset) == theirs["WASO"]
            assert minutes(recording.sleep_onset_latency) == theirs["SOL"]
            assert 100 * recording.sleep_efficiency == pytest.approx(theirs["SE"])


# Bouts of a wearable with short wake bouts on top


def wearable_recording(log: dict[str, Any]) -> Recording:
    def bouts(name: str) -> list[Bout]:
        return [
            Bout(
                datetime.fromisoformat(bout["dateTime"]).replace(tzinfo=UTC),
                bout["seconds"],
                bout["level"] != "wake",
            )
            for bout in log["levels"].get(name, [])
        ]

    return summarise(overlay(bouts("data"), bouts("shortData")))


def test_bouts_of_a_wearable_give_its_own_minutes_asleep(samples: Path) -> None:
    path = samples / "fitbit" / "niplav_sleep_takeout_style.json"
    logs = {log["logId"]: log for log in json.loads(path.read_text()) if log["type"] == "stages"}
    found = {key: wearable_recording(log) for key, log in logs.items()}
    apart = [
        abs(minutes(recording.total_sleep) - logs[key]["minutesAsleep"])
        for key, recording in found.items()
    ]
    assert (len(apart), sum(difference <= 1 for difference in apart)) == (494, 464)
    assert max(apart) == 3.5
    oracle = json.loads((samples / "expected" / "fitbit_niplav.json").read_text())
    for night in oracle["nights"].values():
        recording = found[night["logId"]]
        assert minutes(recording.total_sleep) == night["tst"]
        assert minutes(recording.sleep_onset_latency) == night["sol"]
        assert minutes(recording.wake_after_sleep_onset) == night["waso"]
        assert minutes(recording.awake_before_rising) == night["twak"]
        assert minutes(recording.time_in_bed) == night["tib"]
