"""The recordings of trackers as nights: which night, main sleep or nap, which source to look at.

A tracker writes a recording, not a night. Whoever walks for an hour gets two recordings; two
apps write the same night twice. What is stored are the recordings as they came; here they become
nights whenever somebody looks, so that a file that comes later joins what was there before.

The rule: recordings of one source whose gap is at most three hours, ended and begun between 18:00
and 12:00, are one sleep; the gap counts as awake. The main sleep is the one the tracker calls so,
else the longest; every other one is a nap. Of several sources the first is the one that stands
first in the person's `order` and recorded a main sleep; of those that do not stand there the one
with the most stages, then the one that covers most of the night. Sources are never added up.
"""
# pure

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from operator import attrgetter
from zoneinfo import ZoneInfo

from journal.recordings.stages import JOIN

DAY, HALF_A_DAY, MINUTE = timedelta(days=1), timedelta(hours=12), timedelta(minutes=1)
FROM, UNTIL = time(18), time(12)  # the local hours within which recordings are joined


class Kind(StrEnum):
    """What a source says a recording is: its main sleep, another one, a nap."""

    MAIN = "main"
    SECONDARY = "secondary"
    NAP = "nap"


@dataclass(frozen=True, slots=True, kw_only=True)
class NightRecording:
    """One recording of one source; instants are aware, `None` was not measured."""

    source: str
    night: date
    kind: Kind
    zone: ZoneInfo
    started_at: datetime
    ended_at: datetime
    sleep_onset_at: datetime | None = None
    final_awakening_at: datetime | None = None
    total_sleep_minutes: float | None = None
    sleep_onset_latency_minutes: float | None = None
    wake_after_sleep_onset_minutes: float | None = None
    stages: int = 0  # how many kinds of sleep it tells apart

    @property
    def length(self) -> timedelta:
        """Real time from its start to its end, also across a change of the clocks."""
        return self.ended_at.astimezone(UTC) - self.started_at.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Sleep:
    """Recordings of one source that are one sleep, in order of time, none over another."""

    parts: tuple[NightRecording, ...]

    @property
    def started_at(self) -> datetime:
        """The start of the first part."""
        return self.parts[0].started_at

    @property
    def ended_at(self) -> datetime:
        """The end of the last part."""
        return self.parts[-1].ended_at

    @property
    def zone(self) -> ZoneInfo:
        """Where it began."""
        return self.parts[0].zone

    @property
    def sleep_onset_at(self) -> datetime | None:
        """The first sleep of its parts, where each of them says it until then."""
        return self.parts[0].sleep_onset_at

    @property
    def final_awakening_at(self) -> datetime | None:
        """The end of the last sleep of the last part."""
        return self.parts[-1].final_awakening_at

    @property
    def covered(self) -> timedelta:
        """The real time that was recorded, without the gaps."""
        return sum((part.length for part in self.parts), timedelta())

    @property
    def stages(self) -> int:
        """How many kinds of sleep are told apart."""
        return max(part.stages for part in self.parts)

    @property
    def total_sleep_minutes(self) -> float | None:
        """Minutes asleep of all parts; unknown where one of them is."""
        return total(part.total_sleep_minutes for part in self.parts)

    @property
    def gaps(self) -> tuple[float, ...]:
        """The minutes between its parts."""
        pairs = zip(self.parts, self.parts[1:], strict=False)
        return tuple((following.started_at - part.ended_at) / MINUTE for part, following in pairs)

    @property
    def wake_after_sleep_onset_minutes(self) -> float | None:
        """Minutes awake from the first sleep to the last, the gaps among them."""
        if len(self.parts) == 1:
            return self.parts[0].wake_after_sleep_onset_minutes
        onset, awakening = self.sleep_onset_at, self.final_awakening_at
        asleep = self.total_sleep_minutes
        if onset is None or awakening is None or asleep is None:
            return None
        return max(0.0, (awakening - onset) / MINUTE - asleep)


