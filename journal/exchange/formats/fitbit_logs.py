"""Fitbit sleep logs as the account export and the Web API write them (JSON).

A log holds wall-clock times without a zone, its real length in `duration` (ms), the stages in
`levels.data`, and in `levels.shortData` wake bouts of up to three minutes that overlap them.
`minutesToFallAsleep` is 0 in nearly every log: not measured. Only a figure above 0 is read, and
only where the stages do not say it. Bed time is the start of the recording; when the person
really went to bed the tracker cannot know.

The account export (Google Takeout) says `mainSleep`, the Web API `isMainSleep`. The export's
files overlap: neighbours hold the same logs, known by `logId`.
"""
# pure, words

import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from config.language import gettext as _
from config.language import gettext_lazy
from journal.exchange import json_file
from journal.exchange.formats.recorded_sleep import RecordedSleep
from journal.exchange.formats.sessions import oddities
from journal.exchange.problem import ImportProblem, Remark, quoted
from journal.exchange.record import Record, Refused
from journal.exchange.span import MINUTE, Span
from journal.exchange.uploaded import UploadedBytes, naming
from journal.figures.wording import duration
from journal.hypnogram import Bout, Recording, overlay, summarise
from journal.recordings.nights import DAY, HALF_A_DAY, Kind, night_of
from journal.rounding import whole

STAGES = {"light", "deep", "rem"}
ASLEEP = STAGES | {"asleep"}
AWAKE = {"wake", "awake", "restless"}
MAX_LOGS = 20_000
MAX_STAGES = 3000  # a day of half minutes
MAX_MINUTES_APART = 10  # minutes between the stages' sum and the log's own figure
WHERE = gettext_lazy(
    "Fitbit’s account export keeps sleep in files called sleep-….json, in the folder "
    "“Global Export Data”."
)
NOT_FITBIT = gettext_lazy("This is not a Stillnight or Fitbit sleep file.")
UNCHANGED = gettext_lazy(
    "{name} ran on through a change of the clocks in {zone}, its own clock unchanged. Its length "
    "counts."
)
TIMES_ONLY = gettext_lazy("Only its times and its minutes asleep are kept.")


@dataclass(frozen=True, slots=True)
class Clock:
    """How clock times are read: as `zone`, but for nights in `zones`; nights up to `latest`."""

    zone: ZoneInfo
    latest: date
    zones: Mapping[date, ZoneInfo]


@dataclass(frozen=True, slots=True)
class Logs:
    """The recordings of a file in order of time, what is odd about some, why others are out."""

    sleeps: list[RecordedSleep]
    remarks: list[str]
    refused: list[str]


def read(
    files: Sequence[UploadedBytes],
    zone: ZoneInfo,
    latest: date,
    zones: Mapping[date, ZoneInfo] | None = None,
) -> Logs:
    """The logs of all files, their clock times read as `zone`, of nights up to `latest`.

    `zones` are those of nights that were spent elsewhere.

    A log that a later file holds again is taken once. Raises `ImportProblem` if a file as a
    whole is not what it should be; it names the file where there are several.
    """
    merged = Logs([], [], [])
    read_ids: set[str] = set()
    several = len(files) > 1
    for file in files:
        try:
            logs = _logs(file.data)
        except ImportProblem as problem:
            raise naming(file.name, problem) if several else problem from None
        where = f"{quoted(file.name)}: " if several else ""
        in_file = _read_one(logs, Clock(zone, latest, zones or {}), where, read_ids)
        merged.sleeps.extend(in_file.sleeps)
        read_ids |= {sleep.external_id for sleep in in_file.sleeps}
        merged.remarks.extend(in_file.remarks)
        merged.refused.extend(in_file.refused)
    if not (merged.sleeps or merged.refused):
        raise ImportProblem(_("There are no sleep logs in this file."))
    merged.sleeps.sort(key=attrgetter("started_at"))
    return merged


