"""One language of the lines that are said: its words as patterns, and what its names mean.

A list holds what means the same. Between things are `and`; `since`, `at`, `about`, `of` stand
before a clock time (`of` before that of a planned dose); `began` anywhere means since. "20
minutes ago" has `ago_before` or `ago_after` around it, "for 20 minutes" `lasting` before it.
Behind an hour are `o_clock`, `am`, `pm`, `morning`, `afternoon`, `evening`. `out_of` is before
the ten of a rating. `articles` count in no name, `fillers` in no line; `elided` lose their
apostrophe.
"""
# pure

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import time

from accounts.fields import clock_times
from accounts.fields.clock_times import HOURS_12, HOURS_24, EitherHalf, NoTime

Names = Iterable[tuple[str, tuple[str, ...]]]
NEVER = "(?!)"
# The hours of a part of the day by a clock of twelve; others would be another part, or two.
PARTS = {"morning": (1, 11, "am"), "afternoon": (1, 8, "pm"), "evening": (5, 11, "pm")}
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_DIGITS = re.compile(r"(\d{1,2})(?:\D*(\d{2}))?")


class Tongue:
    """A language, for taking lines apart."""

    def __init__(self, words: Mapping[str, list[str]], names: Names) -> None:
        """`names` are pairs of words and what they mean, the pair that counts last."""
        self._words = words
        self._elided = re.compile(rf"\b(?:{_any(words['elided'])})'")
        shortened = [word[:-1] for listed in words.values() for word in listed if word[-1] == "."]
        self._shortened = re.compile(rf"\b({_any(shortened)})\.")
        self._small = {part for name in ("articles", "elided") for part in self._both(name)}
        self.meant: dict[str, tuple[str, ...]] = {}
        self._names = list(names)
        for name, meanings in self._names:
            self.meant[self.folded(name)] = meanings
        self._loosely: dict[str, tuple[str, ...]] = {}
        self.hours, self.fillers = self._both("hours"), self._both("fillers")
        for name, meanings in self._names:
            self._loosely.setdefault(self.folded(self.subject(name)), meanings)
        self.named = dict.fromkeys(self._both("noon"), time(12))
        self.named |= dict.fromkeys(self._both("midnight"), time(0))
        self.numbers = dict.fromkeys(self._both("one"), 1)
        for number, word in enumerate(words["two_to_ten"], 2):
            self.numbers |= dict.fromkeys(_with_and_without_accents(word), number)
        self.units = dict.fromkeys(self._both("hours"), "hour")
        self.units |= {word: "min" for word in self._both("minutes") if word != "m"}  # metres
        self.units |= dict.fromkeys(self._both("times"), "time")
        self.units |= dict.fromkeys(self._both("cups"), "cup")
        self.nothing = self._both("nothing")
        self._compile()

    def _both(self, *names: str) -> set[str]:
        """The words of some lists, with their accents and without."""
        listed = (self.without_elision(word) for name in names for word in self._words[name])
        return {each for word in listed for each in _with_and_without_accents(word.rstrip("."))}

    def _either(self, *names: str) -> str:
        return _any(self._both(*names))

    def _compile(self) -> None:
        either = self._either
        clock, alone = self._clock()
        unit = _any(word for word in self.units if word not in {"x", "×"})
        hour = rf"\d{{1,2}}\b(?!\s*(?:(?:{unit})\b|mg|%|/))"
        since, at, about = rf"(?P<since>{either('since')})", either("at"), either("about")
        self.between = re.compile(rf"\s*(?:[;\n]|,(?!\d)|\.(?!\d)|\b(?:{either('and')})\b)\s*")
        maybe = rf"(?:(?:{about})\s+)?"
        before = rf"(?:(?:{at})\s+)(?:(?:{at}|{about})\s+)?|(?:{about})\s+(?:(?:{at})\s+)?"
        self.at = [
            re.compile(rf"\b{since}\s+{maybe}(?:{at})\s+{maybe}(?P<clock>{clock}|{hour})"),
            re.compile(rf"\b{since}\s+{maybe}(?P<clock>{alone}|{hour})"),
            re.compile(rf"\b(?:{before})(?P<clock>{clock}|{hour})"),
            re.compile(rf"(?<!\d)(?P<clock>{alone})"),
        ]
        self.of = re.compile(rf"(?<!\d\s)\b(?:{either('of')})\s+(?P<clock>{clock})")
        count = rf"(?P<count>\d{{1,3}}|\b(?:{_any(self.numbers)}))\s*"
        span = rf"{count}(?P<unit>{either('minutes', 'hours')})\b"
        # "depuis 2 h" can be two o'clock and two hours: it is neither
        clear = _any(self._both("minutes", "hours") - self._both("o_clock"))
        lasting = rf"(?P<since>{either('lasting')})\s+{maybe}{count}(?P<unit>{clear})\b"
        self.ago = [
            re.compile(rf"\b(?:{since}\s+)?{maybe}(?:{either('ago_before')})\s+{maybe}{span}"),
            re.compile(rf"\b(?:{since}\s+)?{maybe}{span}\s+(?:{either('ago_after')})\b"),
            re.compile(rf"\b{lasting}"),
        ]
        self.now = re.compile(rf"\b(?:{since}\s+)?(?:{either('now')})\b")
        self.number = re.compile(
            r"(?<![\w.,:])(?P<number>\d{1,6}(?:[.,]\d{1,3})?)"
            rf"(?:\s?/\s?10|\s+(?:{either('out_of')})\s+10\b)?(?![\w.,:]*\d)"
        )
        self.unit = re.compile(rf"\s*(?P<unit>{_any(self.units)})(?!\w)")
        self.began, self.none, self.skipped, self.taken = (
            re.compile(rf"\b(?:{either(name)})\b") for name in ("began", "none", "skipped", "taken")
        )

    def _clock(self) -> tuple[str, str]:
        """Patterns of a clock time, behind a word such as "at" and alone.

        Alone, "6 in the evening" may be a rating, and "2 h" how long it took.
        """
        either = self._either
        mark, hours = self._both("o_clock"), self._both("hours")
        named = rf"\b(?:{_any(self.named)})\b"
        full = rf"\d{{1,2}}(?:[:.]|\s?(?:{_any(mark)})\s?)\d{{2}}(?!\d)"
        marked = rf"\d{{1,2}}\s?(?:{_any(mark)})\b"
        short, long = either("am", "pm"), either(*PARTS)
        part = rf"(?:{full}|{marked})(?:\s?(?:{_any(mark)}))?\s(?:{long})\b"
        half = rf"\d{{1,2}}(?:[:.]\d{{2}})?(?:\s?(?:{_any(mark)}))?\s?(?:{short})\b"
        with_minutes = rf"{full}(?:\s?(?:{_any(mark)}))?\b"
        clear = rf"\d{{1,2}}\s?(?:{_any(mark - hours)})\b"
        late = rf"(?:1[3-9]|2[0-3])\s?(?:{_any(mark & hours)})\b"
        both = rf"{part}|{half}|{with_minutes}"
        clock = rf"(?:{both}|\d{{1,2}}\s(?:{long})\b|{marked}|{named})"
        return clock, rf"(?:{both}|{clear}|{late}|{named})"

    def without_elision(self, text: str) -> str:
        """The text in small letters, "d'alcool" as "alcool"."""
        return self._elided.sub("", text.casefold().replace("’", "'"))

    def whole_words(self, text: str) -> str:
        """The text without the points that only shorten a word."""
        return self._shortened.sub(r"\1 ", text)

    def subject(self, text: str) -> str:
        """The words of a text that say what it is about."""
        words = _WORD.findall(self.without_elision(text))
        return " ".join(word for word in words if word not in self.fillers)

    def folded(self, words: str) -> str:
        """Words as they are compared: "Legs in the evening" is "leg in evening"."""
        folded = _without_accents(self.without_elision(words))
        kept = "".join(sign if sign.isalnum() else " " for sign in folded)
        parts = [word for word in kept.split() if word not in self._small]
        return " ".join(
            part[:-1] if len(part) > 3 and part.endswith("s") else part for part in parts
        )

    def meanings(self, subject: str) -> tuple[str, ...]:
        """What a subject can mean; nothing for words that are not known."""
        folded = self.folded(subject)  # of a line, so its fillers are gone
        return self.meant.get(folded) or self._loosely.get(folded, ())

    def word_for(self, meaning: str) -> str:
        """Words that mean this alone; its name, which English knows, where there are none."""
        for words, _ in self._names:
            if self.meanings(words) == (meaning,) and not self.between.search(words):
                return words.casefold()
        return meaning.rpartition(":")[2].replace("_", " ")

    def times(self, clock: str, hours: str) -> tuple[time, ...]:
        """The times that words can be: 3 is two on any clock, 3:00 on one of 12 hours."""
        clock = clock.strip()
        if clock in self.named:
            return (self.named[clock],)
        hour, minutes = _DIGITS.match(clock).groups()  # type: ignore[union-attr]
        half = next((name for name in ("am", "pm", *PARTS) if self._ends(clock, name)), "")
        if half in PARTS:
            first, last, half = PARTS[half]
            if int(hour) <= 12 and not first <= int(hour) <= last:
                return ()
            half = half if int(hour) <= 12 else ""
        if minutes is None and not half:
            minutes, hours = "00", HOURS_12
        if hour.startswith("0"):
            hours = HOURS_24
        try:
            return (clock_times.read(f"{hour}{f':{minutes}' if minutes else ''}{half}", hours),)
        except EitherHalf as either:
            return either.readings
        except NoTime:
            return ()

    def _ends(self, clock: str, name: str) -> bool:
        return clock.endswith(tuple(self._both(name)))


def _any(words: Iterable[str]) -> str:
    """A pattern of any of some words, the longest first; of none it never matches."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or NEVER


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _with_and_without_accents(word: str) -> set[str]:
    word = word.casefold()
    return {word, _without_accents(word)}
