"""Health Connect's sleep, from the rows of its database to sessions.

Written from Google's schema (AOSP). Several apps write the same night: each is a tracker of its
own. Some write one session a stage, so sessions with one stage at most are put together where they
follow one another.
"""
# pure, words

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from config.language import gettext as _
from journal.exchange.formats.recorded_sleep import Basis
from journal.exchange.formats.sessions import Session
from journal.exchange.formats.zones import zone_at
from journal.exchange.record import Record, Refused
from journal.recordings.stages import JOIN, Measured, Stage, Stretch, measured

SOURCE = "health_connect"
SESSIONS, STAGES, APPS = (
    "sleep_session_record_table",
    "sleep_stages_table",
    "application_info_table",
)
COLUMNS = {
    SESSIONS: (
        "row_id",
        "uuid",
        "app_info_id",
        "start_time",
        "end_time",
        "start_zone_offset",
    ),
    STAGES: ("parent_key", "stage_start_time", "stage_end_time", "stage_type"),
    APPS: ("row_id", "app_name", "package_name"),
}
TYPES = {
    0: Stage.IN_BED,
    1: Stage.AWAKE,
    2: Stage.ASLEEP,
    3: Stage.OUT_OF_BED,
    4: Stage.LIGHT,
    5: Stage.DEEP,
    6: Stage.REM,
    7: Stage.AWAKE,
}
Rows = Mapping[str, Sequence[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Written:
    """One session as an app wrote it, with its stages."""

    session: Session
    stretches: list[Stretch]

    @property
    def measured(self) -> Measured | None:
        """The figures of its stages; `None` where they say nothing of sleep."""
        if all(stretch.stage is Stage.IN_BED for stretch in self.stretches):
            return None
        return measured(self.stretches)


def sessions(
    rows: Rows, zone_on: Callable[[datetime], ZoneInfo]
) -> tuple[list[Session], list[str]]:
    """The sessions in the rows of `health_connect_child`, and why others stay out.

    `zone_on` is the person's zone at an instant, where a session says no offset.
    """
    apps = {row[0]: str(row[1] or row[2] or "") for row in rows.get(APPS, ())}
    stages: dict[Any, list[Stretch]] = defaultdict(list)
    for parent, start, end, kind in rows.get(STAGES, ()):
        with_end = isinstance(start, int) and isinstance(end, int) and start < end
        if with_end and isinstance(kind, int):
            bounds = Record({"start": start, "end": end})
            with suppress(Refused):
                stretch = Stretch(bounds.epoch("start"), bounds.epoch("end"), stage_of(kind))
                stages[parent].append(stretch)
    written, refused = defaultdict(list), []
    for at, row in enumerate(rows.get(SESSIONS, ()), 1):
        record = Record(dict(zip(COLUMNS[SESSIONS], row, strict=True)))
        app = apps.get(record.fields["app_info_id"], "")
        name = _("Session {number}").format(number=at)
        if app:
            name = _("Session {number} of {app}").format(number=at, app=app)
        try:
            found = _session(name, app, record, zone_on)
        except Refused as reason:
            refused.append(reason.of(name))
            continue
        written[app].append(Written(found, stages[record.fields["row_id"]]))
    return [each for app in written.values() for each in _put_together(app)], refused


def stage_of(code: int) -> Stage:
    """The stage of Google's code; one that is not known says nothing."""
    return TYPES.get(code, Stage.IN_BED)


def _session(
    name: str, app: str, record: Record, zone_on: Callable[[datetime], ZoneInfo]
) -> Session:
    started_at, ended_at = record.epoch("start_time"), record.epoch("end_time")
    zone, basis = zone_on(started_at), Basis.CHOSEN
    seconds = record.fields["start_zone_offset"]
    if isinstance(seconds, int) and abs(seconds) <= 18 * 3600:
        zone, basis = zone_at(timedelta(seconds=seconds), started_at, zone), Basis.OFFSET
    return Session(
        name=name,
        source=SOURCE,
        tracker=app,
        external_id=record.text("uuid"),
        started_at=started_at,
        ended_at=ended_at,
        zone=zone,
        basis=basis,
    )


def _put_together(written: Sequence[Written]) -> Iterator[Session]:
    """The sessions of one app; those of a single stage each as one recording."""
    ordered = sorted(written, key=attrgetter("session.started_at"))
    waiting: list[Written] = []
    for each in ordered:
        follows = waiting and each.session.started_at - waiting[-1].session.ended_at <= JOIN
        if waiting and not (follows and len(each.stretches) == 1):
            yield _one(waiting)
            waiting = []
        if len(each.stretches) == 1:
            waiting.append(each)
        else:
            yield _one([each])
    if waiting:
        yield _one(waiting)


def _one(parts: Sequence[Written]) -> Session:
    """Sessions that follow one another as one, with the figures of all their stages."""
    first, last = parts[0].session, max((p.session for p in parts), key=attrgetter("ended_at"))
    whole = Written(
        replace(first, ended_at=last.ended_at), [s for part in parts for s in part.stretches]
    )
    figures = whole.measured
    return whole.session if figures is None else whole.session.of_stages(figures)
