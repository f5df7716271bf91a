"""What a column of a foreign table can mean, and the words by which columns say so.

A meaning is an answer of the night under its own column name, a figure of a tracker, a thing that
a person tracks, or what says which night a row is about.
"""
# pure, words

from dataclasses import dataclass
from enum import StrEnum

from config.language import Words, gettext_lazy
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
    label: Words
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
    Meaning("night", gettext_lazy("Date of the evening"), Form.MOMENT, BOTH),
    Meaning("woke_on", gettext_lazy("Date of the morning"), Form.MOMENT, BOTH),
    Meaning(
        "written",
        gettext_lazy("Date of an entry, at any time of the day"),
        Form.MOMENT,
    ),
    Meaning("at", gettext_lazy("Time of the entry"), Form.MOMENT),
)
ANSWERS = (
    *(
        Meaning(question.name, later(question, "meaning"), _FORMS[question.kind])
        for question in QUESTIONS.values()
        if question.kind in _FORMS and question.name not in PART_OF_ANOTHER
    ),
    Meaning("fell_asleep", gettext_lazy("Fell asleep at"), Form.MOMENT),
    Meaning("caffeine_mg", gettext_lazy("Caffeine of the whole day, mg"), Form.NUMBER),
    Meaning("exercise_minutes", gettext_lazy("Minutes of exercise"), Form.MINUTES),
)
TRACKED = (
    Meaning(OWN_CLAIM, gettext_lazy("Something you track: yes or no"), Form.CLAIM),
    Meaning(OWN_RATING, gettext_lazy("Something you track: 0 to 10"), Form.NUMBER),
    Meaning(OWN_NUMBER, gettext_lazy("Something you track: a number"), Form.NUMBER),
    Meaning(TAGS, gettext_lazy("Several words, each of them something you track"), Form.TEXT),
    Meaning(ITEM, gettext_lazy("Name of something you track"), Form.TEXT),
    Meaning(ANSWER, gettext_lazy("Its answer"), Form.TEXT),
)
FIGURES = (
    Meaning("started", gettext_lazy("Recorded from"), Form.MOMENT, RECORDED),
    Meaning("ended", gettext_lazy("Recorded to"), Form.MOMENT, RECORDED),
    Meaning("asleep_at", gettext_lazy("Fell asleep at"), Form.MOMENT, RECORDED),
    Meaning("asleep", gettext_lazy("Time asleep"), Form.MINUTES, RECORDED),
    Meaning("light", gettext_lazy("Time in light sleep"), Form.MINUTES, RECORDED),
    Meaning("deep", gettext_lazy("Time in deep sleep"), Form.MINUTES, RECORDED),
    Meaning("rem", gettext_lazy("Time in REM sleep"), Form.MINUTES, RECORDED),
    Meaning("awake", gettext_lazy("Time awake"), Form.MINUTES, RECORDED),
    Meaning("latency", gettext_lazy("Time to fall asleep"), Form.MINUTES, RECORDED),
    Meaning(
        "awake_before_rising",
        gettext_lazy("Time awake before getting up"),
        Form.MINUTES,
        RECORDED,
    ),
    Meaning(
        "length",
        gettext_lazy("Whole length of the recording"),
        Form.MINUTES,
        RECORDED,
    ),
    Meaning("nap", gettext_lazy("Whether it was a nap"), Form.CLAIM, RECORDED),
    Meaning("offset", gettext_lazy("Difference from UTC"), Form.TEXT, RECORDED),
    Meaning("identity", gettext_lazy("Number of the recording"), Form.TEXT, RECORDED),
)
MEANINGS = {each.key: each for each in (*WHICH, *ANSWERS, *TRACKED, *FIGURES)}
GROUPS = (
    (gettext_lazy("Which night"), WHICH),
    (gettext_lazy("Answers"), ANSWERS),
    (gettext_lazy("Things you track"), TRACKED),
    (gettext_lazy("What a tracker recorded"), FIGURES),
)
