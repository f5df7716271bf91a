"""The records of Sleep as Android (`sleep-export.csv`): a line of names and a line of values each.

`Id` is the start in milliseconds, `Hours` the real length, `Tz` the zone; `From` and `To` are read
only where a spreadsheet has spoilt the `Id`. −1 and −2 mean "not measured". Where somebody slept is
not read.
"""
# pure, words

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from config.language import gettext as _
from journal.exchange.formats.recorded_sleep import Basis
from journal.exchange.formats.sessions import Session
from journal.exchange.problem import ImportProblem, quoted
from journal.exchange.record import FIRST_YEAR, LAST_YEAR, Refused
from journal.recordings.stages import Stage, Stretch, measured

SOURCE = "sleep_as_android"
BEGINS = "Id,Tz,From,To,Sched,Hours"
MAX_RECORDS = 20_000
BY_HAND = "-1.0"  # what `LenAdjust` says of a record added by hand
EVENT = re.compile(r"(DEEP|LIGHT|REM|AWAKE)_(START|END)-(\d{12,14})")
STAGES = {"DEEP": Stage.DEEP, "LIGHT": Stage.LIGHT, "REM": Stage.REM, "AWAKE": Stage.AWAKE}
_ID = re.compile(r"\d{12,14}")
_NUMBER = re.compile(r"-?\d{1,6}(?:\.\d{1,9})?")
_WALL = "%d. %m. %Y %H:%M"


def records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The line (from 1) and the cells of each record; raises `ImportProblem` for too many."""
    reader = csv.reader(text.splitlines())
    names = ""
    count = 0
    try:
        for cells in reader:
            if cells and cells[0] == "Id":
                names = "Id"
            elif names and cells and cells[0]:
                names, count = "", count + 1
                yield reader.line_num, cells
            if count > MAX_RECORDS:
                raise ImportProblem(
                    _("This file holds more than {most} records.").format(most=MAX_RECORDS)
                )
    except csv.Error:
        raise ImportProblem(_("This file is damaged. Please export it again.")) from None


def session(name: str, cells: list[str], zone: ZoneInfo) -> Session:
    """One record as a session, `zone` where its own is not known; raises `Refused`."""
    if len(cells) < 15:  # Id,Tz,From,To,Sched,Hours,…,LenAdjust,Geo
        raise Refused(_("{name} is cut off."))
    basis = Basis.CHOSEN
    with suppress(ValueError, LookupError, OSError):
        zone, basis = ZoneInfo(cells[1]), Basis.ZONE
    hours = _number(cells[5])
    started_at = _started_at(cells, zone)
    if hours is None or hours <= 0:
        ended_at = _wall(cells[3]).replace(tzinfo=zone).astimezone(UTC)
    else:
        ended_at = started_at + timedelta(hours=hours)
    found = Session(
        name=name,
        source=SOURCE,
        external_id=cells[0] if _ID.fullmatch(cells[0]) else "",
        started_at=started_at,
        ended_at=ended_at,
        zone=zone,
        basis=basis,
    )
    if stretches := _stretches(cells[15:], started_at, ended_at):
        return found.of_stages(measured(stretches))
    return replace(found, total_sleep_minutes=_asleep(cells, hours))


def _asleep(cells: list[str], hours: float | None) -> float | None:
    """Minutes asleep: only where the app took minutes awake off the length."""
    adjusted = _number(cells[13])
    if hours is None or adjusted is None or adjusted >= 0 or cells[13] == BY_HAND:
        return None
    return max(0.0, hours * 60 + adjusted)


def _started_at(cells: list[str], zone: ZoneInfo) -> datetime:
    if _ID.fullmatch(cells[0]):
        at = datetime.fromtimestamp(int(cells[0]) / 1000, UTC)
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise Refused(_("{name} is of the year {year}."), year=at.year)
        return at
    return _wall(cells[2]).replace(tzinfo=zone).astimezone(UTC)


def _wall(text: str) -> datetime:
    try:
        return datetime.strptime(text, _WALL)  # noqa: DTZ007 - a wall clock
    except ValueError:
        raise Refused(
            _("{name} has a time {text} that is not like “26. 11. 2020 8:00”."), text=quoted(text)
        ) from None


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def _stretches(cells: list[str], start: datetime, end: datetime) -> list[Stretch]:
    """The stages that the events of a record begin and end, within the recording."""
    begun: dict[str, datetime] = {}
    stretches = []
    for cell in cells:
        if (event := EVENT.fullmatch(cell)) is None:
            continue
        what, side, stamp = event.groups()
        at = min(max(datetime.fromtimestamp(int(stamp) / 1000, UTC), start), end)
        if side == "START":
            begun[what] = at
        elif (since := begun.pop(what, None)) is not None and since < at:
            stretches.append(Stretch(since, at, STAGES[what]))
    sleeps = any(stretch.stage is not Stage.AWAKE for stretch in stretches)
    return [Stretch(start, end, Stage.IN_BED), *stretches] if sleeps else []
