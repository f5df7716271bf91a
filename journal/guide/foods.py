"""What foods hold, per serving: USDA release SR28 of 2015, public domain.

Rounded from the release file. `None` is not in the file, which is not zero. Fortified foods differ
by brand and country, and the file is old: good for comparing foods, not for adding up a day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from journal.guide.entry import Entry
from journal.guide.facts import Claim
from journal.guide.load import basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Food(Claim):
    """One food; `amounts` are per serving by key of the nutrient, in that nutrient's unit.

    Folate is in µg DFE. `ndb` is the number of the food in the USDA database.
    """

    key: str
    name: str
    group: str
    household: str
    grams: int
    ndb: str
    amounts: Mapping[str, Decimal | None]

    @property
    def serving(self) -> str:
        """The serving as it is written on the page."""
        return f"{self.household} ({self.grams} g)"


def _food(entry: Entry) -> Food:
    return Food(
        key=entry.text("key"),
        name=entry.text("name"),
        group=entry.text("group"),
        household=entry.text("household"),
        grams=int(entry.number("grams")),
        ndb=entry.text("ndb"),
        amounts=_amounts(entry.inner("amounts")),
        **basis(entry),
    )


def _amounts(entry: Entry) -> dict[str, Decimal | None]:
    """One amount a column; null is unknown."""
    amounts = {key: entry.number_or_none(key) for key in COLUMNS}
    entry.end()
    return amounts


_FILE = Entry.of("foods.json")

COLUMNS = _FILE.words("nutrients")

FOODS: dict[str, Food] = {food.key: food for food in _FILE.each("foods", _food)}
