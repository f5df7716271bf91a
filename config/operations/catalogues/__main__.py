"""`python -m config.operations.catalogues messages` or `compile`; `make` calls both.

messages: take every message of the program into each catalogue of locale/, and every text of the
guide into the guide.json beside it, and say how much of each is translated; a new language is an
empty folder there, named as "pt" or "pt_BR".
compile: check the catalogues, stop where one is wrong, and write what the program reads.
"""

import gettext
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

from config.language import name_of
from config.operations.catalogues import checking, guide, messages, quick

LOCALE = messages.ROOT / "locale"


def languages(locale: Path = LOCALE) -> list[str]:
    """The folders of languages, English apart, which is in the program itself."""
    return sorted(folder.name for folder in locale.iterdir() if folder.is_dir())


def take_messages(locale: Path = LOCALE) -> None:
    """Bring each catalogue up to date; what is gone from the program goes, nothing is guessed."""
    for domain in messages.DOMAINS:
        wanted = messages.of_domain(domain)
        for language in languages(locale):
            file = _file(locale, language, domain)
            file.parent.mkdir(exist_ok=True)
            catalog = _read(locale, language, domain)
            catalog.update(wanted, no_fuzzy_matching=True)
            catalog.obsolete.clear()
            with file.open("wb") as out:
                write_po(out, catalog, width=100, include_lineno=False, ignore_obsolete=True)
            left = len(checking.missing(catalog, wanted))
            sys.stdout.write(
                f"{language}, {domain}: {len(wanted) - left} of {len(wanted)} translated.\n"
            )
    texts = guide.words()
    for language in languages(locale):
        sys.stdout.write(guide.bring_up_to_date(locale, language, texts))


def compile_all(locale: Path = LOCALE) -> list[str]:
    """Write a .mo beside each catalogue and which languages are complete; return what is wrong.

    A language without a catalogue is begun. The guide does not count: what has no translation
    there is shown in English.
    """
    wanted = {domain: messages.of_domain(domain) for domain in messages.DOMAINS}
    wrong: list[str] = []
    known = {}
    for language in languages(locale):
        catalogs = {domain: _read(locale, language, domain) for domain in wanted}
        wrong += [fault for catalog in catalogs.values() for fault in checking.faults(catalog)]
        wrong += [*guide.faults(locale, language), *quick.faults(locale, language)]
        _file(locale, language, "django").parent.mkdir(exist_ok=True)
        for domain, catalog in catalogs.items():
            with _file(locale, language, domain).with_suffix(".mo").open("wb") as out:
                write_mo(out, catalog)
        _for_scripts(locale, language, catalogs["djangojs"], wanted["djangojs"])
        missing = any(
            not _file(locale, language, domain).exists()
            or checking.missing(catalogs[domain], wanted[domain])
            for domain in wanted
        )
        code = language.replace("_", "-").lower()
        known[code] = {"name": name_of(code), "complete": not missing}
    if not wrong:
        (locale / ".built").write_text(json.dumps(known, ensure_ascii=False))
    return wrong


def _for_scripts(locale: Path, language: str, catalog: Catalog, wanted: Catalog) -> None:
    """Write what each script says: by its file, then by the English, for static/build.mjs."""
    said: dict[str, dict[str, object]] = {}
    for message in checking.done(catalog, wanted):
        known = catalog.get(message.id, message.context) or message
        english = message.id if isinstance(message.id, str) else message.id[0]
        key = f"{message.context}\4{english}" if message.context else english
        for file, _ in message.locations:
            said.setdefault(file, {})[key] = _by_kind(known, catalog)
    _file(locale, language, "djangojs").with_suffix(".json").write_text(
        json.dumps(said, ensure_ascii=False)
    )


def _by_kind(message: Message, catalog: Catalog) -> object:
    """What a message says; of a count by CLDR's kinds, as browsers know them: "one", "few"."""
    if isinstance(message.string, str):
        return message.string
    forms = list(message.string or ())
    form_of = gettext.c2py(catalog.plural_expr)
    kind_of = Locale.parse(str(catalog.locale)).plural_form
    counts = [1_000_000, *range(200)]  # every kind of whole numbers has one of these
    return {"other": forms[-1]} | {kind_of(each): forms[form_of(each)] for each in counts}


def _file(locale: Path, language: str, domain: str) -> Path:
    return locale / language / "LC_MESSAGES" / f"{domain}.po"


def _read(locale: Path, language: str, domain: str) -> Catalog:
    file = _file(locale, language, domain)
    if not file.exists():
        return Catalog(locale=language, domain=domain, project="Stillnight", fuzzy=False)
    with file.open("rb") as text:
        return read_po(text, locale=language, domain=domain)


def _main(task: str) -> Iterator[str]:
    settings.configure()  # nothing of the program runs
    if task == "messages":
        take_messages()
    yield from compile_all()


if __name__ == "__main__":
    found = list(_main(sys.argv[-1]))
    sys.stderr.write("".join(f"{fault}\n" for fault in found))
    sys.exit(1 if found else 0)
