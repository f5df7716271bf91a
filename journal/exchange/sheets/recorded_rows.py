"""The rows of a table as recordings of a tracker, their clock times as instants."""
# pure, words

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from config.language import gettext as _
from journal.exchange.formats.recorded_sleep import Basis, RecordedSleep
from journal.exchange.formats.sessions import main_ones
from journal.exchange.formats.zones import zone_at
from journal.exchange.problem import line_name
from journal.exchange.record import Refused
from journal.exchange.sheets.mapping import ColumnMapping
from journal.exchange.sheets.row import DAY, HALF_A_DAY, Row, left_out_by
from journal.exchange.sheets.sheet import Sheet
from journal.exchange.sheets.values import Moment, utc_offset
from journal.exchange.span import MINUTE, Span
from journal.figures.wording import duration
from journal.recordings.nights import Kind

STAGES = ("light", "deep", "rem")
TOO_MUCH = 5  # minutes asleep beyond the length of a recording
LONGEST_IDENTITY = 64


@dataclass
class RecordedRows:
    """The recordings of a table in order of time, what is odd about some, and what stays out."""

    sleeps: list[RecordedSleep] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def recorded_rows(
    sheet: Sheet, mapping: ColumnMapping, zone: ZoneInfo, latest: date
) -> RecordedRows:
    """The recordings of a sheet up to the night of `latest`, wall clocks read as `zone`."""
    read = RecordedRows()
    by_identity: dict[str, int] = {}
    for line, cells in sheet.by_head():
        row = Row(line, cells, mapping)
        try:
            sleep = _sleep(row, zone, latest)
        except Refused as reason:
            read.refused.append(reason.of(line_name(line)))
            continue
        first = by_identity.setdefault(sleep.external_id, line)
        if first != line:
            read.refused.append(
                _("Line {line} is the same recording as line {first}.").format(
                    line=line, first=first
                )
            )
            continue
        read.sleeps.append(sleep)
        read.remarks += (
            _("Line {line}, {problem} This cell stays out.").format(line=line, problem=problem)
            for problem in row.problems
        )
    read.sleeps = main_ones(read.sleeps)
    return read


def _sleep(row: Row, zone: ZoneInfo, latest: date) -> RecordedSleep:
    if reason := left_out_by(row):
        raise Refused(_("{name} stays out: {reason}"), reason=reason)
    span = _span(row, zone)
    if span.length > DAY:
        raise Refused(
            _("{name} lasted {duration}, longer than a day."),
            duration=duration(span.length / MINUTE),
        )
    night = (span.start - HALF_A_DAY).date()
    if night > latest:
        raise Refused(
            _("{name} belongs to the night of {night}, which is still to come."), night=night
        )
    identity = row.mapping.of("identity")
    name = row.text(identity) if identity else ""
    nap = row.mapping.of("nap")
    start = _dated(row, "started")
    apart = _offset(row, start) if start else None
    sleep = RecordedSleep(
        external_id=(name or span.started_at.isoformat())[:LONGEST_IDENTITY],
        night=night,
        kind=None if nap is None else Kind.NAP if row.claim(nap) else Kind.MAIN,
        time_zone=zone_at(apart, span.started_at, zone).key if apart else zone.key,
        zone_basis=Basis.OFFSET if apart else Basis.CHOSEN,
        started_at=span.started_at,
        ended_at=span.ended_at,
    )
    return _with_figures(sleep, row)


def _span(row: Row, zone: ZoneInfo) -> Span:
    """Where a recording lies; raises `Refused` where its start or its end is missing."""
    start, end = (_dated(row, means) for means in ("started", "ended"))
    length = _minutes(row, "length")
    whole = None if not length else timedelta(minutes=length)
    if length == 0:
        row.problems.append(_("the length is 0, so the recording may have been changed by hand."))
    if start is None or (end is None and whole is None):
        raise row.refused() if row.problems else Refused(_("{name} has no start and end."))
    if (at := _instant(row, start)) is not None:
        until = _instant(row, end) if end else None
        ended = until or at + (whole or timedelta())
        return _of_instants(at, ended, _offset(row, start), zone)
    wall = start.wall
    until_wall = end.wall if end else None
    if wall is None:
        raise Refused(_("{name} has a start without a date."))
    if until_wall is None:
        until_wall = wall + (whole or timedelta())
    if until_wall == wall:
        raise Refused(_("{name} starts and ends at the same time: nothing was recorded."))
    return Span.between(wall, until_wall, zone, whole)


