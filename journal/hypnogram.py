"""Sleep and wake as a recorder saw them, bout by bout → the same metrics as from the diary.

A wearable or a sleep laboratory writes a hypnogram: a row of bouts, each asleep or awake.
Durations here are `timedelta`s with the resolution of the recording. Time that no bout
covers was not measured; it counts neither as sleep nor as wake.
"""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from operator import attrgetter

MAX_SECONDS = 100 * 366 * 86_400  # more than any file says, less than the calendar holds


@dataclass(frozen=True, slots=True)
class Bout:
    """A stretch of time spent all asleep or all awake.

    `start` is an aware instant (any zone; it is kept as UTC), `seconds` real elapsed time, kept
    to the microsecond. Raises `ValueError` for a naive start, a negative or endless length.
    """

    start: datetime
    seconds: float
    asleep: bool

    def __post_init__(self) -> None:
        if self.start.utcoffset() is None:
            raise ValueError(f"A bout needs an instant; {self.start} has no time zone.")
        if not 0 <= self.seconds <= MAX_SECONDS:
            raise ValueError(f"A bout cannot last {self.seconds} seconds.")
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "seconds", round(self.seconds, 6))  # as finely as instants are

    @property
    def end(self) -> datetime:
        """The instant (UTC) at which the bout is over."""
        return self.start + timedelta(seconds=self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What one recording says about a night; instants are UTC.

    started_at, ended_at    the first and the last moment recorded
    sleep_onset_at          start of the first bout asleep; None if no sleep was recorded
    final_awakening_at      end of the last bout asleep
    total_sleep             TST: all bouts asleep; zero if there is none
    sleep_onset_latency     SOL: start of the recording → sleep onset
    wake_after_sleep_onset  WASO: awake between sleep onset and final awakening
    awake_before_rising     TWAK: final awakening → end of the recording
    unmeasured              between sleep onset and final awakening, covered by no bout
    """

    started_at: datetime
    sleep_onset_at: datetime | None = None
    final_awakening_at: datetime | None = None
    ended_at: datetime
    total_sleep: timedelta = timedelta()
    sleep_onset_latency: timedelta | None = None
    wake_after_sleep_onset: timedelta | None = None
    awake_before_rising: timedelta | None = None
    unmeasured: timedelta = timedelta()

    @property
    def time_in_bed(self) -> timedelta:
        """TIB: from the start to the end of the recording."""
        return self.ended_at - self.started_at

    @property
    def sleep_efficiency(self) -> float:
        """SE: share of the time in bed spent asleep, 0–1."""
        return self.total_sleep / self.time_in_bed


def _between(start: datetime, end: datetime, *, asleep: bool) -> Bout:
    return Bout(start, (end - start).total_seconds(), asleep)


def overlay(bouts: Sequence[Bout], wake_bouts: Sequence[Bout]) -> list[Bout]:
    """The bouts in order of time, with `wake_bouts` laid over them as wake.

    Some recorders keep short wake bouts in a list of their own, on top of the longer bouts
    they interrupt. Parts of a wake bout that lie over no bout at all are left out.
    """
    wakes = sorted(wake_bouts, key=attrgetter("start"))
    passed = 0
    pieces = []
    for bout in sorted(bouts, key=attrgetter("start")):
        at, bout_end = bout.start, bout.end
        while passed < len(wakes) and wakes[passed].end <= at:
            passed += 1
        for wake in wakes[passed:]:
            if wake.start >= bout_end:
                break
            start, end = max(at, wake.start), min(bout_end, wake.end)
            if start < end:
                pieces.append(_between(at, start, asleep=bout.asleep))
                pieces.append(_between(start, end, asleep=False))
                at = end
        pieces.append(_between(at, bout_end, asleep=bout.asleep))
    return [piece for piece in pieces if piece.seconds]


def _length(bouts: Iterable[Bout]) -> timedelta:
    return timedelta(seconds=sum(bout.seconds for bout in bouts))


def summarise(bouts: Sequence[Bout]) -> Recording:
    """The metrics of one recording, whatever the order of its bouts.

    Raises `ValueError` if there is no time in it at all, or if bouts overlap: which of two
    states held cannot be known here, so the reader of a format has to decide it.
    """
    ordered = sorted((bout for bout in bouts if bout.seconds), key=attrgetter("start"))
    if not ordered:
        raise ValueError("A recording needs at least one bout that lasts.")
    for one, following in pairwise(ordered):
        if following.start < one.end:
            raise ValueError(f"Two bouts overlap at {following.start.isoformat()}.")
    started_at, ended_at = ordered[0].start, ordered[-1].end
    asleep = [bout for bout in ordered if bout.asleep]
    if not asleep:
        return Recording(started_at=started_at, ended_at=ended_at)
    onset, awakening = asleep[0].start, asleep[-1].end
    total = _length(asleep)
    awake = _length(b for b in ordered if not b.asleep and onset < b.start < awakening)
    return Recording(
        started_at=started_at,
        sleep_onset_at=onset,
        final_awakening_at=awakening,
        ended_at=ended_at,
        total_sleep=total,
        sleep_onset_latency=onset - started_at,
        wake_after_sleep_onset=awake,
        awake_before_rising=ended_at - awakening,
        unmeasured=awakening - onset - total - awake,
    )
