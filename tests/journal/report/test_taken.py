from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.report.taken import LoggedDose, taken_now, usual_times

MARCH = Period(date(2026, 3, 1), date(2026, 3, 28))


def dose(
    day: int, name: str = "Iron", kind: str = "supplement", strength: str = "25 mg"
) -> LoggedDose:
    return LoggedDose(date(2026, 3, day), name, kind, strength, None)


def test_spellings_of_one_name_are_one_line_under_the_latest_spelling() -> None:
    (iron,) = taken_now([dose(1, " iron "), dose(2, "IRON"), dose(3, "Iron  ")], [], [])
    assert (iron.name, iron.nights) == ("Iron", 3)


def test_two_doses_in_one_night_are_one_night_taken() -> None:
    (iron,) = taken_now([dose(1), dose(1)], MARCH.nights(), [])
    assert (iron.nights, iron.nights_answered) == (1, 28)


def test_a_night_counts_as_answered_when_a_dose_was_written_down() -> None:
    (iron,) = taken_now([dose(1), dose(2)], [date(2026, 3, 2), date(2026, 3, 3)], [])
    assert (iron.nights, iron.nights_answered) == (2, 3)


def test_the_last_strength_is_the_one_of_the_last_night() -> None:
    (iron,) = taken_now([dose(5, strength="50 mg"), dose(2, strength="25 mg")], [], [])
    assert iron.strength == "50 mg"


def test_different_strengths_of_one_night_are_both_told() -> None:
    doses = [dose(5, strength="300 mg"), dose(5, strength="600 mg"), dose(5, strength="")]
    (line,) = taken_now(doses, [], [])
    assert line.strength == "300 mg + 600 mg"


def test_first_logged_looks_at_all_history_and_all_spellings() -> None:
    history = [("iron", date(2025, 6, 1)), ("Iron ", date(2024, 2, 1)), ("zinc", date(2020, 1, 1))]
    (iron,) = taken_now([dose(1)], [], history)
    assert iron.first_logged == date(2024, 2, 1)


def test_without_history_the_first_dose_given_is_the_first_logged() -> None:
    (iron,) = taken_now([dose(4), dose(2)], [], [])
    assert iron.first_logged == date(2026, 3, 2)


def test_medicines_come_first_then_what_was_taken_most() -> None:
    lines = taken_now(
        [
            dose(1, "Zinc"),
            dose(1, "Iron"),
            dose(2, "Iron"),
            dose(1, "Folate"),
            dose(1, "Gabapentin", kind="medicine"),
        ],
        [],
        [],
    )
    assert [line.name for line in lines] == ["Gabapentin", "Iron", "Folate", "Zinc"]


@pytest.mark.parametrize(
    ("times", "usual"),
    [
        ([], []),
        ([None, None], []),
        ([time(21), None, time(21, 30), time(23)], [570]),
        ([time(23, 30), time(0, 30), time(0)], [720]),  # around midnight
        ([time(11, 50), time(12, 10)], [0]),  # around noon
        ([time(20), time(8), time(20, 10), time(8, 10)], [1205, 485]),  # twice a day
        ([time(21)] * 9 + [time(6)], [540]),  # once at another time is not usual
        ([time(h) for h in (0, 4, 8, 12, 16, 20)], [720, 960, 1200, 0, 240, 480]),  # no rule at all
    ],
)
def test_usual_times_are_medians_of_the_times_of_the_day(
    times: list[time | None], usual: list[float]
) -> None:
    assert list(usual_times(times)) == usual


@given(st.lists(st.times(), min_size=1))
def test_whoever_wrote_times_down_gets_a_usual_time(times: list[time]) -> None:
    usual = usual_times(times)
    assert 1 <= len(usual) <= 8
    assert all(0 <= minutes < 1440 for minutes in usual)
