"""Which nutrient or compound a product is called by."""
# pure, words

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from journal.guide.nutrients import NUTRIENTS
from journal.guide.translation import translated
from journal.regimen.nutrients import SALTS
from journal.regimen.spelling import words_in

# What people and bottles call a vitamin besides its name; as words, so that D3, D₃ and D-3 are one.
SYNONYMS = {
    "d 3": "vitamin_d",
    "vitamin d 3": "vitamin_d",
    "b 12": "vitamin_b12",
    "b 6": "vitamin_b6",
    "folic acid": "folate",
    "folsaure": "folate",
    "acide folique": "folate",
    "acido folico": "folate",
}
SPELT = {"sulphate": "sulfate", "vit": "vitamin", "vitamine": "vitamin", "vitamina": "vitamin"}
UNIT_WORDS = {
    *("mg", "ug", "\u03bcg", "mcg", "iu", "ie", "ui", "g", "ml", "tablet", "tablets", "capsule"),
    *("tablette", "tabletten", "kapsel", "kapseln", "comprime", "comprimes", "gelule", "gelules"),
    *("comprimido", "comprimidos", "capsula", "capsulas"),
}


def named(name: str) -> str:
    """The compound or nutrient that a product is called by, as a choice; empty for others.

    "Magnesium citrate 300 mg" is `mg_citrate`, "Iron" is `iron`, "Vitamin D3 1000 IU" is
    `vitamin_d`; "Iron and vitamin C" is neither.
    """
    words = _joined(_without_strength(words_in(name)))
    if words in SYNONYMS:
        return SYNONYMS[words]
    fitting = [key for key, each in NUTRIENTS.items() if words in _spellings(each.name)]
    fitting += [key for key, salt in SALTS.items() if words in _spellings(salt.name)]
    return fitting[0] if words and fitting else ""


def _without_strength(words: list[str]) -> Iterator[str]:
    """The words without "300 mg": a number stays where it belongs to the name, as in B 12."""
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word not in UNIT_WORDS and not (word.isdigit() and following in UNIT_WORDS):
            yield word


def _joined(words: Iterable[str]) -> str:
    return " ".join(SPELT.get(word, word) for word in words)


def _spellings(english: str) -> set[str]:
    """A name of the guide with and without what is in brackets: (bis)glycinate, folate (B9).

    In English and in the language that is spoken.
    """
    names = (english, translated(english))
    parts = [name.replace("(", "").replace(")", "") for name in names]
    parts += [re.sub(r"\([^)]*\)", "", name) for name in names]
    return {_joined(words_in(part)) for part in parts}
