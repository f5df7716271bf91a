"""Caffeine and alcohol of the nights, in one line."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from journal.clock import Period
from journal.diary import DiaryNight
from journal.report.habits import habits
from tests.journal.made_up import figures_of

LAST = date(2026, 3, 31)
PERIOD = Period.ending(LAST, 28)


def line(**answers: list[Any]) -> str:
    """The line of nights up to the last, each with its answers; `None` is unknown."""
    nights = [
        DiaryNight(night=LAST - timedelta(days=place), **dict(zip(answers, values, strict=True)))
        for place, values in enumerate(zip(*answers.values(), strict=True))
    ]
    return habits(PERIOD, figures_of(sorted(nights, key=lambda each: each.night)))


def test_what_nobody_answered_is_not_in_it() -> None:
    assert line(alcohol_drinks=[None]) == ""
    assert habits(PERIOD, figures_of([])) == ""


def test_unknown_none_and_some_are_counted_apart() -> None:
    drinks = [None, Decimal(0), Decimal(2), Decimal("1.5"), Decimal(0)]
    caffeine = [80, 120, 0, None, None]
    assert line(alcohol_drinks=drinks, caffeine_mg=caffeine) == (
        "Caffeine on 2 of 3 nights answered, median 100 mg · "
        "Alcohol on 2 of 4 nights answered, median 1.8 drinks"
    )


def test_none_on_every_night_is_said_as_such() -> None:
    assert line(alcohol_drinks=[Decimal(0)] * 3) == "Alcohol on 0 of 3 nights answered"


def test_one_drink_is_one() -> None:
    assert line(alcohol_drinks=[Decimal(1)]) == "Alcohol on 1 of 1 night answered, median 1 drink"


@pytest.mark.parametrize("days", [28, 40])
def test_nights_outside_the_period_are_not_in_it(days: int) -> None:
    old = DiaryNight(night=LAST - timedelta(days=days), alcohol_drinks=3)
    assert habits(PERIOD, figures_of([old])) == ""
