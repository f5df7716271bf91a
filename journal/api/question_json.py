"""Every question of a night as JSON, so that a program can ask it as the page does."""

from typing import Any

from accounts.models import User
from journal.api.schemas import ROWS
from journal.questions import NUMBERS, QUESTIONS, Question
from journal.questions.rows import Column

TYPES = {
    "rating": "integer",
    "scale": "integer",
    "count": "integer",
    "minutes": "integer",
    "amount": "number",
    "claim": "boolean",
    "words": "array",
}


def questions(person: User) -> dict[str, Any]:
    """The questions, the rows that can be listed, and the things that the person tracks."""
    return {
        "questions": [_question(each) for each in QUESTIONS.values()],
        "rows": {
            kind.relation: {
                "listed_under": kind.claim,
                "columns": [_column(column, model) for column in kind.columns],
            }
            for kind, model in ROWS
        },
        "things_you_track": [
            {
                "factor": row.pk,
                "name": row.name,
                "kind": row.kind,
                "unit": row.unit or None,
                "is_asked": row.retired_at is None,
            }
            for row in person.factors.every()
        ],
    }


def _question(question: Question) -> dict[str, Any]:
    is_number = question.kind in NUMBERS
    no, yes = question.no_and_yes
    return {
        "name": question.name,
        "part": question.part.value,
        "label": question.label,
        "meaning": question.meaning,
        "kind": question.kind.value,
        "type": TYPES.get(question.kind.value, "string"),
        "least": question.least if is_number else None,
        "most": question.most,
        "decimal_places": question.places if is_number else None,
        "choices": [{"value": value, "label": label} for value, label in question.choices],
        "no_and_yes": [no, yes] if question.kind.value == "claim" else None,
        "ends": [*question.ends] if any(question.ends) else None,
    }


def _column(column: Column, model: Any) -> dict[str, Any]:
    field = model._meta.get_field(column.name)
    is_number = column.kind in NUMBERS
    return {
        "name": column.name,
        "label": field.verbose_name,
        "kind": column.kind.value,
        "type": TYPES.get(column.kind.value, "string"),
        "least": float(column.least) if is_number else None,
        "most": float(column.most) if column.most is not None else None,
        "choices": [{"value": value, "label": label} for value, label in field.choices or ()],
    }
