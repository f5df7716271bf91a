"""What is wrong with a translated catalogue, in sentences."""

import re
from collections.abc import Iterator

from babel.messages import Catalog
from babel.messages.catalog import Message

# What a translation has to hold as often as the English does: "{count}", "%(name)s", "<strong>".
PLACES = re.compile(r"\{\w*\}|%\(\w+\)s|</?\w+[^>]*>")


def faults(catalog: Catalog) -> Iterator[str]:
    """Say of each message what would come out wrong; one without a translation is no fault."""
    if catalog.fuzzy:
        yield f"{catalog.locale}: the head of the catalogue is marked fuzzy."
    for message in catalog:
        if message.id:
            yield from (
                f"{catalog.locale}: {shown(message)}: {fault}"
                for fault in _of(message, catalog.num_plurals)
            )


def _of(message: Message, forms: int) -> Iterator[str]:
    translated = _words(message.string)
    if message.fuzzy:
        yield "it is marked fuzzy; read it, then take the mark away."
    if not any(translated):
        return
    if message.pluralizable and (len(translated) != forms or not all(translated)):
        yield f"it needs {forms} forms, one for each kind of count."
        return
    singular, *rest = (sorted(PLACES.findall(words)) for words in _words(message.id))
    plural = rest[0] if rest else singular
    for words in translated:
        held = sorted(PLACES.findall(words))
        if held not in (singular, plural):
            yield f"“{words}” holds {held or 'no place'}, the English {plural or 'none'}."
        if words[:1].isspace() != _words(message.id)[0][:1].isspace():
            yield f"“{words}” begins with a space where the English does not, or the other way."


def done(catalog: Catalog, wanted: Catalog) -> list[Message]:
    """Which messages of the program have a translation."""
    return [message for message in wanted if message.id and _has(catalog, message)]


def missing(catalog: Catalog, wanted: Catalog) -> list[Message]:
    """Which messages of the program have none."""
    return [message for message in wanted if message.id and not _has(catalog, message)]


def _has(catalog: Catalog, message: Message) -> bool:
    known = catalog.get(message.id, message.context)
    return known is not None and not known.fuzzy and all(_words(known.string))


def _words(message: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [message or ""] if isinstance(message, str | None) else list(message)


def shown(message: Message) -> str:
    """A message as a sentence about it names it."""
    first = _words(message.id)[0]
    return f"“{first[:60]}{'…' if len(first) > 60 else ''}”"
