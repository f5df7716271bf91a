"""What changed with a course of iron, in words: values, their fall after it, nights."""
# pure

from collections.abc import Sequence
from decimal import Decimal

from journal import rounding
from journal.clock import Period
from journal.figures import differences
from journal.figures.differences import FEWEST_NIGHTS, Difference, counted, figure
from journal.figures.measures import Measure
from journal.figures.wording import UNKNOWN, short_date
from journal.labs.iron.course_words import count_of
from journal.labs.iron.nights_around import Around
from journal.labs.iron.values import FEWEST, Change, Estimate, Fall, Value, mean_of
from journal.labs.units import Unit, plain


def change_words(change: Change, unit: Unit) -> str:
    """ "41 µg/L, 3 Jan 2026; then 78 µg/L, 2 Jun 2026: 37 more"; means where there are several."""
    signed = f" ({count_of(change.left_out, 'value')} with a sign not counted)" * bool(
        change.left_out
    )
    if not change.before and not change.after:
        return f"{UNKNOWN}{signed}"
    before = _side(change.before, unit, change.places) or "none before"
    after = _side(change.after, unit, change.places)
    then = "in the course" if change.is_during else "then"
    text = f"{before}; {then} {after}" if after else f"{before}; none after"
    moved = f": {_estimate(change.between, change.places)}" if change.between else ""
    return f"{text}{moved}{signed}"


def _side(values: Sequence[Value], unit: Unit, places: int) -> str:
    if len(values) == 1:
        return f"{plain(values[0].amount)} {unit.label}, {short_date(values[0].day)}"
    if not values:
        return ""
    mean = mean_of(values, places)
    return f"{_number(mean, places)} {unit.label}, mean of {len(values)}"


def fall_words(fall: Fall | None, unit: Unit) -> str:
    """ "8 µg/L less a month (2 values)"; what is missing where it cannot be told."""
    if fall is None:
        return ""
    count = count_of(len(fall.values), "value")
    if fall.a_month is None:
        return f"{count} after it; a fall needs two, a month apart" if fall.values else ""
    estimate = fall.a_month
    text = f"{_signed(estimate.amount, fall.places, f' {unit.label}')} a month ({count})"
    return f"{text}{_interval(estimate, fall.places)}"


def _estimate(estimate: Estimate, places: int) -> str:
    return f"{_signed(estimate.amount, places)}{_interval(estimate, places)}"


def _interval(estimate: Estimate, places: int) -> str:
    if estimate.low is None or estimate.high is None:
        return ""
    low, high = estimate.low, estimate.high
    if low * high > 0:
        near, far = sorted((abs(low), abs(high)))
        ends = f"{_number(near, places)} to {_signed(far if low > 0 else -far, places)}"
    else:
        ends = f"{_signed(low, places)} to {_signed(high, places)}"
    return f", 95 % interval {ends}"


def _signed(amount: float, places: int, unit: str = "") -> str:
    if not amount:
        return "no difference"
    return f"{_number(abs(amount), places)}{unit} {'more' if amount > 0 else 'less'}"


def _number(amount: float, places: int) -> str:
    return plain(rounding.amount(Decimal(repr(amount)), places))


def inflamed_words(values: Sequence[Value]) -> str:
    """The remark of the labs page beside ferritin; empty where no CRP was above its range."""
    days = sorted({value.inflamed_on for value in values if value.inflamed_on})
    if not days:
        return ""
    return (
        f"CRP of {', '.join(map(short_date, days))} was above your lab’s range. Ferritin may read "
        "higher during inflammation."
    )


def nights_words(around: Around, hours: str) -> list[str]:
    """The nights that are meant, and each figure of them with its nights."""
    then = "the latest nights of it" if around.is_during else "then"
    lead = f"{_span(around.before)}, {then} {_span(around.after)}"
    if not any(each.first_nights + each.second_nights for _, each in around.differences):
        return [f"{lead}: no rating"]
    return [lead, *(_compared(measure, each, hours) for measure, each in around.differences)]


def _span(period: Period) -> str:
    return f"{short_date(period.first)} to {short_date(period.last)}"


def _compared(measure: Measure, between: Difference, hours: str) -> str:
    kind = measure.kind
    sides = (
        (between.first_value, between.first_nights),
        (between.second_value, between.second_nights),
    )
    first, second = (
        counted(kind, value, nights) or f"{figure(kind, value, hours)} ({nights})"
        for value, nights in sides
    )
    text = f"{measure.label}: {first}, then {second}"
    moved = between.as_printed(kind)
    if moved is None or between.low is None or between.high is None:
        return f"{text}; a difference needs {FEWEST_NIGHTS} nights on each side"
    ends = differences.interval(kind, between.low, between.high)
    return f"{text}; {differences.change(kind, moved)} (95 % interval {ends})"


HOW = (
    f"Two values give their difference. From {FEWEST} values on, it is the difference of the "
    "averages before and after, with Student’s 95 % interval. That takes the values of one side to "
    "vary around one level. Values of the year before and the year after count, up to the next "
    "course. While a course goes on, values from its fifth week on count as after. A value printed "
    "with a sign such as < is not counted. A month is a twelfth of a year. With "
    f"{FEWEST} values or more, the fall is the slope of a straight line, with its interval."
)
