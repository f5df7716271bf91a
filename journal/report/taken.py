"""What is taken now: doses of the last nights, gathered by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from statistics import median

from journal import clock

MEDICINE = "medicine"
FULL_DAY = 1440
APART = 180  # doses whose clock times lie 3 h apart or more are different times of the day


@dataclass(frozen=True, slots=True)
class LoggedDose:
    """One dose as it was written down; `strength` is empty when the amount is unknown."""

    night: date
    name: str
    kind: str
    strength: str
    taken_at: time | None


@dataclass(frozen=True, slots=True)
class Taken:
    """One supplement or medicine: last strength, usual times (minutes since noon), nights."""

    name: str
    kind: str
    strength: str
    usual_times: tuple[float, ...]
    first_logged: date
    nights: int
    nights_answered: int

    @property
    def is_medicine(self) -> bool:
        """Medicines are listed before supplements."""
        return self.kind == MEDICINE


def key_of(name: str) -> str:
    """Names compare without regard to case and surrounding or repeated spaces."""
    return " ".join(name.split()).casefold()


def taken_now(
    doses: Iterable[LoggedDose],
    answered: Iterable[date],
    first_logged: Iterable[tuple[str, date]],
) -> tuple[Taken, ...]:
    """Each thing that the doses name: medicines first, then the one taken on most nights.

    `doses` in the order in which they were written; `answered` are the nights on which the
    person said what was taken, or that nothing was; `first_logged` holds any spelling of a
    name with a night, in all history.
    """
    by_name: dict[str, list[LoggedDose]] = {}
    for dose in sorted(doses, key=lambda dose: dose.night):
        by_name.setdefault(key_of(dose.name), []).append(dose)
    nights = set(answered).union(*({d.night for d in same} for same in by_name.values()))
    since = _earliest(first_logged)
    found = [_taken(same, len(nights), since) for same in by_name.values()]
    return tuple(sorted(found, key=lambda t: (not t.is_medicine, -t.nights, key_of(t.name))))


def _earliest(named: Iterable[tuple[str, date]]) -> dict[str, date]:
    earliest: dict[str, date] = {}
    for name, night in named:
        key = key_of(name)
        earliest[key] = min(night, earliest.get(key, night))
    return earliest


def _taken(doses: list[LoggedDose], answered: int, since: Mapping[str, date]) -> Taken:
    """One line from all doses of one name, oldest first."""
    last = doses[-1]
    strengths = dict.fromkeys(dose.strength for dose in doses if dose.night == last.night)
    return Taken(
        name=" ".join(last.name.split()),
        kind=last.kind,
        strength=" + ".join(filter(None, strengths)),
        usual_times=usual_times(dose.taken_at for dose in doses),
        first_logged=min(doses[0].night, since.get(key_of(last.name), doses[0].night)),
        nights=len({dose.night for dose in doses}),
        nights_answered=answered,
    )


def usual_times(times: Iterable[time | None]) -> tuple[float, ...]:
    """The median of each usual time of the day: minutes since noon, in the clock's order.

    Times less than 3 h apart, also across noon, belong together; a group is usual with a
    quarter of the known times, and the largest always is.
    """
    minutes = sorted(clock.minutes_since_noon(time) for time in times if time is not None)
    if not minutes:
        return ()
    groups = _groups(minutes)
    enough = min(len(minutes) / 4, max(map(len, groups)))
    usual = (median(group) % FULL_DAY for group in groups if len(group) >= enough)
    return tuple(sorted(usual, key=clock.clock_at))


def _groups(minutes: list[float]) -> list[list[float]]:
    """Sorted minutes of a day cut wherever the clock runs 3 h without one."""
    groups = [[minutes[0]]]
    for earlier, later in pairwise(minutes):
        if later - earlier >= APART:
            groups.append([])
        groups[-1].append(later)
    if len(groups) > 1 and minutes[0] + FULL_DAY - minutes[-1] < APART:
        groups[0] = groups.pop() + [minute + FULL_DAY for minute in groups[0]]
    return groups
