"""What drinks hold, and what is left of them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import caffeine
from journal.diary import CaffeineDose, DiaryNight


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
    [("coffee_brewed", 2, 190), ("espresso", 1.5, 95), ("tea_herbal", 3, 0), ("other", 1, None)],
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


def drunk(*doses, **night):
    """A night with drinks and a bedtime at 23:00."""
    night = {"bedtime": time(23), "time_zone": "Europe/Berlin", **night}
    return DiaryNight(
        night=date(2026, 3, 3), caffeine_doses=tuple(CaffeineDose(*d) for d in doses), **night
    )


def test_what_is_left_at_bedtime_adds_up_over_the_drinks():
    night = drunk((95, time(15)), (95, time(8)))

    assert caffeine.at_bedtime(night) == pytest.approx(31.3 + 11.9, abs=0.1)


def test_a_longer_half_life_leaves_more():
    assert caffeine.at_bedtime(drunk((95, time(15))), 9.5) == pytest.approx(53.0, abs=0.05)


def test_a_drink_in_the_small_hours_comes_after_the_evening():
    late = drunk((100, time(0, 30)), bedtime=time(5, 30))

    assert caffeine.at_bedtime(late) == pytest.approx(50)
    assert caffeine.at_bedtime(drunk((100, time(0, 30)))) == 0


def test_the_planned_bedtime_serves_until_the_real_one_is_known():
    assert caffeine.at_bedtime(
        drunk((100, time(18)), bedtime=None, planned_bedtime=time(23))
    ) == pytest.approx(50)


@pytest.mark.parametrize(
    "night",
    [
        drunk((95, None)),
        drunk((None, time(15))),
        drunk((95, time(15)), bedtime=None),
        drunk(),
        DiaryNight(night=date(2026, 3, 3), bedtime=time(23)),
    ],
)
def test_an_unknown_amount_time_or_bedtime_leaves_the_rest_unknown(night):
    assert caffeine.at_bedtime(night) is None


def test_none_is_none_at_any_bedtime():
    assert caffeine.at_bedtime(drunk(caffeine_mg=0, bedtime=None)) == 0


def test_the_night_on_which_the_clocks_go_forward_is_an_hour_shorter():
    night = DiaryNight(
        night=date(2026, 3, 28),
        time_zone="Europe/Berlin",
        bedtime=time(4),
        caffeine_doses=(CaffeineDose(100, time(22)),),
    )

    assert caffeine.at_bedtime(night) == pytest.approx(50)
