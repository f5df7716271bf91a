"""What foods hold, per serving: USDA release SR28 of 2015, public domain.

Rounded from the release file. `None` is not in the file, which is not zero. Fortified foods differ
by brand and country, and the file is old: good for comparing foods, not for adding up a day.
"""
# pure, words

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from journal.guide.entry import Entry
from journal.guide.facts import Claim, Fact
from journal.guide.load import basis
from journal.guide.translation import translated


@dataclass(frozen=True, slots=True, kw_only=True)
class Food(Claim):
    """One food; `amounts` are per serving by key of the nutrient, in that nutrient's unit.

    Folate is in µg DFE. `ndb` is the number of the food in the USDA database; `household` is
    empty where a serving is only weighed; `haem` is true where part of its iron is haem iron.
    """

    key: str
    name: str
    group: str
    household: str
    grams: int
    ndb: str
    haem: bool
    amounts: Mapping[str, Decimal | None]

    @property
    def serving(self) -> str:
        """The serving as it is written on the page."""
        grams = f"{self.grams} g"
        return f"{translated(self.household)} ({grams})" if self.household else grams


@dataclass(frozen=True, slots=True, kw_only=True)
class Uptake(Claim):
    """The nutrient that is taken up better from foods with haem, and what the two kinds are called.

    `nutrient` is its key.
    """

    nutrient: str
    with_haem: str
    without_haem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoodNote(Fact):
    """What to know about some foods, wherever they are shown; `foods` are their keys."""

    foods: tuple[str, ...]


def _food(entry: Entry) -> Food:
    return Food(
        key=entry.text("key"),
        name=entry.text("name"),
        group=entry.text("group"),
        household=entry.text("household", ""),
        grams=int(entry.number("grams")),
        ndb=entry.text("ndb"),
        haem=entry.flag("haem", default=False),
        amounts=_amounts(entry.inner("amounts")),
        **basis(entry),
    )


def _amounts(entry: Entry) -> dict[str, Decimal | None]:
    """One amount a column; null is unknown."""
    amounts = {key: entry.number_or_none(key) for key in COLUMNS}
    entry.end()
    return amounts


def _uptake(entry: Entry) -> Uptake:
    nutrient, with_haem = entry.text("nutrient"), entry.text("with_haem")
    without_haem = entry.text("without_haem")
    return Uptake(nutrient=nutrient, with_haem=with_haem, without_haem=without_haem, **basis(entry))


def _note(entry: Entry) -> FoodNote:
    foods, text = entry.words("foods"), entry.text("text")
    return FoodNote(foods=foods, text=text, **basis(entry))


_FILE = Entry.of("foods.json")

COLUMNS = _FILE.words("nutrients")

UPTAKE = _uptake(_FILE.inner("uptake"))

NOTES: tuple[FoodNote, ...] = _FILE.each("notes", _note)

FOODS: dict[str, Food] = {food.key: food for food in _FILE.each("foods", _food)}
