"""Oura's sleep periods, as the account export and the API write them (JSON).

Times carry the offset of the clock. What Oura takes for rest, or was deleted, is no sleep. Falling
asleep is the start plus `latency`; the last wake is told by the end of `sleep_phase_5_min`, where
that is as long as the time in bed. An older export has other names for the same.
"""
# pure, words

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from config.language import gettext as _
from journal.exchange.formats.recorded_sleep import Basis
from journal.exchange.formats.sessions import Session
from journal.exchange.formats.zones import zone_at
from journal.exchange.record import Record, Refused
from journal.recordings.nights import DAY, MINUTE, Kind

SOURCE = "oura"
LISTS = ("data", "sleep")
NO_SLEEP = {"rest": "rest", "deleted": "deleted"}
KINDS = {"sleep": Kind.SECONDARY, "late_nap": Kind.NAP}
EPOCH = 5 * MINUTE
AWAKE = "4"
OLDER = {
    "total_sleep_duration": "total",
    "awake_time": "awake",
    "latency": "onset_latency",
    "light_sleep_duration": "light",
    "deep_sleep_duration": "deep",
    "rem_sleep_duration": "rem",
    "sleep_phase_5_min": "hypnogram_5min",
}


def records(document: Any) -> Iterator[Any]:
    """The periods of a file: under `data` or `sleep`, or the list itself."""
    if isinstance(document, dict):
        lists = [document[name] for name in LISTS if isinstance(document.get(name), list)]
        document = [entry for each in lists for entry in each]
    yield from document if isinstance(document, list) else []


def session(name: str, entry: Any, zone_on: Callable[[datetime], ZoneInfo]) -> Session:
    """One period as a session; raises `Refused`. `zone_on` is the person's zone at an instant."""
    record = Record.of(entry)
    what = record.fields.get("type")
    if isinstance(what, str) and what in NO_SLEEP:
        raise Refused(_("{name} stays out: Oura says that it is “{what}”, no sleep."), what=what)
    started_at, ended_at = record.instant("bedtime_start"), record.instant("bedtime_end")
    offset = started_at.utcoffset() or timedelta()
    latency, awake = _minutes(record, "latency"), _minutes(record, "awake_time")
    onset = None if latency is None else started_at + latency * MINUTE
    last = _last_wake(record, ended_at - started_at)
    between = None
    if latency is not None and awake is not None and last is not None:
        between = awake - latency - last
    return Session(
        name=name,
        source=SOURCE,
        external_id=record.text("id"),
        started_at=started_at,
        ended_at=ended_at,
        zone=zone_at(offset, started_at, zone_on(started_at)),
        basis=Basis.OFFSET,
        woke_on=_woke_on(record),
        kind=KINDS.get(what) if isinstance(what, str) else None,
        sleep_onset_at=onset if onset and onset <= ended_at else None,
        final_awakening_at=None if last is None else ended_at - last * MINUTE,
        total_sleep_minutes=_minutes(record, "total_sleep_duration"),
        sleep_onset_latency_minutes=latency,
        wake_after_sleep_onset_minutes=None if between is None or between < 0 else between,
        light_minutes=_minutes(record, "light_sleep_duration"),
        deep_minutes=_minutes(record, "deep_sleep_duration"),
        rem_minutes=_minutes(record, "rem_sleep_duration"),
    )


def _woke_on(record: Record) -> Any:
    """The date on which it ended: `day`; the older `summary_date` is that of the evening."""
    if (day := record.day("day")) is not None:
        return day
    evening = record.day("summary_date")
    return None if evening is None else evening + DAY


def _minutes(record: Record, name: str) -> float | None:
    seconds = record.number(name)
    if seconds is None:
        seconds = record.number(OLDER[name])
    return None if seconds is None else seconds / 60


def _last_wake(record: Record, length: timedelta) -> float | None:
    """Minutes awake at the end, of a hypnogram as long as the time in bed; else `None`."""
    phases = record.text("sleep_phase_5_min") or record.text("hypnogram_5min")
    if not phases or abs(len(phases) * EPOCH - length) > EPOCH:
        return None
    awake = len(phases) - len(phases.rstrip(AWAKE))
    return None if awake == len(phases) else float(awake * 5)
