"""Whole nights at once: the same night as typed, and nothing that could not be typed."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from accounts.models import User
from journal.exchange import nights_csv
from journal.exchange.formats.nights_csv import NightsCsv
from journal.models import CaffeineIntake, Exercise, Night
from journal.questions import QUESTIONS, Kind, Question
from journal.saving import many
from journal.saving.answers import text_of
from journal.saving.change import NightChange, answers_in
from journal.saving.many import WholeNight, save_new_nights
from journal.saving.save import save_night_change

NIGHT = date(2026, 3, 3)
NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
NOTE = st.text("aÄ眠 ,;\"'=-\n", max_size=20).map(str.strip)


def answer_to(question: Question) -> st.SearchStrategy[Any]:
    words = [word for word, _ in question.choices]
    most = question.most or 0
    return {
        Kind.CLAIM: st.booleans(),
        Kind.CLOCK: MINUTES,
        Kind.TEXT: NOTE,
        Kind.WORD: st.sampled_from(words or [""]),
        Kind.WORDS: st.lists(st.sampled_from(words or [""]), unique=True),
        Kind.SCALE: st.sampled_from(words or ["0"]).map(int)
        if question.kind is Kind.SCALE
        else NOTE,
        Kind.AMOUNT: st.decimals(0, most, places=question.places),
    }.get(question.kind, st.integers(question.least, most))


ANSWERS = st.fixed_dictionaries(
    {}, optional={name: answer_to(question) for name, question in QUESTIONS.items()}
)


def is_consistent(answers: dict[str, Any]) -> bool:
    try:
        Night(**answers).clean()
    except ValidationError:
        return False
    return True


def columns_of(person: User) -> dict[str, Any]:
    night = person.nights.get()
    return {name: getattr(night, name) for name in QUESTIONS}


@given(answers=ANSWERS)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_same_answers_by_file_and_typed_give_the_same_night(
    person: User, stranger: User, answers: dict[str, Any]
) -> None:
    person.nights.all().delete()
    stranger.nights.all().delete()
    if answers.get("no_symptoms") is False:  # the page has no such answer: a rating says it
        del answers["no_symptoms"]
    known = {name: value for name, value in answers.items() if value not in ("", [])}
    assume(known and is_consistent(known))

    cells = {name: nights_csv.write_cell(name, value) for name, value in known.items()}
    row = {"night": str(NIGHT), **cells}
    NightsCsv().adder(person, [], person.time_zone).add([row])
    texts = {n: v if isinstance(v, list) else text_of(v) for n, v in known.items()}
    typed = answers_in(texts, "answers")
    result = save_night_change(stranger, NightChange(NIGHT, {}, typed, tuple(typed), NOW), NOW)

    assert not result.problems
    assert columns_of(person) == columns_of(stranger)


def whole(*listed: Any, **answers: Any) -> WholeNight:
    return WholeNight(NIGHT, "Europe/Berlin", answers, listed)


def test_nights_come_in_without_savings_and_with_their_stamps(person: User) -> None:
    written = {"evening_first_written_at": NOW}
    (night,) = save_new_nights(person, [whole(evening_severity=4, **written)])

    stored = person.nights.get()
    assert (stored.pk, stored.version, stored.night) == (night.pk, 0, NIGHT)
    assert (stored.evening_severity, stored.no_symptoms) == (4, False)
    assert (stored.evening_first_written_at, stored.morning_first_written_at) == (NOW, None)


def test_what_is_listed_answers_whether_there_was_any(person: User) -> None:
    drink, bout = CaffeineIntake(drink="other", caffeine_mg=80), Exercise(kind="walk", minutes=9)
    save_new_nights(person, [whole(drink, bout)])

    night = person.nights.get()
    assert (night.had_caffeine, night.exercised, night.took_doses) == (True, True, None)
    assert [row.caffeine_mg for row in night.caffeine_intakes.all()] == [80]
    assert [row.minutes for row in night.exercises.all()] == [9]


@pytest.mark.parametrize(
    ("listed", "answers", "field"),
    [
        ((), {"evening_severity": 11}, "evening_severity"),
        ((), {"alcohol_drinks": Decimal("1.25")}, "alcohol_drinks"),
        ((), {"legs_side": "up"}, "legs_side"),
        ((), {"sensations": ["joy"]}, "sensations"),
        ((), {"evening_note": "a" * 4001}, "evening_note"),
        ((), {"no_symptoms": True, "symptom_onset": time(21)}, "symptom_onset"),
        ((), {"naps": 0, "nap_minutes": 10}, "nap_minutes"),
        ((CaffeineIntake(caffeine_mg=2001),), {}, "had_caffeine"),
        ((Exercise(kind="walk", minutes=961),), {}, "exercised"),
    ],
)
def test_what_could_not_be_typed_is_not_stored(
    person: User, listed: Any, answers: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        save_new_nights(person, [whole(*listed, **answers)])
    assert set(refused.value.error_dict) == {field}
    assert not person.nights.exists()


def test_a_night_that_is_there_is_not_written_again(person: User) -> None:
    save_new_nights(person, [whole(tiredness=3)])
    with pytest.raises(IntegrityError), transaction.atomic():
        save_new_nights(person, [whole(tiredness=5)])
    assert person.nights.get().tiredness == 3


def test_a_thousand_nights_take_a_few_statements(
    person: User, django_assert_max_num_queries: Any
) -> None:
    first = NIGHT.toordinal()
    nights = [
        WholeNight(date.fromordinal(first - n), "UTC", {"tiredness": n % 11}) for n in range(1000)
    ]
    with django_assert_max_num_queries(4):
        rows = save_new_nights(person, nights)
    assert {row.night: row.pk for row in rows} == dict(person.nights.values_list("night", "pk"))


def test_a_blank_night_is_one_that_django_makes_and_shares_no_list():
    made, blank = vars(Night()), vars(many._blank())
    assert {name: blank[name] for name in made if name != "_state"} == {
        name: value for name, value in made.items() if name != "_state"
    }
    assert blank.keys() == made.keys()
    lists = [name for name, value in blank.items() if isinstance(value, list)]
    assert lists
    assert not [name for name in lists if blank[name] is vars(many._blank())[name]]
