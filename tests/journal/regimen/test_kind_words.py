"""What is said of a product beside its dose."""

import pytest

from journal.regimen.category import LABELS, Category, kinds_chosen
from journal.regimen.kind_words import in_words, is_unknown, notes_on
from journal.regimen.medicine_list import Kind
from tests.journal.regimen.made_up import holds, product


def medicine(name, **said):
    return product(name, kind="medicine", **said)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (medicine("Gabapentin 300 mg"), "alpha-2-delta ligand"),
        (medicine("Neurontin"), "gabapentin; alpha-2-delta ligand"),
        (medicine("Neurontin", purpose="other"),
         "gabapentin; alpha-2-delta ligand; for something else"),
        (medicine("Tramal"), "tramadol; opioid; what it is for is not said"),
        (medicine("Tramal", purpose="rls"), "tramadol; opioid; for restless legs"),
        (medicine("Unisom"),
         "diphenhydramine or doxylamine; may aggravate: sedating antihistamine"),
        (medicine("Promethazine"),
         "may aggravate: sedating antihistamine; may aggravate: anti-nausea medicine"),
        (medicine("Lithium"), "may aggravate"),
        (medicine("Aggrenox"),
         "dipyridamole and aspirin; a medicine also used for RLS; what it is for is not said"),
        (medicine("Levothyroxine"), ""),
        (medicine("Klonopin", purpose="rls"), "clonazepam; for restless legs"),
        (medicine("Foozepam"), "not known to this list"),
        (medicine("Foozepam", category="opioid", purpose="rls"), "opioid; for restless legs"),
        (medicine("Magnesium"), "not known to this list"),
        (product("Magnesium"), ""),
        (product("Seven Seas"), "not known to this list"),
        (product("Seven Seas", contents=(holds("iron", "7"),)), ""),
        (product("Tardyferon"), "iron by mouth"),
        (product("Tardyferon", contents=(holds("iron", "80"),)), ""),
        (product("Foozefer", category="iron"), "iron"),
        (medicine("Nytol Herbal"), "not known to this list"),
    ],
)  # fmt: skip
def test_a_product_is_told_by_what_it_holds_its_kind_and_what_it_is_for(told, words):
    assert in_words(told) == words


def test_what_somebody_chose_is_not_unknown():
    assert not is_unknown(medicine("Foozepam", category="none"))
    assert is_unknown(medicine("Foozepam"))


def test_the_exceptions_carry_their_note():
    (bupropion,) = notes_on("Wellbutrin")

    assert "another matter than making RLS worse" in bupropion.note
    assert notes_on("Zoloft") == ()


@pytest.mark.parametrize("category", Category)
def test_what_a_person_says_goes_before_the_name(category):
    kinds = kinds_chosen(category, "Zoloft")

    assert LABELS[category]
    if category is Category.OTHER:
        assert kinds == {Kind.ANTIDEPRESSANT}
    else:
        assert Kind.ANTIDEPRESSANT not in kinds or category is Category.ANTIDEPRESSANT
        assert len(kinds) == (category is not Category.NONE)
