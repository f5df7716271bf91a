import pytest

from journal.experiments.agents import AGENTS, is_medicine
from journal.experiments.design import shortest_block
from journal.regimen.slow_stores import slow_store


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
