"""What a doctor asks beside a dopaminergic medicine, each as then and now.

The features of augmentation that the task force names (Garcia-Borreguero 2016, Sleep Med 21:1):
an earlier start, less rest until symptoms come, spread to other parts, more strength, a shorter
relief, and whether the dose was raised since. Then and now are the first and the last 28 nights
(`journal.figures.ends`), a difference is one of means, as everywhere. Nothing is added up and
nothing is concluded.
"""
# pure, words

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from config.language import gettext as _
from config.language import gettext_lazy, gettext_noop, list_text, with_commas
from journal.clock import Period
from journal.figures.differences import (
    DECIMALS,
    Differ,
    Difference,
    change,
    counted,
    figure,
    interval,
    printed,
    sides_between,
)
from journal.figures.ends import ends_of
from journal.figures.measures import ONSET, WORST, Kind, Measure
from journal.figures.on_demand import worked_out
from journal.figures.series import between_known
from journal.figures.wording import UNKNOWN, short_date
from journal.night_figures import FiguresByNight
from journal.regimen.nutrients import in_unit
from journal.regimen.plan import Product, Step, strength
from journal.regimen.plan_page import dose_words
from journal.rounding import rounded

NOT_RECORDED = gettext_noop("not recorded")
NOT_ENOUGH = gettext_noop("not enough nights")


REST = Measure(
    "rest_until_symptoms",
    gettext_lazy("At rest until symptoms came"),
    Kind.MINUTES,
    "rest_minutes_to_symptoms",
)
BEYOND_LEGS = Measure(
    "beyond_legs",
    gettext_lazy("Nights a week beyond the legs"),
    Kind.PER_WEEK,
    "beyond_legs",
    float,
)
RELIEF = Measure(
    "dose_relief",
    gettext_lazy("A dose helped for"),
    Kind.MINUTES,
    "dose_relief_hours",
    lambda hours: 60 * hours,
)
FEATURES = (ONSET, REST, BEYOND_LEGS, WORST, RELIEF)


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """Each feature of two stretches of nights, and the medicines whose doses stand beside them."""

    then: Period
    now: Period
    features: tuple[tuple[Measure, Difference], ...]
    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row as it is printed on pages and paper, and the numbers that are printed.

    The numbers of nights, values and ends of the interval are `None` where none is printed.
    """

    label: str
    then: str
    now: str
    change: str
    interval: str = UNKNOWN
    nights: str = UNKNOWN
    then_nights: int | None = None
    now_nights: int | None = None
    then_value: float | None = None
    now_value: float | None = None
    low: float | None = None
    high: float | None = None


def then_and_now(
    period: Period,
    products: Iterable[Product],
    figures: FiguresByNight,
    differ: Differ = worked_out,
) -> ThenAndNow | None:
    """The two ends of a period's part with first-symptom times; `figures` are those of
    its nights and of a year before.

    `None` for whoever has no such medicine in the plan of that time.
    """
    then, now = ends_of(between_known(period, ONSET.over(period, figures)))
    about = tuple(
        product
        for product in products
        if product.may_augment and _is_during(product, Period(then.first, now.last))
    )
    if not about:
        return None
    differences = differ(sides_between(FEATURES, then, now, figures))
    return ThenAndNow(then, now, tuple(zip(FEATURES, differences, strict=True)), about)


def _is_during(product: Product, period: Period) -> bool:
    begun = product.first_day is not None and product.first_day <= period.last
    return begun and not product.has_ended(period.first)


def lines(table: ThenAndNow, hours: str) -> tuple[Line, ...]:
    """The rows, clock times on a clock of "12" or "24" hours."""
    features = (_feature(measure, between, hours) for measure, between in table.features)
    return (*features, *(_dose(product, table) for product in table.products))


def _feature(measure: Measure, between: Difference, hours: str) -> Line:
    kind = measure.kind
    counts = (between.first_nights, between.second_nights)
    then, now = (
        _recorded(kind, value, nights, hours)
        for value, nights in zip((between.first_value, between.second_value), counts, strict=True)
    )
    difference, low, high = between.as_printed(kind), between.low, between.high
    is_known = difference is not None and low is not None and high is not None
    missing = _(NOT_ENOUGH) if all(counts) else UNKNOWN
    return Line(
        label=measure.label,
        then=then,
        now=now,
        change=change(kind, difference or 0.0) if is_known else missing,
        interval=interval(kind, low or 0.0, high or 0.0) if is_known else UNKNOWN,
        nights=list_text(counts),
        then_nights=counts[0],
        now_nights=counts[1],
        then_value=_number(kind, between.first_value, counts[0]),
        now_value=_number(kind, between.second_value, counts[1]),
        low=None if low is None else rounded(low, DECIMALS[kind]),
        high=None if high is None else rounded(high, DECIMALS[kind]),
    )


def _recorded(kind: Kind, value: float | None, nights: int, hours: str) -> str:
    if value is None:
        return _(NOT_RECORDED)
    return counted(kind, value, nights) or figure(kind, value, hours)


def _number(kind: Kind, value: float | None, nights: int) -> float | None:
    """The number that is printed; `None` where none is, or a count of few nights instead."""
    return None if value is None or counted(kind, value, nights) else printed(kind, value)


def _dose(product: Product, table: ThenAndNow) -> Line:
    """The doses in force on the last night of then and of now, and when it was raised between."""
    then, now = table.then.last, table.now.last
    return Line(
        label=_("{product}, dose").format(product=product.name),
        then=_dose_on(product, then),
        now=_dose_on(product, now),
        change=_dose_change(product, then, now),
    )


def _dose_on(product: Product, day: date) -> str:
    step = product.step_on(day)
    if step is None:
        is_open = product.since is None and not product.has_ended(day)
        return _(NOT_RECORDED) if is_open else _("not taken")
    return dose_words(step) if step.strength else _(NOT_RECORDED)


def _dose_change(product: Product, then: date, now: date) -> str:
    days = [
        later.first_day
        for earlier, later in pairwise(product.steps)
        if then < later.first_day <= now and (_more_a_day(earlier, later) or 0) > 0
    ]
    dates = with_commas(map(short_date, days))
    raised = _("raised {dates}").format(dates=dates) if days else ""
    before, after = product.step_on(then), product.step_on(now)
    return "; ".join(filter(None, (_difference(product, before, after), raised))) or UNKNOWN


def _difference(product: Product, before: Step | None, after: Step | None) -> str:
    if before is None and after is not None and product.since is not None:
        return _("begun {day}").format(day=short_date(product.since))
    if before is not None and after is None and product.last_day is not None:
        return _("ended {day}").format(day=short_date(product.last_day))
    more = _more_a_day(before, after) if before and after else None
    if more is None or after is None:
        return ""
    if not more:
        return _("the same")
    amount = strength(abs(more), after.unit)
    if more > 0:
        return _("{amount} a day more").format(amount=amount)
    return _("{amount} a day less").format(amount=amount)


def _more_a_day(before: Step, after: Step) -> Decimal | None:
    """What a dose holds more than before, as a mean a day; `None` where that cannot be told."""
    was, will_be = (_a_day(step, after.unit) for step in (before, after))
    return None if was is None or will_be is None else will_be - was


def _a_day(step: Step, unit: str) -> Decimal | None:
    same = None if step.amount is None else in_unit(step.amount, step.unit, unit)
    share = step.days_share
    if same is None or share is None:
        return None
    return same * step.doses * share.numerator / share.denominator
