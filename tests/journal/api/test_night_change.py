"""The page's queue and the API store the same night for the same answers."""

from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.models.night import STAMPS
from journal.questions import NUMBERS, QUESTIONS, Kind, Question
from tests.rooms.full_night import NIGHT


def fitting(question: Question) -> Any:
    """Answers that the question takes, as JSON."""
    most = question.most or 0
    if question.kind is Kind.SCALE:
        return st.sampled_from([int(word) for word, _ in question.choices])
    if question.kind in NUMBERS:
        return st.integers(question.least, most)
    words = [word for word, _ in question.choices]
    return {
        Kind.CLAIM: st.booleans(),
        Kind.CLOCK: st.times().map("{:%H:%M}".format),
        Kind.WORD: st.sampled_from(words or [""]),
        Kind.WORDS: st.lists(st.sampled_from(words or [""]), min_size=1, unique=True),
        Kind.TEXT: st.text("abc ä", min_size=1, max_size=20),
    }[question.kind]


ANSWERS = st.fixed_dictionaries({}, optional={n: fitting(q) for n, q in QUESTIONS.items()})


def as_typed(value: Any) -> Any:
    return value if isinstance(value, list) else f"{value}"


@pytest.mark.django_db
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS.filter(bool))
def test_an_answer_of_the_api_is_that_of_a_tap(
    answers: dict[str, Any], person: Any, program: Any, client_of: Any
) -> None:
    person.nights.all().delete()
    answers.pop("no_symptoms", None)  # which the page has as one answer with its time
    sent = program(person)("PATCH", f"nights/{NIGHT}", {"answers": answers or {"naps": 1}})
    by_api = stored(person)
    person.nights.all().delete()

    texts = {name: as_typed(value) for name, value in (answers or {"naps": 1}).items()}
    change = {"id": f"{uuid4()}", "base": {}, "answers": texts}
    tapped = client_of(person).post(
        f"/nights/{NIGHT}/answers/", change, content_type="application/json"
    )

    assert by_api == stored(person), answers
    if sent.status_code == 422:
        assert {each["field"] for each in sent.json()["errors"]} == {
            f"answers.{name}" for name in tapped.json().get("errors", {})
        }


def stored(person: Any) -> list[dict[str, Any]]:
    """The answers of the person's nights."""
    rows = [night.own_answers() for night in person.nights.all()]
    return [{name: row[name] for name in row if name not in STAMPS} for row in rows]
