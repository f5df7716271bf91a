"""The words of a name as they are compared, and words that are one slip apart."""
# pure

import re
import unicodedata
from collections.abc import Iterator
from string import ascii_lowercase

FEWEST_TYPED = 5  # letters; a shorter word with a slip could be anything
FEWEST_LISTED = 6
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": None, "'": None, "™": None}
)


def words_in(name: str) -> list[str]:
    """The words and numbers of a name in order, without case, accents and apostrophes.

    "St John’s Wort 300mg" → st, johns, wort, 300, mg.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.findall(r"[^\W\d_]+|\d+", bare)


def a_slip_away(typed: str, listed: set[str]) -> list[str]:
    """The listed words one letter away: one too many, missing, wrong, or two swapped.

    Only listed words of six letters and more are found, and only for typed ones of five and
    more; the word itself is none.
    """
    if len(typed) < FEWEST_TYPED:
        return []
    near = {word for word in _slips_of(typed) if len(word) >= FEWEST_LISTED and word in listed}
    return sorted(near - {typed})


def _slips_of(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after[1:]
            yield before + letter + after
