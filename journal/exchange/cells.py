"""What may stand in a cell of the nights file: how it is read, and how it is written.

`read` takes text that is not blank and raises `ValueError` with a sentence for the person;
`read(write(value)) == value`. An empty cell is "unknown" and is never read.
"""
# pure, words

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar
from zoneinfo import available_timezones

from accounts.fields import decimals
from accounts.fields.decimals import NotANumber, TwoReadings
from config.language import gettext as _
from config.language import ngettext
from journal import rounding
from journal.exchange.csv_file import protect, unprotect
from journal.exchange.problem import quoted

FIRST_YEAR = 1900
# As the export writes it; a spreadsheet may add midnight, or write 3.3.2026.
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?", re.ASCII)
_DOTTED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\s00:00(?::00)?)?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?", re.ASCII)
_TWELVE = re.compile(
    r"(\d{1,2})(?:[:.](\d{2})(?::(\d{2}))?)?\s*([ap])\.?\s?m\.?", re.ASCII | re.IGNORECASE
)
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?Z", re.ASCII)
_YES, _NO = {"yes", "y", "true", "1"}, {"no", "n", "false", "0"}
_zones = cache(available_timezones)
Read = TypeVar("Read", int, Decimal)


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of cell, whose `words` tell a person what to write: "yes or no".

    Spaces around a cell mean nothing, unless every letter of it counts (`verbatim`).
    """

    words: Callable[[], str]
    read: Callable[[str], Any]
    write: Callable[[Any], str] = str
    verbatim: bool = False

    @property
    def says(self) -> str:
        """What to write, in the language that is spoken."""
        return self.words()

    def refuses(self, text: str) -> ValueError:
        """That a text is nothing of this kind."""
        return ValueError(_("{text} is not {says}.").format(text=quoted(text), says=self.says))


def _read_day(text: str) -> date:
    """A date as year-month-day or as day.month.year; with slashes nobody can tell the order."""
    if match := _DAY.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DOTTED_DAY.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise ValueError(
            _(
                "{text} is not a date such as 2026-03-03 or 3.3.2026. With slashes the "
                "order of day and month is unclear: please write year-month-day."
            ).format(text=quoted(text))
        )
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(_("There is no such day as {text}.").format(text=quoted(text))) from None
    if read.year < FIRST_YEAR:
        raise ValueError(
            _("{text} is before the year {first_year}.").format(
                text=quoted(text), first_year=FIRST_YEAR
            )
        )
    return read


def _read_zone(text: str) -> str:
    if text not in _zones():
        raise ValueError(
            _(
                "{text} is not a time zone this server knows. Write a name such as "
                "Europe/Berlin or America/New_York."
            ).format(text=quoted(text))
        )
    return text


def _read_yes_no(text: str) -> bool:
    word = text.lower()
    if word not in _YES | _NO:
        raise ValueError(
            _("{text} is neither yes nor no. Leave the cell empty if it is not known.").format(
                text=quoted(text)
            )
        )
    return word in _YES


def _write_yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _read_clock(text: str) -> time:
    """A clock time with 24 hours, or with 12 and am or pm."""
    if twelve := _TWELVE.fullmatch(text):
        return _on_24_hours(text, twelve)
    match = _CLOCK.fullmatch(text)
    if not match:
        raise CLOCK.refuses(text)
    hours, minutes, seconds, fraction = match.groups("0")
    try:
        return time(int(hours), int(minutes), int(seconds), int(fraction.ljust(6, "0")))
    except ValueError:
        sentence = _("There is no such time as {text}.")
        if hours == "24":
            sentence = _("There is no such time as {text}. Midnight is 00:00.")
        raise ValueError(sentence.format(text=quoted(text))) from None


def _on_24_hours(text: str, twelve: re.Match[str]) -> time:
    """12:10 am is 00:10; 12:10 pm is 12:10."""
    hours, minutes, seconds = (int(part or 0) for part in twelve.group(1, 2, 3))
    if twelve[2] is None:
        raise ValueError(
            _("{text} names an hour only. Please write the minutes, too.").format(text=quoted(text))
        )
    if not 1 <= hours <= 12 or minutes > 59 or seconds > 59:
        raise ValueError(_("There is no such time as {text}.").format(text=quoted(text)))
    afternoon = 12 if twelve[4].lower() == "p" else 0
    return time(hours % 12 + afternoon, minutes, seconds)


def _write_clock(value: time) -> str:
    return value.isoformat("auto" if value.second or value.microsecond else "minutes")


def _read_stamp(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text) if _STAMP.fullmatch(text) else None
    except ValueError:
        instant = None
    if instant is None or instant.year < FIRST_YEAR:
        raise STAMP.refuses(text)
    return instant


def _write_stamp(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


DAY = Cell(lambda: _("a date such as 2026-03-03"), _read_day)
ZONE = Cell(lambda: _("the name of a time zone such as Europe/Berlin"), _read_zone)
YES_NO = Cell(lambda: _("yes or no"), _read_yes_no, _write_yes_no)
CLOCK = Cell(lambda: _("a time such as 23:10 or 11:10 pm"), _read_clock, _write_clock)
STAMP = Cell(lambda: _("an instant in UTC such as 2026-03-03T22:10:05Z"), _read_stamp, _write_stamp)


def number(least: int, most: int) -> Cell:
    """A whole number within bounds, both inside."""

    def read(text: str) -> int:
        value = _read_number(decimals.whole, text, cell)
        if not least <= value <= most:
            raise ValueError(
                _("{text} is outside {least} to {most}.").format(
                    text=quoted(text), least=least, most=most
                )
            )
        return value

    def words() -> str:
        return _("a whole number from {least} to {most}").format(least=least, most=most)

    cell = Cell(words, read)
    return cell


def amount(most: int, places: int) -> Cell:
    """A number from zero, with so many digits after the point (or comma)."""

    def read(text: str) -> Decimal:
        value = _read_number(decimals.read, text, cell)
        if not 0 <= value <= most or value != rounding.amount(value, places):
            raise cell.refuses(text)
        return value

    def words() -> str:
        return ngettext(
            "a number from 0 to {most} with at most {places} digit after the point",
            "a number from 0 to {most} with at most {places} digits after the point",
            places,
        ).format(most=most, places=places)

    cell = Cell(words, read, decimals.written)
    return cell


def _read_number(read: Callable[[str], Read], text: str, cell: Cell) -> Read:
    """What `accounts.fields.decimals` reads; a sentence for this cell where there is no number."""
    try:
        return read(text)
    except TwoReadings:
        raise
    except NotANumber:
        raise cell.refuses(text) from None


def word(words: Iterable[str]) -> Cell:
    """One of a few words."""
    allowed = tuple(words)

    def read(text: str) -> str:
        if text.lower() not in allowed:
            raise cell.refuses(text)
        return text.lower()

    cell = Cell(lambda: _("one of {allowed}").format(allowed=", ".join(allowed)), read)
    return cell


def several(words: Iterable[str]) -> Cell:
    """Any of a few words, joined by semicolons."""
    allowed = tuple(words)

    def read(text: str) -> list[str]:
        parts = [part.strip().lower() for part in text.split(";") if part.strip()]
        for part in parts:
            if part not in allowed:
                raise cell.refuses(part)
        return parts

    def says() -> str:
        return _("any of {allowed}, joined by semicolons").format(allowed=", ".join(allowed))

    cell = Cell(says, read, ";".join)
    return cell


def note(most: int) -> Cell:
    """Free text, kept to the letter; written so that no spreadsheet takes it for a formula."""

    def read(text: str) -> str:
        plain = unprotect(text)
        if len(plain) > most:
            raise ValueError(
                ngettext(
                    "This text has {count} character; at most {most} are kept.",
                    "This text has {count} characters; at most {most} are kept.",
                    len(plain),
                ).format(count=len(plain), most=most)
            )
        return plain

    def words() -> str:
        return ngettext(
            "text of at most {most} character", "text of at most {most} characters", most
        ).format(most=most)

    return Cell(words, read, protect, verbatim=True)
