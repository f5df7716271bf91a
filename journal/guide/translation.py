"""What the guide and the list of medicines say in the language that is spoken now.

Their data is English. `locale/<language>/guide.json` holds translations beside the English, so that
a sentence that was changed is shown in English until somebody has translated it anew.
"""
# pure, words

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from config.language import current

LOCALE = Path(__file__).resolve().parents[2] / "locale"
ENGLISH = "en"
NOUNS_HAVE_CAPITALS = {"de"}


class Overlay(NamedTuple):
    """One language: translations by their English, and which a clinician has reviewed."""

    texts: dict[str, str]
    reviewed: frozenset[str]


@cache
def overlay(language: str) -> Overlay:
    """The translations into a language, as "de" or "pt-br"; none where nobody began."""
    code, _, region = language.partition("-")
    file = LOCALE / (f"{code}_{region.upper()}" if region else code) / "guide.json"
    held: dict[str, Any] = (
        json.loads(file.read_text(encoding="utf-8"))
        if file.exists()
        else {"texts": {}, "reviewed": {}}
    )
    return Overlay(
        {e: words for e, words in held["texts"].items() if words}, frozenset(held["reviewed"])
    )


def translated(english: str) -> str:
    """The words of the data in the language that is spoken; English where it has none."""
    language = current()
    return english if language == ENGLISH else overlay(language).texts.get(english, english)


def in_a_sentence(english: str) -> str:
    """A name of the data within a sentence: without a capital, unless it is one of its own.

    "DHEA" and "St John’s wort" have theirs; a German noun keeps its.
    """
    name = translated(english)
    if current() in NOUNS_HAVE_CAPITALS or name.startswith("St ") or name[1:2].isupper():
        return name
    return name[:1].lower() + name[1:]


def is_untranslated(*texts: str) -> bool:
    """Whether any of these is shown in English on a page in another language."""
    language = current()
    return language != ENGLISH and not _filled(texts) <= overlay(language).texts.keys()


def is_unreviewed(*texts: str) -> bool:
    """Whether any of these is shown in a translation that no clinician has reviewed."""
    language = current()
    return language != ENGLISH and bool(
        (_filled(texts) & overlay(language).texts.keys()) - overlay(language).reviewed
    )


def _filled(texts: Iterable[str]) -> set[str]:
    return {text for text in texts if text}
