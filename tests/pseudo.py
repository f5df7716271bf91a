"""Two languages that nobody speaks, made of the program's messages while tests run.

"en-xa" is English with other letters and two fifths longer, so that what is not translated is
seen by its letters; "ar-xb" is English from right to left. Dates and numbers of "en-xa" are
Greek, those of "ar-xb" Arabic.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from django.utils.translation import trans_real

from config.operations.catalogues import checking, messages

ACCENTED, MIRRORED = "en-xa", "ar-xb"
LOCALES = {ACCENTED: Locale("el"), MIRRORED: Locale("ar")}
LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçđéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)
KEPT = re.compile(rf"({checking.PLACES.pattern}|%%|%d|&\w+;|\n)")
LEFT, BACK = "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{POP DIRECTIONAL FORMATTING}"


def accented(words: str) -> str:
    """The same with other letters, and longer."""
    longer = "ẋ" * (len(words) * 2 // 5)
    head, end = (words[:-1], words[-1:]) if words[-1:] in {"\n", " "} else (words, "")
    return _outside_places(f"{head} {longer}".rstrip() + end, lambda text: text.translate(LETTERS))


def mirrored(words: str) -> str:
    """The same from right to left."""
    return _outside_places(words, lambda text: re.sub(r"\S(.*\S)?", rf"{LEFT}\g<0>{BACK}", text))


MADE: dict[str, Callable[[str], str]] = {ACCENTED: accented, MIRRORED: mirrored}


def _outside_places(words: str, change: Callable[[str], str]) -> str:
    parts = KEPT.split(words)
    return "".join(change(part) if not number % 2 else part for number, part in enumerate(parts))


@cache
def catalogue(language: str) -> Catalog:
    """Every message of the program in one of the two, and what Django and allauth say."""
    made = Catalog(locale="en", fuzzy=False)
    for message in messages.of_domain("django"):
        if message.id:
            _add(made, MADE[language], message.id, message.context)
    for context, words in _of_others():
        if made.get(words, context) is None:
            _add(made, MADE[language], words, context)
    return made


def _add(
    made: Catalog, change: Callable[[str], str], words: str | Iterable[str], context: str | None
) -> None:
    if isinstance(words, str):
        made.add(words, change(words), context=context)
    else:
        made.add(tuple(words), tuple(map(change, words)), context=context)


def _of_others() -> Iterable[tuple[str | None, str]]:
    """Messages of Django and allauth, by their German catalogue; of a plural the first form."""
    for catalog in vars(trans_real.translation("de"))["_catalog"]._catalogs:
        for key in catalog:
            words = key if isinstance(key, str) else key[0]
            context, _, message = words.rpartition("\x04")
            if message:
                yield context or None, message


def write(locale: Path) -> None:
    """Compile both into a folder as `locale/` is one."""
    for language in MADE:
        name = f"{language[:2]}_{language[3:].upper()}"
        folder = locale / name / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "django.mo").open("wb") as file:
            write_mo(file, catalogue(language))
