"""What one nutrient of the plan adds up to, in words and as a bar."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from journal import rounding
from journal.guide.nutrient import Counts, Limit, Nutrient
from journal.regimen.nutrient_means import TakenMean
from journal.regimen.nutrients import DFE_IN_FOLIC_ACID, daily_span
from journal.regimen.plan import Product, plain
from journal.regimen.totals import Part, Total, planned

AUTHORITIES = {"us": "US", "eu": "EU"}
HEADROOM = Decimal("1.08")  # the longest bar or line ends before the edge
FULL = 100
WHOLE_FROM = 100  # a mean from here on is told in whole units, a smaller one to a tenth


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


def total_line(total: Total, taken: TakenMean, authority: str) -> TotalLine:
    """The line of one nutrient, with the limit of the "us" or "eu" and what was really taken."""
    nutrient = total.nutrient
    return TotalLine(
        name=_name(nutrient),
        amount=f"{plain(total.a_day)} {nutrient.unit} a day" if total.is_known else "not known",
        taken=_taken(taken, nutrient.unit),
        remarks=tuple(_remarks(total)),
        parts=tuple(_part(part, nutrient.unit) for part in total.parts),
        need=_need(nutrient),
        limit=_limit(total, authority),
        above=total.above_limit is not None,
        bar=_bar(total, taken.a_day) if total.is_known or taken.a_day is not None else None,
    )


def above_limits(products: Iterable[Product], day: date, authority: str) -> tuple[str, ...]:
    """What a doctor reads of each total that lies above its limit on a day.

    What is prescribed alone is left out; `authority` is "us" or "eu".
    """
    return tuple(
        _above(total, total.limit, authority)
        for total in planned(products, day, authority)
        if total.limit is not None and total.above_limit is not None
    )


def _above(total: Total, limit: Limit, authority: str) -> str:
    unit = total.nutrient.unit
    sentence = (
        f"{_name(total.nutrient)}: {plain(total.a_day)} {unit} a day planned, above the "
        f"{AUTHORITIES[authority]} {_limit_name(limit)} of {plain(limit.amount)} {unit}."
    )
    if total.prescribed:
        sentence += f" Marked as prescribed: {plain(total.prescribed)} {unit} a day of it."
    if any(part.doubt for part in total.parts):
        sentence += " Not every amount in it is sure."
    return (
        sentence if total.is_complete else f"{sentence} More comes on top, of an amount not known."
    )


def _taken(taken: TakenMean, unit: str) -> str:
    if taken.a_day is None:
        return "Taken: no day of the last 28 is answered yet."
    days = "1 answered day" if taken.days == 1 else f"{taken.days} answered days"
    mean = plain(rounding.amount(taken.a_day, 0 if taken.a_day >= WHOLE_FROM else 1))
    return f"Taken: {mean} {unit} a day on average, over {days} of the last 28."


def _name(nutrient: Nutrient) -> str:
    return "Folic acid" if nutrient.key == "folate" else nutrient.name


def _remarks(total: Total) -> Iterable[str]:
    unit = total.nutrient.unit
    if total.is_mean:
        yield "An average over all days, also days without a dose."
    if total.nutrient.key == "folate" and total.is_known:
        yield f"Taken with food that is {plain(total.a_day * DFE_IN_FOLIC_ACID)} µg DFE."
    yield from (f"{part.product}: {part.doubt}" for part in total.parts if part.doubt)
    if not total.is_complete:
        yield "At least one product has no amount written down, so the sum is too low."
    if total.overlaps:
        yield f"In {len(total.parts)} products: the amounts add up."
    yield from _prescribed(total)
    if total.above_limit is not None:
        together = "Together that" if total.prescribed else "That"
        yield f"{together} is {plain(total.above_limit)} {unit} above the reference line."
        yield "Please show this list to your pharmacist or doctor."


def _prescribed(total: Total) -> Iterable[str]:
    """What of the sum is prescribed, and what comes on top of it."""
    unit = total.nutrient.unit
    if not total.prescribed:
        return
    yield f"Prescribed: {plain(total.prescribed)} {unit} a day of it."
    if total.on_top:
        yield f"Not marked as prescribed: {plain(total.on_top)} {unit} a day on top of it."
    elif not total.all_prescribed:
        yield "Something that is not marked as prescribed comes on top of it."
    elif total.above_line is not None:
        yield "A prescribed dose can be above the reference line on purpose, so it is not compared."


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
    name = _limit_name(total.limit)
    name += "" if total.limit.is_upper_level else ", not an upper limit"
    line = f"{whose} {name}: {plain(total.limit.amount)} {total.nutrient.unit} a day"
    food = " What you eat comes on top." if total.limit.counts is Counts.ALL else ""
    return f"{line}, counting {total.limit.counts.value}.{food}"


def _limit_name(limit: Limit) -> str:
    return "upper limit" if limit.is_upper_level else "reference level"


def _bar(total: Total, taken: Decimal | None) -> Bar:
    least, most = daily_span(total.nutrient)
    if total.nutrient.key == "folate":
        least, most = least / DFE_IN_FOLIC_ACID, most / DFE_IN_FOLIC_ACID
    limit = total.limit.amount if total.limit else None
    longest = max(total.a_day, taken or Decimal(0), most, limit or Decimal(0)) * HEADROOM

    def at(amount: Decimal) -> float:
        return rounding.rounded(float(amount / longest * FULL), 2)

    width = max(at(most) - at(least), 0.8)
    return Bar(
        amount=at(total.a_day),
        taken=None if taken is None else at(taken),
        need_from=at(least),
        need_width=width,
        limit=None if limit is None else at(limit),
    )
