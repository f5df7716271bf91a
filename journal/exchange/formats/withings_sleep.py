"""Withings' sleep as its API answers (Sleep v2, Getsummary): one summary a recording.

Times are seconds since 1970, the zone is named, durations are seconds. What is not asleep is awake,
also time out of bed, which is neither in `wakeupduration` nor in Withings' own efficiency. So the
time awake is worked out; in each of 292 published nights it is that of `waso`. A recording is known
by its start, as in Withings' own table, so that both together are one.
"""
# pure, words

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from config.language import gettext_lazy
from journal.exchange.formats.recorded_sleep import Basis
from journal.exchange.formats.sessions import Session
from journal.exchange.formats.zones import zone_of_name
from journal.exchange.problem import Remark
from journal.exchange.record import Record

SOURCE = "withings"
SECOND = timedelta(seconds=1)
WRAPPERS = ("body", "series")  # of an answer: what is around its summaries
UNFIT = gettext_lazy(
    "{name} says more minutes until asleep or before rising than it was awake. Falling asleep "
    "and waking for the day stay out."
)
STAGES = ("lightsleepduration", "deepsleepduration", "remsleepduration")


def records(document: Any) -> Iterator[Any]:
    """The summaries of a file: those of one answer, of a list of them, or the summaries alone."""
    for entry in document if isinstance(document, list) else [document]:
        held = entry
        for name in WRAPPERS:
            held = held.get(name, held) if isinstance(held, dict) else held
        yield from held if isinstance(held, list) else [held]


def session(name: str, entry: Any, zone_on: Callable[[datetime], ZoneInfo]) -> Session:
    """One summary as a session; raises `Refused`. `zone_on` is the person's zone at an instant.

    Its date is not read, since naps have one too: a night lasts from noon to noon.
    """
    record = Record.of(entry)
    started_at, ended_at = (record.epoch(end, "seconds") for end in ("startdate", "enddate"))
    zone = zone_of_name(record.text("timezone"))
    data = record.record("data")
    light, deep, rem = (_measured(data, stage) for stage in STAGES)
    asleep = _measured(data, "total_sleep_time") or sum(filter(None, (light, deep, rem))) or None
    awake = (ended_at - started_at) / SECOND - (asleep or 0)
    latency = _measured(data, "durationtosleep", "sleep_latency")
    rising = _seconds(data, "durationtowakeup", "wakeup_latency")
    fit = (latency or 0) + (rising or 0) <= awake
    if not fit:
        latency = rising = None
    return Session(
        name=name,
        source=SOURCE,
        started_at=started_at,
        ended_at=ended_at,
        zone=ZoneInfo(zone) if zone else zone_on(started_at),
        basis=Basis.ZONE if zone else Basis.CHOSEN,
        sleep_onset_at=None if latency is None else started_at + latency * SECOND,
        final_awakening_at=None if rising is None else ended_at - rising * SECOND,
        total_sleep_minutes=_minutes(asleep),
        sleep_onset_latency_minutes=_minutes(latency),
        wake_after_sleep_onset_minutes=_minutes(_less(asleep and awake, latency, rising)),
        light_minutes=_minutes(light),
        deep_minutes=_minutes(deep),
        rem_minutes=_minutes(rem),
        out_of_bed_minutes=_minutes(_out_of_bed(data, asleep and awake)),
        odd=() if fit else (Remark(str(UNFIT)),),
    )


def _seconds(data: Record, *names: str) -> float | None:
    """The seconds of the first field that is there."""
    known = (seconds for name in names if (seconds := data.number(name)) is not None)
    return next(known, None)


def _measured(data: Record, *names: str) -> float | None:
    """The same where 0 says that nothing was measured, as in a night entered by hand."""
    return _seconds(data, *names) or None


def _out_of_bed(data: Record, awake: float | None) -> float | None:
    """Seconds out of bed: what is awake, and not in bed, where the device counts them."""
    if data.number("out_of_bed_count") is None:
        return None
    out = _less(awake, _seconds(data, "wakeupduration"))
    return None if out is None else max(0.0, out)


def _less(whole: float | None, *parts: float | None) -> float | None:
    """What is left of the whole without its parts; unknown where one of them is."""
    known = [part for part in parts if part is not None]
    return None if whole is None or len(known) < len(parts) else whole - sum(known)


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 60
