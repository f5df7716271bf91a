from datetime import date, time, timedelta

import pytest

from journal.clock import Period
from journal.diary import CaffeineDose, DiaryNight, ExerciseBout, TakenDose
from journal.figures import declared
from journal.figures.declared import Declared, exposures, register
from journal.figures.exposures import Diary, Factor, Question
from journal.figures.left_out import LeftOut
from journal.figures.measures import WORST
from tests.journal.made_up import figures_of

MONDAY = date(2026, 3, 2)


def day(number):
    return MONDAY + timedelta(days=number)


def found(key, *answers, **kept):
    """The exposure of that key when the nights from Monday on have these answers."""
    half_life = {"half_life": kept.pop("half_life")} if "half_life" in kept else {}
    nights = [DiaryNight(night=day(n), **each) for n, each in enumerate(answers)]
    figures = figures_of(nights, **half_life)
    period = Period(MONDAY, day(len(answers) - 1))
    diary = Diary(period=period, figures=figures, nights=nights, **kept)
    return {each.factor.key: each for each in exposures(diary)}[key]


def doses(*times, mg=95):
    drunk = tuple(CaffeineDose(mg, at) for at in times)
    return {"caffeine_doses": drunk, "caffeine_mg": mg * len(times)}


def test_caffeine_counts_as_late_from_two_in_the_afternoon():
    exposed = found(
        "late-caffeine",
        doses(time(13, 59)),
        doses(time(9), time(14)),
        doses(time(0, 30)),
        {"caffeine_doses": (), "caffeine_mg": 0},
        doses(time(9), None),
        doses(time(15), None),
        {"caffeine_doses": ()},
        {},
    ).exposed
    assert exposed == (0, 1, 1, 0, None, 1, None, None)


def test_a_coffee_of_the_night_shift_is_late_before_a_sleep_in_the_morning():
    exposed = found(
        "late-caffeine",
        doses(time(4)) | {"bedtime": time(9)},
        doses(time(5)) | {"bedtime": time(23)},
    ).exposed
    assert exposed == (1, 0)


def test_caffeine_on_board_needs_a_bedtime():
    exposed = found(
        "caffeine-at-bedtime",
        doses(time(20)) | {"bedtime": time(22)},
        doses(time(8)) | {"bedtime": time(22)},
        doses(time(20)),
        {"caffeine_mg": 0},
    ).exposed
    assert exposed == (1, 0, None, 0)


def test_a_longer_half_life_leaves_more():
    drunk = doses(time(14)) | {"bedtime": time(22)}
    assert found("caffeine-at-bedtime", drunk).exposed == (0,)
    assert found("caffeine-at-bedtime", drunk, half_life=10.0).exposed == (1,)


def test_exercise_without_minutes_is_still_exercise():
    bouts = {day(1): (ExerciseBout("walk"),)}
    exposed = found("exercise", {"exercise_minutes": 0}, {}, {}, bouts=bouts).exposed
    assert exposed == (0, 1, None)


@pytest.mark.parametrize(
    ("started", "bedtime", "late"),
    [
        (time(0, 30), time(9), 1),  # after the shift, hours before going to bed
        (time(17), time(9), 0),  # just after getting up
        (time(7), time(23), 0),
        (time(0, 30), time(2), 1),
        (time(0, 30), None, 1),
        (time(4), None, 0),
    ],
)
def test_exercise_of_the_night_shift_is_late_before_a_sleep_in_the_morning(started, bedtime, late):
    bouts = {day(0): (ExerciseBout("walk", started),)}
    answers = {"exercise_minutes": 30, "bedtime": bedtime}
    assert found("late-exercise", answers, bouts=bouts).exposed == (late,)


def test_exercise_is_late_from_six_in_the_evening():
    bouts = {
        day(0): (ExerciseBout("run", time(17, 59)),),
        day(1): (ExerciseBout("run", time(9)), ExerciseBout("run", time(18))),
        day(2): (ExerciseBout("run", time(9)), ExerciseBout("walk")),
    }
    answers = [{}, {}, {}, {"exercise_minutes": 0}, {}]
    assert found("late-exercise", *answers, bouts=bouts).exposed == (0, 1, None, 0, None)


def test_alcohol_and_sitting_still_are_yes_no_or_unknown():
    assert found("alcohol", {"alcohol_drinks": 0}, {"alcohol_drinks": 1}, {}).exposed == (
        0,
        1,
        None,
    )
    assert found("sat-still", {"sat_still": False}, {"sat_still": True}, {}).exposed == (0, 1, None)


def test_the_weekend_is_friday_and_saturday_evening():
    exposure = found("weekend", *[{}] * 7)
    assert exposure.exposed == (0, 0, 0, 0, 1, 1, 0)
    assert exposure.weekly


