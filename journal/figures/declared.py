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

from journal import caffeine
from journal.clock import minutes_since_noon
from journal.clock_figures import ClockAxis
from journal.diary import DiaryNight, ExerciseBout
from journal.figures import known_factors
from journal.figures.exposures import Diary, Exposure, Factor, Question
from journal.figures.measures import ASLEEP, EVENING, Numbers
from journal.figures.series import spread

LATE_CAFFEINE = time(14)
LATE_EXERCISE = time(18)
ON_BOARD_MG = 50
LATE_BY_MINUTES = 45
HOUR = 60

Claims = Sequence[bool | None]
Amounts = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Declared:
    """A factor with its line between with and without: one claim for each logged night.

    `amounts` are measured in steps; `is_after_evening` says that the evening's rating came first.
    """

    factor: Factor
    claims: Claims
    amounts: Amounts | None = None
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
    outcomes = {each.factor.outcome for each in declared} | {EVENING}
    over = {measure: measure.over(diary.period, diary.figures) for measure in outcomes}
    return [
        Exposure(
            each.factor,
            exposed=_nightly(diary, each.claims, each.factor.lag),
            outcome=over[each.factor.outcome],
            amounts=_nightly(diary, each.amounts, each.factor.lag) if each.amounts else None,
            earlier=over[EVENING] if each.is_after_evening else None,
        )
        for each in declared
    ]


def _nightly(diary: Diary, answers: Amounts, lag: int) -> Numbers:
    """An answer for each night of the period, moved on by so many nights."""
    numbers = (None if each is None else float(each) for each in answers)
    nights = spread(len(diary.period), diary.figures.places(diary.period), numbers)
    return tuple([*[None] * lag, *nights][: len(nights)])


def _drinks(diary: Diary) -> list[Declared]:
    columns = diary.figures.columns
    on_board = columns["caffeine_at_bedtime_mg"]
    return [
        Declared(
            known_factors.LATE_CAFFEINE,
            diary.column({night.night: _drank_late(night) for night in diary.nights}),
        ),
        Declared(
            known_factors.caffeine_at_bedtime(ON_BOARD_MG),
            [_more_than(left, ON_BOARD_MG) for left in on_board],
            amounts=[_steps(left, ON_BOARD_MG) for left in on_board],
        ),
        Declared(
            known_factors.ALCOHOL,
            [_more_than(drinks, 0) for drinks in columns["alcohol_drinks"]],
        ),
    ]


def _movement(diary: Diary) -> list[Declared]:
    bouts, columns = diary.bouts, diary.figures.columns
    minutes = list(zip(diary.logged, columns["exercise_minutes"], strict=True))
    at_rest = {night for night, exercised in minutes if exercised == 0}
    late = {
        night.night: _exercised_late(night, bouts[night.night])
        for night in diary.nights
        if night.night in bouts
    }
    return [
        Declared(
            known_factors.EXERCISE,
            [night in bouts or _more_than(exercised, 0) for night, exercised in minutes],
        ),
        Declared(
            known_factors.LATE_EXERCISE,
            diary.column(dict.fromkeys(at_rest, False) | late),
        ),
        Declared(known_factors.SAT_STILL, columns["sat_still"]),
        Declared(
            known_factors.WEEKEND,
            [night.weekday() in {4, 5} for night in diary.logged],
        ),
    ]


def _from_sleep(diary: Diary) -> list[Declared]:
    to_bed = [_to_bed(night) for night in diary.nights]
    axis = ClockAxis.of(to_bed)
    bedtimes = [None if at is None else axis.place(at) for at in to_bed]
    by_night = dict(zip((night.night for night in diary.nights), bedtimes, strict=True))
    late = _median(bedtimes) + LATE_BY_MINUTES
    slept = diary.figures.columns[ASLEEP.column]
    usual = _median(slept)
    return [
        Declared(
            known_factors.late_bedtime(LATE_BY_MINUTES),
            [_more_than(at, late) for at in diary.column(by_night)],
        ),
        Declared(
            known_factors.SHORT_SLEEP,
            [None if minutes is None else minutes < usual for minutes in slept],
            amounts=[_steps(minutes, -HOUR) for minutes in slept],
        ),
    ]


def _median(values: Amounts) -> float:
    """The median of the known values; 0 without any."""
    known = [value for value in values if value is not None]
    return median(known) if known else 0.0


def _own_questions(diary: Diary) -> Iterator[Declared]:
    for question in diary.questions:
        if question.name.casefold() not in diary.left_out:
            yield _own_claim(diary, question) if question.is_claim else _own_figure(diary, question)


def _own_claim(diary: Diary, question: Question) -> Declared:
    claims = [_more_than(answer, 0) for answer in _own_answers(diary, question)]
    return Declared(known_factors.own_claim(question), claims)


def _own_figure(diary: Diary, question: Question) -> Declared:
    """A figure is tested in steps of its usual spread, one standard deviation."""
    answers = _own_answers(diary, question)
    values = [value for value in answers if value is not None]
    line, usual = (median(values), pstdev(values)) if values else (0.0, 0.0)
    return Declared(
        known_factors.own_figure(question, usual),
        [_more_than(answer, line) for answer in answers],
        amounts=[_steps(answer, usual) for answer in answers] if usual else None,
    )


def _own_answers(diary: Diary, question: Question) -> Amounts:
    """The answers to a question, one for each logged night."""
    own = diary.own_answers
    return [own[night].get(question.key) if night in own else None for night in diary.logged]


def _drank_late(night: DiaryNight) -> bool | None:
    if night.caffeine_doses is None:
        return None
    times = [dose.taken_at for dose in night.caffeine_doses]
    known_times = [at for at in times if at is not None]
    if known_times and _any_from(LATE_CAFFEINE, night, known_times):
        return True
    had_none = night.caffeine_mg == 0
    return False if had_none or (times and len(known_times) == len(times)) else None


def _any_from(start: time, night: DiaryNight, times: Sequence[time]) -> bool:
    """Whether one of these times lies at or after `start`, in the waking day before that sleep."""
    _, moment_of = caffeine.waking_day(night)
    late = datetime.combine(night.night, start, night.zone)
    return any(moment_of(at) >= late for at in times)


def _exercised_late(night: DiaryNight, bouts: Sequence[ExerciseBout]) -> bool | None:
    known_times = [bout.started_at for bout in bouts if bout.started_at is not None]
    if known_times and _any_from(LATE_EXERCISE, night, known_times):
        return True
    return False if len(known_times) == len(bouts) else None


def _to_bed(night: DiaryNight) -> float | None:
    return None if night.bedtime is None else minutes_since_noon(night.bedtime)


def _more_than(value: float | None, line: float) -> bool | None:
    return None if value is None else value > line


def _steps(value: float | None, step: float) -> float | None:
    return None if value is None else value / step
