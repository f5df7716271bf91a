"""Which languages a line may be in: that of the request, its person's, and English beside them.

The words of English are in `english`, those of another language in its folder of translations.
"""
# pure, words

import json
from functools import cache
from pathlib import Path
from typing import Any

from config.language import current
from journal.api.quick.english import ENGLISH
from journal.api.quick.names import in_another, in_english
from journal.api.quick.tongue import Tongue

LOCALE = Path(__file__).resolve().parents[3] / "locale"


@cache
def tongue(language: str) -> Tongue | None:
    """A language as "de" or "pt-br"; `None` where it has no words of lines yet."""
    if language == "en":
        return Tongue(ENGLISH, in_english())
    code, _, region = language.partition("-")
    file = LOCALE / (f"{code}_{region.upper()}" if region else code) / "quick.json"
    if not file.exists():
        return None
    held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return Tongue(held["words"], in_another(language, held["names"]))


def tongues(*others: str) -> tuple[Tongue, ...]:
    """That of now first, then those of other languages, English last."""
    known = (tongue(language) for language in dict.fromkeys((current(), *others, "en")))
    return tuple(each for each in known if each)


def meanings(
    subject: str, spoken: tuple[Tongue, ...], own: Tongue | None = None
) -> tuple[str, ...]:
    """What a subject can mean, in the tongue that it was read in or in the first that knows it.

    To the others its small words are no articles: "café las" is no coffee in an English line.
    """
    own = own or spoken[0]
    plainly = (each.meant.get(own.folded(subject), ()) for each in spoken)
    return own.meanings(subject) or next(filter(None, plainly), ())
