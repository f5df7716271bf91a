from datetime import date, time, timedelta

import pytest

from journal.diary import DiaryNight
from journal.experiments.analysis import analyse
from journal.experiments.design import Design
from journal.experiments.experiment_page import (
    adherence,
    block_means,
    block_rows,
    result_sentence,
    reveals_means,
    tonight_sentence,
)
from journal.figures.measures import EVENING, ONSET
from tests.journal.made_up import figures_of

START = date(2026, 3, 1)
DESIGN = Design(first_night=START, blocks=8, block_nights=4, washout=2)
LAST = DESIGN.last_night


def night(day, rating):
    return DiaryNight(night=START + timedelta(days=day), evening_severity=rating)


def test_washout_nights_do_not_count():
    nights = [night(0, 10), night(1, 10), night(2, 2), night(3, 4)]
    assert block_means(DESIGN, EVENING, figures_of(nights), LAST)[0] == 3


def test_a_block_with_one_known_night_is_unknown():
    assert block_means(DESIGN, EVENING, figures_of([night(2, 2)]), LAST) == [None] * 8


def test_first_symptoms_around_noon_have_their_mean_between_them():
    onsets = {2: time(13), 3: time(11, 30), 6: time(12), 7: time(12, 30)}
    nights = [
        DiaryNight(night=START + timedelta(days=day), symptom_onset=onset)
        for day, onset in onsets.items()
    ]
    assert block_means(DESIGN, ONSET, figures_of(nights), LAST)[:2] == [15, 15]


def test_nights_after_a_stop_do_not_count():
    nights = [night(2, 2), night(3, 4), night(6, 1), night(7, 1)]
    stopped = START + timedelta(days=5)
    assert block_means(DESIGN, EVENING, figures_of(nights), stopped) == [3, *[None] * 7]
    assert block_means(DESIGN, EVENING, figures_of(nights), START - timedelta(days=1)) == [None] * 8


def rows(tonight, **kept):
    kept = {"reveals": False, "last": LAST, "hours": "24"} | kept
    nights = [night(2, 2), night(3, 4)]
    return block_rows(DESIGN, "10" * 4, EVENING, figures_of(nights), tonight=tonight, **kept)


def test_hidden_blocks_show_up_as_they_begin():
    shown = rows(START + timedelta(days=4))
    assert [row.assignment for row in shown] == ["with", "without", *[""] * 6]
    assert [row.mean for row in shown] == ["–"] * 8
    assert (shown[0].nights_known, shown[0].counted) == (2, 2)


def test_figures_come_when_all_is_over():
    shown = rows(LAST + timedelta(days=1), reveals=True)
    assert shown[0].mean == "3"
    assert all(row.assignment for row in shown)
    assert not reveals_means(LAST, LAST)


def test_adherence_counts_what_was_answered():
    followed = {START: True, START + timedelta(days=1): False, START - timedelta(days=9): True}
    assert adherence(DESIGN, followed, START + timedelta(days=2)) == (1, 2, 3)
    assert adherence(DESIGN, {}, START - timedelta(days=5)) == (0, 0, 0)


def test_tonight_is_said_with_its_place():
    counted = tonight_sentence("Bath", DESIGN, START + timedelta(days=2), True)
    assert counted == "Experiment, night 3 of 32: tonight with “Bath”."
    assert "washout night" in tonight_sentence("Bath", DESIGN, START, False)


@pytest.mark.parametrize(
    ("sequence", "blocks", "begins"),
    [
        ("11110000", [1, 2, 3, 4, 6, 7, 8, 9], "A difference: Evening was 2.5 with “Bath” and 7.5"),
        ("10" * 4, [5, 5.1, 5, 5, 5.1, 5, 5, 5], "No difference of note: "),
        ("10" * 4, [2, 8, 7, 3, 5, 1, 9, 6], "Inconclusive: Evening was"),
        ("10" * 4, [2, None, 7, None, 5, None, 9, None], "Inconclusive: only 4 blocks with and 0"),
        ("10" * 4, [1, 2, 3, 5, 4, 6, None, None], "Inconclusive: "),
    ],
)
def test_each_result_has_its_sentence(sequence, blocks, begins):
    result = analyse(sequence, blocks)
    assert result_sentence("Bath", EVENING, result, "24").startswith(begins)


def test_an_interval_without_an_end_says_so():
    result = analyse("10" * 4, [1, 2, 3, 5, 4, 6, None, None])
    assert "(the interval has no end)" in result_sentence("Bath", EVENING, result, "24")