def test_a_late_bedtime_is_set_beside_the_next_evening():
    exposure = found(
        "late-bedtime",
        {"bedtime": time(22), "evening_severity": 1},
        {"bedtime": time(22, 30), "evening_severity": 2},
        {"bedtime": time(0, 30), "evening_severity": 3},
        {"evening_severity": 4},
    )
    assert exposure.exposed == (None, 0, 0, 1)
    assert exposure.outcome == (1, 2, 3, 4)
    assert exposure.columns_key == ("evening", False, False)


def test_a_late_bedtime_around_noon_is_later_than_the_usual_one():
    exposure = found(
        "late-bedtime",
        {"bedtime": time(11, 30)},
        {"bedtime": time(11, 40)},
        {"bedtime": time(12, 30)},
        {"evening_severity": 4},
    )
    assert exposure.exposed == (None, 0, 0, 1)


def test_a_short_sleep_is_below_ones_own_median():
    def night(hours):
        return {
            "bedtime": time(22),
            "lights_out": time(22),
            "sleep_onset_latency_minutes": 0,
            "wake_after_sleep_onset_minutes": 0,
            "final_awakening": time(hours - 2),
            "rise_time": time(hours - 2),
        }

    exposure = found("short-sleep", night(6), night(7), night(8), {})
    assert exposure.exposed == (None, 1, 0, 0)
    assert exposure.amounts == (None, -6, -7, -8)  # hours, "for each hour less"


def left_out(*names):
    return {name.casefold(): LeftOut(name, "It is slow.") for name in names}


def test_what_is_left_out_is_no_factor():
    diary = Diary(
        period=Period(MONDAY, MONDAY),
        figures=figures_of([DiaryNight(night=MONDAY)]),
        doses={MONDAY: (TakenDose("Iron", "supplement"), TakenDose("Magnesium", "supplement"))},
        questions=[Question(1, "Took iron", True), Question(2, "Hot bath", True)],
        left_out=left_out("Iron", "Took iron"),
    )
    asked = {each.factor.label for each in exposures(diary)}
    assert "Hot bath" in asked
    assert not any("iron" in label.casefold() for label in asked)
    assert diary.names() == {
        "iron": "Iron", "magnesium": "Magnesium", "took iron": "Took iron", "hot bath": "Hot bath",
    }  # fmt: skip


def test_own_questions_are_yes_or_more_than_ones_own_median():
    questions = [Question(1, "Stress", False), Question(2, "Hot bath", True)]
    kept = {
        "questions": questions,
        "own_answers": {day(0): {1: 2.0, 2: 1.0}, day(1): {1: 5.0}, day(2): {1: 9.0, 2: 0.0}},
    }
    assert found("own-1", *[{}] * 4, **kept).exposed == (0, 0, 1, None)
    assert found("own-2", *[{}] * 4, **kept).exposed == (1, None, 0, None)
    assert found("own-2", {}, {}, questions=questions).exposed == (None, None)


def test_every_factor_says_where_its_line_is():
    diary = Diary(period=Period(MONDAY, MONDAY), figures=figures_of([DiaryNight(night=MONDAY)]))
    asked = [each.factor for each in exposures(diary)]
    assert len({factor.key for factor in asked}) == len(asked) == 9
    assert all(factor.rule and factor.label for factor in asked)


def test_a_room_declares_factors_of_its_own(monkeypatch):
    monkeypatch.setattr(declared, "_sources", {})
    moon = Factor("moon", "Full moon", "the moon is full", WORST)
    register("sky", lambda diary: [])
    register("sky", lambda diary: [Declared(moon, [night == MONDAY for night in diary.logged])])
    exposure = found("moon", {"evening_severity": 3}, {})
    assert (exposure.factor, exposure.exposed) == (moon, (1, 0))


def test_an_own_figure_is_told_in_steps_of_its_usual_spread():
    answers = {day(n): {1: value} for n, value in enumerate((2.0, 4.0, 4.0, 6.0))}
    exposure = found(
        "own-1", *[{}] * 5, questions=[Question(1, "Stress", False)], own_answers=answers
    )
    assert exposure.exposed == (0, 0, 0, 1, None)
    assert exposure.amounts[:4] == pytest.approx([n * 2**0.5 for n in (1, 2, 2, 3)])
    assert exposure.factor.step == "for each 1.4 more, the usual spread"


@pytest.mark.parametrize("answers", [{}, {day(0): {1: 3.0}, day(1): {1: 3.0}}])
def test_an_own_figure_without_any_spread_has_no_steps(answers):
    exposure = found("own-1", {}, {}, questions=[Question(1, "Stress", False)], own_answers=answers)
    assert exposure.amounts is None
    assert exposure.factor.step == ""
