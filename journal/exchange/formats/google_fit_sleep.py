"""Google Fit's sleep sessions (`…_SLEEP.json` of Google Takeout): one file a session.

Its times are true UTC and name no zone. `segment` says when Google took the person for awake, and
rarely which stage it was; where it says only "sleep" from end to end, nothing was measured but the
session itself.
"""
# pure, words

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from config.language import gettext as _
from journal.exchange.formats.recorded_sleep import Basis
from journal.exchange.formats.sessions import Session
from journal.exchange.record import Record, Refused
from journal.recordings.stages import Stage, Stretch, measured

SOURCE = "google_fit"
MAX_SEGMENTS = 3000
STAGES = {
    "sleep": Stage.ASLEEP,
    "sleep.awake": Stage.AWAKE,
    "sleep.light": Stage.LIGHT,
    "sleep.deep": Stage.DEEP,
    "sleep.rem": Stage.REM,
    "sleep.out_of_bed": Stage.OUT_OF_BED,
}


def session(name: str, document: Any, zone_on: Callable[[datetime], ZoneInfo]) -> Session:
    """The session of a file; raises `Refused`. `zone_on` is the person's zone at an instant."""
    record = Record.of(document)
    if not record.word("fitnessActivity").startswith("sleep"):
        raise Refused(_("{name} is no sleep."))
    started_at, ended_at = record.instant("startTime"), record.instant("endTime")
    found = Session(
        name=name,
        source=SOURCE,
        started_at=started_at,
        ended_at=ended_at,
        zone=zone_on(started_at),
        basis=Basis.CHOSEN,
    )
    stretches = _stretches(record)
    if {stretch.stage for stretch in stretches} <= {Stage.ASLEEP}:
        return found
    return found.of_stages(measured(stretches))


def _stretches(record: Record) -> list[Stretch]:
    segments = record.records("segment")
    if len(segments) > MAX_SEGMENTS:
        raise Refused(_("{name} has more than {most} segments."), most=MAX_SEGMENTS)
    stretches = []
    for segment in segments:
        stage = STAGES.get(segment.word("fitnessActivity"))
        start, end = segment.instant("startTime"), segment.instant("endTime")
        if stage and start < end:
            stretches.append(Stretch(start, end, stage))
    return stretches
