"""How much each thing helped, from answers of each and from the one that once stood for all."""

import pytest

from journal.reliefs import NEEDED, effects_of


def effects(**answers):
    blank = dict.fromkeys(NEEDED) | {"reliefs": []}
    return effects_of(blank | answers)


def test_nothing_tried_is_no_answer_of_nought():
    assert effects() == effects(reliefs=["nothing"]) == {}


def test_what_was_tried_without_an_answer_is_unknown():
    answers = effects(reliefs=["walking", "bath"], bath_helped=0)

    assert answers == {"walking": None, "bath": 0}


def test_an_answer_about_a_thing_says_that_it_was_tried():
    assert effects(cold_helped=2) == {"cold": 2}


@pytest.mark.parametrize(("of_ten", "helped"), [(0, 0), (1, 1), (6, 1), (7, 2), (10, 2)])
def test_the_one_answer_for_all_counts_where_one_thing_was_tried(of_ten, helped):
    assert effects(reliefs=["heat"], relief_effect=of_ten) == {"heat": helped}


def test_the_one_answer_for_all_says_nothing_of_several_things_or_of_none():
    assert effects(reliefs=["heat", "cold"], relief_effect=9) == {"heat": None, "cold": None}
    assert effects(reliefs=["nothing"], relief_effect=9) == {}


def test_an_answer_of_its_own_wins_over_the_one_for_all():
    assert effects(reliefs=["heat"], relief_effect=9, heat_helped=0) == {"heat": 0}
