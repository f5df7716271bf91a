from datetime import date, timedelta

import pytest

from journal.diary import DiaryNight
from journal.experiments.analysis import of_blocks, of_nights, result_of
from journal.experiments.design import Design
from journal.experiments.experiment_page import (
    adherence,
    block_rows,
    departures,
    effect,
    night_rows,
    ordinal,
    percent,
    remarks,
    result_sentence,
    reveals_figures,
    tonight_sentence,
)
from journal.figures.measures import EVENING
from tests.journal.made_up import figures_of

START = date(2026, 3, 1)
DESIGN = Design(first_night=START, blocks=8, block_nights=4, washout=2)
NIGHTLY = Design(first_night=START, blocks=5, block_nights=6, washout=0, is_nightly=True)
LAST = DESIGN.last_night
ALTERNATING = "10" * 15
TO_DO = {"1": "no tea", "0": "as you usually do"}


def night(day, rating):
    return DiaryNight(night=START + timedelta(days=day), evening_severity=rating)


def analyse(sequence, blocks):
    return of_blocks(sequence, blocks, line=0.05, narrow=1.0)


def rows(tonight, **changed):
    shown = {"to_do": TO_DO, "reveals": False, "last": LAST, "hours": "24"} | changed
    nights = [night(2, 2), night(3, 4)]
    return block_rows(DESIGN, "10" * 4, EVENING, figures_of(nights), tonight=tonight, **shown)


def test_hidden_blocks_show_up_as_they_begin():
    shown = rows(START + timedelta(days=4))
    assert [row.assignment for row in shown] == ["No tea", "As you usually do", *[""] * 6]
    assert [row.mean for row in shown] == ["–"] * 8
    assert (shown[0].nights_known, shown[0].counted) == (2, 2)


def test_figures_come_when_all_is_over():
    shown = rows(LAST + timedelta(days=1), reveals=True)
    assert shown[0].mean == "3"
    assert all(row.assignment for row in shown)
    assert not reveals_figures(LAST, LAST)


def nightly_rows(tonight, last=NIGHTLY.last_night):
    return night_rows(
        NIGHTLY, ALTERNATING, EVENING, figures_of([night(0, 3), night(2, 4)]),
        to_do=TO_DO, followed={START: False}, tonight=tonight, last=last, hours="24",
    )  # fmt: skip


def test_no_lot_is_shown_before_its_evening():
    shown = nightly_rows(START + timedelta(days=2))
    assert [row.assignment for row in shown] == ["No tea", "As you usually do", "No tea"]
    assert [row.followed for row in shown] == ["–", "–", "no"]
    assert {row.value for row in shown} == {"–"}
    assert nightly_rows(START - timedelta(days=1)) == []


def test_each_night_has_its_figure_when_all_is_over():
    shown = nightly_rows(date(2026, 5, 1))
    assert len(shown) == 30
    assert [row.value for row in shown[-3:]] == ["4", "–", "3"]
    assert len(nightly_rows(date(2026, 5, 1), last=START + timedelta(days=4))) == 5


def test_adherence_counts_what_was_answered():
    followed = {START: True, START + timedelta(days=1): False, START - timedelta(days=9): True}
    assert adherence(DESIGN, followed, START + timedelta(days=2)) == (1, 2, 3)
    assert adherence(DESIGN, {}, START - timedelta(days=5)) == (0, 0, 0)
    assert departures(DESIGN, followed, START + timedelta(days=2)) == 1
    assert departures(DESIGN, followed, START) == 0


def test_tonight_is_said_with_its_place():
    counted = tonight_sentence("no tea", DESIGN, START + timedelta(days=2))
    assert counted == "Tonight: no tea. Experiment, night 3 of 32."
    assert "Settling night, not counted." in tonight_sentence("no tea", DESIGN, START)
    assert "Settling" not in tonight_sentence("no tea", NIGHTLY, START)


