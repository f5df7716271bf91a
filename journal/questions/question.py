"""What a question of a night is: the column behind it, how it is asked, and where it shows."""
# pure, words

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any

from config.language import pgettext_lazy
from journal.questions.spoken import Spoken


class Part(StrEnum):
    """In which of the two sittings it is asked."""

    EVENING = "evening"
    MORNING = "morning"


class Kind(StrEnum):
    """What an answer is."""

    RATING = "rating"  # a whole number, 0 to 10
    SCALE = "scale"  # a whole number for each of a few words
    COUNT = "count"
    MINUTES = "minutes"
    AMOUNT = "amount"  # with decimals
    CLAIM = "claim"  # yes or no
    CLOCK = "clock"  # a wall-clock time in the zone of the night
    WORD = "word"  # one of a few
    WORDS = "words"  # any of a few
    TEXT = "text"


WHOLE = frozenset({Kind.RATING, Kind.SCALE, Kind.COUNT, Kind.MINUTES})
NUMBERS = WHOLE | {Kind.AMOUNT}
Choices = tuple[tuple[str, Any], ...]  # what is stored, and the word for it, which may be lazy
Pairs = tuple[tuple[str, str], ...]


def _pairs(choices: Choices) -> Pairs:
    return tuple((value, str(word)) for value, word in choices)


def _both(words: tuple[Any, Any]) -> tuple[str, str]:
    return str(words[0]), str(words[1])


NO_AND_YES = pgettext_lazy("answer", "No"), pgettext_lazy("answer", "Yes")


@dataclass(frozen=True, eq=False)
class Box:
    """What holds the questions of one group on the page: a class, and a legend where it has one."""

    css_class: str
    legend: Spoken[str] = Spoken(str, "")


@dataclass(frozen=True, eq=False)
class Paper:
    """Its row on the paper form, where that follows from neither label nor kind.

    `cell` is printed faintly into each cell; `lines` of handwriting fit into it; the row stands
    for the questions named in `also`, too.
    """

    label: Spoken[str] = Spoken(str, "")
    cell: Spoken[str | None] = Spoken(lambda cell: None if cell is None else str(cell), None)
    lines: int = 1
    also: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Question:
    """One answer that a night can hold.

    `name` is its column. `least` and `most` are the bounds of a number (of an amount with so
    many `places` after the point), `most` the letters of a text. Wordings: `label` in lists and
    files, `on_page` on the page, `short` beside charts and figures, `meaning` for somebody who
    does not see the page; each is the label unless it says otherwise.
    """

    name: str
    part: Part
    kind: Kind
    label: Spoken[str] = Spoken(str)
    on_page: Spoken[str] = Spoken(str, None)
    short: Spoken[str] = Spoken(str, None)
    meaning: Spoken[str] = Spoken(str, None)

    least: int = 0
    most: int | None = None
    places: int = 0
    choices: Spoken[Pairs] = Spoken(_pairs, ())
    answer: str = ""  # the answer that this is a half of; empty: it is one by itself

    # How the page asks
    more: bool = False  # under "more" rather than on the first screen
    beside_dose: str = ""  # asked only beside a planned dose of this kind; empty: of everybody
    beside_word: tuple[str, str] = ("", "")  # asked only while this question has this word
    is_past: bool = False  # asked no more, and shown where it has an answer
    box: Box | None = None
    ends: Spoken[tuple[str, str]] = Spoken(_both, ("", ""))  # of a rating: what 0 and 10 are
    no_and_yes: Spoken[tuple[str, str]] = Spoken(_both, NO_AND_YES)  # of a claim
    offered: Spoken[Pairs] = Spoken(_pairs, ())  # amounts to tap
    taps: tuple[int, ...] = ()  # values to set by one tap beside the field
    around: time | None = None  # of a clock time: those offered are around this one,
    after: str = ""  # or after that of another question,
    usual: str = ""  # or around what this person usually answers to a question

    # Where it shows beside the page
    slot: int = 0  # its place among the ratings of the legs by time of day, from 1; 0: none of them
    measure: str = ""  # its key among the figures that periods are compared by; empty: none
    in_grid: bool = False  # among the rows of a report's last 28 nights
    code: str = ""  # in FHIR; empty: it does not go there
    paper: Paper = Paper()

    def __post_init__(self) -> None:
        for wording in ("on_page", "short", "meaning"):
            if vars(self)[wording] is None:
                vars(self)[wording] = vars(self)["label"]
