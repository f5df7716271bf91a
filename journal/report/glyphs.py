"""Text that the typefaces of the summary can show.

PDF/UA refuses text without a glyph, so what no typeface holds (scripts that are not shipped)
becomes one REPLACEMENT CHARACTER a run, and `missing` names it before anybody prints; control and
invisible characters go away, and with them the joins of emoji: a nurse is a woman and her sign.
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
JOINED = "\N{ZERO WIDTH JOINER}"  # Sinhala and Malayalam need it after a virama
VIRAMA = 9  # the combining class of signs that join a letter to the next
SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB18)}
TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))  # of skin; one ink shows none
PIECE = 6  # letters between two places where a long word may break
INVISIBLE = frozenset((UNJOINED, JOINED, "\N{VARIATION SELECTOR-15}", "\N{VARIATION SELECTOR-16}"))
# Not where letters join (Arabic, Syriac, Mongolian), nor where words are not set apart.
_LONG_WORD = re.compile(
    r"[^\s\u0590-\u07ff\u0e00-\u0fff\u1000-\u109f\u1780-\u18af\u3000-\u9fff"
    r"\uac00-\ud7ff\uf900-\ufaff]{22,}"
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
    composed = unicodedata.normalize("NFC", _on_one_line(text.translate(LIGATURES)))
    shown = "".join(map(_shown, _clusters(composed)))
    return _RUN.sub(REPLACEMENT, _on_one_line(shown))


def _on_one_line(text: str) -> str:
    """One plain space for each run of them; those that hold "95 %" together stay."""
    return SPACES.sub(" ", text).strip()


def missing(text: str) -> list[str]:
    """The characters of a text that would not be printed, each once, in order.

    They are those without a glyph and accents without one; nobody misses the invisible ones.
    """
    composed = unicodedata.normalize("NFC", _on_one_line(text.translate(LIGATURES)))
    characters: list[str] = []
    for cluster in _clusters(composed):
        shown = _shown(cluster)
        characters += [character for character in cluster if character not in (*shown, *INVISIBLE)]
    return list(dict.fromkeys(characters))


def _clusters(text: str) -> list[str]:
    """Letters with what belongs to them; controls and invisible characters left out."""
    clusters: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        joins = character == JOINED and clusters and _ends_joining(clusters[-1])
        if clusters and (category.startswith("M") or character == UNJOINED or joins):
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


def _ends_joining(cluster: str) -> bool:
    """Whether the next letter joins this one: after a virama, joiner or not."""
    return unicodedata.combining(cluster.rstrip(JOINED)[-1]) == VIRAMA


def wrappable(text: str) -> str:
    """A text in which a very long word may break, at every sixth letter.

    Scripts that are written without spaces break by themselves; letters that join stay joined.
    """
    return _LONG_WORD.sub(lambda word: BREAK.join(_pieces(word[0])), text)


def _pieces(word: str) -> list[str]:
    """A word in pieces of six letters, none of which ends where two letters join."""
    pieces, count = [""], 0
    for cluster in _clusters(word):
        if count >= PIECE and not _ends_joining(pieces[-1]):
            pieces.append("")
            count = 0
        pieces[-1] += cluster
        count += 1
    return pieces


def printable_everywhere(value: Any) -> Any:
    """A JSON value with every text in it printable and wrappable; keys stay."""
    if isinstance(value, str):
        plain = value.isascii() and value.isprintable()
        return wrappable(" ".join(value.split()) if plain else printable(value))
    if isinstance(value, dict):
        return {key: printable_everywhere(item) for key, item in value.items()}
    return [printable_everywhere(item) for item in value] if isinstance(value, list) else value
