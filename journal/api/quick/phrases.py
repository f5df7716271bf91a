"""A line of words as phrases: what it is about, how many, when, and whether it was none."""
# pure

import re
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from accounts.fields import clock_times
from accounts.fields.clock_times import HOURS_12, HOURS_24, EitherHalf, NoTime

MAX_LETTERS, MAX_PHRASES = 500, 20
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBERS = {word: number for number, word in enumerate(WORDS, 1)} | {"a": 1, "an": 1}

_HALVES = re.compile(r"\b([ap])\.\s?m\b\.?")
_BETWEEN = re.compile(r"\s*(?:[;\n]|,(?!\d)|\.(?!\d)|\b(?:and|then|plus)\b)\s*")
_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)\b|\d{1,2}[:.]\d{2}\b|noon\b|midnight\b)"
_HOUR = r"\d{1,2}\b(?!\s*(?:min|h\b|hour|times|mg|%|/))"
_SINCE = r"since|started|starting|began|begun|from"
_AGO = re.compile(
    rf"\b(?:(?P<since>{_SINCE})\s+)?(?:about\s+)?(?P<count>\d{{1,3}}|an?)\s*"
    r"(?P<unit>minutes?|mins?|m|hours?|hrs?|h)\s+ago\b"
)
_NOW = re.compile(rf"\b(?:(?P<since>{_SINCE})\s+)?(?:just|right)?\s*now\b")
_OF = re.compile(rf"\bof\s+(?P<clock>{_CLOCK})")
_AT = re.compile(
    rf"\b(?:(?P<since>{_SINCE})|at|around|about|by)\s+(?:at\s+)?(?P<clock>{_CLOCK}|{_HOUR})"
)
_ALONE = re.compile(rf"(?P<clock>{_CLOCK})")
_NUMBER = re.compile(r"(?<![\w.,:])(?P<number>\d{1,6}(?:[.,]\d{1,3})?)(?:\s?/\s?10)?(?![\w.,:]*\d)")
_UNIT = re.compile(r"^\s*(minutes?|mins?|times?|cups?|x|×)\b")
_NONE = re.compile(r"\b(?:no|none|zero|without|not any)\b")
_SKIPPED = re.compile(r"\b(?:skipped|skip|missed|(?:did )?not (?:taken|take)|didn.t take)\b")
_TAKEN = re.compile(r"\b(?:took|taken|take|had|drank|drunk|ate)\b")
_FILLERS = {"the", "my", "of", "i", "was", "is", "were", "are", "it", "for", "cup", "cups", "glass",
            "level", "with", "a", "an", "have", "been", "times", "time"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """When something was: one of a few clock times, or so many minutes ago; else not said.

    `since`: it began then. `planned`: the time of the dose that is meant.
    """

    times: tuple[time, ...] = ()
    minutes_ago: int | None = None
    since: bool = False
    planned: tuple[time, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that was said; `subject` are its words without number, time and verbs."""

    text: str
    subject: str
    number: Decimal | None = None
    unit: str = ""
    when: When = When()
    none: bool = False
    taken: bool | None = None


def phrases(line: str, hours: str = HOURS_24) -> list[Phrase]:
    """The phrases of a line, in its order, said by somebody whose clock has so many `hours`.

    Raises `ValueError` with a sentence for a line that is too long.
    """
    text = _HALVES.sub(r"\1m", " ".join(line.casefold().replace("’", "'").split(" ")))
    parts = [" ".join(part.split()) for part in _BETWEEN.split(text)]
    parts = [part for part in parts if part]
    if len(line) > MAX_LETTERS or len(parts) > MAX_PHRASES:
        raise ValueError(f"Please say at most {MAX_PHRASES} things, in {MAX_LETTERS} letters.")
    return [_phrase(part, hours) for part in parts]


def _phrase(text: str, hours: str) -> Phrase:
    when, rest = _when(text, hours)
    skipped, rest = _without(_SKIPPED, rest)
    took, rest = _without(_TAKEN, rest)
    none, rest = _without(_NONE, rest)
    number, unit, rest = _number(rest)
    words = [word for word in re.findall(r"[^\W_]+(?:['-][^\W_]+)*", rest) if word not in _FILLERS]
    taken = False if skipped else (True if took else None)
    return Phrase(text, " ".join(words), number, unit, when, none, taken)


def _when(text: str, hours: str) -> tuple[When, str]:
    """When it was, and the text without that."""
    planned, text = _planned(text, hours)
    if match := _AGO.search(text):
        count = int(match["count"]) if match["count"].isdecimal() else 1
        minutes = count * (60 if match["unit"].startswith("h") else 1)
        return When((), minutes, bool(match["since"]), planned), _cut(text, match)
    if match := _NOW.search(text):
        return When((), 0, bool(match["since"]), planned), _cut(text, match)
    for pattern in (_AT, _ALONE):
        for match in pattern.finditer(text):
            if times := _times(match["clock"], hours):
                since = bool(match.groupdict().get("since"))
                return When(times, None, since, planned), _cut(text, match)
    return When(planned=planned), text


def _planned(text: str, hours: str) -> tuple[tuple[time, ...], str]:
    """The planned time of a dose: "iron of 20:00"."""
    match = _OF.search(text)
    return (_times(match["clock"], hours), _cut(text, match)) if match else ((), text)


def _times(clock: str, hours: str) -> tuple[time, ...]:
    """The times that words can be: 3 is two on any clock, 3:00 on one of 12 hours."""
    clock = clock.strip()
    if clock.isdecimal():
        clock, hours = f"{clock}:00", HOURS_12
    if clock.startswith("0"):
        hours = HOURS_24
    try:
        return (clock_times.read(clock, hours),)
    except EitherHalf as either:
        return either.readings
    except NoTime:
        return ()


def _number(text: str) -> tuple[Decimal | None, str, str]:
    """The first number, what it counts, and the text without both."""
    if match := _NUMBER.search(text):
        after = _UNIT.match(text[match.end() :])
        unit = after[1].rstrip("s") if after else ""
        rest = text[: match.start()] + text[match.end() + (after.end() if after else 0) :]
        return Decimal(match["number"].replace(",", ".")), unit, rest
    words = text.split()
    for place, word in enumerate(words):
        if word in NUMBERS:
            return Decimal(NUMBERS[word]), "", " ".join(words[:place] + words[place + 1 :])
    return None, "", text


def _without(pattern: re.Pattern[str], text: str) -> tuple[bool, str]:
    match = pattern.search(text)
    return (True, _cut(text, match)) if match else (False, text)


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
