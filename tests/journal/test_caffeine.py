"""What drinks hold, and what is left of them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import caffeine, clock
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


# Whenever somebody sleeps, a drink belongs to the waking day before that sleep


def asleep(start, end, *at, **night):
    """A sleep between two clock times, with a drink of 100 mg at each of these."""
    return drunk(*((100, each) for each in at), bedtime=start, final_awakening=end, **night)


@pytest.mark.parametrize(
    ("start", "end", "at", "hours"),
    [
        (time(9), time(16), time(4), 5),  # a night worker
        (time(9), time(16), time(8, 30), 0.5),
        (time(9), time(16), time(17), 16),
        (time(9), None, time(4), 5),
        (time(7), time(14), time(5), 2),
        (time(23), time(7), time(8), 15),
        (time(23), time(7), time(5), 18),
        (time(2), time(10), time(0, 30), 1.5),
        (time(5, 30), time(8, 30), time(9), 20.5),  # up already: of the day before
        (time(9), time(10), time(11), 22),
    ],
)
def test_a_drink_counts_from_when_it_was_had_before_that_sleep(start, end, at, hours):
    left = caffeine.at_bedtime(asleep(start, end, at))

    assert left == pytest.approx(caffeine.on_board(100, hours))


@pytest.mark.parametrize(("start", "at"), [(time(9), time(11)), (time(23), time(3, 59))])
def test_a_drink_in_the_middle_of_a_sleep_was_not_there_at_bedtime(start, at):
    assert caffeine.at_bedtime(asleep(start, None, at)) == 0


CLOCK = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(CLOCK, CLOCK)
def test_only_the_hours_between_a_drink_and_bed_count_and_not_the_clock(at, bedtime):
    night = drunk((100, at), bedtime=bedtime, time_zone="UTC")
    minutes = (bedtime.hour - at.hour) * 60 + bedtime.minute - at.minute
    hours = minutes % 1440 / 60

    left = caffeine.at_bedtime(night)

    assert left == pytest.approx(caffeine.on_board(100, hours) if hours <= 19 else 0)


@given(CLOCK, CLOCK, st.none() | CLOCK, st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_a_drink_is_of_one_day_around_the_clock_changes_too(at, bedtime, up, night):
    diary = DiaryNight(
        night=night, time_zone="Europe/Berlin", bedtime=bedtime, final_awakening=up,
        caffeine_doses=(CaffeineDose(100, at),),
    )  # fmt: skip
    (to_bed,) = clock.timeline(night, diary.zone, bedtime)

    _, drunk_at = caffeine.waking_day(diary)
    moment = drunk_at(at)

    assert to_bed is not None
    assert timedelta(hours=-25) <= moment - to_bed < timedelta(hours=5)
    shown = moment.astimezone(diary.zone)
    assert shown.time() == at or shown.utcoffset() != (shown - timedelta(hours=3)).utcoffset()


@given(CLOCK)
def test_without_a_bedtime_the_day_ends_at_four(at):
    _, drunk_at = caffeine.waking_day(drunk(bedtime=None))
    moment = drunk_at(at)

    assert moment.astimezone(drunk().zone).date() == date(2026, 3, 4 if at < time(4) else 3)
