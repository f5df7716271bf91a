"""Recordings of a wearable on their way in: beside the diary, never instead of it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User
from journal.clock import latest_night
from journal.exchange.formats import fitbit_logs
from journal.exchange.problem import ImportProblem
from journal.exchange.reading import Reading, Row, State
from journal.exchange.upload import UploadedBytes
from journal.models import DeviceSleep
from journal.rounding import whole

INSTANTS = ("started_at", "sleep_onset_at", "final_awakening_at", "ended_at")
FIGURES = (
    "total_sleep_minutes",
    "sleep_onset_latency_minutes",
    "wake_after_sleep_onset_minutes",
)
HEADS = {
    "night": "Night of",
    "kind": "Kind",
    "started_at": "Recorded from",
    "sleep_onset_at": "Asleep from",
    "final_awakening_at": "Woke at",
    "ended_at": "Recorded to",
    "total_sleep_minutes": "Asleep, min",
    "wake_after_sleep_onset_minutes": "Awake between, min",
}


def read_fitbit(files: Sequence[UploadedBytes], zone: ZoneInfo, now: datetime) -> Reading:
    """Fitbit files as rows; raises `ImportProblem` where there is nothing to take."""
    logs = fitbit_logs.read(files, zone, latest_night(now))
    if not logs.sleeps:
        raise ImportProblem(*logs.refused)
    nights = [sleep.night.isoformat() for sleep in logs.sleeps]
    assumption = (
        f"Fitbit’s file carries no time zone. Its clock times are read as {zone}, the zone you "
        "chose. “Recorded from” is when the tracker began, which need not be when you went to bed."
    )
    return Reading(
        [_row(sleep) for sleep in logs.sleeps],
        min(nights),
        max(nights),
        [assumption],
        logs.remarks,
        logs.refused,
    )


def _row(sleep: fitbit_logs.FitbitSleep) -> Row:
    fields = asdict(sleep)
    kind = DeviceSleep.Kind.MAIN if fields.pop("main") else DeviceSleep.Kind.SECONDARY
    instants = {name: fields[name] and fields[name].isoformat() for name in INSTANTS}
    return {**fields, **instants, "night": sleep.night.isoformat(), "kind": kind.value}


def _recording(person: User, row: Row, zone: str) -> DeviceSleep:
    fields: dict[str, Any] = dict(row)
    instants = {n: fields[n] and datetime.fromisoformat(fields[n]) for n in INSTANTS}
    return DeviceSleep(
        user=person,
        source=DeviceSleep.Source.FITBIT,
        time_zone=zone,
        **{**fields, **instants, "night": date.fromisoformat(fields["night"])},
    )


def states(person: User, rows: Sequence[Row]) -> list[State]:
    """Whether each recording is new, there already, or there with other figures."""
    names = ("external_id", "night", "kind", *INSTANTS, *FIGURES)
    stored = person.device_sleeps.filter(source=DeviceSleep.Source.FITBIT)
    known = {found[0]: found for found in stored.values_list(*names)}
    found = []
    for row in rows:
        recording = _recording(person, row, "")
        there = known.get(recording.external_id)
        same = there == tuple(getattr(recording, name) for name in names)
        found.append(State.NEW if there is None else State.SAME if same else State.DIFFERENT)
    return found


def add(person: User, rows: Sequence[Row], zone: str) -> list[DeviceSleep]:
    """Store the recordings; none of them may be there yet."""
    return DeviceSleep.objects.bulk_create(_recording(person, row, zone) for row in rows)


def heads(rows: Sequence[Row]) -> list[str]:
    """The columns of the table of a preview."""
    return list(HEADS.values())


def shown(row: Row, columns: Sequence[str], zone: ZoneInfo) -> list[str]:
    """The recording for that table, its times in the zone chosen."""
    recording = _recording(User(), row, "")
    return [_text(getattr(recording, name), zone) for name in HEADS]


def _text(value: Any, zone: ZoneInfo) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(zone):%H:%M}"
    if isinstance(value, float):
        return str(whole(value))
    return "" if value is None else str(value)
