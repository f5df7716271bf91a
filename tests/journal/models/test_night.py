from datetime import date, time
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from journal.clock import Period
from journal.models import CaffeineIntake, Dose, Exercise, Night

NIGHT = date(2026, 3, 3)


@pytest.mark.parametrize(
    "answers",
    [
        {"evening_severity": 11},
        {"tiredness": 11},
        {"sleep_quality": 0},
        {"sleep_quality": 6},
        {"alcohol_drinks": -1},
        {"awakenings": 61},
        {"legs_side": "up"},
        {"no_symptoms": True, "symptom_onset": time(21)},
        {"no_symptoms": True, "evening_severity": 1},
    ],
)
def test_the_database_refuses_what_cannot_be(person, write_night, answers):
    with pytest.raises(IntegrityError):
        write_night(person, NIGHT, **answers)


def test_a_person_has_each_night_once(person, stranger, write_night):
    write_night(person, NIGHT)
    write_night(stranger, NIGHT)

    with pytest.raises(IntegrityError):
        write_night(person, NIGHT)


def test_words_outside_the_list_are_refused(person):
    night = Night(
        user=person, night=NIGHT, time_zone="UTC", sensations=["telepathy"], reliefs="bath"
    )

    with pytest.raises(ValidationError) as caught:
        night.full_clean()

    assert set(caught.value.message_dict) == {"sensations", "reliefs"}


def test_unknown_none_and_some_are_three_different_totals(person, write_night):
    unknown = write_night(person, date(2026, 3, 1))
    none = write_night(person, date(2026, 3, 2), had_caffeine=False, exercised=False)
    some = write_night(person, date(2026, 3, 3), had_caffeine=True, exercised=True)
    unmeasured = write_night(person, date(2026, 3, 4), had_caffeine=True)
    CaffeineIntake.objects.create(night=some, drink="espresso", caffeine_mg=63)
    CaffeineIntake.objects.create(night=some, drink="cola", caffeine_mg=33)
    Exercise.objects.create(night=some, kind="walk", minutes=20)
    CaffeineIntake.objects.create(night=unmeasured, drink="espresso", caffeine_mg=63)
    CaffeineIntake.objects.create(night=unmeasured, drink="other")

    totals = [
        (n.caffeine_mg, n.exercise_minutes)
        for n in person.nights.diary(Period(date(2026, 3, 1), date(2026, 3, 4)))
    ]

    assert totals == [(None, None), (0, 0), (96, 20), (None, None)]
    assert unknown.to_diary().caffeine_mg is None
    assert none.to_diary().caffeine_mg == 0


def test_a_diary_of_many_nights_takes_three_queries(person, write_night, django_assert_num_queries):
    for day in range(1, 20):
        write_night(person, date(2026, 3, day), evening_severity=day % 11)

    with django_assert_num_queries(3):
        nights = person.nights.diary(Period(date(2026, 3, 1), date(2026, 3, 31)))

    assert [n.evening_severity for n in nights] == [day % 11 for day in range(1, 20)]


def test_rows_and_nights_have_names_that_people_read(person, write_night):
    night = write_night(person, NIGHT)

    assert str(night) == "Night of Tue 3 → Wed 4 March 2026"
    assert (
        str(CaffeineIntake(night=night, drink="espresso", servings=Decimal("2.00")))
        == "2 × Espresso"
    )
    assert str(CaffeineIntake(night=night, drink="other")) == "1 × Other"
    assert str(Exercise(night=night, kind="walk")) == "Walk ? min"
    assert str(Dose(night=night, name="Iron", amount=65, unit="mg")) == "Iron 65 mg"
    assert str(Dose(night=night, name="Iron")) == "Iron"
