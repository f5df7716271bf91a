"""One night as plain data."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from journal.diary import FIELDS, DiaryNight, NotReadError


def written(**answers: Any) -> DiaryNight:
    return DiaryNight(night=date(2026, 3, 3), time_zone="Europe/Berlin", **answers)


def test_nothing_is_known_until_it_is_answered() -> None:
    night = DiaryNight(night=date(2026, 3, 3))
    answers = {name for name in DiaryNight.__dataclass_fields__ if getattr(night, name) is not None}
    sides = {"legs_side", "arms_side", "trunk_side", "other_area_side"}
    assert answers == {"night", "time_zone", "events"} | sides
    assert {getattr(night, name) for name in sides} == {""}
    assert night.events == ()


def test_a_night_of_all_answers_is_the_one_that_the_constructor_makes() -> None:
    told = vars(written(bedtime=time(23, 10), no_symptoms=False))
    night = DiaryNight.of(told)
    assert night == DiaryNight(**told)
    assert replace(night, slept=False) == DiaryNight(**(told | {"slept": False}))
    assert night.tiredness is None
    with pytest.raises(FrozenInstanceError):
        night.bedtime = None  # type: ignore[misc]


@pytest.mark.parametrize("name", sorted(set(FIELDS) - {"night", "bedtime"}))
def test_what_was_not_read_is_not_taken_for_unknown(name: str) -> None:
    night = DiaryNight.of({"night": date(2026, 3, 3), "bedtime": None})
    assert night.bedtime is None
    with pytest.raises(NotReadError, match=f"{name} of this night was not read"):
        getattr(night, name)


def test_nights_partly_read_are_equal_where_the_same_was_read() -> None:
    night = {"night": date(2026, 3, 3), "evening_severity": 4}
    assert DiaryNight.of(night) == DiaryNight.of(dict(night))
    assert DiaryNight.of(night) != DiaryNight.of(night | {"tiredness": None})
    assert "evening_severity" in repr(DiaryNight.of(night))
    assert "tiredness" not in repr(DiaryNight.of(night))


def test_the_ratings_are_in_the_order_of_the_day() -> None:
    night = written(
        daytime_rest_severity=1,
        evening_severity=2,
        falling_asleep_severity=3,
        during_night_severity=4,
    )
    assert night.severities == (1, 2, 3, 4)


def test_a_night_keeps_its_own_zone() -> None:
    assert written().zone.key == "Europe/Berlin"


@pytest.mark.parametrize(
    ("answers", "beyond"),
    [
        ({}, None),
        ({"no_symptoms": False}, None),
        ({"no_symptoms": True}, False),
        ({"legs_side": "both"}, False),
        ({"legs_side": "both", "arms_side": "left"}, True),
        ({"trunk_side": "both"}, True),
        ({"other_area_side": "right"}, True),
    ],
)
def test_whether_it_went_beyond_the_legs_is_unknown_until_an_area_is_named(
    answers: dict[str, Any], beyond: bool | None
) -> None:
    assert written(**answers).beyond_legs is beyond


@pytest.mark.parametrize(
    ("at", "same_night"),
    [
        (None, None),
        (datetime(2026, 3, 3, 22, tzinfo=UTC), True),
        (datetime(2026, 3, 4, 10, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 4, 11, tzinfo=UTC), False),  # noon in Berlin
    ],
)
def test_an_evening_written_before_noon_was_written_the_same_night(
    at: datetime | None, same_night: bool | None
) -> None:
    assert written(evening_first_written_at=at).evening_written_the_same_night is same_night
