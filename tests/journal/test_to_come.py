"""Questions about times that are still to come, without a database."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from journal.diary import DiaryNight
from journal.to_come import questions

BEFORE = "Mon 2 → Tue 3 March 2026"


def asked(hour: int, hours: str = "24", /, **times: Any) -> dict[str, str]:
    night = DiaryNight(night=date(2026, 3, 3), time_zone="UTC", **times)
    return questions(night, datetime(2026, 3, 3, hour, tzinfo=UTC), hours)


@pytest.mark.parametrize("name", ["final_awakening", "rise_time"])
def test_a_waking_time_ahead_may_be_that_of_the_day_before(name: str) -> None:
    sentence = f"This waking time is still to come. Is the morning you wrote that of {BEFORE}?"
    assert asked(20, **{name: time(7)}) == {name: sentence}


@pytest.mark.parametrize(("hours", "shown"), [("24", "22:30"), ("12", "10:30 pm")])
def test_a_first_symptom_ahead_is_named_by_the_persons_clock(hours: str, shown: str) -> None:
    sentence = asked(20, hours, symptom_onset=time(22, 30))["symptom_onset"]
    assert sentence.startswith(f"The first symptom at {shown} is still to come.")
    assert BEFORE in sentence


def test_a_time_that_has_been_is_not_asked_about() -> None:
    assert asked(23, symptom_onset=time(22, 30)) == {}
