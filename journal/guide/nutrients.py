"""The nutrients of the guide, by key. Reference intakes are for adults and a day."""
# pure

from journal.guide import load
from journal.guide.entry import Entry
from journal.guide.nutrient import Nutrient

_ALL = tuple(load.nutrient(slug) for slug in Entry.of("contents.json").words("nutrients"))

NUTRIENTS: dict[str, Nutrient] = {nutrient.key: nutrient for nutrient in _ALL}