@dataclass(frozen=True, slots=True)
class SourceNight:
    """One night as one source recorded it; no `main` where it recorded naps alone."""

    source: str
    main: Sleep | None
    naps: tuple[Sleep, ...] = ()

    @property
    def sleeps(self) -> tuple[Sleep, ...]:
        """The main sleep, then the naps."""
        return ((self.main,) if self.main else ()) + self.naps

    @property
    def rank(self) -> tuple[int, timedelta]:
        """By which a source is chosen: kinds of sleep, then time covered."""
        return (self.main.stages, self.main.covered) if self.main else (-1, timedelta())


def night_of(started_at: datetime, zone: ZoneInfo, woke_on: date | None = None) -> date:
    """The evening a recording belongs to.

    `woke_on` is the date on which the source says that a main sleep ended: the evening is the day
    before. Otherwise a night lasts from noon to noon.
    """
    if woke_on is not None:
        return woke_on - DAY
    return (started_at.astimezone(zone).replace(tzinfo=None) - HALF_A_DAY).date()


def total(minutes: Iterable[float | None]) -> float | None:
    """A sum that is unknown when one of its parts is."""
    known = list(minutes)
    return None if None in known else float(sum(each for each in known if each is not None))


def in_nights(
    recordings: Iterable[NightRecording], order: Sequence[str] = ()
) -> dict[date, tuple[SourceNight, ...]]:
    """All nights with their sources, the one to look at first."""
    parts: dict[date, dict[str, list[NightRecording]]] = defaultdict(lambda: defaultdict(list))
    for recording in recordings:
        parts[recording.night][recording.source].append(recording)
    return {night: _in_order(sources, order) for night, sources in sorted(parts.items())}


def _in_order(
    sources: Mapping[str, Sequence[NightRecording]], order: Sequence[str]
) -> tuple[SourceNight, ...]:
    places = {source: place for place, source in enumerate(order)}
    nights = [source_night(source, each) for source, each in sorted(sources.items())]
    nights.sort(key=attrgetter("rank"), reverse=True)
    nights.sort(key=lambda each: (each.main is None, places.get(each.source, len(places))))
    return tuple(nights)


def source_night(source: str, recordings: Sequence[NightRecording]) -> SourceNight:
    """The recordings of one night and source as its main sleep and its naps."""
    naps = [Sleep((each,)) for each in recordings if each.kind is Kind.NAP]
    sleeps = joined([each for each in recordings if each.kind is not Kind.NAP])
    if not sleeps:
        return SourceNight(source, None, tuple(naps))
    main = max(sleeps, key=lambda sleep: (_is_main(sleep), sleep.covered))
    naps += [sleep for sleep in sleeps if sleep is not main]
    return SourceNight(source, main, tuple(sorted(naps, key=attrgetter("started_at"))))


def joined(recordings: Iterable[NightRecording]) -> list[Sleep]:
    """Recordings of one source as sleeps: near ones joined, of two over each other the longer."""
    apart: list[NightRecording] = []
    for recording in sorted(recordings, key=attrgetter("started_at")):
        if apart and recording.started_at < apart[-1].ended_at:
            apart[-1] = max(apart[-1], recording, key=attrgetter("length"))
        else:
            apart.append(recording)
    sleeps: list[list[NightRecording]] = []
    for recording in apart:
        if sleeps and belong_together(sleeps[-1][-1], recording):
            sleeps[-1].append(recording)
        else:
            sleeps.append([recording])
    return [Sleep(tuple(parts)) for parts in sleeps]


def belong_together(one: NightRecording, following: NightRecording) -> bool:
    """Whether the gap between two recordings is awake in the night, by the rule above."""
    if following.started_at - one.ended_at > JOIN:
        return False
    clocks = (
        one.ended_at.astimezone(one.zone).time(),
        following.started_at.astimezone(following.zone).time(),
    )
    return all(clock >= FROM or clock <= UNTIL for clock in clocks)


def _is_main(sleep: Sleep) -> bool:
    return any(part.kind is Kind.MAIN for part in sleep.parts)
