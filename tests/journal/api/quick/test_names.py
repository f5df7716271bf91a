"""What words mean."""

import pytest

from journal.api.quick.names import LEGS
from journal.api.quick.tongues import meanings, tongue
from journal.questions import QUESTIONS

ENGLISH = (tongue("en"),)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=str)
def test_a_question_is_known_by_its_own_name_and_label(question):
    assert meanings(question.name, ENGLISH) == (question.name,)
    assert (
        question.name in meanings(question.label, ENGLISH)
        or meanings(question.label, ENGLISH) == LEGS
    )


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("legs", LEGS),
        ("restless legs", LEGS),
        ("coffees", ("caffeine:coffee_brewed",)),
        ("tea", ("caffeine:tea_black", "caffeine:tea_green", "caffeine:tea_herbal")),
        ("ran", ("exercise:run",)),
        ("beers", ("alcohol_drinks",)),
        ("unicorn", ()),
    ],
)
def test_words_mean_what_they_can_mean(words, found):
    assert meanings(words, ENGLISH) == found
