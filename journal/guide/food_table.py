"""Foods beside each other for one nutrient."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from journal.guide.facts import Nutrient
from journal.guide.foods import FOODS, Food

UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class FoodRow:
    """One line: `amount` is a dash where the database has none; `width` is 0–100 or None."""

    name: str
    group: str
    serving: str
    amount: str
    width: Decimal | None
    ndb: str


def full_bar(nutrient: Nutrient) -> Decimal:
    """What fills a bar: the largest daily amount of adults outside pregnancy."""
    return max(i.amount for i in nutrient.reference_intakes if i.stage is None)


def _most_first(nutrient: Nutrient) -> Callable[[Food], Any]:
    def key(food: Food) -> tuple[bool, Decimal, str]:
        amount = food.amounts[nutrient.key]
        return amount is None, -(amount or Decimal(0)), food.name

    return key


ORDERS: dict[str, Callable[[Nutrient], Callable[[Food], Any]]] = {
    "amount": _most_first,
    "name": lambda _: lambda food: food.name,
    "group": lambda nutrient: lambda food: (food.group, _most_first(nutrient)(food)),
}


def rows(nutrient: Nutrient, order: str = "amount", most: int | None = None) -> list[FoodRow]:
    """All foods, or the first `most`, for a nutrient in one of ORDERS; unknown amounts last."""
    foods = sorted(FOODS.values(), key=ORDERS[order](nutrient))
    return [_row(food, nutrient) for food in foods[:most]]


def _row(food: Food, nutrient: Nutrient) -> FoodRow:
    amount = food.amounts[nutrient.key]
    return FoodRow(
        food.name,
        food.group,
        food.serving,
        UNKNOWN if amount is None else f"{amount.normalize():f}",
        None if amount is None else _width(amount, full_bar(nutrient)),
        food.ndb,
    )


def _width(amount: Decimal, full: Decimal) -> Decimal:
    return min(Decimal(100), (100 * amount / full).quantize(Decimal("0.1")))