def _read_one(logs: Sequence[Any], clock: Clock, where: str, read_ids: Collection[str]) -> Logs:
    """The logs of one file that are not `known`; `where` stands in front of what is said."""
    sleeps: dict[str, RecordedSleep] = {}
    remarks: list[str] = []
    refused: list[str] = []
    for position, log in enumerate(logs, 1):
        name = where + _name(log, position)
        try:
            sleep, odd = _sleep(Record.of(_whole(log)), clock)
        except Refused as reason:
            refused.append(reason.of(name))
            continue
        if sleep.external_id in read_ids:
            continue
        if sleep.external_id in sleeps:
            refused.append(
                _("{name} is in this file twice. The first one is kept.").format(name=name)
            )
            continue
        sleeps[sleep.external_id] = sleep
        remarks += (remark.of(name) for remark in odd)
    return Logs(list(sleeps.values()), remarks, refused)


def _logs(data: bytes) -> list[Any]:
    """The logs in the bytes of a file; raises `ImportProblem` where there are none."""
    logs = json_file.parsed(data, object_hook=_light)
    if isinstance(logs, dict):
        logs = logs.get("sleep")
    if not isinstance(logs, list):
        raise ImportProblem(f"{NOT_FITBIT} {WHERE}")
    if logs and not any(isinstance(log, dict) and "logId" in log for log in logs):
        raise ImportProblem(f"{NOT_FITBIT} {WHERE}")
    if len(logs) > MAX_LOGS:
        raise ImportProblem(
            _("There are more than {most} logs in this file.").format(most=MAX_LOGS)
        )
    return logs


def _light(log: dict[str, Any]) -> dict[str, Any]:
    """A log whose stages are packed until it is read: half a million of them are 160 MB."""
    if "logId" in log and "levels" in log:
        log["levels"] = zlib.compress(json.dumps(log["levels"]).encode(), level=1)
    return log


def _whole(log: Any) -> Any:
    """A log with its stages."""
    if isinstance(log, dict) and isinstance(packed := log.get("levels"), bytes):
        return {**log, "levels": json.loads(zlib.decompress(packed))}
    return log


def _name(log: Any, position: int) -> str:
    try:
        identity = Record.of(log).identity("logId")
    except Refused:
        return _("Log {position}").format(position=position)
    return _("Log {position} (logId {identity})").format(position=position, identity=identity)


def _sleep(log: Record, clock: Clock) -> tuple[RecordedSleep, list[Remark]]:
    """One log as a recording, and what is odd about it; raises `Refused` with the reason."""
    identity, main = log.identity("logId"), _is_main(log)
    milliseconds, reported = log.number("duration"), log.number("minutesAsleep")
    length = None if milliseconds is None else timedelta(milliseconds=milliseconds)
    start = log.wall("startTime")
    zone = clock.zones.get((start - HALF_A_DAY).date(), clock.zone)
    span = Span.between(start, log.wall("endTime"), zone, length)
    if span.length > DAY:
        raise Refused(
            _("{name} lasted {duration}, longer than a day."),
            duration=duration(span.length / MINUTE),
        )
    woke_on = log.day("dateOfSleep") or span.end.date()
    night = night_of(span.started_at, zone, woke_on if main else None)
    if night > clock.latest:
        raise Refused(
            _("{name} belongs to the night of {night}, which is still to come."), night=night
        )
    sleep = RecordedSleep(
        external_id=identity,
        night=night,
        kind=Kind.MAIN if main else Kind.SECONDARY,
        time_zone=zone.key,
        started_at=span.started_at,
        ended_at=span.ended_at,
        total_sleep_minutes=reported,
        sleep_onset_latency_minutes=log.number("minutesToFallAsleep") or None,
    )
    odd = oddities(span.length)
    if not span.fits:
        odd.append(Remark(str(UNCHANGED), {"zone": span.zone}))
    try:
        sleep = _with_stages(sleep, *_recording(log.record("levels"), span))
    except Refused as reason:
        odd.append(Remark(f"{reason.remark.words} {TIMES_ONLY}", reason.remark.places))
    return sleep, odd + _doubts(sleep, reported)


