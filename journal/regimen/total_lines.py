"""What one nutrient of the plan adds up to, in words and as a bar."""
# pure, words

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from config.language import gettext as _
from config.language import gettext_lazy, ngettext
from journal import rounding
from journal.guide.nutrient import Counts, Limit, Nutrient
from journal.guide.translation import translated
from journal.regimen.nutrient_means import TakenMean
from journal.regimen.nutrients import DFE_IN_FOLIC_ACID, daily_span
from journal.regimen.plan import Product, plain
from journal.regimen.totals import Part, Total, planned

AUTHORITIES = {"us": gettext_lazy("US"), "eu": gettext_lazy("EU")}
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
        amount=_a_day(total.a_day, nutrient.unit) if total.is_known else _("not known"),
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


def _amount(amount: Decimal, unit: str) -> str:
    return f"{plain(amount)} {unit}"


def _a_day(amount: Decimal, unit: str) -> str:
    return _("{amount} a day").format(amount=_amount(amount, unit))


def _above(total: Total, limit: Limit, authority: str) -> str:
    unit = total.nutrient.unit
    values = {
        "nutrient": _name(total.nutrient),
        "amount": _amount(total.a_day, unit),
        "authority": AUTHORITIES[authority],
        "limit": _amount(limit.amount, unit),
    }
    if limit.is_upper_level:
        sentence = _(
            "{nutrient}: {amount} a day planned, above the {authority} upper limit of {limit}."
        ).format(**values)
    else:
        sentence = _(
            "{nutrient}: {amount} a day planned, above the {authority} reference level of {limit}."
        ).format(**values)
    more = [sentence]
    if total.prescribed:
        amount = _amount(total.prescribed, unit)
        more.append(_("Marked as prescribed: {amount} a day of it.").format(amount=amount))
    if any(part.doubt for part in total.parts):
        more.append(_("Not every amount in it is sure."))
    if not total.is_complete:
        more.append(_("More comes on top, of an amount not known."))
    return " ".join(more)


def _taken(taken: TakenMean, unit: str) -> str:
    if taken.a_day is None:
        return _("Taken: no day of the last 28 is answered yet.")
    mean = plain(rounding.amount(taken.a_day, 0 if taken.a_day >= WHOLE_FROM else 1))
    return ngettext(
        "Taken: {amount} a day on average, over {count} answered day of the last 28.",
        "Taken: {amount} a day on average, over {count} answered days of the last 28.",
        taken.days,
    ).format(amount=f"{mean} {unit}", count=taken.days)


def _name(nutrient: Nutrient) -> str:
    return _("Folic acid") if nutrient.key == "folate" else translated(nutrient.name)


def _remarks(total: Total) -> Iterable[str]:
    unit = total.nutrient.unit
    if total.is_mean:
        yield _("An average over all days, also days without a dose.")
    if total.nutrient.key == "folate" and total.is_known:
        equivalent = _amount(total.a_day * DFE_IN_FOLIC_ACID, "µg DFE")
        yield _("Taken with food that is {amount}.").format(amount=equivalent)
    yield from (f"{part.product}: {part.doubt}" for part in total.parts if part.doubt)
    if not total.is_complete:
        yield _("At least one product has no amount written down, so the sum is too low.")
    if total.overlaps:
        yield ngettext(
            "In {count} product: the amounts add up.",
            "In {count} products: the amounts add up.",
            len(total.parts),
        ).format(count=len(total.parts))
    yield from _prescribed(total)
    if total.above_limit is not None:
        above = _amount(total.above_limit, unit)
        if total.prescribed:
            yield _("Together that is {amount} above the reference line.").format(amount=above)
        else:
            yield _("That is {amount} above the reference line.").format(amount=above)
        yield _("Please show this list to your pharmacist or doctor.")


def _prescribed(total: Total) -> Iterable[str]:
    """What of the sum is prescribed, and what comes on top of it."""
    unit = total.nutrient.unit
    if not total.prescribed:
        return
    yield _("Prescribed: {amount} a day of it.").format(amount=_amount(total.prescribed, unit))
    if total.on_top:
        on_top = _amount(total.on_top, unit)
        yield _("Not marked as prescribed: {amount} a day on top of it.").format(amount=on_top)
    elif not total.all_prescribed:
        yield _("Something that is not marked as prescribed comes on top of it.")
    elif total.above_line is not None:
        yield _(
            "A prescribed dose can be above the reference line on purpose, so it is not compared."
        )


def _part(part: Part, unit: str) -> str:
    product = part.product
    if part.dose_day is None:
        return _("{product}: amount not known").format(product=product)
    dose = _amount(part.dose_day, unit)
    if part.as_needed:
        return _("{product}: {dose} as needed, not in the sum").format(product=product, dose=dose)
    if part.is_mean and part.a_day is not None:
        return _("{product}: {dose} on a day with a dose, {mean} on average").format(
            product=product, dose=dose, mean=_amount(part.a_day, unit)
        )
    return f"{product}: {dose}"


def _need(nutrient: Nutrient) -> str:
    least, most = daily_span(nutrient)
    unit = "µg DFE" if nutrient.key == "folate" else nutrient.unit
    if least == most:
        return _("Adults, US reference: {amount} a day from everything eaten and taken.").format(
            amount=_amount(least, unit)
        )
    return _(
        "Adults, US reference: {least} to {most} a day from everything eaten and taken, "
        "by sex and age."
    ).format(least=plain(least), most=_amount(most, unit))


def _limit(total: Total, authority: str) -> str:
    whose, limit = AUTHORITIES[authority], total.limit
    if limit is None:
        return _("{authority}: no upper limit has been set.").format(authority=whose)
    values = {
        "authority": whose,
        "amount": _amount(limit.amount, total.nutrient.unit),
        "what": limit.counts.words,
    }
    if limit.is_upper_level:
        line = _("{authority} upper limit: {amount} a day, counting {what}.").format(**values)
    else:
        line = _(
            "{authority} reference level, not an upper limit: {amount} a day, counting {what}."
        ).format(**values)
    if limit.counts is Counts.ALL:
        line += " " + _("What you eat comes on top.")
    return line


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
