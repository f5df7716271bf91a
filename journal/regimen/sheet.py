"""The regimen as its page shows it: words and lengths, nothing left to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from journal.clock import Period
from journal.guide.facts import Counts, Nutrient
from journal.regimen.adherence import summary, words
from journal.regimen.answers import Answers
from journal.regimen.interactions import Concern, at_table
from journal.regimen.names import LABELS, MAY_AGGRAVATE, Category
from journal.regimen.nutrients import DFE_IN_FOLIC_ACID, daily_span
from journal.regimen.plan import Product, Schedule, Step, plain
from journal.regimen.spacing import Pair, pairs
from journal.regimen.taken import TakenMean, means
from journal.regimen.totals import Part, Total, planned, uncounted
from journal.rounding import amount, rounded

AUTHORITIES = {"us": "US", "eu": "EU"}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WHEN = {
    Schedule.EVENING: "every evening",
    Schedule.MORNING: "every morning",
    Schedule.DAILY: "every day",
    Schedule.ALTERNATE: "every other day",
    Schedule.AS_NEEDED: "as needed",
}
HEADROOM = Decimal("1.08")  # the longest bar or line ends before the edge
FULL = 100
LOOKED_BACK = 28
WHOLE_FROM = 100  # a mean from here on is told in whole units, a smaller one to a tenth
NO_ANSWERS = Answers()


@dataclass(frozen=True, slots=True)
class Line:
    """One product of the plan; `upcoming` is a step that has not begun."""

    key: int
    name: str
    group: str
    dose: str
    times: tuple[time, ...]
    since: date | None
    prescribed: bool
    may_aggravate: bool
    upcoming: Step | None
    kept: str


@dataclass(frozen=True, slots=True)
class Past:
    """One product tried and stopped."""

    key: int
    name: str
    highest: str
    first: date | None
    last: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Where things lie on a line of length 100."""

    amount: float
    taken: float | None
    need_from: float
    need_width: float
    limit: float | None


@dataclass(frozen=True, slots=True)
class TotalLine:
    """One nutrient in words and as a bar."""

    name: str
    amount: str
    taken: str
    remarks: tuple[str, ...]
    parts: tuple[str, ...]
    need: str
    limit: str
    above: bool
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair to keep apart or to ask about."""

    first: str
    second: str
    asked: str
    at: tuple[time, time] | None
    gap: str
    short_by: str
    untimed: str
    effect: str
    says: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on the page."""

    medicines: tuple[Line, ...]
    supplements: tuple[Line, ...]
    past: tuple[Past, ...]
    totals: tuple[TotalLine, ...]
    uncounted: str
    pairs: tuple[PairLine, ...]
    at_table: tuple[Concern, ...]
    may_aggravate: bool


def sheet(
    products: Iterable[Product],
    today: date,
    authority: str,
    answers: Answers = NO_ANSWERS,
    recent: Period | None = None,
) -> Sheet:
    """The page of somebody's products as of a day, with the limits of the "us" or "eu".

    `recent` are the last nights, on whose `answers` "taken" rests; the 28 up to the day unless
    told otherwise.
    """
    every = tuple(products)
    current = [product for product in every if not product.has_ended(today)]
    nights = list((recent or Period.ending(today, LOOKED_BACK)).nights())
    kept = {line.key: words(line) for line in summary(every, answers, nights) if line.answered}
    taken = means(every, answers, nights)
    lines = [(p.kind, _line(p, today, kept.get(p.key, ""))) for p in current]
    totals = planned(every, today, authority)
    table = dict.fromkeys(c for product in current for c in at_table(product))
    return Sheet(
        medicines=tuple(line for kind, line in lines if kind == "medicine"),
        supplements=tuple(line for kind, line in lines if kind != "medicine"),
        past=tuple(_past(product) for product in every if product.has_ended(today)),
        totals=tuple(_total(total, taken[total.nutrient.key], authority) for total in totals),
        uncounted=", ".join(uncounted(every, today)),
        pairs=tuple(_pair(pair) for pair in pairs(every, today)),
        at_table=tuple(table),
        may_aggravate=any(line.may_aggravate for _, line in lines),
    )


def dose_words(step: Step) -> str:
    """ "325 mg every other day", "2 tablets on Mon, Wed and Fri"."""
    when = WHEN.get(step.schedule)
    if when is None:
        *most, last = [WEEKDAYS[day] for day in step.weekdays]
        when = f"on {', '.join(most)} and {last}" if most else f"on {last}"
    return f"{step.strength} {when}".strip()


def _line(product: Product, today: date, kept: str) -> Line:
    step = product.step_on(today)
    shown = step or (product.steps[0] if product.steps else None)
    later = [s for s in product.steps if s.first_day > today]
    category = Category(product.category)
    return Line(
        key=product.key,
        name=product.name,
        group="" if category is Category.OTHER else LABELS[category],
        dose=dose_words(shown) if shown else "no dose written down",
        times=shown.times if shown else (),
        since=step.first_day if step else None,
        prescribed=product.prescribed is True,
        may_aggravate=category in MAY_AGGRAVATE,
        upcoming=later[0] if later else None,
        kept=kept,
    )


