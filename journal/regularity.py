"""How regular sleep is: usual clock times, social jetlag, the sleep regularity index.

Clock times lie on a circle, so their mean is the direction of the mean of their vectors:
23:30 and 00:30 average to midnight, not to noon. Here a clock time is minutes after any fixed
time of day (noon elsewhere in the journal), 0 to under 1440.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import atan2, cos, hypot, log, sin, sqrt, tau
from operator import attrgetter
from statistics import fmean

from journal import clock, sleep
from journal.clock import DAY
from journal.diary import DiaryNight
from journal.hypnogram import Bout
from journal.symptoms import Figure

DAY_MINUTES = 1440
MINUTE = timedelta(minutes=1)
SATURDAY_AND_SUNDAY = frozenset({5, 6})
ENOUGH_DAY_PAIRS = 7  # below this the index says little; show the spread of midpoints instead


# Clock times


def _mean_vector(clocks: Sequence[float]) -> tuple[float, float]:
    """Direction (minutes, 0 to under 1440) and length (0–1) of the mean vector."""
    angles = [tau * minutes / DAY_MINUTES for minutes in clocks]
    x, y = fmean(map(cos, angles)), fmean(map(sin, angles))
    return atan2(y, x) / tau * DAY_MINUTES % DAY_MINUTES, hypot(x, y)


def circular_mean(clocks: Iterable[float | None]) -> Figure:
    """The mean of the known clock times; none if they point every way alike (06:00 and 18:00)."""
    known = [minutes for minutes in clocks if minutes is not None]
    if not known:
        return Figure(None, 0)
    direction, length = _mean_vector(known)
    return Figure(direction if length > 1e-9 else None, len(known))


def circular_deviation(clocks: Iterable[float | None]) -> Figure:
    """The circular standard deviation of the known clock times, minutes: √(−2 ln R)."""
    known = [minutes for minutes in clocks if minutes is not None]
    if not known:
        return Figure(None, 0)
    _, length = _mean_vector(known)
    if length <= 1e-9:
        return Figure(None, len(known))
    return Figure(sqrt(max(0.0, -2 * log(length))) / tau * DAY_MINUTES, len(known))


def _midpoint(night: DiaryNight) -> float | None:
    instant = sleep.metrics(night).midpoint
    if instant is None:
        return None
    return clock.minutes_since_noon(instant.astimezone(night.zone).time())


def midpoints(nights: Iterable[DiaryNight]) -> list[float | None]:
    """The clock time halfway between falling asleep and waking for good, minutes since noon."""
    return [_midpoint(night) for night in nights]


def mean_midpoint(nights: Iterable[DiaryNight]) -> Figure:
    """The mean mid-sleep, minutes since noon, over the nights on which it is known."""
    return circular_mean(midpoints(nights))


# Work days and free days (Munich ChronoType Questionnaire, Roenneberg 2003, 2012)


@dataclass(frozen=True, slots=True)
class UsualSleep:
    """Sleep as it usually is on one kind of day, both in minutes: its middle and its length."""

    midpoint: float
    duration: float

    @classmethod
    def between(cls, onset: float, awakening: float) -> "UsualSleep":
        """From the clock times of falling asleep and of waking, on one clock axis."""
        duration = (awakening - onset) % DAY_MINUTES
        return cls((onset + duration / 2) % DAY_MINUTES, duration)


def usual_sleep(nights: Sequence[DiaryNight]) -> UsualSleep | None:
    """The mean midpoint (minutes since noon) and mean sleep period; unknown without either."""
    midpoint = mean_midpoint(nights).value
    periods = [sleep.metrics(night).sleep_period for night in nights]
    known = [period / MINUTE for period in periods if period is not None]
    return None if midpoint is None else UsualSleep(midpoint, fmean(known))


def before_free_day(night: date, free_days: frozenset[int] = SATURDAY_AND_SUNDAY) -> bool:
    """Whether the night ends on a free day; days of the week count from Monday, 0."""
    return (night + DAY).weekday() in free_days


def social_jetlag(work: UsualSleep, free: UsualSleep) -> float:
    """How much later the middle of sleep lies on free days, minutes, −720 to 720.

    Below 0 it lies earlier. Social jetlag as usually given is the size without the sign.
    """
    later = (free.midpoint - work.midpoint) % DAY_MINUTES
    return later if later <= DAY_MINUTES / 2 else later - DAY_MINUTES


def corrected_midpoint(
    work: UsualSleep, free: UsualSleep, *, work_days: int, woke_without_alarm: bool | None
) -> float | None:
    """MSFsc: mid-sleep on free days less half the sleep caught up on them, a clock time.

    `work_days` of 7. Unknown unless the person wakes without an alarm on free days; left as it
    is where free days have no longer sleep than the week's mean.
    """
    if not woke_without_alarm:
        return None
    week = (work.duration * work_days + free.duration * (7 - work_days)) / 7
    return (free.midpoint - max(0.0, free.duration - week) / 2) % DAY_MINUTES


# Sleep regularity index (Phillips 2017)


@dataclass(frozen=True, slots=True)
class Regularity:
    """The index, −100 to 100, and how many pairs of days it compares (1.5: 36 hours)."""

    value: float | None
    day_pairs: float

    @property
    def enough(self) -> bool:
        """Whether it rests on a week of pairs of days."""
        return self.day_pairs >= ENOUGH_DAY_PAIRS


def sleep_regularity(bouts: Sequence[Bout]) -> Regularity:
    """100 if each moment's state is that of 24 hours later, −100 if it never is; about 0 at random.

    Bouts in any order, not overlapping. A moment counts only if both states are known: what no
    bout covers is unknown, never awake. No epochs are needed, the time is compared exactly.
    """
    today = sorted(bouts, key=attrgetter("start"))
    alike = compared = timedelta()
    i = j = 0
    while i < len(today) and j < len(today):
        one, other = today[i], today[j]
        start, end = max(one.start, other.start - DAY), min(one.end, other.end - DAY)
        if start < end:
            compared += end - start
            if one.asleep == other.asleep:
                alike += end - start
        if one.end <= other.end - DAY:
            i += 1
        else:
            j += 1
    return Regularity(-100 + 200 * (alike / compared) if compared else None, compared / DAY)


def _bout(start: datetime, end: datetime, *, asleep: bool) -> Bout:
    return Bout(start, (end - start).total_seconds(), asleep)


def diary_bouts(nights: Iterable[DiaryNight]) -> list[Bout]:
    """What a diary says of sleep and wake, noon to noon; nothing for nights it cannot tell of.

    Coarse: falling asleep to the final awakening is all sleep, since nobody writes down at
    which minutes they lay awake, and the rest of the day is all wake.
    """
    bouts: list[Bout] = []
    for night in sorted(nights, key=attrgetter("night")):
        found = sleep.metrics(night)
        start = clock.starts_at(night.night, night.zone)
        end = clock.ends_at(night.night, night.zone)
        if bouts:
            start = max(start, bouts[-1].end)  # slept past noon, or flew east
        if found.sleep_onset is not None and found.sleep_period is not None:
            onset = max(start, found.sleep_onset)
            awakening = max(onset, found.sleep_onset + found.sleep_period)
            bouts += (_bout(start, onset, asleep=False), _bout(onset, awakening, asleep=True))
            start = awakening
        elif night.slept is not False:
            continue
        if start < end:
            bouts.append(_bout(start, end, asleep=False))
    return [bout for bout in bouts if bout.seconds]
