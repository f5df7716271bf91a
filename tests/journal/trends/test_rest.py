import pytest

from journal.night_figures import by_night
from journal.trends import sentences
from journal.trends.rest import Rest, by_rest
from tests.journal.trends.made_up import row, trends_of

STILL = {"evening_severity": 8, "sat_still": True, "caffeine_mg": 80}
FEET = {"evening_severity": 2, "sat_still": False, "caffeine_mg": 80}
UNANSWERED = {"evening_severity": 5, "caffeine_mg": 80}


@pytest.mark.parametrize(
    ("rest", "ratings"),
    [(Rest.ALL, (8, 2, 5)), (Rest.STILL, (8, None, None)), (Rest.FEET, (None, 2, None))],
)
def test_symptoms_are_told_of_one_kind_of_evening(rest, ratings):
    found = trends_of(STILL, FEET, UNANSWERED, rest=rest)

    assert found.worst_severity.values[:3] == ratings
    assert found.by_slot["evening_severity"].values[:3] == ratings
    assert [value is not None for value in found.had_symptoms.values[:3]] == [
        rating is not None for rating in ratings
    ]


@pytest.mark.parametrize("rest", Rest)
def test_everything_else_is_told_of_all_evenings(rest):
    found = trends_of(STILL, FEET, UNANSWERED, rest=rest)

    assert found.caffeine_mg.n == found.nights_logged == 3
    assert found.sat_still.values[:3] == (True, False, None)
    assert [each.worst.value for each in found.by_rest] == [5, 8, 2]


def test_each_kind_of_evening_has_its_median_and_its_nights():
    found = by_rest(by_night(row(STILL, STILL, FEET, UNANSWERED, {"sat_still": True})))

    assert [(each.rest, each.worst.value, each.worst.nights) for each in found] == [
        (Rest.ALL, 6.5, 4),
        (Rest.STILL, 8, 2),
        (Rest.FEET, 2, 1),
    ]


def test_few_evenings_of_a_kind_are_not_compared():
    assert sentences.by_rest(trends_of(*[STILL] * 9, *[FEET] * 4)) == (
        "Comparing needs 5 rated nights of each kind."
    )


def test_unanswered_evenings_are_counted_beside_the_comparison():
    said = sentences.by_rest(trends_of(*[STILL] * 5, *[FEET] * 5, *[UNANSWERED] * 2))

    assert said.startswith("Rest brings symptoms on")
    assert said.endswith("On 2 nights this was not answered.")


def test_without_an_answer_there_is_nothing_to_compare():
    assert sentences.by_rest(trends_of(UNANSWERED)) == (
        "Answer “Sat still” on some evenings to see this."
    )


@pytest.mark.parametrize(
    ("rest", "said"),
    [(Rest.STILL, "of evenings sat still: 8"), (Rest.FEET, "of evenings on your feet")],
)
def test_a_sentence_says_which_evenings_it_is_about(rest, said):
    found = trends_of(*[STILL] * 5, *[FEET] * 5, rest=rest)

    assert said in sentences.severity(found)
