"""The declared factors: what counts as with and without, beside which outcome, with which lag.

All of it is fixed here, before anybody's nights are looked at: one outcome and one lag a
factor, one line between with and without. A night on which the answer is unknown is neither.
A room that declares factors of its own registers them in its `AppConfig.ready`.
"""
# pure

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from statistics import median

from journal import caffeine, sleep
from journal.clock import Period, minutes_since_noon
from journal.clock_figures import ClockAxis
from journal.diary import DiaryNight, ExerciseBout, TakenDose
from journal.figures.left_out import LeftOut
from journal.figures.measures import (
    ASLEEP,
    DURING_NIGHT,
    EVENING,
    FALLING_ASLEEP,
    WORST,
    Measure,
)
from journal.sleep import MINUTE

LATE_CAFFEINE = time(14)
LATE_EXERCISE = time(18)
ON_BOARD_MG = 50
LATE_BY_MINUTES = 45

Claim = Callable[[DiaryNight], bool | None]


@dataclass(frozen=True, slots=True)
class Factor:
    """One declared question; the outcome is that of `lag` nights later."""

    key: str
    label: str
    rule: str
    outcome: Measure
    lag: int = 0
    weekly: bool = False


@dataclass(frozen=True, slots=True)
class Exposure:
    """A factor night by night, 1 with, 0 without, set beside the outcome it is asked about."""

    factor: Factor
    exposed: tuple[float | None, ...]
    outcome: tuple[float | None, ...]

    @property
    def outcome_key(self) -> str:
        """Exposures with the same key have the same outcome."""
        return self.factor.outcome.key

    @property
    def weekly(self) -> bool:
        """Whether the weekday is the question, and so is not taken out."""
        return self.factor.weekly


@dataclass(frozen=True, slots=True)
class Question:
    """One of the person's own questions: yes or no, or a figure."""

    key: int
    name: str
    is_claim: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """The nights of a period and what was taken, done and answered on them.

    `left_out` are those of its `names` that are not tested, by the name in small letters.
    """

    period: Period
    nights: Sequence[DiaryNight]
    took_doses: Mapping[date, bool | None] = field(default_factory=dict)
    doses: Mapping[date, tuple[TakenDose, ...]] = field(default_factory=dict)
    bouts: Mapping[date, tuple[ExerciseBout, ...]] = field(default_factory=dict)
    own_answers: Mapping[date, Mapping[int, float]] = field(default_factory=dict)
    questions: Sequence[Question] = ()
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)
    half_life: float = caffeine.HALF_LIFE_HOURS

    def taken_names(self) -> dict[str, str]:
        """The names of what was taken, each by itself in small letters."""
        doses = (dose for listed in self.doses.values() for dose in listed)
        return {dose.name.casefold(): dose.name for dose in doses}

    def names(self) -> dict[str, str]:
        """The names of what was taken or asked, each by itself in small letters."""
        return self.taken_names() | {each.name.casefold(): each.name for each in self.questions}


Declared = list[tuple[Factor, Claim]]
Source = Callable[[Diary], Declared]
_sources: dict[str, Source] = {}


def register(name: str, source: Source) -> None:
    """Ask `source(diary)` from now on; under the same name the later one counts."""
    _sources[name] = source


def exposures(diary: Diary) -> list[Exposure]:
    """Every declared factor over the nights of the period, those of rooms among them."""
    declared = [
        *_drinks(diary),
        *_movement(diary),
        *_from_sleep(diary),
        *(each for source in _sources.values() for each in source(diary)),
        *_own_questions(diary),
    ]
    return [_exposure(diary, factor, claim) for factor, claim in declared]


def _exposure(diary: Diary, factor: Factor, claim: Claim) -> Exposure:
    claims = {night.night: claim(night) for night in diary.nights}
    answers = [claims.get(night) for night in diary.period.nights()]
    exposed = [None if answer is None else float(answer) for answer in answers]
    shifted = [*[None] * factor.lag, *exposed][: len(exposed)]
    return Exposure(factor, tuple(shifted), factor.outcome.over(diary.period, diary.nights))


def _drinks(diary: Diary) -> Declared:
    half_life = diary.half_life
    return [
        (
            Factor(
                "late-caffeine", "Caffeine after 14:00", "a drink at 14:00 or later", FALLING_ASLEEP
            ),
            _drank_late,
        ),
        (
            Factor(
                "caffeine-at-bedtime",
                "Caffeine on board at bedtime",
                f"more than {ON_BOARD_MG} mg left at bedtime by the estimate",
                ASLEEP,
            ),
            lambda night: _more_than(caffeine.at_bedtime(night, half_life), ON_BOARD_MG),
        ),
        (
            Factor("alcohol", "Alcohol", "any drink", DURING_NIGHT),
            lambda night: _more_than(night.alcohol_drinks, 0),
        ),
    ]


