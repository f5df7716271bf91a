"""What changed with a course of iron, in words: values, their fall after it, nights."""
# pure, words

from collections.abc import Sequence
from decimal import Decimal

from config.language import figure as written
from config.language import gettext as _
from config.language import ngettext, with_commas
from journal import rounding
from journal.clock import Period
from journal.figures import differences
from journal.figures.differences import FEWEST_NIGHTS, Difference, counted, figure
from journal.figures.measures import Measure
from journal.figures.wording import UNKNOWN, short_date
from journal.labs.iron.nights_around import Around
from journal.labs.iron.values import FEWEST, Change, Estimate, Fall, Value, mean_of
from journal.labs.units import Unit, plain


def change_words(change: Change, unit: Unit) -> str:
    """ "41 µg/L, 3 Jan 2026; then 78 µg/L, 2 Jun 2026: 37 more"; means where there are several."""
    signed = f" {_with_sign(change.left_out)}" if change.left_out else ""
    if not change.before and not change.after:
        return f"{UNKNOWN}{signed}"
    before = _side(change.before, unit, change.places) or _("none before")
    after = _side(change.after, unit, change.places)
    words = (
        _("{before}; in the course {after}") if change.is_during else _("{before}; then {after}")
    )
    if not after:
        words = _("{before}; none after")
    moved = f": {_estimate(change.between, change.places)}" if change.between else ""
    return words.format(before=before, after=after) + moved + signed


def _with_sign(count: int) -> str:
    return ngettext(
        "({count} value with a sign not counted)", "({count} values with a sign not counted)", count
    ).format(count=count)


def _side(values: Sequence[Value], unit: Unit, places: int) -> str:
    if len(values) == 1:
        return f"{written(plain(values[0].amount))} {unit.label}, {short_date(values[0].day)}"
    if not values:
        return ""
    mean = f"{_number(mean_of(values, places), places)} {unit.label}"
    words = ngettext("{value}, mean of {count}", "{value}, mean of {count}", len(values))
    return words.format(value=mean, count=len(values))


def fall_words(fall: Fall | None, unit: Unit) -> str:
    """ "8 µg/L less a month (2 values)"; what is missing where it cannot be told."""
    if fall is None:
        return ""
    count = len(fall.values)
    if fall.a_month is None:
        if not count:
            return ""
        return ngettext(
            "{count} value after it; a fall needs two, a month apart",
            "{count} values after it; a fall needs two, a month apart",
            count,
        ).format(count=count)
    estimate = fall.a_month
    words = ngettext("{change} a month ({count} value)", "{change} a month ({count} values)", count)
    moved = _signed(estimate.amount, fall.places, f" {unit.label}")
    return _with_interval(words.format(change=moved, count=count), estimate, fall.places)


def _estimate(estimate: Estimate, places: int) -> str:
    return _with_interval(_signed(estimate.amount, places), estimate, places)


def _with_interval(change: str, estimate: Estimate, places: int) -> str:
    """A change with its interval, where there is one."""
    if estimate.low is None or estimate.high is None:
        return change
    low, high = estimate.low, estimate.high
    if low * high > 0:
        near, far = sorted((abs(low), abs(high)))
        ends = _number(near, places), _signed(far if low > 0 else -far, places)
    else:
        ends = _signed(low, places), _signed(high, places)
    words = _("{change}, 95 % interval {low} to {high}")
    return words.format(change=change, low=ends[0], high=ends[1])


def _signed(amount: float, places: int, unit: str = "") -> str:
    if not amount:
        return _("no difference")
    words = _("{amount} more") if amount > 0 else _("{amount} less")
    return words.format(amount=f"{_number(abs(amount), places)}{unit}")


def _number(amount: float, places: int) -> str:
    return written(plain(rounding.amount(Decimal(repr(amount)), places)))


def inflamed_words(values: Sequence[Value]) -> str:
    """The remark of the labs page beside ferritin; empty where no CRP was above its range."""
    days = sorted({value.inflamed_on for value in values if value.inflamed_on})
    if not days:
        return ""
    return inflamed(with_commas(map(short_date, days)))


def inflamed(days: str) -> str:
    """The remark beside a ferritin, with the days of the CRP."""
    return _(
        "CRP of {days} was above your lab’s range. Ferritin may read higher during inflammation."
    ).format(days=days)


def nights_words(around: Around, hours: str) -> list[str]:
    """The nights that are meant, and each figure of them with its nights."""
    words = _("{before}, then {after}")
    if around.is_during:
        words = _("{before}, the latest nights of it {after}")
    lead = words.format(before=_span(around.before), after=_span(around.after))
    if not any(each.first_nights + each.second_nights for _measure, each in around.differences):
        return [_("{nights}: no rating").format(nights=lead)]
    return [lead, *(_compared(measure, each, hours) for measure, each in around.differences)]


def _span(period: Period) -> str:
    return _("{first} to {last}").format(
        first=short_date(period.first), last=short_date(period.last)
    )


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
    places = {"figure": measure.label, "before": first, "after": second}
    moved = between.as_printed(kind)
    if moved is None or between.low is None or between.high is None:
        words = _(
            "{figure}: {before}, then {after}; a difference needs {count} nights on each side"
        )
        return words.format(**places, count=FEWEST_NIGHTS)
    ends = differences.interval(kind, between.low, between.high)
    words = _("{figure}: {before}, then {after}; {change} (95 % interval {interval})")
    return words.format(**places, change=differences.change(kind, moved), interval=ends)


def how() -> str:
    """How differences, falls and their intervals are worked out."""
    return _(
        "Two values give their difference. From {fewest} values on, it is the difference of the "
        "averages before and after, with Student’s 95 % interval. That takes the values of one "
        "side to vary around one level. Values of the year before and the year after count, up "
        "to the next course. While a course goes on, values from its fifth week on count as "
        "after. A value printed with a sign such as < is not counted. A month is a twelfth of a "
        "year. With {fewest} values or more, the fall is the slope of a straight line, with its "
        "interval."
    ).format(fewest=FEWEST)
