"""Consensus Sleep Diary metrics of one night (Carney 2012, doi 10.5665/sleep.1642).

Every duration is real elapsed time: clock times become UTC instants before they are
subtracted, so a night on which the clocks change has 7 or 9 hours, not 8.
"""
# pure, words

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import NamedTuple

from config.language import gettext as _
from journal import clock
from journal.diary import DiaryNight
from journal.figures.wording import duration, percent

LONGEST_TIME_IN_BED = timedelta(hours=16)
LIKELY_SPAN = timedelta(hours=2), timedelta(hours=14)
CLOCK_TIMES = ("bedtime", "lights_out", "final_awakening", "rise_time")
MINUTE = timedelta(minutes=1)


def _share(part: timedelta | None, whole: timedelta | None) -> float | None:
    return part / whole if part is not None and whole else None


def _efficiency(asleep: timedelta | None, span: timedelta | None) -> float | None:
    """The share of the time in bed asleep; 0 without sleep, even if that time is unknown."""
    return 0.0 if asleep == timedelta() else _share(asleep, span)


def _span(start: datetime | None, end: datetime | None) -> timedelta | None:
    return end - start if start is not None and end is not None else None


class SleepMetrics(NamedTuple):
    """The metrics of one night; each is `None` until everything it needs is known.

    time_in_bed                 TIB: got into bed → got up
    sleep_episode               DSE: tried to sleep → got up
    sleep_onset_latency         SOL: tried to sleep → fell asleep
    wake_after_sleep_onset      WASO: awake between falling asleep and the final awakening
    awake_before_rising         TWAK: final awakening → got up
    sleep_period                SPT: fell asleep → final awakening
    total_sleep_time            TST: SPT − WASO
    """

    time_in_bed: timedelta | None = None
    sleep_episode: timedelta | None = None
    sleep_onset_latency: timedelta | None = None
    wake_after_sleep_onset: timedelta | None = None
    awake_before_rising: timedelta | None = None
    sleep_period: timedelta | None = None
    total_sleep_time: timedelta | None = None

    @property
    def sleep_efficiency(self) -> float | None:
        """SE: share of the time in bed spent asleep, 0–1 (TST / TIB, the classic form)."""
        return _efficiency(self.total_sleep_time, self.time_in_bed)


class BedTimes(NamedTuple):
    """The four clock times of a night as UTC instants."""

    bedtime: datetime | None
    lights_out: datetime | None
    final_awakening: datetime | None
    rise_time: datetime | None

    @property
    def span(self) -> timedelta:
        """From the first known time to the last; zero if there are fewer than two."""
        times = (self.bedtime, self.lights_out, self.final_awakening, self.rise_time)
        instants = [instant for instant in times if instant is not None]
        return instants[-1] - instants[0] if instants else timedelta()


def bed_times(diary: DiaryNight) -> BedTimes:
    """The written clock times in the order in which they happened."""
    return BedTimes(
        *clock.timeline(
            diary.night,
            diary.zone,
            diary.bedtime,
            diary.lights_out,
            diary.final_awakening,
            diary.rise_time,
        )
    )


def _minutes(count: int | None) -> timedelta | None:
    return None if count is None else count * MINUTE


def _as_written(diary: DiaryNight, times: BedTimes) -> SleepMetrics:
    """The metrics that follow from the times, however unlikely these are."""
    time_in_bed = _span(times.bedtime, times.rise_time)
    sleep_episode = _span(times.lights_out, times.rise_time)
    if diary.slept is False:
        return SleepMetrics(
            time_in_bed=time_in_bed, sleep_episode=sleep_episode, total_sleep_time=timedelta()
        )
    latency = _minutes(diary.sleep_onset_latency_minutes)
    awake = _minutes(diary.wake_after_sleep_onset_minutes)
    if awake is None and diary.awakenings == 0:
        awake = timedelta()
    onset = times.lights_out + latency if times.lights_out and latency is not None else None
    period = _span(onset, times.final_awakening)
    return SleepMetrics(
        time_in_bed=time_in_bed,
        sleep_episode=sleep_episode,
        sleep_onset_latency=latency,
        wake_after_sleep_onset=awake,
        awake_before_rising=_span(times.final_awakening, times.rise_time),
        sleep_period=period,
        total_sleep_time=period - awake if period is not None and awake is not None else None,
    )


