import pytest

from journal.experiments.agents import AGENTS, SLOW_STORES, is_medicine, slow_store
from journal.experiments.design import shortest_block


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
    ],
)
def test_slow_stores_are_known_by_many_names(name, store):
    assert slow_store(name).label == store


@pytest.mark.parametrize("name", ["Magnesium", "Vitamin C", "A walk", "D-ribose", "Environment"])
def test_other_things_are_no_slow_stores(name):
    assert slow_store(name) is None


def test_each_slow_store_says_why():
    assert {store.label for store in SLOW_STORES} == {"Iron", "Vitamin D", "Vitamin B12", "Folate"}
    assert all("cannot tell with from without" in store.reason for store in SLOW_STORES)


@pytest.mark.parametrize(
    ("name", "plan", "medicine"),
    [
        ("Pramipexole", (), True),
        ("gabapentin 300", (), True),
        ("Magnesium", ("Magnesium citrate",), True),
        ("Magnesium citrate extra", ("magnesium citrate",), True),
        ("Magnesium", (), False),
        ("Vitamin C", ("Vitamin D",), False),
        ("Valerian", ("Levothyroxine", ""), False),
    ],
)
def test_medicines_are_known_from_the_list_and_from_the_plan(name, plan, medicine):
    assert is_medicine(name, frozenset(plan)) is medicine


@pytest.mark.parametrize("agent", AGENTS.values(), ids=lambda agent: agent.key)
def test_every_agent_has_a_washout_with_its_ground_and_fits_a_block(agent):
    assert agent.washout >= 1
    assert agent.ground
    assert shortest_block(agent.washout) <= 7
    assert slow_store(agent.label) is None
