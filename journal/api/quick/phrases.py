"""A line of words as phrases: what it is about, how many, when, and whether it was none."""
# pure

import re
from dataclasses import dataclass, field, replace
from datetime import time
from decimal import Decimal

from journal.api.quick.tongue import Tongue

MAX_LETTERS, MAX_PHRASES = 500, 20

_HALVES = re.compile(r"\b([ap])\.\s?m\b\.?")


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
    """One thing that was said; `subject` are its words without number, time and verbs.

    `unit` is "min", "hour", "time" or "cup", or empty.
    """

    text: str
    subject: str
    number: Decimal | None = None
    unit: str = ""
    when: When = When()
    none: bool = False
    taken: bool | None = None
    tongue: Tongue | None = field(default=None, repr=False)


class TooMuch(ValueError):  # noqa: N818 - it is what was said
    """Raised for a line that is too long."""


def readings(line: str, hours: str, tongues: tuple[Tongue, ...]) -> list[list[list[Phrase]]]:
    """Each part of a line, in its order, as its phrases in each tongue.

    The first tongue says where parts end. Raises `TooMuch`.
    """
    return [
        [phrases(part, hours, tongue) for tongue in tongues] for part in _parts(line, tongues[0])
    ]


def phrases(line: str, hours: str, tongue: Tongue) -> list[Phrase]:
    """The phrases of a line, in its order, said by somebody whose clock has so many `hours`.

    Raises `TooMuch`.
    """
    return [_phrase(part, hours, tongue) for part in _parts(line, tongue)]


def _parts(line: str, tongue: Tongue) -> list[str]:
    text = _HALVES.sub(r"\1m", " ".join(line.casefold().replace("’", "'").split(" ")))
    parts = [" ".join(part.split()) for part in tongue.between.split(tongue.whole_words(text))]
    parts = [part for part in parts if part]
    if len(line) > MAX_LETTERS or len(parts) > MAX_PHRASES:
        raise TooMuch
    return parts


def _phrase(text: str, hours: str, tongue: Tongue) -> Phrase:
    when, rest = _when(tongue.without_elision(text), hours, tongue)
    began, rest = _without(tongue.began, rest)
    if began and (when.times or when.minutes_ago is not None):
        when = replace(when, since=True)
    skipped, rest = _without(tongue.skipped, rest)
    took, rest = _without(tongue.taken, rest)
    none, rest = _without(tongue.none, rest)
    number, unit, rest = _number(rest, tongue)
    subject = tongue.subject(rest)
    taken = False if skipped else (True if took else None)
    none = none or subject in tongue.nothing
    return Phrase(text, subject, number, unit, when, none, taken, tongue)


def _when(text: str, hours: str, tongue: Tongue) -> tuple[When, str]:
    """When it was, and the text without that."""
    planned: tuple[time, ...] = ()
    if match := tongue.of.search(text):
        planned, text = tongue.times(match["clock"], hours), _cut(text, match)
    for pattern in tongue.ago:
        if match := pattern.search(text):
            count = int(tongue.numbers.get(match["count"], match["count"]))
            minutes = count * (60 if match["unit"] in tongue.hours else 1)
            return When((), minutes, bool(match["since"]), planned), _cut(text, match)
    if match := tongue.now.search(text):
        return When((), 0, bool(match["since"]), planned), _cut(text, match)
    for pattern in tongue.at:
        for match in pattern.finditer(text):
            if times := tongue.times(match["clock"], hours):
                since = bool(match.groupdict().get("since"))
                return When(times, None, since, planned), _cut(text, match)
    return When(planned=planned), text


def _number(text: str, tongue: Tongue) -> tuple[Decimal | None, str, str]:
    """The first number, what it counts, and the text without both."""
    if match := tongue.number.search(text):
        after = tongue.unit.match(text, match.end())
        rest = text[: match.start()] + text[after.end() if after else match.end() :]
        unit = tongue.units[after["unit"]] if after else ""
        return Decimal(match["number"].replace(",", ".")), unit, rest
    words = text.split()
    for place, word in enumerate(words):
        if word in tongue.numbers:
            return Decimal(tongue.numbers[word]), "", " ".join(words[:place] + words[place + 1 :])
    return None, "", text


def _without(pattern: re.Pattern[str], text: str) -> tuple[bool, str]:
    match = pattern.search(text)
    return (True, _cut(text, match)) if match else (False, text)


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"