def _of_instants(at: datetime, ended: datetime, apart: timedelta | None, zone: ZoneInfo) -> Span:
    """The span of two instants; its clock is that of its own offset, else of the zone."""
    if ended == at:
        raise Refused(_("{name} starts and ends at the same time: nothing was recorded."))
    if ended < at:
        raise Refused(_("{name} ends before it starts."))
    start, end = ((t + apart if apart else t.astimezone(zone)) for t in (at, ended))
    walls = [each.replace(tzinfo=None) for each in (start, end)]
    return Span(zone, walls[0], walls[1], at, ended)


def _dated(row: Row, means: str) -> Moment | None:
    """A start or an end with its date: its own, else that of the row."""
    known = row.moments.get(means)
    if known is None or known.day or known.at is None:
        return known
    night = row.night()
    later = known.at.hour < 12
    return replace(known, day=night + DAY if later else night)


def _offset(row: Row, start: Moment) -> timedelta | None:
    """How far from UTC the clock of the row was, where the file says it."""
    column = row.mapping.of("offset")
    text = row.text(column) if column else ""
    if column and text:
        try:
            return utc_offset(text)
        except ValueError as error:
            raise Refused(_("{name} {problems}"), problems=error) from None
    return start.offset or None


def _instant(row: Row, known: Moment) -> datetime | None:
    """The instant of a moment; `None` where only the clock of a zone can tell it."""
    wall = known.wall
    if wall is None:
        return None
    if known.offset is not None:
        return (wall - known.offset).replace(tzinfo=UTC)
    if row.mapping.zone == "utc":
        return wall.replace(tzinfo=UTC)
    apart = _offset(row, known)
    return None if apart is None else (wall - apart).replace(tzinfo=UTC)


def _minutes(row: Row, means: str) -> float | None:
    column = row.mapping.of(means)
    value = row.number(column) if column else None
    return None if value is None or value < 0 else float(value)


def _with_figures(sleep: RecordedSleep, row: Row) -> RecordedSleep:
    """With what the tracker says of the sleep; 0 minutes of something are not measured."""
    length = (sleep.ended_at - sleep.started_at) / MINUTE
    stages: dict[str, Any] = {f"{stage}_minutes": _minutes(row, stage) or None for stage in STAGES}
    total = _minutes(row, "asleep") or sum(each or 0 for each in stages.values()) or None
    latency = _minutes(row, "latency") or None
    at = row.moments.get("asleep_at")
    onset = _instant(row, at) if at else None
    if onset is None and latency is not None:
        onset = sleep.started_at + timedelta(minutes=latency)
    if total is not None and total > length + TOO_MUCH:
        row.problems.append(
            _("asleep {asleep} of {whole}: this does not fit.").format(
                asleep=duration(total), whole=duration(length)
            )
        )
        total = None
    if onset is not None and not sleep.started_at <= onset <= sleep.ended_at:
        row.problems.append(_("the time of falling asleep is not within the recording."))
        onset = latency = None
    rising = _minutes(row, "awake_before_rising")
    awake = _minutes(row, "awake")
    woke = None if rising is None else sleep.ended_at - timedelta(minutes=rising)
    between = None
    if awake is not None and latency is not None and rising is not None:
        between = awake - latency - rising
    return replace(
        sleep,
        sleep_onset_at=onset,
        final_awakening_at=woke if woke and woke > (onset or sleep.started_at) else None,
        total_sleep_minutes=total,
        sleep_onset_latency_minutes=latency,
        wake_after_sleep_onset_minutes=None if between is None or between < 0 else between,
        **stages,
    )