def _movement(diary: Diary) -> Declared:
    bouts = diary.bouts
    weekend = "Friday or Saturday evening"
    return [
        (
            Factor("exercise", "Exercise that day", "any exercise", EVENING),
            lambda night: night.night in bouts or _more_than(night.exercise_minutes, 0),
        ),
        (
            Factor(
                "late-exercise", "Exercise after 18:00", "a start at 18:00 or later", FALLING_ASLEEP
            ),
            lambda night: _exercised_late(night, bouts.get(night.night, ())),
        ),
        (
            Factor("sat-still", "Sat still in the evening", "30 minutes or more", EVENING),
            lambda night: night.sat_still,
        ),
        (
            Factor("weekend", weekend, "the weekday of the evening", EVENING, weekly=True),
            lambda night: night.night.weekday() in {4, 5},
        ),
    ]


def _from_sleep(diary: Diary) -> Declared:
    axis = ClockAxis.of(map(_to_bed, diary.nights))
    bedtimes = [at for night in diary.nights if (at := axis.placed(_to_bed(night))) is not None]
    slept = [minutes for night in diary.nights if (minutes := _slept(night)) is not None]
    late = (median(bedtimes) if bedtimes else 0) + LATE_BY_MINUTES
    usual = median(slept) if slept else 0
    return [
        (
            Factor(
                "late-bedtime",
                "A late bedtime the night before",
                f"more than {LATE_BY_MINUTES} minutes after your median bedtime",
                EVENING,
                lag=1,
            ),
            lambda night: _more_than(axis.placed(_to_bed(night)), late),
        ),
        (
            Factor(
                "short-sleep",
                "A short sleep the night before",
                "less than your median total sleep",
                EVENING,
                lag=1,
            ),
            lambda night: _less_than(_slept(night), usual),
        ),
    ]


def _own_questions(diary: Diary) -> Declared:
    return [
        (
            Factor(
                f"own-{question.key}",
                question.name,
                "yes" if question.is_claim else "more than your median answer",
                WORST,
            ),
            _own_claim(diary, question),
        )
        for question in diary.questions
        if question.name.casefold() not in diary.left_out
    ]


def _drank_late(night: DiaryNight) -> bool | None:
    if night.caffeine_doses is None:
        return None
    times = [dose.taken_at for dose in night.caffeine_doses]
    known_times = [at for at in times if at is not None]
    if known_times and _any_from(LATE_CAFFEINE, night, known_times):
        return True
    said_none = night.caffeine_mg == 0
    return False if said_none or (times and len(known_times) == len(times)) else None


def _any_from(start: time, night: DiaryNight, times: Sequence[time]) -> bool:
    """Whether one of these times lies at or after `start`, in the waking day before that sleep."""
    _, moment_of = caffeine.waking_day(night)
    late = datetime.combine(night.night, start, night.zone)
    return any(moment_of(at) >= late for at in times)


def _exercised_late(night: DiaryNight, bouts: Sequence[ExerciseBout]) -> bool | None:
    if not bouts:
        return False if night.exercise_minutes == 0 else None
    known_times = [bout.started_at for bout in bouts if bout.started_at is not None]
    if known_times and _any_from(LATE_EXERCISE, night, known_times):
        return True
    return False if len(known_times) == len(bouts) else None


def _to_bed(night: DiaryNight) -> float | None:
    return None if night.bedtime is None else minutes_since_noon(night.bedtime)


def _slept(night: DiaryNight) -> float | None:
    asleep = sleep.metrics(night).total_sleep_time
    return None if asleep is None else asleep / MINUTE


def _own_claim(diary: Diary, question: Question) -> Claim:
    def answer(night: DiaryNight) -> float | None:
        return diary.own_answers.get(night.night, {}).get(question.key)

    values = [value for night in diary.nights if (value := answer(night)) is not None]
    line = 0.0 if question.is_claim or not values else median(values)
    return lambda night: _more_than(answer(night), line)


def _more_than(value: float | None, line: float) -> bool | None:
    return None if value is None else value > line


def _less_than(value: float | None, line: float) -> bool | None:
    return None if value is None else value < line
