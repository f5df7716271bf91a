"""Blood values around a course of iron: before and after it, and how they fall once it is over.

One value is a value, two are a plain difference. From three on the difference is one of the
means before and after, or the slope of a straight line, with Student's 95 % interval: values of
one side are taken to scatter around one level, or around the line. To what they scatter one last
digit is added, so that values that are all alike are no proof that no other can come.
"""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from math import sqrt

from journal.labs import catalogue
from journal.labs.catalogue import LabTest
from journal.labs.iron.courses import IronCourse
from journal.labs.result import Result, inflamed_near, saturations
from journal.labs.units import decimals, rounded, shown
from journal.rounding import rounded as rounded_number

YEAR = timedelta(days=365)  # values at most so long before or after a course stand beside it
SETTLING = timedelta(days=28)  # of a course that goes on, until its own values count
MONTH = 365.25 / 12  # days
FEWEST = 3  # values for an interval
SURE = 0.975


@dataclass(frozen=True, slots=True)
class Value:
    """One value in the person's unit, as it is printed; `sign` such as "<" where it has one.

    `inflamed_on` is the day of a CRP above its lab's range within 30 days.
    """

    day: date
    amount: Decimal
    sign: str = ""
    is_calculated: bool = False
    inflamed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """A difference or a slope, with its interval where there are enough values for one."""

    amount: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Values before and after a course, and what lies between them; `left_out` have a sign.

    `is_during`: there is none after its end, so that those after its first weeks stand for them.
    """

    before: tuple[Value, ...]
    after: tuple[Value, ...]
    is_during: bool
    places: int
    between: Estimate | None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Fall:
    """Values after the end of a course, up to the next one, and their slope a month."""

    values: tuple[Value, ...]
    places: int
    a_month: Estimate | None


def values_of(test: LabTest, results: Sequence[Result], system: str) -> list[Value]:
    """The values of a test in the unit of "us" or "metric", oldest first.

    A saturation that can be calculated stands where none was printed.
    """
    unit = test.shown(system)
    values = [
        Value(
            result.taken_on,
            shown(result.value, result.unit, unit),
            result.comparator,
            inflamed_on=_inflamed(result, results),
        )
        for result in results
        if result.test is test
    ]
    if test is catalogue.TSAT:
        values += [
            Value(each.taken_on, rounded(each.percent, 1), is_calculated=True)
            for each in saturations(results)
            if not each.entered
        ]
    return sorted(values, key=lambda value: value.day)


def _inflamed(result: Result, results: Sequence[Result]) -> date | None:
    crp = inflamed_near(result.taken_on, results) if result.test is catalogue.FERRITIN else None
    return crp.taken_on if crp else None


def change(
    course: IronCourse, others: Iterable[IronCourse], values: Iterable[Value], day: date
) -> Change:
    """What a course changed: values of the year before, and of the year after, it.

    No value counts that lies before the end of an earlier course or after the start of a later
    one. A value of the first day counts as taken before. `day` is today's.
    """
    every = list(values)
    since, until = _neighbours(course, others)
    if not course.is_first_known:
        return _change((), (), is_during=False)
    before = [v for v in every if max(since, course.first - YEAR) < v.day <= course.first]
    end = course.last or day
    after = [v for v in every if end < v.day <= min(until, end + YEAR)]
    is_during = not after and not course.is_infusion
    if is_during:
        after = [v for v in every if course.first + SETTLING <= v.day <= min(until, end)]
    return _change(before, after, is_during=is_during)


def _neighbours(course: IronCourse, others: Iterable[IronCourse]) -> tuple[date, date]:
    """The end of the course before, and the start of the one after; first and last of all days.

    A course that goes on beside it bounds it by where it began.
    """
    since, until = date.min + YEAR, date.max - YEAR
    for other in others:
        if other.first > course.first:
            until = min(until, other.first)
        elif other.first < course.first:
            over = other.last is not None and other.last < course.first
            since = max(since, other.last if over and other.last else other.first)
    return since, until


def _change(before: Sequence[Value], after: Sequence[Value], *, is_during: bool) -> Change:
    first, second = (tuple(v for v in side if not v.sign) for side in (before, after))
    places = _places([*first, *second])
    between = _between(first, second, places) if first and second else None
    left_out = len(before) + len(after) - len(first) - len(second)
    return Change(first, second, is_during, places, between, left_out)


def _places(values: Sequence[Value]) -> int:
    return max((decimals(value.amount) for value in values), default=0)


def _between(before: Sequence[Value], after: Sequence[Value], places: int) -> Estimate:
    """The difference of the means as they are printed, so that a reader arrives at it."""
    amount = rounded_number(mean_of(after, places) - mean_of(before, places), places)
    count = len(before) + len(after)
    if count < FEWEST:
        return Estimate(amount)
    sides = [[float(value.amount) for value in side] for side in (before, after)]
    first, second = (sum(side) / len(side) for side in sides)
    squares = sum((each - sum(side) / len(side)) ** 2 for side in sides for each in side)
    spread = sqrt(1 / len(before) + 1 / len(after))
    return replace(_with_interval(second - first, squares, spread, count, places), amount=amount)


def mean_of(values: Sequence[Value], places: int) -> float:
    """The mean of some values, to so many decimals."""
    return rounded_number(float(sum(value.amount for value in values) / len(values)), places)


def fall(course: IronCourse, others: Iterable[IronCourse], values: Iterable[Value]) -> Fall | None:
    """How the values go after the end of a course; `None` while it goes on.

    A slope needs two values a month apart.
    """
    if course.last is None or (not course.is_first_known and course.is_infusion):
        return None
    _, until = _neighbours(course, others)
    end = course.last
    after = tuple(v for v in values if not v.sign and end < v.day <= until)
    places = _places(after) + 1
    is_long = len(after) > 1 and (after[-1].day - after[0].day).days >= MONTH
    return Fall(after, places, _slope(after, places) if is_long else None)


def _slope(values: Sequence[Value], places: int) -> Estimate:
    """Least squares; the months count from the first value."""
    months = [(value.day - values[0].day).days / MONTH for value in values]
    amounts = [float(value.amount) for value in values]
    middle, mean = sum(months) / len(months), sum(amounts) / len(amounts)
    wide = sum((month - middle) ** 2 for month in months)
    slope = sum((m - middle) * (a - mean) for m, a in zip(months, amounts, strict=True)) / wide
    if len(values) < FEWEST:
        return Estimate(rounded_number(slope, places))
    squares = sum(
        (a - mean - slope * (m - middle)) ** 2 for m, a in zip(months, amounts, strict=True)
    )
    return _with_interval(slope, squares, 1 / sqrt(wide), len(values), places)


def _with_interval(
    amount: float, squares: float, spread: float, count: int, places: int
) -> Estimate:
    """Student's interval of something whose error is `spread` times that of one value."""
    from journal.figures.student import student  # numpy, only where it is needed

    freedom = count - 2
    digit = 10.0**-places
    half = student(SURE, freedom) * sqrt((squares + digit**2) / freedom) * spread
    low, high = (rounded_number(end, places) for end in (amount - half, amount + half))
    return Estimate(rounded_number(amount, places), low, high)