def _contradiction(diary: DiaryNight, times: BedTimes) -> str | None:
    """A sentence about the first contradiction in what is known; `None` without one."""
    if times.span > LONGEST_TIME_IN_BED:
        return _(
            "These times give {duration} in bed. "
            "Please check their order, and morning against evening."
        ).format(duration=duration(times.span / MINUTE))
    to_bed = times.lights_out or times.bedtime
    awake_for_the_day = times.final_awakening or times.rise_time
    if diary.slept is False or to_bed is None or awake_for_the_day is None:
        return None
    room = awake_for_the_day - to_bed - (diary.sleep_onset_latency_minutes or 0) * MINUTE
    if room <= timedelta():
        if times.final_awakening:
            return _(
                "Falling asleep comes after waking for the day. "
                "Please check the time to fall asleep and both clock times."
            )
        return _(
            "Falling asleep comes after getting up. "
            "Please check the time to fall asleep and both clock times."
        )
    if room <= (diary.wake_after_sleep_onset_minutes or 0) * MINUTE:
        return _(
            "The minutes awake fill the whole night. "
            "Please check them, or answer that you did not sleep."
        )
    return None


def problems(diary: DiaryNight) -> list[str]:
    """Sentences about written times that contradict each other, and what to look at."""
    problem = _contradiction(diary, bed_times(diary))
    return [] if problem is None else [problem]


def questions(diary: DiaryNight) -> list[str]:
    """Sentences to ask about a night: times and answers that exclude each other."""
    sentences = problems(diary)
    if diary.slept is False and (diary.final_awakening or diary.awakenings):
        sentences.append(
            _(
                "You wrote that you did not sleep, and when or how often you woke. "
                "Which is right? Until you change one of them, "
                "this night counts as one without sleep."
            )
        )
    return sentences


def is_still_to_come(diary: DiaryNight, now: datetime) -> bool:
    """Whether the person woke or got up after `now`: probably the night before is meant."""
    times = bed_times(diary)
    return any(at is not None and at > now for at in (times.final_awakening, times.rise_time))


@dataclass(frozen=True, slots=True)
class Repair:
    """One clock time, twelve hours off, that would make the others add up."""

    name: str
    written: time
    likely: time


def repairs(diary: DiaryNight) -> list[Repair]:
    """Likely corrections where the times contradict each other: morning for evening.

    Only single corrections that leave a night of 2 to 14 hours; none when nothing is wrong.
    """
    if not problems(diary):
        return []
    possible = []
    for name in CLOCK_TIMES:
        written = getattr(diary, name)
        if written is None:
            continue
        likely = written.replace(hour=(written.hour + 12) % 24)
        meant = replace(diary, **{name: likely})
        shortest, longest = LIKELY_SPAN
        if not problems(meant) and shortest <= bed_times(meant).span <= longest:
            possible.append(Repair(name, written, likely))
    return possible


def metrics(diary: DiaryNight) -> SleepMetrics:
    """The metrics of one night; none at all while its times contradict each other."""
    times = bed_times(diary)
    return SleepMetrics() if _contradiction(diary, times) else _as_written(diary, times)


def echo(metrics: SleepMetrics) -> str:
    """The night in one line, "asleep 6 h 05 of 8 h 30 in bed (72 %)"; empty while unknown."""
    asleep, in_bed = metrics.total_sleep_time, metrics.time_in_bed
    if asleep is None or in_bed is None:
        if asleep is not None:
            return _("asleep {duration}").format(duration=duration(asleep / MINUTE))
        if in_bed is not None:
            return _("in bed {duration}").format(duration=duration(in_bed / MINUTE))
        return ""
    both = {"asleep": duration(asleep / MINUTE), "in_bed": duration(in_bed / MINUTE)}
    if (share := metrics.sleep_efficiency) is None:
        return _("asleep {asleep} of {in_bed} in bed").format(**both)
    return _("asleep {asleep} of {in_bed} in bed ({share})").format(**both, share=percent(share))


def missing(diary: DiaryNight) -> list[str]:
    """The columns that the time asleep still needs, once something of the sleep is written."""
    needed = {
        "lights_out": diary.lights_out,
        "sleep_onset_latency_minutes": diary.sleep_onset_latency_minutes,
        "wake_after_sleep_onset_minutes": 0
        if diary.awakenings == 0
        else diary.wake_after_sleep_onset_minutes,
        "final_awakening": diary.final_awakening,
    }
    unknown = [name for name, value in needed.items() if value is None]
    is_begun = len(unknown) < len(needed) or bool(diary.bedtime or diary.rise_time)
    return unknown if is_begun and diary.slept is not False and not problems(diary) else []


def contradicted_column(diary: DiaryNight) -> str:
    """The column beside which `questions` are asked; empty without any.

    Where you did not sleep, it is what says otherwise; else the last time that is written.
    """
    if not questions(diary):
        return ""
    if not problems(diary):
        return "final_awakening" if diary.final_awakening else "awakenings"
    return next(name for name in reversed(CLOCK_TIMES) if getattr(diary, name) is not None)
