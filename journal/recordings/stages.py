"""The stages of one source, however they overlap → the figures of a recording.

Apps write a stage as a stretch of time. Stretches of one source may lie over each other: time in
bed over sleep, short wake over light sleep, one app's sleep twice. Each moment counts once: awake
or out of bed where anything says so, else asleep where anything says so.
"""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from operator import attrgetter

from journal.hypnogram import Bout, overlay

JOIN = timedelta(minutes=180)  # the longest gap within one night


class Stage(StrEnum):
    """What a source says of a stretch of time."""

    IN_BED = "in bed"  # neither asleep nor awake is known
    AWAKE = "awake"
    OUT_OF_BED = "out of bed"
    ASLEEP = "asleep"  # of no stage
    LIGHT = "light"
    DEEP = "deep"
    REM = "rem"


SLEEP = (Stage.DEEP, Stage.REM, Stage.LIGHT, Stage.ASLEEP)  # which counts where two overlap
WAKE = (Stage.AWAKE, Stage.OUT_OF_BED)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in one stage; both ends are aware instants, the end is later."""

    start: datetime
    end: datetime
    stage: Stage

    def __post_init__(self) -> None:
        if not self.start < self.end:
            raise ValueError(f"A stretch cannot end ({self.end}) before it starts ({self.start}).")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the stages of a recording add up to; instants are UTC, `None` was not measured.

    bed_is_known                 whether something was recorded before the first sleep
    total_sleep_minutes          time asleep, each moment once
    sleep_onset_latency_minutes  start → first sleep, where `bed_is_known`
    wake_after_sleep_onset_...   first sleep → last sleep, less the time asleep
    light, deep, rem             minutes, `None` where no stretch names the stage
    out_of_bed                   minutes, `None` where no stretch says so
    """

    started_at: datetime
    sleep_onset_at: datetime | None
    final_awakening_at: datetime | None
    ended_at: datetime
    total_sleep_minutes: float | None
    sleep_onset_latency_minutes: float | None
    wake_after_sleep_onset_minutes: float | None
    light_minutes: float | None
    deep_minutes: float | None
    rem_minutes: float | None
    out_of_bed_minutes: float | None


def union(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """The same time in spans that neither touch nor overlap, in their order."""
    apart: list[tuple[datetime, datetime]] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((start, end))
    return apart


def clusters(stretches: Iterable[Stretch], gap: timedelta = JOIN) -> list[list[Stretch]]:
    """The stretches of one source as recordings: a gap longer than `gap` begins the next."""
    parts: list[list[Stretch]] = []
    ended: datetime | None = None
    for stretch in sorted(stretches, key=attrgetter("start", "end")):
        if ended is None or stretch.start - ended > gap:
            parts.append([])
            ended = None
        parts[-1].append(stretch)
        ended = stretch.end if ended is None else max(ended, stretch.end)
    return parts


def measured(stretches: Sequence[Stretch]) -> Measured:
    """The figures of one recording; raises `ValueError` without a stretch."""
    if not stretches:
        raise ValueError("A recording needs at least one stretch.")
    started_at = min(stretch.start for stretch in stretches)
    ended_at = max(stretch.end for stretch in stretches)
    asleep = _apart(stretches)
    whole = union((bout.start, bout.end) for bouts in asleep.values() for bout in bouts)
    onset, awakening = (whole[0][0], whole[-1][1]) if whole else (None, None)
    total = sum((end - start for start, end in whole), timedelta())
    latency = awake = None
    if onset is not None and awakening is not None:
        latency = _minutes(onset - started_at) if onset > started_at else None
        awake = _minutes(awakening - onset - total)
    says_anything = any(stretch.stage is not Stage.IN_BED for stretch in stretches)
    out = union((each.start, each.end) for each in stretches if each.stage is Stage.OUT_OF_BED)
    return Measured(
        started_at=started_at,
        sleep_onset_at=onset,
        final_awakening_at=awakening,
        ended_at=ended_at,
        total_sleep_minutes=_minutes(total) if says_anything else None,
        sleep_onset_latency_minutes=latency,
        wake_after_sleep_onset_minutes=awake,
        light_minutes=_of(Stage.LIGHT, asleep),
        deep_minutes=_of(Stage.DEEP, asleep),
        rem_minutes=_of(Stage.REM, asleep),
        out_of_bed_minutes=_minutes(sum((e - s for s, e in out), timedelta())) if out else None,
    )


def _apart(stretches: Sequence[Stretch]) -> dict[Stage, list[Bout]]:
    """The time asleep by stage, each moment in one: wake lies over sleep, finer over coarser."""
    over = union((each.start, each.end) for each in stretches if each.stage in WAKE)
    asleep: dict[Stage, list[Bout]] = {}
    for stage in SLEEP:
        spans = union((each.start, each.end) for each in stretches if each.stage is stage)
        if not spans:
            continue
        pieces = overlay([_bout(*span, asleep=True) for span in spans], [_bout(*s) for s in over])
        asleep[stage] = [piece for piece in pieces if piece.asleep]
        over = union([*over, *spans])
    return asleep


def _bout(start: datetime, end: datetime, *, asleep: bool = False) -> Bout:
    return Bout(start, (end - start).total_seconds(), asleep)


def _of(stage: Stage, asleep: dict[Stage, list[Bout]]) -> float | None:
    bouts = asleep.get(stage)
    return None if bouts is None else sum(bout.seconds for bout in bouts) / 60


def _minutes(length: timedelta) -> float:
    return length / timedelta(minutes=1)
