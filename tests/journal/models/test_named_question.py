from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from journal.models import Factor
from journal.models.named_question import name

TONIGHT = date(2026, 3, 3)
LATER = TONIGHT + timedelta(days=60)


def current(person):
    row = person.named_questions.current()
    return row and (row.factor_key, row.named_on)


def test_a_question_is_named_with_its_night(person, stranger):
    assert current(person) is None
    assert name(person, "alcohol", TONIGHT)
    assert current(person) == ("alcohol", TONIGHT)
    assert str(person.named_questions.get()) == "alcohol"
    assert current(stranger) is None


def test_naming_the_same_again_goes_on_counting(person):
    name(person, "alcohol", TONIGHT)
    assert not name(person, "alcohol", LATER)
    assert current(person) == ("alcohol", TONIGHT)


def test_naming_another_begins_anew_and_so_does_coming_back(person):
    name(person, "alcohol", TONIGHT)
    name(person, "exercise", LATER)
    assert current(person) == ("exercise", LATER)
    name(person, "alcohol", LATER)
    assert current(person) == ("alcohol", LATER)
    assert person.named_questions.count() == 1


def test_none_may_be_named(person):
    assert not name(person, "", TONIGHT)
    name(person, "alcohol", TONIGHT)
    assert name(person, "", LATER)
    assert current(person) is None


def test_a_question_of_ones_own_is_known_by_its_name(person, stranger):
    own = person.factors.create(name="Wool socks")
    name(person, f"own-{own.pk}", TONIGHT)
    row = person.named_questions.get()

    assert (row.key, row.factor_key) == ("own-Wool socks", f"own-{own.pk}")
    with pytest.raises(Factor.DoesNotExist):
        name(stranger, f"own-{own.pk}", TONIGHT)
    own.delete()
    assert row.factor_key == ""


def test_one_question_is_named_a_day(person):
    person.named_questions.create(named_on=TONIGHT, key="alcohol")
    with pytest.raises(IntegrityError), transaction.atomic():
        person.named_questions.create(named_on=TONIGHT, key="exercise")
