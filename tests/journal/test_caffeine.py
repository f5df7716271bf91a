"""What drinks hold, and what is left of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import caffeine


@pytest.mark.parametrize(
    ("dose", "hours", "half_life", "left"),
    [(95, 8, 5, 31.3), (95, 15, 5, 11.9), (200, 6, 5, 87.1), (95, 8, 3, 15.0), (95, 8, 9.5, 53.0)],
)
def test_caffeine_on_board(dose: float, hours: float, half_life: float, left: float) -> None:
    assert caffeine.on_board(dose, hours, half_life) == pytest.approx(left, abs=0.05)


def test_half_is_left_after_five_hours_unless_told_otherwise() -> None:
    assert caffeine.on_board(100, caffeine.HALF_LIFE_HOURS) == 50


def test_a_drink_still_to_come_is_not_on_board() -> None:
    assert (caffeine.on_board(95, -0.5), caffeine.on_board(95, 0)) == (0, 95)


def test_a_half_life_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="half-life of 0 hours"):
        caffeine.on_board(95, 1, 0)


@given(st.floats(0, 2000), st.floats(0, 72), st.floats(0, 72), st.floats(1.5, 9.5))
def test_less_is_left_the_longer_ago_it_was(
    dose: float, hours: float, more: float, half_life: float
) -> None:
    left = caffeine.on_board(dose, hours + more, half_life)
    assert 0 <= left <= caffeine.on_board(dose, hours, half_life) <= dose


@pytest.mark.parametrize(
    ("drink", "servings", "mg"),
    [("coffee_brewed", 2, 190), ("espresso", 1.5, 94), ("tea_herbal", 3, 0), ("other", 1, None)],
)
def test_a_listed_drink_knows_its_caffeine(drink: str, servings: float, mg: int | None) -> None:
    assert caffeine.milligrams(drink, servings) == mg


def test_every_drink_has_its_own_key_a_serving_and_a_source() -> None:
    assert len(caffeine.BY_KEY) == len(caffeine.DRINKS)
    assert caffeine.OTHER not in caffeine.BY_KEY
    for drink in caffeine.DRINKS:
        assert drink.label
        assert drink.serving
        assert drink.source
        assert 0 <= drink.milligrams <= 200