def _is_main(log: Record) -> bool:
    """Whether it is the main sleep: `mainSleep` in the account export, `isMainSleep` in the API."""
    return log.claim("isMainSleep" if "isMainSleep" in log.fields else "mainSleep")


def _recording(levels: Record, span: Span) -> tuple[Recording, dict[str, float]]:
    """What the stages add up to, and the minutes of each; raises `Refused` where it is nonsense."""
    staged, wakes = _bouts(levels, "data", span), _bouts(levels, "shortData", span)
    data, short = [bout for bout, level in staged], [bout for bout, level in wakes]
    if not any(bout.seconds for bout in data):
        raise Refused(_("{name} has no stages."))
    if any(bout.asleep for bout in short):
        raise Refused(_("{name} has short stages that are not wake."))
    recording = summarise(overlay(data, short))
    if (
        recording.started_at < span.started_at - MINUTE
        or recording.ended_at > span.ended_at + MINUTE
    ):
        raise Refused(_("{name} has stages before its start or after its end."))
    minutes = {}
    for stage in STAGES & {level for bout, level in staged}:
        pieces = overlay([bout for bout, level in staged if level == stage], short)
        minutes[f"{stage}_minutes"] = sum(each.seconds for each in pieces if each.asleep) / 60
    return recording, minutes


def _bouts(levels: Record, name: str, span: Span) -> list[tuple[Bout, str]]:
    """One list of stages, each with its name, in order of time, none of them over another."""
    bouts: list[tuple[Bout, str]] = []
    earliest = span.started_at
    entries = levels.records(name)
    if len(entries) > MAX_STAGES:
        raise Refused(_("{name} has more than {most} stages."), most=MAX_STAGES)
    for entry in entries:
        level, seconds = entry.word("level"), entry.number("seconds")
        if level not in ASLEEP | AWAKE or seconds is None:
            raise Refused(_("{name} has a stage that is not known, or without a length."))
        start = span.instant(entry.wall("dateTime"), earliest)
        bouts.append((Bout(start, seconds, level in ASLEEP), level))
        earliest = start
    bouts.sort(key=lambda staged: staged[0].start)
    if any(following.start < one.end for (one, level), (following, other) in pairwise(bouts)):
        raise Refused(_("{name} has stages that overlap."))
    return bouts


def _with_stages(
    sleep: RecordedSleep, recording: Recording, minutes: dict[str, Any]
) -> RecordedSleep:
    """The recording with the figures of its stages."""
    started_at = min(sleep.started_at, recording.started_at)
    onset, wake = recording.sleep_onset_at, recording.wake_after_sleep_onset
    return replace(
        sleep,
        started_at=started_at,
        sleep_onset_at=onset,
        final_awakening_at=recording.final_awakening_at,
        ended_at=max(sleep.ended_at, recording.ended_at),
        total_sleep_minutes=recording.total_sleep / MINUTE,
        sleep_onset_latency_minutes=None if onset is None else (onset - started_at) / MINUTE,
        wake_after_sleep_onset_minutes=None if wake is None else wake / MINUTE,
        **minutes,
    )


def _doubts(sleep: RecordedSleep, reported: float | None) -> list[Remark]:
    """What does not add up in the figures; raises `Refused` for sleep beyond the recording."""
    asleep, in_bed = sleep.total_sleep_minutes, (sleep.ended_at - sleep.started_at) / MINUTE
    if asleep is None:
        return []
    if asleep > in_bed + 1:
        raise Refused(
            _("{name} has {asleep} minutes asleep in {minutes} minutes of recording."),
            asleep=whole(asleep),
            minutes=whole(in_bed),
        )
    if reported is not None and abs(asleep - reported) > MAX_MINUTES_APART:
        words = _("{name} has {minutes} minutes asleep; its stages add up to {sum}.")
        return [Remark(words, {"minutes": whole(reported), "sum": whole(asleep)})]
    return []
