"""Whether the answers of a change can be stored together."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest

from journal.models import Night
from journal.saving.answers import stored_answers
from journal.saving.check import check
from journal.saving.reading import read_into

NIGHT = date(2026, 3, 3)
AT = datetime(2026, 3, 3, 22, 40, tzinfo=UTC)
DRINK = "caffeine:0c2f9e8e-6a0c-4d6e-8b2b-0d1f5b7d3c11"
ESPRESSO = {"drink": "espresso", "servings": "1", "taken_at": "15:00", "caffeine_mg": ""}


@pytest.fixture
def checked(person):
    """A night of these columns, with some answers changed."""

    def checking(changes, *, at=AT, **columns):
        night = Night(user=person, night=NIGHT, time_zone="UTC", **columns)
        stored, before = stored_answers(night), night.own_answers()
        return check(night, before, read_into(night, changes, at), stored, changes)

    return checking


def sentences(found):
    return {
        name: [m for each in problems for m in each.messages] for name, problems in found.items()
    }


def test_a_night_holds_its_new_answers_and_the_parts_they_belong_to(checked):
    found = checked({"evening_severity": "6", "tiredness": "4"})

    assert found.problems == {}
    assert (found.night.evening_severity, found.night.tiredness) == (6, 4)
    assert found.changed == ["evening_severity", "no_symptoms", "tiredness"]
    assert found.written == ("evening", "morning")


def test_the_same_answer_again_is_nothing_new(checked):
    found = checked({"tiredness": "4"}, tiredness=4)

    assert (found.changed, found.written) == ([], ())


@pytest.mark.parametrize(
    ("answer", "onset", "none"),
    [("21:10", time(21, 10), False), ("15", time(22, 25), False), ("none", None, True)],
)
def test_the_first_symptom_is_one_answer_in_two_columns(checked, answer, onset, none):
    night = checked({"first_symptom": answer}).night

    assert (night.symptom_onset, night.no_symptoms) == (onset, none)


def test_taking_the_first_symptom_back_leaves_what_the_ratings_say(checked):
    told = {"symptom_onset": time(21), "no_symptoms": False}

    assert checked({"first_symptom": None}, **told).night.no_symptoms is None
    assert checked({"first_symptom": None}, evening_severity=3, **told).night.no_symptoms is False


@pytest.mark.parametrize(
    ("answer", "field"),
    [("at", "symptom_onset"), ("25:00", "symptom_onset"), ("45", "first_symptom")],
)
def test_a_first_symptom_that_cannot_be_read_is_asked_beside_its_field(checked, answer, field):
    assert [*checked({"first_symptom": answer}).problems] == [field]


def test_so_long_ago_before_noon_names_the_night_it_belongs_to(checked):
    morning = datetime(2026, 3, 3, 12, 10, tzinfo=UTC)
    (problem,) = checked({"first_symptom": "30"}, at=morning).problems["first_symptom"]

    assert problem.params == {"night": date(2026, 3, 2)}


def test_no_symptoms_and_a_rating_exclude_each_other(checked):
    found = checked({"evening_severity": "6"}, no_symptoms=True)

    assert [*found.problems] == ["evening_severity"]


def test_all_that_is_wrong_is_said_at_once(checked):
    found = checked({"reliefs": ["nothing", "bath"], "evening_note": "x" * 4001, "naps": "many"})

    assert found.problems.keys() == {"reliefs", "evening_note", "naps"}


def test_what_does_not_add_up_in_the_morning_is_not_asked_in_the_evening(checked):
    wrong = {"naps": 0, "nap_minutes": 20}

    assert checked({"evening_severity": "6"}, **wrong).problems == {}
    assert [*checked({"tiredness": "6"}, **wrong).problems] == ["nap_minutes"]


def test_none_and_a_listed_drink_exclude_each_other(checked):
    found = checked({DRINK: ESPRESSO, "had_caffeine": "False"})

    assert sentences(found.problems) == {
        "had_caffeine": ["“None” is chosen, but drinks are listed. Which is right?"]
    }


def test_a_row_is_checked_by_whoever_registered_for_it(checked):
    found = checked({DRINK: ESPRESSO | {"servings": "30"}})

    assert [*found.problems] == ["caffeine-0-servings"]


def test_only_what_was_answered_anew_is_looked_at(checked):
    assert checked({"evening_severity": "6"}).rows == []
    assert [listing.claim for listing, _ in checked({DRINK: None}).rows] == ["had_caffeine"]


@pytest.mark.parametrize("change", [{"tiredness": "4"}, {DRINK: ESPRESSO}])
def test_a_night_for_which_there_is_no_room_says_so_beside_the_answer(checked, change, monkeypatch):
    monkeypatch.setattr("journal.quotas.full", lambda person, what: "Full.")

    field = "had_caffeine" if DRINK in change else "tiredness"
    assert sentences(checked(change).problems) == {field: ["Full."]}


def test_more_rows_than_a_night_holds_are_refused_in_a_sentence(checked):
    drinks = {f"caffeine:{uuid4()}": ESPRESSO for _ in range(31)}

    assert [*checked(drinks).problems] == ["caffeine"]
