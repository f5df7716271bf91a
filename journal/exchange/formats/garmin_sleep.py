"""Garmin's sleep: the account export (`…_sleepData.json`) and what Garmin Connect sends (API).

A record says when sleep began and ended, never when the person went to bed. Its times are UTC;
`…Local` beside them is the wall clock written as if it were UTC, so that only the difference is
read: how far from UTC the clock was. The account export has no local times.
"""
# pure

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from journal.exchange.formats.recorded_sleep import Basis
from journal.exchange.formats.sessions import Session
from journal.exchange.formats.zones import zone_at
from journal.exchange.record import Record

SOURCE = "garmin"
DTO = "dailySleepDTO"


def records(document: Any) -> Iterator[Any]:
    """The sleep records of a file: a list of them, one, or either inside `dailySleepDTO`."""
    for entry in document if isinstance(document, list) else [document]:
        yield entry.get(DTO, entry) if isinstance(entry, dict) else entry


def holds_nothing(entry: Any) -> bool:
    """Whether this is a day without a recording: it has no start."""
    return isinstance(entry, dict) and entry.get("sleepStartTimestampGMT") is None


def session(name: str, entry: Any, zone_on: Callable[[datetime], ZoneInfo]) -> Session:
    """One record as a session; raises `Refused`. `zone_on` is the person's zone at an instant."""
    record = Record.of(entry)
    started_at, ended_at = (_instant(record, f"sleep{end}TimestampGMT") for end in ("Start", "End"))
    zone, basis = zone_on(started_at), Basis.CHOSEN
    if record.fields.get("sleepStartTimestampLocal") is not None:
        offset = _instant(record, "sleepStartTimestampLocal") - started_at
        zone, basis = zone_at(offset, started_at, zone), Basis.OFFSET
    stages = ("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")
    deep, light, rem = (_minutes(record, stage) for stage in stages)
    if record.fields.get("deviceRemCapable") is False:
        rem = None
    known = [each for each in (deep, light, rem) if each is not None]
    total = _minutes(record, "sleepTimeSeconds") or (sum(known) if known else None)
    return Session(
        name=name,
        source=SOURCE,
        started_at=started_at,
        ended_at=ended_at,
        zone=zone,
        basis=basis,
        woke_on=record.day("calendarDate"),
        sleep_onset_at=started_at,
        final_awakening_at=ended_at,
        total_sleep_minutes=total or None,
        wake_after_sleep_onset_minutes=_minutes(record, "awakeSleepSeconds"),
        deep_minutes=deep,
        light_minutes=light,
        rem_minutes=rem,
    )


def _instant(record: Record, name: str) -> datetime:
    """Milliseconds since 1970 in the API, "2026-02-13T21:40:09.0" in the account export: UTC."""
    if isinstance(record.fields.get(name), str):
        return record.wall(name).replace(tzinfo=UTC)
    return record.epoch(name)


def _minutes(record: Record, name: str) -> float | None:
    seconds = record.number(name)
    return None if seconds is None else seconds / 60
