"""Text that the typefaces of the summary can show.

PDF/UA refuses text without a glyph, so what no typeface holds (scripts that are not shipped)
becomes one REPLACEMENT CHARACTER a run; control and invisible characters go away, and with them
the joins of emoji: a nurse is a woman and her sign.
"""

import json
import re
import unicodedata
from functools import cache
from itertools import chain
from typing import Any

from journal.report.faces import COVERAGE, FACES

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BREAK = "\N{ZERO WIDTH SPACE}"
UNJOINED = "\N{ZERO WIDTH NON-JOINER}"  # Persian needs it between letters that would join
TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))  # of skin; one ink shows none
PIECE = 6  # letters between two places where a long word may break
_LONG_WORD = re.compile(
    r"[^\s\u0590-\u07ff\u0e00-\u0e7f\u3000-\u9fff\uac00-\ud7ff\uf900-\ufaff]{22,}"
)
_RUN = re.compile(f"{REPLACEMENT}(?:\\s*{REPLACEMENT})*")


@cache
def _faces() -> tuple[frozenset[str], ...]:
    """The characters of each typeface, in the order of fallback."""
    ranges = json.loads(COVERAGE.read_text())
    return tuple(
        frozenset(chain.from_iterable(map(chr, range(a, b + 1)) for a, b in ranges[face.made.name]))
        for face in FACES
        if face.weight == 400
    )


def printable(text: str) -> str:
    """The text on one line, composed, with only characters that have a glyph."""
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    shown = "".join(map(_shown, _clusters(composed)))
    return _RUN.sub(REPLACEMENT, " ".join(shown.split()))


def _clusters(text: str) -> list[str]:
    """Letters with what belongs to them; controls and invisible characters left out."""
    clusters: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if clusters and (category.startswith("M") or character == UNJOINED):
            clusters[-1] += character
        elif not category.startswith("C") and character not in TONES:
            clusters.append(character)  # C: control, format, surrogate, private use, unassigned
    return clusters


def _shown(cluster: str) -> str:
    """The cluster if one typeface has all of it, else its letter alone, else the replacement."""
    for text in (cluster, cluster[0]):
        if any(face.issuperset(text) for face in _faces()):
            return text
    return REPLACEMENT


def wrappable(text: str) -> str:
    """The same text in which a very long word may break, at every sixth letter.

    Scripts that are written without spaces break by themselves; letters that join stay joined.
    """
    return _LONG_WORD.sub(lambda word: BREAK.join(_pieces(word[0])), text)


def _pieces(word: str) -> list[str]:
    clusters = _clusters(word)
    return ["".join(clusters[at : at + PIECE]) for at in range(0, len(clusters), PIECE)]


def printable_everywhere(value: Any) -> Any:
    """The same JSON value with every text in it printable and wrappable; keys stay."""
    if isinstance(value, str):
        plain = value.isascii() and value.isprintable()
        return wrappable(" ".join(value.split()) if plain else printable(value))
    if isinstance(value, dict):
        return {key: printable_everywhere(item) for key, item in value.items()}
    return [printable_everywhere(item) for item in value] if isinstance(value, list) else value
