"""The words of a name as they are compared, and words that are one slip apart."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

FEWEST_TYPED = 5  # letters; a shorter word with a slip could be anything
FEWEST_LISTED = 6
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "’": None, "'": None})


def words_in(name: str) -> list[str]:
    """The words and numbers of a name in order, without case, accents and apostrophes.

    "St John’s Wort 300mg" → st, johns, wort, 300, mg.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(LETTERS))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.findall(r"[^\W\d_]+|\d+", bare)


class Slips:
    """Finds the listed words that are one letter away from a typed one.

    One letter away is one too many, one missing, one wrong, or two neighbours swapped. Only
    listed words of six letters and more are found, and only for typed ones of five and more.
    """

    def __init__(self, listed: Iterable[str]) -> None:
        self._by_shorter: dict[str, set[str]] = {}
        for word in listed:
            if len(word) >= FEWEST_LISTED and word.isalpha():
                for shorter in {word, *_one_left_out(word)}:
                    self._by_shorter.setdefault(shorter, set()).add(word)

    def of(self, typed: str) -> set[str]:
        """The listed words one slip away from a typed one; the word itself is none."""
        if len(typed) < FEWEST_TYPED or not typed.isalpha():
            return set()
        near: set[str] = set()
        for shorter in {typed, *_one_left_out(typed)}:
            near |= self._by_shorter.get(shorter, set())
        return {word for word in near if is_one_slip(typed, word)}


def is_one_slip(one: str, other: str) -> bool:
    """Whether two words differ by one letter, or by two neighbours that are swapped."""
    if len(one) > len(other):
        one, other = other, one
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    rest, longer = one[start:], other[start:]
    if len(one) != len(other):
        return len(other) - len(one) == 1 and rest == longer[1:]
    swapped = rest[1::-1] + rest[2:]
    return bool(rest) and (rest[1:] == longer[1:] or swapped == longer)


def _one_left_out(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
