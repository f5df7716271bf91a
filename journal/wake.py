"""The taps of the 3 a.m. screen as walks and minutes awake: suggestions, never answers.

A walk runs from "legs started" to "back in bed". Whoever forgot one of the two taps was up all
the same, but for how long is unknown, and unknown it stays.
"""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from journal.questions import QUESTIONS
from journal.rounding import whole

SAME_TAP = timedelta(minutes=3)  # a second tap on the same target by then is a sleepy thumb
MAX_WALK = timedelta(hours=4)  # two taps further apart are rather a forgotten one between them
NIGHT = (time(22), time(6))  # from and until when every page leads to the 3 a.m. screen


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap: legs started (`started`), or back in bed; `at` is an aware instant."""

    started: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Walk:
    """Once out of bed; an end nobody tapped is `None`."""

    started: datetime | None
    back: datetime | None

    @property
    def minutes(self) -> int | None:
        """Whole minutes from tap to tap, unknown when a tap is missing."""
        if self.started is None or self.back is None:
            return None
        return whole((self.back - self.started).total_seconds() / 60)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The answers that the taps of one night suggest, for its owner to confirm."""

    walks: tuple[Walk, ...]

    @property
    def timed(self) -> tuple[Walk, ...]:
        """The walks of which both ends were tapped."""
        return tuple(walk for walk in self.walks if walk.minutes is not None)

    @property
    def minutes_awake(self) -> int | None:
        """Minutes of all walks together; unknown when one of them is."""
        minutes = [walk.minutes for walk in self.walks if walk.minutes is not None]
        return sum(minutes) if len(minutes) == len(self.walks) else None

    def answers(self) -> dict[str, int]:
        """The suggested morning answers by field name; what is unknown is left out."""
        by_name = {
            "out_of_bed_walks": len(self.walks),
            "wake_after_sleep_onset_minutes": self.minutes_awake,
        }
        return {
            name: value
            for name, value in by_name.items()
            if value is not None and value <= (QUESTIONS[name].most or 0)
        }


def suggestion(taps: Iterable[Tap]) -> Suggestion | None:
    """The walks of one night from its taps in any order; `None` without a tap."""
    walks: list[Walk] = []
    last: Tap | None = None
    for tap in sorted(taps, key=lambda tap: tap.at):
        if last and last.started == tap.started and tap.at - last.at <= SAME_TAP:
            continue
        open_walk = walks[-1] if walks and last and last.started else None
        if tap.started:
            walks.append(Walk(tap.at, None))
        elif open_walk and open_walk.started and tap.at - open_walk.started <= MAX_WALK:
            walks[-1] = Walk(open_walk.started, tap.at)
        else:
            walks.append(Walk(None, tap.at))
        last = tap
    return Suggestion(tuple(walks)) if walks else None


def is_running(started: datetime | None, now: datetime) -> bool:
    """Whether somebody whose legs started at that instant is still up, as far as is known."""
    return started is not None and timedelta() <= now - started <= MAX_WALK


def leads_to_wake(local: datetime, started: datetime | None) -> bool:
    """Whether pages show the way to the 3 a.m. screen.

    They do at night, and while legs that started have not gone back to bed. `local` is now, in
    the person's zone.
    """
    begins, ends = NIGHT
    return local.time() >= begins or local.time() < ends or is_running(started, local)
