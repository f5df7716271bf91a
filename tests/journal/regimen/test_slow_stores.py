import pytest

from journal.guide.nutrients import NUTRIENTS
from journal.regimen.slow_stores import SLOW_STORES, left_out_of, slow_store, store_of
from tests.journal.regimen.made_up import MONDAY, holds, product, step


@pytest.mark.parametrize(
    ("name", "store"),
    [
        ("Iron bisglycinate", "Iron"),
        ("Ferrous sulfate 325 mg", "Iron"),
        ("Vitamin D", "Vitamin D"),
        ("D3 drops", "Vitamin D"),
        ("vitamin d-3", "Vitamin D"),
        ("Vitamin B-12", "Vitamin B12"),
        ("Methylcobalamin", "Vitamin B12"),
        ("Folic acid", "Folate"),
        ("B9", "Folate"),
        ("Tardyferon", "Iron"),
        ("Vit D", "Vitamin D"),
        ("vitD3", "Vitamin D"),
        ("Vitamine D", "Vitamin D"),
        ("Dekristol 20 000", "Vitamin D"),
        ("colecalciferol", "Vitamin D"),
        ("VitB12", "Vitamin B12"),
        ("Folsäure", "Folate"),
        ("ácido fólico", "Folate"),
    ],
)
def test_slow_stores_are_known_by_many_names(name, store):
    assert slow_store(name).label == store


@pytest.mark.parametrize(
    "name",
    [
        "Magnesium",
        "Vitamin C",
        "A walk",
        "D-ribose",
        "Environment",
        "Vitamin E",
        "iron-free multi",
        "B 120",
    ],
)
def test_other_things_are_no_slow_stores(name):
    assert slow_store(name) is None


def test_each_slow_store_says_why():
    assert {store.label for store in SLOW_STORES} == {"Iron", "Vitamin D", "Vitamin B12", "Folate"}
    assert all("cannot show what it does" in store.reason for store in SLOW_STORES)
    assert all("no single night" in store.night_by_night for store in SLOW_STORES)
    assert {store.key for store in SLOW_STORES} <= set(NUTRIENTS)


@pytest.mark.parametrize(
    ("name", "held", "store"),
    [
        ("Spatone", ["iron"], "Iron"),
        ("Drops", ["vitamin_d"], "Vitamin D"),
        ("Folic acid", [], "Folate"),
        ("Iron and vitamin C", ["iron", "vitamin_c"], "Iron"),
        ("Multivitamin", ["iron", "magnesium"], None),
        ("Magnesium", ["magnesium"], None),
        ("Something", [], None),
    ],
)
def test_a_product_is_known_by_its_name_or_by_holding_nothing_else(name, held, store):
    planned = product(name, contents=tuple(holds(each, "1") for each in held))
    found = store_of(name.upper(), [product("Iron"), planned])
    assert (found and found.label) == store


def test_what_the_person_calls_iron_is_iron():
    assert store_of("Red drops", [product("Red drops", category="iron")]).label == "Iron"


SLOW = ("Iron", "Vitamin D3", "Vitamin B-12", "Folic acid", "Spatone", "Took iron")


def test_names_of_slow_stores_are_left_out_with_the_reason_and_their_first_day():
    planned = [
        product("Iron", step(MONDAY)),
        product("Spatone", step(MONDAY), contents=(holds("iron", "5"),)),
        product("Magnesium", step(MONDAY), contents=(holds("magnesium", "100"),)),
    ]
    found = {each.name: each for each in left_out_of([*SLOW, "Magnesium", "Hot bath"], planned)}
    assert set(found) == set(SLOW)
    assert found["Iron"].since == found["Spatone"].since == MONDAY
    assert found["Vitamin D3"].since is None
    assert found["Spatone"].reason == (
        "Iron stores change over about twelve weeks, so no single night can show what it does."
    )
