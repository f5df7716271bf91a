"""The nutrients of the guide, by key. Reference intakes are for adults and a day."""

from journal.guide.facts import Nutrient
from journal.guide.nutrients.folate import FOLATE
from journal.guide.nutrients.iron import IRON
from journal.guide.nutrients.magnesium import MAGNESIUM
from journal.guide.nutrients.vitamin_b6 import VITAMIN_B6
from journal.guide.nutrients.vitamin_b12 import VITAMIN_B12
from journal.guide.nutrients.vitamin_c import VITAMIN_C
from journal.guide.nutrients.vitamin_d import VITAMIN_D
from journal.guide.nutrients.zinc import ZINC

_ALL = (IRON, MAGNESIUM, FOLATE, VITAMIN_D, VITAMIN_B12, VITAMIN_C, VITAMIN_B6, ZINC)

NUTRIENTS: dict[str, Nutrient] = {nutrient.key: nutrient for nutrient in _ALL}
