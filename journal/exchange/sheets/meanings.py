"""What a column of a foreign table can mean, and the words by which columns say so.

A meaning is an answer of the night under its own column name, a figure of a tracker, a thing that
a person tracks, or what says which night a row is about.
"""
# pure

from dataclasses import dataclass
from enum import StrEnum

from journal.questions import QUESTIONS, Kind
from journal.questions.spoken import later


class Into(StrEnum):
    """What the rows of a table become."""

    NIGHTS = "nights"
    RECORDINGS = "recordings"


class Form(StrEnum):
    """How a cell of a meaning is read."""

    MOMENT = "moment"  # a date, a clock time or both
    MINUTES = "minutes"
    NUMBER = "number"
    CLAIM = "claim"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning: its key in a mapping, its words on the page, and how its cells are read."""

    key: str
    label: str
    form: Form
    into: tuple[Into, ...] = (Into.NIGHTS,)


TRACKER = "tracker"  # the source of recordings whose tracker nobody named
OWN_CLAIM, OWN_RATING, OWN_NUMBER = "own_claim", "own_rating", "own_number"
OWN = {OWN_CLAIM: "claim", OWN_RATING: "rating", OWN_NUMBER: "number"}  # the kind of each
TAGS, ITEM, ANSWER = "tags", "item", "answer"
BOTH = (Into.NIGHTS, Into.RECORDINGS)
RECORDED = (Into.RECORDINGS,)
_FORMS = {
    Kind.RATING: Form.NUMBER,
    Kind.SCALE: Form.NUMBER,
    Kind.COUNT: Form.NUMBER,
    Kind.MINUTES: Form.MINUTES,
    Kind.AMOUNT: Form.NUMBER,
    Kind.CLAIM: Form.CLAIM,
    Kind.CLOCK: Form.MOMENT,
    Kind.TEXT: Form.TEXT,
}
PART_OF_ANOTHER = {"no_symptoms", "slept", "planned_bedtime"}  # what a foreign column rarely means

WHICH = (
    Meaning("night", "Date of the evening", Form.MOMENT, BOTH),
    Meaning("woke_on", "Date of the morning", Form.MOMENT, BOTH),
    Meaning("written", "Date of an entry, at any time of the day", Form.MOMENT),
    Meaning("at", "Time of the entry", Form.MOMENT),
)
ANSWERS = (
    *(
        Meaning(question.name, later(question, "meaning"), _FORMS[question.kind])
        for question in QUESTIONS.values()
        if question.kind in _FORMS and question.name not in PART_OF_ANOTHER
    ),
    Meaning("fell_asleep", "Fell asleep at", Form.MOMENT),
    Meaning("caffeine_mg", "Caffeine of the whole day, mg", Form.NUMBER),
    Meaning("exercise_minutes", "Minutes of exercise", Form.MINUTES),
)
TRACKED = (
    Meaning(OWN_CLAIM, "Something you track: yes or no", Form.CLAIM),
    Meaning(OWN_RATING, "Something you track: 0 to 10", Form.NUMBER),
    Meaning(OWN_NUMBER, "Something you track: a number", Form.NUMBER),
    Meaning(TAGS, "Several words, each of them something you track", Form.TEXT),
    Meaning(ITEM, "Name of something you track", Form.TEXT),
    Meaning(ANSWER, "Its answer", Form.TEXT),
)
FIGURES = (
    Meaning("started", "Recorded from", Form.MOMENT, RECORDED),
    Meaning("ended", "Recorded to", Form.MOMENT, RECORDED),
    Meaning("asleep_at", "Fell asleep at", Form.MOMENT, RECORDED),
    Meaning("asleep", "Time asleep", Form.MINUTES, RECORDED),
    Meaning("light", "Time in light sleep", Form.MINUTES, RECORDED),
    Meaning("deep", "Time in deep sleep", Form.MINUTES, RECORDED),
    Meaning("rem", "Time in REM sleep", Form.MINUTES, RECORDED),
    Meaning("awake", "Time awake", Form.MINUTES, RECORDED),
    Meaning("latency", "Time to fall asleep", Form.MINUTES, RECORDED),
    Meaning("awake_before_rising", "Time awake before getting up", Form.MINUTES, RECORDED),
    Meaning("length", "Whole length of the recording", Form.MINUTES, RECORDED),
    Meaning("nap", "Whether it was a nap", Form.CLAIM, RECORDED),
    Meaning("offset", "Difference from UTC", Form.TEXT, RECORDED),
    Meaning("identity", "Number of the recording", Form.TEXT, RECORDED),
)
MEANINGS = {each.key: each for each in (*WHICH, *ANSWERS, *TRACKED, *FIGURES)}
GROUPS = (
    ("Which night", WHICH),
    ("Answers", ANSWERS),
    ("Things you track", TRACKED),
    ("What a tracker recorded", FIGURES),
)
