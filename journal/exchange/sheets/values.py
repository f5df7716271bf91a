"""What one cell of a foreign table says: a moment, a length of time, a number, a yes or a no.

Every reader raises `ValueError` with a sentence; nothing is guessed for a single cell. What a
file as a whole has to settle (the order of day and month, the decimal sign, the clock) is in its
`Style`.
"""
# pure, words

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from config.language import gettext as _
from journal.exchange.problem import quoted
from journal.exchange.sheets.months import MONTHS

ORDERS = ("dmy", "mdy", "ymd")  # of day, month and year
HALVES = ("24", "12")
FIRST_YEAR, LAST_YEAR = 1900, 2199
UNKNOWN = frozenset(
    {"", "-", "–", "—", "?", "n/a", "na", "#n/a", "null", "nan", "none", "unknown", "not known"}
    | {"k.a.", "unbekannt", "nc", "s/o"}
)
YES = frozenset(
    {"yes", "y", "true", "1", "x", "✓", "✔", "on", "yes_manual", "ja", "j", "wahr", "oui", "o"}
    | {"vrai", "sí", "si", "s", "sì", "vero", "verdadero", "sim", "tak", "да"}
)
NO = frozenset(
    {"no", "n", "false", "0", "off", "nein", "falsch", "non", "faux", "falso", "não", "nie", "нет"}
)
MIDDAY, HALF_A_DAY = 12, timedelta(hours=12)

_NUMERIC_DAY = re.compile(r"(\d{4}|\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{1,2})", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?,?\s([^\W\d_]{3,12})\.?,?\s(\d{4})")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})")
_WEEKDAY = re.compile(r"[^\W\d_]{2,12}\.?,\s*")
_CLOCK = re.compile(
    r"(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s?(?:([ap])\.?\s?m\.?)?|(\d{1,2})\s?([ap])m",
    re.ASCII | re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?|Z|UTC|GMT)", re.ASCII)
_LENGTH = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2})(?:\.\d+)?)?", re.ASCII)
_HOURS, _MINUTES = r"(\d{1,3}) ?h(?:ours?|rs?|r)?\.?", r"(\d{1,4}) ?m(?:in(?:utes?|s)?)?\.?"
_WORDED = re.compile(
    rf"(?:{_HOURS})? ?(?:{_MINUTES})? ?(?:\d{{1,2}} ?s)?",
    re.ASCII | re.IGNORECASE,
)
_NUMBER = re.compile(r"([+-]?)(\d[\d.,'’\s]*|[.,]\d+)\s?%?", re.ASCII)
PER_HOUR = {"hours": 1, "minutes": 60, "seconds": 3600, "ms": 3_600_000}


@dataclass(frozen=True, slots=True)
class Style:
    """How a file writes: `dates` "dmy", "mdy" or "ymd"; its `decimal` sign; hours of its `clock`.

    With a clock of "12" hours and no am or pm, `clock_time` needs to know the half of the day.
    """

    dates: str = ""
    decimal: str = ""
    clock: str = "24"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a clock time or both, and how far from UTC it says it is."""

    day: date | None = None
    at: time | None = None
    offset: timedelta | None = None

    @property
    def wall(self) -> datetime | None:
        """Date and clock time as written; `None` where one of them is missing."""
        return datetime.combine(self.day, self.at) if self.day and self.at is not None else None


def moment(text: str, style: Style) -> Moment:
    """A date with or without a clock time, or a clock time alone."""
    if not text[:1].isdigit():
        text = _WEEKDAY.sub("", text, count=1)
    day, rest = _day_in(text, style)
    rest = rest.lstrip(" T,") if day else rest
    if not rest:
        return Moment(day)
    match = _CLOCK.match(rest)
    if match is None:
        raise ValueError(_("{text} is not a date or a time.").format(text=quoted(text)))
    offset, after = None, rest[match.end() :].strip()
    if after:
        offset = utc_offset(after)
    return Moment(day, _clock(match, text), offset)


def utc_offset(text: str) -> timedelta:
    """How far a clock is ahead of UTC: +01:00, UTC-0400, Z."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise ValueError(
            _("{text} is not a difference from UTC such as +01:00.").format(text=quoted(text))
        )
    if match[1] is None:
        return timedelta()
    apart = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if apart > timedelta(hours=14):
        raise ValueError(_("{text} is further from UTC than any place.").format(text=quoted(text)))
    return apart if match[1] == "+" else -apart


def epoch(text: str, unit: str) -> Moment:
    """A count of seconds or milliseconds ("s", "ms") since 1970, in UTC."""
    if not re.fullmatch(r"\d{1,16}", text, re.ASCII) or not int(text):
        raise ValueError(_("{text} is not a moment counted from 1970.").format(text=quoted(text)))
    seconds = int(text) / (1000 if unit == "ms" else 1)
    if seconds > 7e9:
        raise ValueError(
            _("{text} is after the year {last_year}.").format(
                text=quoted(text), last_year=LAST_YEAR
            )
        )
    at = datetime.fromtimestamp(seconds, UTC)
    return Moment(at.date(), at.time(), timedelta())


