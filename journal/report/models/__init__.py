"""What the summary stores: visits, and what somebody chose for it."""

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
    "Draft",
    "RemovedVisit",
    "Visit",
]
