"""The one way to words and figures in a language.

Words are Django's: `_("{count} nights").format(count=3)`, with context (`pgettext`) where one
English word has several meanings, with `ngettext` wherever a count stands in a sentence. Dates,
numbers and lists are written as Unicode's CLDR writes them, through Babel. The language is that
of the request, the task or the document; `in_language` says so for a while.

Needs Django without a request, a database or an app; modules marked `# words` use it, those
marked `# pure` compute and never do.
"""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from babel import Locale
from babel.dates import parse_pattern
from babel.lists import format_list
from babel.numbers import format_decimal
from django.conf import settings
from django.utils.translation import (
    activate,
    get_language,
    get_supported_language_variant,
    gettext,
    gettext_lazy,
    gettext_noop,
    ngettext,
    ngettext_lazy,
    npgettext,
    npgettext_lazy,
    pgettext,
    pgettext_lazy,
)
from django.utils.translation import override as in_language
from django.utils.translation.trans_real import parse_accept_lang_header

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words: TypeAlias = str | _StrPromise  # or what becomes words in the language of the reader
else:
    Words = str

__all__ = [
    "Words",
    "activate",
    "city",
    "current",
    "date_text",
    "direction",
    "figure",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "grouped",
    "half_days",
    "in_language",
    "list_text",
    "name_of",
    "ngettext",
    "ngettext_lazy",
    "npgettext",
    "npgettext_lazy",
    "offered",
    "percent",
    "period_text",
    "pgettext",
    "pgettext_lazy",
    "sort_key",
    "time_text",
    "wished",
]

# English is British; the names of its months stay as short as they were: "Sep", not "Sept".
PATTERNS_OF = {"en": "en_GB"}
OWN_PATTERNS = {
    ("en", "yMMMEd"): "E d MMM y",
    ("en", "yMMMMEd"): "E d MMMM y",
    ("en", "yMMMMEEEEd"): "EEEE d MMMM y",
}


def current() -> str:
    """The code of the language that is spoken now, as "de"."""
    return get_language() or settings.LANGUAGE_CODE


def offered() -> list[str]:
    """The codes of the languages that are complete, English first."""
    return [code for code, _ in settings.LANGUAGES]


def wished(accept_language: str) -> str | None:
    """The offered language that a browser asks for before others; `None` for none of them."""
    for code, _ in parse_accept_lang_header(accept_language):
        with suppress(LookupError):
            return get_supported_language_variant(code)
    return None


def name_of(language: str) -> str:
    """A language by its own name: "Deutsch", "français"."""
    return str(_locale(language).language_name).capitalize()


def direction() -> str:
    """Where lines run: "ltr" or "rtl"."""
    return _locale(current()).text_direction


def date_text(day: date, fields: str) -> str:
    """A date with the fields of a CLDR skeleton, in the language's own order.

    `fields` is one of "yMMMd" (4 Jul 2026), "yMMMMd" (4 July 2026), "MMMd", "MMMMd", "yMMMEd"
    (Sat 4 Jul 2026), "yMMMMEd", "MMMEd", "MMMMEd", "yMMMMEEEEd" (Saturday 4 July 2026),
    "MMMMEEEEd", "Ed" (Sat 4), "yMMMM" (July 2026), "yMMM", or of one field alone: "LLLL" and
    "LLL" (July, Jul), "EEEE", "E", "EEEEE" (Saturday, Sat, S).
    """
    return _date_text(day, fields, current())


@lru_cache(maxsize=4096)
def _date_text(day: date, fields: str, language: str) -> str:
    pattern = parse_pattern(_pattern(language, fields))
    return str(pattern.apply(day, _locale(language)))


@cache
def _pattern(language: str, fields: str) -> str:
    if (language, fields) in OWN_PATTERNS:
        return OWN_PATTERNS[language, fields]
    if not fields.strip("E") or not fields.strip("L"):
        return fields
    skeletons = _british(language).datetime_skeletons
    if fields in skeletons:
        return str(skeletons[fields].pattern)
    if "EEEE" in fields:  # the weekday in full is where the short one would be
        return _pattern(language, fields.replace("EEEE", "E")).replace("E", "EEEE")
    return _pattern(language, fields.replace("MMMM", "MMM")).replace("MMM", "MMMM")


@lru_cache(maxsize=4096)
def _time_text(at: time, language: str) -> str:
    locale = _british(language)
    pattern = locale.datetime_skeletons["hm"].pattern.replace("\N{NARROW NO-BREAK SPACE}", " ")
    return str(parse_pattern(pattern).apply(at, locale))


def time_text(at: time) -> str:
    """A time on a clock of twelve hours: "9:40 pm"; one of 24 is written alike everywhere."""
    return _time_text(at, current())


def half_days() -> tuple[str, str]:
    """What the halves of a day are called on a clock of twelve hours: "am", "pm"."""
    am, pm = (parse_pattern("a").apply(at, _british(current())) for at in (time(0), time(12)))
    return str(am), str(pm)


def city(zone: str) -> str:
    """The city that a time zone is named after: "New York", "Nueva York"; "UTC" of none."""
    english = zone.rpartition("/")[2].replace("_", " ")
    if (language := current()) == "en":
        return english
    return str(_locale(language).time_zones.get(zone, {}).get("city") or english)


def figure(digits: str) -> str:
    """A number that is written with a point, with the decimal sign of the language: "4,5"."""
    sign = _decimal_sign(current())
    return digits if sign == "." else digits.replace(".", sign)


def grouped(count: int | Decimal) -> str:
    """A large number with its thousands apart, at most three decimals: "20,000", "20.000"."""
    return str(format_decimal(count, locale=_locale(current())))


def percent(digits: str) -> str:
    """A percentage: "84 %"; `digits` is written with a point."""
    return _percent_pattern(current()).replace("0", figure(digits))


@cache
def _decimal_sign(language: str) -> str:
    return str(_locale(language).number_symbols["latn"]["decimal"])


@cache
def _percent_pattern(language: str) -> str:
    if language == "en":
        return "0 %"
    return str(_locale(language).percent_formats[None].pattern).replace("#,##", "")


def period_text(first: date, last: date) -> str:
    """The days from one to another, what both have in common once: "24 Aug – 21 Nov 2026"."""
    if first == last:
        return date_text(last, "yMMMd")
    same_year = first.year == last.year
    field = "y" if not same_year else "M" if first.month != last.month else "d"
    language = current()
    patterns = _british(language).interval_formats["yMMMd"][field]
    days = zip(patterns, (first, last), strict=True)
    text = "".join(parse_pattern(each).apply(day, _locale(language)) for each, day in days)
    return re.sub(r"\s*–\s*", " – ", text) if language == "en" else text.replace("\u2009", " ")


def list_text(
    items: Iterable[object], style: Literal["standard", "or", "unit-narrow"] = "standard"
) -> str:
    """Things in a row: "iron, zinc and tea"; `style` "or" for a choice: "iron, zinc or tea"."""
    return format_list([str(item) for item in items], style=style, locale=_british(current()))


def sort_key(words: object) -> str:
    """By what a list of words is put in order: neither accents nor capitals count."""
    apart = unicodedata.normalize("NFKD", str(words).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _british(language: str) -> Locale:
    return _locale(PATTERNS_OF.get(language, language))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))
