"""How much of each nutrient was taken a day, over the days whose doses were answered."""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from journal.regimen.dose_outcomes import Answers, Outcome, is_of, over
from journal.regimen.plan import Product


@dataclass(frozen=True, slots=True)
class TakenMean:
    """A nutrient's mean a day in its own unit over `days` answered days; `None` without any."""

    a_day: Decimal | None
    days: int


def means(
    products: Sequence[Product], answers: Answers, nights: Iterable[date]
) -> dict[str, TakenMean]:
    """The mean of each nutrient in these products, by the nutrient's key.

    A day counts for a nutrient when something was said about its doses, none that holds the
    nutrient is left open, and each amount is known. Doses of no product are in no sum.
    """
    holding: dict[str, list[Product]] = {}
    for product in products:
        for content in product.held:
            holding.setdefault(content.nutrient, []).append(product)
    answered_days = [day for day in over(products, answers, nights) if answers.are_there(day[0])]
    return {
        nutrient: _mean([_sum(nutrient, held, answers, *day) for day in answered_days])
        for nutrient, held in holding.items()
    }


def _mean(days: Sequence[Decimal | None]) -> TakenMean:
    amounts = [day for day in days if day is not None]
    return TakenMean(sum(amounts, Decimal(0)) / len(amounts) if amounts else None, len(amounts))


def _sum(
    nutrient: str,
    holding: Sequence[Product],
    answers: Answers,
    night: date,
    outcomes: Sequence[Outcome],
) -> Decimal | None:
    """A nutrient's sum of one night; `None` when a dose or its amount is not known."""
    if any(one.was_taken is None and one.expected.product in holding for one in outcomes):
        return None
    amounts = [
        content.within(dose.amount, dose.unit)
        for product in holding
        for content in product.held
        for dose in answers.doses.get(night, ())
        if content.nutrient == nutrient and is_of(dose, product)
    ]
    known_amounts = [amount for amount in amounts if amount is not None]
    return sum(known_amounts, Decimal(0)) if len(known_amounts) == len(amounts) else None
