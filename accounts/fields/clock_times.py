"""Clock times as people type them and read them: 23:10, 2310, 11.10 pm, noon.

An hour alone is no time: nobody has said its minutes. On a clock of 12 hours, 9:30 alone is two
times, so the person is asked which.
"""
# pure, words

import re
import unicodedata
from datetime import time
from functools import cache

from config.language import current, gettext_lazy, half_days, list_text, pgettext, time_text
from config.language import gettext as _

MAX_LENGTH = 20  # characters
HOURS_12, HOURS_24 = "12", "24"
SUCH_AS = gettext_lazy("Please write the time as 23:10 or 11:10 pm.")

_TIME = re.compile(
    r"(\d{1,2}) ?[:.,h]? ?(?:(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?)? ?(am/pm|[ap]m?)?", re.ASCII
)


class NoTime(ValueError):  # noqa: N818 - its words are for the person
    """A text that is no time of day; says in a sentence what to write."""


class EitherHalf(NoTime):
    """A time that can be in the morning or in the evening."""

    def __init__(self, text: str, morning: time, evening: time) -> None:
        self.readings = morning, evening
        shown = list_text((in_words(each, HOURS_12) for each in self.readings), "or")
        super().__init__(
            _("“{text}” can be {times}. Please choose one.").format(text=text, times=shown)
        )


def read(text: str, hours: str = HOURS_24) -> time:
    """The time that was typed by somebody whose clock has so many hours, "12" or "24".

    With seconds it is one of 24 hours: so programs write, not people. Raises `EitherHalf` where
    it can be two times, else `NoTime`.
    """
    typed = text.strip()
    if len(typed) > MAX_LENGTH:
        raise NoTime(str(SUCH_AS))
    tidy = _tidied(typed)
    named, halves = _words_of(current())
    if tidy in named:
        return named[tidy]
    match = _TIME.fullmatch(tidy) or _TIME.fullmatch(_in_english(tidy, halves))
    if not match:
        raise NoTime(str(SUCH_AS))
    hour, half = int(match[1]), (match[4] or "")[:1]
    if match[2] is None and not half:
        raise NoTime(_("Please write the minutes too, such as 23:00 or 11:00 pm."))
    minute, second = int(match[2] or 0), int(match[3] or 0)
    if hour == 24 or (hour == 0 and half == "p"):
        raise NoTime(_("Please write midnight as 00:00 or 12:00 am."))
    if hour > 23 or max(minute, second) > 59 or (hour > 12 and half == "a"):
        raise NoTime(str(SUCH_AS))
    if match[4] == "am/pm" or (hours == HOURS_12 and not half and match[3] is None):
        if 1 <= hour <= 12:
            raise EitherHalf(typed.removesuffix(EITHER), *_halves(hour, minute))
        half = ""
    if half and hour <= 12:
        return _halves(hour, minute)[half == "p"]
    return time(hour, minute, second)


EITHER = " am/pm"


def undecided(text: str) -> str:
    """Mark a time that can be two, so that `read` asks about it by any clock."""
    return f"{text.strip().removesuffix(EITHER)}{EITHER}"


def in_words(at: time, hours: str) -> str:
    """How a person reads a time: "21:40", or "9:40 pm" on a clock of "12" hours."""
    if hours != HOURS_12:
        return f"{at:%H:%M}"
    return time_text(at)


def rewritten(text: str, hours: str) -> str:
    """A time that a program wrote, as a person with a clock of so many hours reads it.

    A text that is no time stays as it is.
    """
    try:
        return in_words(read(text), hours)
    except NoTime:
        return text


def _in_english(tidy: str, halves: dict[str, str]) -> str:
    """With "am" and "pm" for what a language calls them, without the word for "o'clock"."""
    for word, half in halves.items():
        if tidy.endswith(word):
            return tidy.removesuffix(word) + half
    return re.sub(r"(\d\d) ?(?:uhr|h)", r"\1", tidy)


@cache
def _words_of(language: str) -> tuple[dict[str, time], dict[str, str]]:
    """What the language that is spoken calls noon, midnight and the halves of a day."""
    noon, midnight = pgettext("clock time", "noon"), pgettext("clock time", "midnight")
    named = {"noon": time(12), "midnight": time(0)}
    named |= {_tidied(noon): time(12), _tidied(midnight): time(0)}
    am, pm = map(_tidied, half_days())
    return named, {am: "am", pm: "pm"}


def _halves(hour: int, minute: int) -> tuple[time, time]:
    return time(hour % 12, minute), time(hour % 12 + 12, minute)


def _tidied(text: str) -> str:
    """Digits of every script as 0 to 9, one kind of space, "p.m." as "pm"."""
    digits = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    spaced = " ".join("".join(digits).lower().replace("：", ":").split())
    return re.sub(r"([ap])\. ?m\.?$", r"\1m", spaced)
