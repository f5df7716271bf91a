"""Recordings as the files of trackers hold them → recordings to add, each checked alike.

A reader of a format makes a `Session` of each record; which night it belongs to, whether it can be
true and what is odd about it is decided here, once for all of them.
"""
# pure, words

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from config.language import gettext as _
from config.language import grouped, ngettext
from journal.exchange.formats.recorded_sleep import Basis, RecordedSleep
from journal.exchange.problem import Remark
from journal.exchange.record import Refused
from journal.figures.wording import duration
from journal.recordings.nights import DAY, MINUTE, Kind, night_of
from journal.recordings.stages import Measured
from journal.rounding import whole

LONG, SHORT = timedelta(hours=18), timedelta(minutes=20)
TOO_MUCH = 5  # minutes asleep beyond the length of a recording
LONGEST_NAME = 80
FIGURES = (
    "total_sleep_minutes",
    "sleep_onset_latency_minutes",
    "wake_after_sleep_onset_minutes",
    "light_minutes",
    "deep_minutes",
    "rem_minutes",
    "out_of_bed_minutes",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One record of a file; instants are aware, `None` was not measured.

    `name` begins the sentences about it ("Log 3"). `woke_on` is the date on which the source says
    that it ended; `kind` is `None` where the source does not say what it is. Without an
    `external_id` it is known by its start.
    """

    name: str
    source: str
    tracker: str = ""
    external_id: str = ""
    started_at: datetime
    ended_at: datetime
    zone: ZoneInfo
    basis: Basis
    woke_on: date | None = None
    kind: Kind | None = None
    sleep_onset_at: datetime | None = None
    final_awakening_at: datetime | None = None
    total_sleep_minutes: float | None = None
    sleep_onset_latency_minutes: float | None = None
    wake_after_sleep_onset_minutes: float | None = None
    light_minutes: float | None = None
    deep_minutes: float | None = None
    rem_minutes: float | None = None
    out_of_bed_minutes: float | None = None
    odd: tuple[Remark, ...] = ()

    def of_stages(self, measured: Measured) -> "Session":
        """The session with the figures of its stages, at least as long as they are."""
        return replace(
            self,
            started_at=min(self.started_at, measured.started_at),
            ended_at=max(self.ended_at, measured.ended_at),
            sleep_onset_at=measured.sleep_onset_at,
            final_awakening_at=measured.final_awakening_at,
            **{name: getattr(measured, name) for name in FIGURES},
        )


@dataclass(frozen=True, slots=True)
class Sessions:
    """What a file holds: recordings in order of time, what is odd about some, what stays out."""

    sleeps: list[RecordedSleep] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def assembled(sessions: Iterable[Session], latest: date, refused: Sequence[str] = ()) -> Sessions:
    """The sessions as recordings of nights up to `latest`; `refused` are those refused before.

    A recording that is there twice, alike in several files, is taken once without a word.
    """
    taken = Sessions(refused=list(refused))
    by_id: dict[tuple[str, str], RecordedSleep] = {}
    starts: dict[tuple[str, str, datetime], str] = {}
    for session in sessions:
        try:
            sleep = recorded(session, latest)
        except Refused as reason:
            taken.refused.append(reason.of(session.name))
            continue
        there = by_id.setdefault((sleep.source, sleep.external_id), sleep)
        if there is not sleep:
            if there != sleep:
                taken.refused.append(
                    _("{name} is there twice. The first one counts.").format(name=session.name)
                )
            continue
        odd = [*session.odd, *oddities(sleep.ended_at - sleep.started_at)]
        start = (sleep.source, sleep.tracker, sleep.started_at)
        if (first := starts.setdefault(start, session.name)) != session.name:
            odd.append(Remark(_("{name} begins when {first} begins."), {"first": first}))
        taken.remarks.extend(remark.of(session.name) for remark in odd)
    taken.sleeps.extend(main_ones(by_id.values()))
    return taken


def recorded(session: Session, latest: date) -> RecordedSleep:
    """A session as a recording; raises `Refused` where it cannot be true."""
    started_at, ended_at = (at.astimezone(UTC) for at in (session.started_at, session.ended_at))
    length = ended_at - started_at
    if not length:
        raise Refused(_("{name} starts and ends at the same time: nothing was recorded."))
    if length < timedelta():
        raise Refused(_("{name} ends before it starts."))
    if length > DAY:
        raise Refused(
            _("{name} lasted {duration}, longer than a day."), duration=duration(length / MINUTE)
        )
    asleep = session.total_sleep_minutes
    if asleep is not None and asleep > length / MINUTE + TOO_MUCH:
        words = _("{name} has {asleep} minutes asleep in {minutes} minutes of recording.")
        raise Refused(words, asleep=whole(asleep), minutes=whole(length / MINUTE))
    main = session.kind in (Kind.MAIN, None)
    night = night_of(started_at, session.zone, session.woke_on if main else None)
    if night > latest:
        raise Refused(
            _("{name} belongs to the night of {night}, which is still to come."), night=night
        )
    return RecordedSleep(
        source=session.source,
        tracker=_line(session.tracker),
        external_id=session.external_id or started_at.isoformat(),
        night=night,
        kind=session.kind,
        time_zone=session.zone.key,
        zone_basis=session.basis,
        started_at=started_at,
        sleep_onset_at=_utc(session.sleep_onset_at),
        final_awakening_at=_utc(session.final_awakening_at),
        ended_at=ended_at,
        **{name: getattr(session, name) for name in FIGURES},
    )


def about_zones(sleeps: Iterable[RecordedSleep], chosen: ZoneInfo) -> list[str]:
    """Sentences about the recordings whose zone the file does not name, with their nights."""
    nights: dict[str, list[date]] = {}
    for sleep in sleeps:
        if sleep.zone_basis is Basis.CHOSEN:
            nights.setdefault(sleep.time_zone, []).append(sleep.night)
    sentences = []
    if chosen.key in nights:
        count = len(nights.pop(chosen.key))
        words = ngettext(
            "The file names no time zone for {count} recording. Clock times are read as {zone}, "
            "the zone you chose.",
            "The file names no time zone for {count} recordings. Clock times are read as {zone}, "
            "the zone you chose.",
            count,
        )
        sentences.append(words.format(count=grouped(count), zone=chosen.key))
    for zone, those in sorted(nights.items()):
        count, first, last = len(those), min(those), max(those)
        words = ngettext(
            "For {count} recording from {first} to {last} it is {zone}, since your diary was "
            "written there.",
            "For {count} recordings from {first} to {last} it is {zone}, since your diary was "
            "written there.",
            count,
        )
        sentences.append(words.format(count=grouped(count), first=first, last=last, zone=zone))
    return sentences


def oddities(length: timedelta) -> list[Remark]:
    """What is odd about a recording of this length."""
    if length > LONG:
        words = _("{name} lasted {duration}, longer than nearly every night.")
    elif length < SHORT:
        words = _("{name} lasted only {duration}.")
    else:
        return []
    return [Remark(words, {"duration": duration(length / MINUTE)})]


def main_ones(sleeps: Iterable[RecordedSleep]) -> list[RecordedSleep]:
    """In order of time; where a source does not say it, its longest of a night is the main one."""
    ordered = sorted(sleeps, key=attrgetter("started_at", "external_id"))
    longest: dict[tuple[str, str, date], RecordedSleep] = {}
    for sleep in ordered:
        if sleep.kind is None:
            best = longest.setdefault((sleep.source, sleep.tracker, sleep.night), sleep)
            if sleep.ended_at - sleep.started_at > best.ended_at - best.started_at:
                longest[sleep.source, sleep.tracker, sleep.night] = sleep
    main = set(map(id, longest.values()))
    return [
        replace(sleep, kind=Kind.MAIN if id(sleep) in main else Kind.SECONDARY)
        if sleep.kind is None
        else sleep
        for sleep in ordered
    ]


def _utc(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(UTC)


def _line(text: str) -> str:
    """Foreign text on one line, nothing invisible in it, not too long."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())[:LONGEST_NAME]
