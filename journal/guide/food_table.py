"""Foods beside each other for one nutrient."""
# pure, words

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from config.language import figure, sort_key
from journal.figures.wording import UNKNOWN
from journal.guide.foods import FOODS, NOTES, UPTAKE, Food, FoodNote
from journal.guide.nutrient import Nutrient
from journal.guide.translation import translated

SHORT = 8
SHORT_BLOCK = 6


@dataclass(frozen=True, slots=True)
class FoodRow:
    """One line: `amount` is a dash where the database has none; `width` is 0–100 or None."""

    name: str
    group: str
    serving: str
    amount: str
    width: Decimal | None
    ndb: str


@dataclass(frozen=True, slots=True)
class Block:
    """Foods that stand together; `title` is empty where the table has only one block."""

    title: str
    rows: tuple[FoodRow, ...]


@dataclass(frozen=True, slots=True)
class FoodTable:
    """The foods of a page, and what is to be known about some of them."""

    blocks: tuple[Block, ...]
    notes: tuple[FoodNote, ...]


def full_bar(nutrient: Nutrient) -> Decimal:
    """What fills a bar: the largest daily amount of adults outside pregnancy."""
    return max(i.amount for i in nutrient.reference_intakes if i.stage is None)


def _most_first(nutrient: Nutrient) -> Callable[[Food], Any]:
    def key(food: Food) -> tuple[bool, Decimal, str]:
        amount = food.amounts[nutrient.key]
        return amount is None, -(amount or Decimal(0)), _by_word(food.name)

    return key


def _by_word(english: str) -> str:
    return sort_key(translated(english))


ORDERS: dict[str, Callable[[Nutrient], Callable[[Food], Any]]] = {
    "uptake": _most_first,
    "amount": _most_first,
    "name": lambda _: lambda food: _by_word(food.name),
    "group": lambda nutrient: lambda food: (_by_word(food.group), _most_first(nutrient)(food)),
}


def orders(nutrient: Nutrient) -> tuple[str, ...]:
    """The keys of ORDERS that say something about this nutrient, the usual one first."""
    return tuple(key for key in ORDERS if key != "uptake" or nutrient.key == UPTAKE.nutrient)


def table(nutrient: Nutrient, order: str, *, short: bool = False) -> FoodTable:
    """Foods for a nutrient in one of ORDERS, unknown amounts last; `short` shows the first few.

    By uptake, foods with haem iron come before all others, however much those hold.
    """
    foods = sorted(FOODS.values(), key=ORDERS[order](nutrient))
    if order == "uptake":
        parts = {
            UPTAKE.with_haem: [food for food in foods if food.haem],
            UPTAKE.without_haem: [food for food in foods if not food.haem],
        }
    else:
        parts = {"": foods}
    most = None if not short else SHORT if len(parts) == 1 else SHORT_BLOCK
    shown = {title: part[:most] for title, part in parts.items()}
    blocks = (Block(t, tuple(_row(food, nutrient) for food in part)) for t, part in shown.items())
    return FoodTable(tuple(blocks), _notes(food for part in shown.values() for food in part))


def _notes(foods: Iterable[Food]) -> tuple[FoodNote, ...]:
    keys = {food.key for food in foods}
    return tuple(note for note in NOTES if keys & set(note.foods))


def _row(food: Food, nutrient: Nutrient) -> FoodRow:
    amount = food.amounts[nutrient.key]
    return FoodRow(
        food.name,
        food.group,
        food.serving,
        UNKNOWN if amount is None else figure(f"{amount.normalize():f}"),
        None if amount is None else _width(amount, full_bar(nutrient)),
        food.ndb,
    )


def _width(amount: Decimal, full: Decimal) -> Decimal:
    return min(Decimal(100), (100 * amount / full).quantize(Decimal("0.1")))
