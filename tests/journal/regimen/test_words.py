"""How the list calls things: the group a name suggests, and when a dose is taken."""

import pytest

from journal.regimen.names import LISTINGS, Category, category_of, is_medicine
from journal.regimen.plan import Schedule
from journal.regimen.sheet import dose_words, sheet
from tests.journal.regimen.made_up import MONDAY, product, step


@pytest.mark.parametrize(
    ("name", "category"),
    [
        ("Ferrous sulfate 325 mg", "iron"),
        ("PRAMIPEXOLE", "dopaminergic"),
        ("Carbidopa-levodopa", "dopaminergic"),
        ("Gabapentin 300", "alpha2delta"),
        ("Low-dose oxycodone", "opioid"),
        ("Diphenhydramine PM", "antihistamine"),
        ("Mirtazapine", "antidepressant"),
        ("Metoclopramide", "antinausea"),
        ("Quetiapine", "antipsychotic"),
        ("Lithium", "aggravating"),
        ("Cetirizine", "other"),
        ("Bupropion", "other"),
        ("", "other"),
    ],
)
def test_a_name_suggests_its_group(name, category):
    assert category_of(name) == category


def test_medicines_are_known_by_name_and_iron_may_be_either():
    assert is_medicine("Gabapentin")
    assert is_medicine("Levothyroxine 50")
    assert not is_medicine("Ferrous sulfate")


def test_each_listing_has_a_source_and_a_certainty():
    for listing in LISTINGS:
        assert listing.names
        assert listing.source
        assert listing.certainty
    assert {listing.category for listing in LISTINGS} == set(Category) - {Category.OTHER}


@pytest.mark.parametrize(
    ("weekdays", "words"),
    [((0,), "1 tablet on Mon"), ((0, 2, 4), "1 tablet on Mon, Wed and Fri")],
)
def test_chosen_weekdays_are_named(weekdays, words):
    assert dose_words(step(schedule=Schedule.WEEKDAYS, weekdays=weekdays)) == words


def test_a_dose_that_has_not_begun_says_so():
    later = step(first_day=MONDAY.replace(day=20))
    line = sheet([product("Iron", later)], MONDAY, "us").supplements[0]

    assert line.since is None
    assert line.upcoming is later
