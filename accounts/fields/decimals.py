"""Numbers as people type them: 0.25, 0,25, ٠٫٢٥, 1 200 and +3, each read the same everywhere.

A comma and a point both mean the same. Where three digits follow a single one of them, as in
1,234, it may stand for thousands or for a decimal: nobody but the person knows, so they are asked.
"""
# pure, words

import re
import unicodedata
from decimal import Decimal
from math import floor

from config.language import figure, gettext_lazy, list_text
from config.language import gettext as _

MAX_LENGTH = 28  # characters; so many digits Python reckons with, and no page asks for more
PLAIN = gettext_lazy("Please write only a number here, such as 12 or 0.5.")
WITHOUT_WORDS = gettext_lazy(
    "Please write only the number, without words or units, such as 12 or 0.5."
)

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("−﹣－‐‑–", "-"),
        **dict.fromkeys("＋﹢", "+"),
        **dict.fromkeys("，،﹐", ","),
        **dict.fromkeys("．。﹒", "."),
        **dict.fromkeys("٫·", "·"),  # nothing but a decimal sign
        **dict.fromkeys("٬'’ʼ＇", "'"),  # nothing but a sign between thousands
        **dict.fromkeys("\u200e\u200f\u061c\u2066\u2067\u2068\u2069", None),  # turn text around
    }
)
_ONE_SIGN = re.compile(r"([+-]?) ?(\d*)(?:([.,·])(\d*))?", re.ASCII)
_IN_THOUSANDS = re.compile(
    r"([+-]?) ?([1-9]\d{0,2}(?:([.,' ])\d{3})(?:\3\d{3})*)(?:(?!\3)[.,·](\d*))?", re.ASCII
)


class NotANumber(ValueError):  # noqa: N818 - its words are for the person
    """A text that is no number; says in a sentence what to write."""


class TwoReadings(NotANumber):
    """A text that can be two numbers: thousands, or digits after the point."""

    def __init__(self, text: str, *readings: Decimal) -> None:
        self.readings = readings
        numbers = list_text((figure(plain(each)) for each in readings), "or")
        clear = list_text((figure(written(each)) for each in readings), "or")
        super().__init__(
            _("“{text}” can be {numbers}. Please write {clear}.").format(
                text=text, numbers=numbers, clear=clear
            )
        )


def read(text: str) -> Decimal:
    """The number that was typed. Raises `TwoReadings` where it can be two, else `NotANumber`."""
    typed = text.strip()
    if len(typed) > MAX_LENGTH:
        raise NotANumber(str(PLAIN))
    tidy = _tidied(typed)
    single, grouped = _single(tidy), _grouped(tidy)
    if single is not None and grouped is not None:
        raise TwoReadings(typed, grouped, single)
    number = grouped if single is None else single
    if number is None:
        raise NotANumber(str(WITHOUT_WORDS if any(map(str.isalpha, tidy)) else PLAIN))
    return number


def whole(text: str) -> int:
    """The whole number that was typed; `NotANumber` names the two beside any other."""
    try:
        number = read(text)
    except TwoReadings as two_readings:
        wholes = [each for each in two_readings.readings if each == int(each)]
        if len(wholes) > 1:
            raise
        number = wholes[0]  # 1,500 of something that is counted is no one and a half
    below = floor(number)
    if number != below:
        raise NotANumber(
            _("Please write a whole number here: {below} or {above}.").format(
                below=below, above=below + 1
            )
        )
    return below


def plain(value: Decimal) -> str:
    """Digits with a point, without needless zeros and without exponent: 75, 0.5, 1.234."""
    return f"{value.normalize():f}" if value else "0"


def written(value: Decimal) -> str:
    """Write a number so that `read` asks nothing of it: 1.234 gets a fourth digit, 1.2340."""
    text = plain(value)
    whole_part, _, places = text.lstrip("-").partition(".")
    could_be_thousands = len(places) == 3 and len(whole_part) <= 3 and whole_part != "0"
    return f"{text}0" if could_be_thousands else text


def _tidied(text: str) -> str:
    """Digits of every script as 0 to 9, every kind of space as one, signs of a kind as one."""
    digits = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    spaced = "".join(" " if sign.isspace() else sign for sign in digits)
    return spaced.translate(_ALIKE).strip()


def _single(tidy: str) -> Decimal | None:
    """The number in which a comma or a point, if any, stands before the decimals."""
    match = _ONE_SIGN.fullmatch(tidy)
    if match is None or not (match[2] or match[4]):
        return None
    return Decimal(f"{match[1]}{match[2] or 0}.{match[4] or 0}")


def _grouped(tidy: str) -> Decimal | None:
    """The number in which thousands are set apart by a comma, a point, a space or an apostrophe."""
    match = _IN_THOUSANDS.fullmatch(tidy)
    if match is None:
        return None
    digits = match[2].replace(match[3], "")
    return Decimal(f"{match[1]}{digits}.{match[4] or 0}")
