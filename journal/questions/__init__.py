"""Every answer that a night can hold, described once: `QUESTIONS` by column, `ROW_KINDS` by prefix.

Forms, files, figures, paper and charts read their lists from here. A new question is a line in
`evening.py` or `morning.py`, a column of the model with its migration, and a field of `DiaryNight`.
"""
# pure

from journal.questions.evening import EVENING
from journal.questions.morning import MORNING
from journal.questions.question import NUMBERS, WHOLE, Box, Choices, Kind, Paper, Part, Question
from journal.questions.rows import BOUT, DOSE, DRINK, ROW_KINDS, RowKind

__all__ = [
    "BOUT",
    "DOSE",
    "DRINK",
    "EVENING",
    "FIRST_IN_FILES",
    "KIND_OF",
    "MORNING",
    "NUMBERS",
    "PARTS",
    "QUESTIONS",
    "ROW_KINDS",
    "SEVERITIES",
    "WHOLE",
    "Box",
    "Choices",
    "Kind",
    "Paper",
    "Part",
    "Question",
    "RowKind",
    "named",
    "of_kind",
]

PARTS = {Part.EVENING: EVENING, Part.MORNING: MORNING}
QUESTIONS = {question.name: question for question in (*EVENING, *MORNING)}

# What an answer is, by the column that it goes into, those of rows among them.
KIND_OF = {question.name: question.kind for question in QUESTIONS.values()} | {
    column.name: column.kind for row in ROW_KINDS.values() for column in row.columns
}


def of_kind(*kinds: Kind) -> tuple[Question, ...]:
    """The questions of some kinds."""
    return tuple(question for question in QUESTIONS.values() if question.kind in kinds)


def named(questions: tuple[Question, ...]) -> tuple[str, ...]:
    """The columns of some questions."""
    return tuple(question.name for question in questions)


# The ratings of the legs, in the order of the day.
SEVERITIES = {
    question.name: question
    for question in sorted(QUESTIONS.values(), key=lambda question: question.slot)
    if question.slot
}

# What a table of nights begins with, totals of rows among it; the other columns follow.
FIRST_IN_FILES = (
    *SEVERITIES,
    "symptom_onset",
    "no_symptoms",
    "sat_still",
    "bedtime",
    "lights_out",
    "sleep_onset_latency_minutes",
    "awakenings",
    "wake_after_sleep_onset_minutes",
    "final_awakening",
    "rise_time",
    "sleep_quality",
    "tiredness",
    "caffeine_mg",
    "exercise_minutes",
    "alcohol_drinks",
)
