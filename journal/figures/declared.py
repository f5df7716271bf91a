"""The declared factors: what counts as with and without, beside which outcome, with which lag.

All of it is fixed here, before anybody's nights are looked at: one outcome and one lag a
factor, one line between with and without. A night on which the answer is unknown is neither.
Figures are tested as they were measured; the line then only parts the nights that are shown.
A room that declares factors of its own registers them in its `AppConfig.ready`.
"""
# pure

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from statistics import median, pstdev

from journal import caffeine, sleep
from journal.clock import minutes_since_noon
from journal.clock_figures import ClockAxis
from journal.diary import DiaryNight, ExerciseBout
from journal.figures.exposures import Diary, Exposure, Factor, Question
from journal.figures.measures import (
    ASLEEP,
    DURING_NIGHT,
    EVENING,
    FALLING_ASLEEP,
    WORST,
    Numbers,
)
from journal.figures.wording import number
from journal.sleep import MINUTE

LATE_CAFFEINE = time(14)
LATE_EXERCISE = time(18)
ON_BOARD_MG = 50
LATE_BY_MINUTES = 45
HOUR = 60

Claim = Callable[[DiaryNight], bool | None]
Amount = Callable[[DiaryNight], float | None]


@dataclass(frozen=True, slots=True)
class Declared:
    """A factor with its line between with and without.

    `amount` is measured in steps; `is_after_evening` says that the evening's rating came first.
    """

    factor: Factor
    claim: Claim
    amount: Amount | None = None
    is_after_evening: bool = False


Source = Callable[[Diary], Iterable[Declared]]
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
    return [_exposure(diary, each) for each in declared]


def _exposure(diary: Diary, declared: Declared) -> Exposure:
    factor, amount = declared.factor, declared.amount
    return Exposure(
        factor,
        exposed=_nightly(diary, declared.claim, factor.lag),
        outcome=factor.outcome.over(diary.period, diary.nights),
        amounts=_nightly(diary, amount, factor.lag) if amount else None,
        earlier=EVENING.over(diary.period, diary.nights) if declared.is_after_evening else None,
    )


def _nightly(diary: Diary, answer: Amount, lag: int) -> Numbers:
    """An answer for each night of the period, moved on by so many nights."""
    answers = {night.night: answer(night) for night in diary.nights}
    in_order = (answers.get(night) for night in diary.period.nights())
    numbers = [None if each is None else float(each) for each in in_order]
    return tuple([*[None] * lag, *numbers][: len(numbers)])


def _drinks(diary: Diary) -> list[Declared]:
    def on_board(night: DiaryNight) -> float | None:
        return caffeine.at_bedtime(night, diary.half_life)

    return [
        Declared(
            Factor(
                "late-caffeine", "Caffeine after 14:00", "a drink at 14:00 or later", FALLING_ASLEEP
            ),
            _drank_late,
        ),
        Declared(
            Factor(
                "caffeine-at-bedtime",
                "Caffeine on board at bedtime",
                f"more than {ON_BOARD_MG} mg left at bedtime by the estimate",
                ASLEEP,
                step=f"for each {ON_BOARD_MG} mg",
            ),
            lambda night: _more_than(on_board(night), ON_BOARD_MG),
            amount=lambda night: _steps(on_board(night), ON_BOARD_MG),
        ),
        Declared(
            Factor("alcohol", "Alcohol", "any drink", DURING_NIGHT),
            lambda night: _more_than(night.alcohol_drinks, 0),
        ),
    ]


def _movement(diary: Diary) -> list[Declared]:
    bouts = diary.bouts
    weekend = "Friday or Saturday evening"
    return [
        Declared(
            Factor("exercise", "Exercise that day", "any exercise", EVENING),
            lambda night: night.night in bouts or _more_than(night.exercise_minutes, 0),
        ),
        Declared(
            Factor(
                "late-exercise", "Exercise after 18:00", "a start at 18:00 or later", FALLING_ASLEEP
            ),
            lambda night: _exercised_late(night, bouts.get(night.night, ())),
        ),
        Declared(
            Factor("sat-still", "Sat still in the evening", "30 minutes or more", EVENING),
            lambda night: night.sat_still,
        ),
        Declared(
            Factor("weekend", weekend, "the weekday of the evening", EVENING, weekly=True),
            lambda night: night.night.weekday() in {4, 5},
        ),
    ]


def _from_sleep(diary: Diary) -> list[Declared]:
    axis = ClockAxis.of(map(_to_bed, diary.nights))
    bedtimes = [at for night in diary.nights if (at := axis.placed(_to_bed(night))) is not None]
    slept = [minutes for night in diary.nights if (minutes := _slept(night)) is not None]
    late = (median(bedtimes) if bedtimes else 0) + LATE_BY_MINUTES
    usual = median(slept) if slept else 0
    return [
        Declared(
            Factor(
                "late-bedtime",
                "A late bedtime the night before",
                f"more than {LATE_BY_MINUTES} minutes after your median bedtime",
                EVENING,
                lag=1,
            ),
            lambda night: _more_than(axis.placed(_to_bed(night)), late),
        ),
        Declared(
            Factor(
                "short-sleep",
                "A short sleep the night before",
                "less than your median total sleep",
                EVENING,
                lag=1,
                step="for each hour less",
            ),
            lambda night: _less_than(_slept(night), usual),
            amount=lambda night: _steps(_slept(night), -HOUR),
        ),
    ]


def _own_questions(diary: Diary) -> Iterator[Declared]:
    for question in diary.questions:
        if question.name.casefold() not in diary.left_out:
            yield _own_claim(diary, question) if question.is_claim else _own_figure(diary, question)


def _own_claim(diary: Diary, question: Question) -> Declared:
    factor = Factor(f"own-{question.key}", question.name, "yes", WORST)
    return Declared(factor, lambda night: _more_than(_own_answer(diary, question, night), 0))


def _own_figure(diary: Diary, question: Question) -> Declared:
    """A figure is tested in steps of its usual spread, one standard deviation."""

    def answer(night: DiaryNight) -> float | None:
        return _own_answer(diary, question, night)

    values = [value for night in diary.nights if (value := answer(night)) is not None]
    line, spread = (median(values), pstdev(values)) if values else (0.0, 0.0)
    step = f"for each {number(spread)} more, the usual spread" if spread else ""
    return Declared(
        Factor(
            f"own-{question.key}", question.name, "more than your median answer", WORST, step=step
        ),
        lambda night: _more_than(answer(night), line),
        amount=(lambda night: _steps(answer(night), spread)) if spread else None,
    )


def _own_answer(diary: Diary, question: Question, night: DiaryNight) -> float | None:
    return diary.own_answers.get(night.night, {}).get(question.key)


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


def _more_than(value: float | None, line: float) -> bool | None:
    return None if value is None else value > line


def _less_than(value: float | None, line: float) -> bool | None:
    return None if value is None else value < line


def _steps(value: float | None, step: float) -> float | None:
    return None if value is None else value / step
