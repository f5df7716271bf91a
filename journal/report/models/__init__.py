"""What the summary stores: visits, what somebody chose for it, and what they are like."""

from journal.report.models.about_you import AboutYou
from journal.report.models.drafts import Draft
from journal.report.models.visits import (
    MAX_QUESTION_LENGTH,
    MAX_QUESTIONS,
    TWICE,
    RemovedVisit,
    Visit,
)

__all__ = [
    "MAX_QUESTIONS",
    "MAX_QUESTION_LENGTH",
    "TWICE",
    "AboutYou",
    "Draft",
    "RemovedVisit",
    "Visit",
]