def _day_in(text: str, style: Style) -> tuple[date | None, str]:
    """The date that a text begins with, and the rest of it."""
    if match := _NUMERIC_DAY.match(text):
        parts = [match[1], match[3], match[4]]
        order = "ymd" if len(match[1]) == 4 else style.dates
        if not order:
            order = "dmy" if match[2] == "." else ""
        if order not in ORDERS or (order == "ymd") != (len(match[1]) == 4):
            raise ValueError(
                _("{text}: the order of day and month is not known.").format(text=quoted(text))
            )
        if order != "ymd" and len(match[4]) == 1:
            raise ValueError(_("{text} is not a date.").format(text=quoted(text)))
        by_letter = dict(zip(order, map(int, parts), strict=True))
        return _date(text, by_letter["y"], by_letter["m"], by_letter["d"]), text[match.end() :]
    for pattern, places in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2))):
        if match := pattern.match(text):
            year, name, day = (match[place] for place in places)
            month = MONTHS.get(name.casefold()[:4].rstrip(".")) or MONTHS.get(name.casefold()[:3])
            if month is None:
                raise ValueError(_("{name} is not the name of a month.").format(name=quoted(name)))
            return _date(text, int(year), month, int(day)), text[match.end() :]
    return None, text


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        read = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        raise ValueError(_("There is no such day as {text}.").format(text=quoted(text))) from None
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise ValueError(
            _("{text} is not within {first_year} to {last_year}.").format(
                text=quoted(text), first_year=FIRST_YEAR, last_year=LAST_YEAR
            )
        )
    return read


def _clock(match: re.Match[str], text: str) -> time:
    hour, minute, second = int(match[1] or match[5]), int(match[2] or 0), int(match[3] or 0)
    half = (match[4] or match[6] or "").lower()
    if half and hour <= MIDDAY:
        hour = hour % MIDDAY + (MIDDAY if half == "p" else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        raise ValueError(_("There is no such time as {text}.").format(text=quoted(text))) from None


def has_half(text: str) -> bool:
    """Whether a time says am or pm, or seconds of a clock of 24 hours."""
    match = _CLOCK.search(text)
    return match is not None and bool(match[4] or match[6])


def on_24(at: time, around: int) -> time:
    """A time of a clock of 12 hours as the one of its two readings nearest to an hour, 0 to 23."""
    readings = [at.replace(hour=at.hour % MIDDAY + half) for half in (0, MIDDAY)]
    return min(readings, key=lambda each: min((each.hour - around) % 24, (around - each.hour) % 24))


def number(text: str, style: Style) -> Decimal:
    """A number with the decimal sign of the file; units and words behind it are not read."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(_("{text} is not a number.").format(text=quoted(text)))
    digits = re.sub(r"[\s'’]", "", match[2])
    sign = style.decimal or _sign_of(digits, text)
    whole, _sign, places = digits.rpartition(sign) if sign and sign in digits else (digits, "", "")
    thousands = "," if sign == "." else "."
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", whole) and sign not in whole
    if not (grouped or whole.isdigit() or not whole) or not (places.isdigit() or not places):
        raise ValueError(_("{text} is not a number.").format(text=quoted(text)))
    whole = whole.replace(thousands, "")
    return Decimal(f"{match[1]}{whole or 0}.{places or 0}")


def _sign_of(digits: str, text: str) -> str:
    """The decimal sign of a number by itself; `ValueError` where there are two readings."""
    signs = [sign for sign in digits if sign in ",."]
    if not signs or len(set(signs)) > 1:
        return signs[-1] if signs else ""
    if len(signs) > 1:
        return "." if signs[0] == "," else ","
    before, _sign, after = digits.partition(signs[0])
    if len(after) == 3 and 1 <= len(before) <= 3 and not before.startswith("0"):
        raise ValueError(
            _("{text} can be two numbers. Which sign is the decimal sign?").format(
                text=quoted(text)
            )
        )
    return signs[0]


def minutes(text: str, unit: str, style: Style) -> Decimal:
    """A length of time in minutes: 7:30, 7:30:00, 7h 30m, or a number of the column's unit."""
    if match := _LENGTH.fullmatch(text):
        hours, mins, seconds = (int(part or 0) for part in match.groups())
        if mins > 59 or seconds > 59:
            raise ValueError(_("{text} is not a length of time.").format(text=quoted(text)))
        return 60 * hours + mins + Decimal(seconds) / 60
    worded = _WORDED.fullmatch(text)
    if worded and (worded[1] or worded[2]):
        return Decimal(60 * int(worded[1] or 0) + int(worded[2] or 0))
    if unit not in PER_HOUR:
        raise ValueError(
            _("{text} is not a length of time such as 7:30.").format(text=quoted(text))
        )
    return 60 * number(text, style) / PER_HOUR[unit]


def claim(text: str) -> bool:
    """A yes or a no in one of a few languages."""
    word = text.casefold()
    if word not in YES | NO:
        raise ValueError(_("{text} is neither yes nor no.").format(text=quoted(text)))
    return word in YES
