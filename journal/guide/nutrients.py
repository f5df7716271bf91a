"""The nutrients of the guide, by key. Reference intakes are for adults and a day."""
# pure

from journal.guide import load
from journal.guide.entry import Entry
from journal.guide.nutrient import Nutrient

# In the order of the columns of the foods; a file goes by its nutrient's key.
_KEYS = Entry.of("foods.json").words("nutrients")
_ALL = tuple(load.nutrient(key.replace("_", "-")) for key in _KEYS)

NUTRIENTS: dict[str, Nutrient] = {nutrient.key: nutrient for nutrient in _ALL}