def _past(product: Product) -> Past:
    highest = product.highest_dose()
    return Past(
        product.key,
        product.name,
        dose_words(highest) if highest else "",
        product.first_day,
        product.last_day,
        product.reason,
    )


def _total(total: Total, taken: TakenMean, authority: str) -> TotalLine:
    nutrient = total.nutrient
    return TotalLine(
        name=_name(nutrient),
        amount=f"{plain(total.a_day)} {nutrient.unit} a day" if total.known else "not known",
        taken=_taken(taken, nutrient.unit),
        remarks=tuple(_remarks(total)),
        parts=tuple(_part(part, nutrient.unit) for part in total.parts),
        need=_need(nutrient),
        limit=_limit(total, authority),
        above=total.above_limit is not None,
        bar=_bar(total, taken.a_day) if total.known or taken.a_day is not None else None,
    )


def _taken(taken: TakenMean, unit: str) -> str:
    if taken.a_day is None:
        return "Taken: nothing to say yet; no day of the last 28 is answered."
    days = "1 answered day" if taken.days == 1 else f"{taken.days} answered days"
    mean = plain(amount(taken.a_day, 0 if taken.a_day >= WHOLE_FROM else 1))
    return f"Taken: {mean} {unit} a day on average, over {days} of the last 28."


def _name(nutrient: Nutrient) -> str:
    return "Folic acid" if nutrient.key == "folate" else nutrient.name


def _remarks(total: Total) -> Iterable[str]:
    unit = total.nutrient.unit
    if total.is_mean:
        yield "A mean over days: not every day has a dose."
    if total.nutrient.key == "folate" and total.known:
        yield f"Taken with food that is {plain(total.a_day * DFE_IN_FOLIC_ACID)} µg DFE."
    if not total.is_complete:
        yield "At least one product says nothing that can be counted, so the sum is too low."
    if total.overlaps:
        yield f"In {len(total.parts)} products: the amounts add up."
    if total.prescribed:
        yield f"Prescribed: {plain(total.prescribed)} {unit} a day of it."
    if total.prescribed and total.nutrient.key == "iron":
        yield "Prescribed iron is often above the line on purpose; it is not held against it here."
    if total.above_limit is not None:
        above = f"{plain(total.above_limit)} {unit}"
        yield f"That is {above} above the line. Show this list to your pharmacist or doctor."


def _part(part: Part, unit: str) -> str:
    if part.dose_day is None:
        return f"{part.product}: amount not known"
    dose = f"{plain(part.dose_day)} {unit}"
    if part.as_needed:
        return f"{part.product}: {dose} as needed, not in the sum"
    if part.is_mean and part.a_day is not None:
        return f"{part.product}: {dose} on a day with a dose, {plain(part.a_day)} {unit} on average"
    return f"{part.product}: {dose}"


def _need(nutrient: Nutrient) -> str:
    least, most = daily_span(nutrient)
    span = plain(least) if least == most else f"{plain(least)} to {plain(most)}"
    by = "" if least == most else ", by sex and age"
    if nutrient.key == "folate":
        return f"Adults, US reference: {span} µg DFE a day from everything eaten and taken."
    return (
        f"Adults, US reference: {span} {nutrient.unit} a day from everything eaten and taken{by}."
    )


def _limit(total: Total, authority: str) -> str:
    whose = AUTHORITIES[authority]
    if total.limit is None:
        return f"{whose}: no upper limit has been set."
    name = "upper limit" if total.limit.is_upper_level else "reference level, not an upper limit"
    line = f"{whose} {name}: {plain(total.limit.amount)} {total.nutrient.unit} a day"
    food = " What you eat comes on top." if total.limit.counts is Counts.ALL else ""
    return f"{line}, counting {total.limit.counts.value}.{food}"


def _bar(total: Total, taken: Decimal | None) -> Bar:
    least, most = daily_span(total.nutrient)
    if total.nutrient.key == "folate":
        least, most = least / DFE_IN_FOLIC_ACID, most / DFE_IN_FOLIC_ACID
    limit = total.limit.amount if total.limit else None
    longest = max(total.a_day, taken or Decimal(0), most, limit or Decimal(0)) * HEADROOM

    def at(value: Decimal) -> float:
        return rounded(float(value / longest * FULL), 2)

    width = max(at(most) - at(least), 0.8)
    return Bar(
        amount=at(total.a_day),
        taken=None if taken is None else at(taken),
        need_from=at(least),
        need_width=width,
        limit=None if limit is None else at(limit),
    )


def _pair(pair: Pair) -> PairLine:
    fact = pair.concern.fact
    return PairLine(
        first=pair.first.name,
        second=pair.second.name,
        asked="" if pair.hours is None else f"{pair.hours} h",
        at=pair.at,
        gap="" if pair.gap is None else duration(pair.gap),
        short_by="" if pair.short_by is None else duration(pair.short_by),
        untimed=" and ".join(pair.untimed),
        effect=fact.effect,
        says=fact.labels_say,
        certainty=fact.certainty.value,
    )


def duration(minutes: int) -> str:
    """ "1 h 30 min", "45 min", "2 h"."""
    hours, rest = divmod(minutes, 60)
    return (
        " ".join(filter(None, [f"{hours} h" * bool(hours), f"{rest} min" * bool(rest)])) or "0 min"
    )
