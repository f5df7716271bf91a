from datetime import date, time

from journal.clock import Period
from journal.diary import DiaryNight
from journal.report.grid import grid
from tests.journal.made_up import figures_of

LAST = date(2026, 3, 31)


def test_the_grid_holds_the_last_28_nights_or_a_whole_shorter_period() -> None:
    assert len(grid(Period.ending(LAST, 90), figures_of([])).nights) == 28
    assert grid(Period.ending(LAST, 90), figures_of([])).nights[-1] == LAST
    assert len(grid(Period.ending(LAST, 5), figures_of([])).nights) == 5


def test_a_night_not_written_down_is_told_from_one_without_an_answer() -> None:
    found = grid(Period.ending(LAST, 2), figures_of([DiaryNight(night=LAST)]))
    assert found.logged == (False, True)
    assert all(row.values == (None, None) for row in found.rows)


def test_the_rows_hold_what_was_written() -> None:
    night = DiaryNight(
        night=LAST,
        daytime_rest_severity=1,
        evening_severity=7,
        during_night_severity=0,
        symptom_onset=time(21, 30),
        out_of_bed_walks=2,
        bedtime=time(23),
        lights_out=time(23),
        sleep_onset_latency_minutes=30,
        wake_after_sleep_onset_minutes=0,
        final_awakening=time(6),
        rise_time=time(6),
        tiredness=4,
    )
    rows = {row.label: row.values for row in grid(Period(LAST, LAST), figures_of([night])).rows}
    assert rows == {
        "Legs at rest by day": (1,),
        "Legs in the evening": (7,),
        "Legs while falling asleep": (None,),
        "Legs during the night": (0,),
        "First symptom": (570,),
        "Times up and walking": (2,),
        "Time asleep, hours": (6.5,),
        "Tired in the morning": (4,),
    }