@pytest.mark.parametrize(
    ("sequence", "blocks", "begins"),
    [
        (
            "11110000",
            [1, 2, 3, 4, 6, 7, 8, 9],
            "A difference: Legs in the evening 2.5 with “Bath”, 7.5 on",
        ),
        ("10" * 4, [5, 5.1, 5, 5, 5.1, 5, 5, 5], "No clear difference: "),
        ("10" * 4, [2, 8, 7, 3, 5, 1, 9, 6], "Not clear yet: Legs in the evening "),
        ("10" * 4, [2, None, 7, None, 5, None, 9, None], "Not clear yet: 4 with “Bath” and 0 of"),
        ("10" * 4, [1, 2, 3, 5, 4, 6, None, None], "Not clear yet: "),
    ],
)
def test_each_result_has_its_sentence(sequence, blocks, begins):
    result = analyse(sequence, blocks)
    assert result_sentence("Bath", EVENING, result, "24").startswith(begins)


def test_an_interval_without_an_end_says_so():
    result = analyse("10" * 4, [1, 2, 3, 5, 4, 6, None, None])
    assert "(with no end on one side)" in result_sentence("Bath", EVENING, result, "24")


def test_the_difference_of_blocks_is_that_of_the_printed_means():
    result = analyse("11110000", [1, 2, 3, 4, 6, 7, 8, 9])
    assert effect(EVENING, result) == "5 points lower"
    assert effect(EVENING, analyse("10" * 4, [None] * 8)) == "–"


def test_the_effect_of_nights_is_that_of_the_model():
    values = [3.0 + n % 3 if n % 2 == 0 else 6.0 + n % 3 for n in range(30)]
    result = of_nights(ALTERNATING, values, line=0.05, narrow=1.0)
    sentence = result_sentence("Bath", EVENING, result, "24")
    assert result.effect == pytest.approx(-3, abs=0.3)
    assert f"{effect(EVENING, result)} (could be from" in sentence
    assert "Legs in the evening 4 with “Bath”, 7 on the others." in sentence


def of(nights_over, number, otherwise=0, line=0.05):
    values = [3.0 + n % 3 if n % 2 == 0 else 6.0 + n % 3 for n in range(nights_over)]
    result = of_nights(ALTERNATING, values, line=line, narrow=1.0)
    last = START + timedelta(days=nights_over - 1)
    return remarks(NIGHTLY, result, last=last, number=number, otherwise=otherwise)


def test_the_first_of_a_year_run_to_its_end_needs_no_remark():
    assert of(30, 1) == of(30, None) == []


def test_a_further_one_a_stopped_one_and_nights_otherwise_are_remarked():
    assert "second experiment within a year" in of(30, 2)[0]
    assert "at 2.5 %, not 5 %" in of(30, 2)[0]
    assert "stopped after 20 of 30 nights" in of(20, 1)[0]
    assert of(20, None) == []  # as it was fixed then
    assert of(30, 1, otherwise=1)[0].startswith("On 1 night you did it differently.")
    assert of(30, 1, otherwise=4)[0].startswith("On 4 nights you did it differently.")


def test_an_interval_beside_a_stricter_line_is_explained():
    assert "leaves out “no difference”, yet" in of(30, 1, line=1e-9)[0]


@pytest.mark.parametrize(
    ("line", "words"),
    [(0.05, "5 %"), (0.0125, "1.25 %"), (0.000_39, "0.039 %"), (1e-7, "less than 0.01 %")],
)
def test_a_line_is_written_in_percent(line, words):
    assert percent(line) == words


def test_ordinals():
    assert [ordinal(n) for n in (1, 2, 3, 4)] == ["first", "second", "third", "4th"]


def test_a_stopped_experiment_of_earlier_days_is_read_as_it_was_designed():
    nights = [night(day, 2 if day // 4 % 2 == 0 else 8) for day in range(32)]
    stop = {"last": START + timedelta(days=27)}
    before = result_of(DESIGN, "10" * 4, EVENING, figures_of(nights), number=None, **stop)
    now = result_of(DESIGN, "10" * 4, EVENING, figures_of(nights), number=1, **stop)
    assert before.line == 0.05
    assert now.line < 0.02
    assert before.p == now.p
