"""A small share of what `make statistics` measures; the seeds are fixed, the limits leave room."""

import numpy as np
import pytest

from bench.statistics import __main__ as command
from bench.statistics import compare, drift, experiments, factors, note, series, sittings
from bench.statistics.histories import NOT_PROMISED, NULLS, Questions, driven
from bench.statistics.shares import Share, table

BLOCKS = "10 blocks of 6, washout 2"


def random(seed=1):
    return np.random.default_rng(seed)


def findings(make, count, nights, effect=0.0):
    effects = [effect] if effect else []
    questions = Questions(make(count, nights, random(nights), *effects))
    return [factors.answers(questions, each, nights) for each in range(count)]


@pytest.mark.parametrize("nights", [60, 365])
def test_histories_without_a_link_hardly_ever_have_a_finding(nights):
    found = [factors.shows(each) for make in NULLS.values() for each in findings(make, 8, nights)]
    assert len(found) == 8 * len(NULLS)
    assert sum(found) <= 0.1 * len(found)


def test_what_the_outcome_brings_about_hardly_ever_looks_related():
    found = [
        factors.shows(each)
        for by in ("short sleep", "late bedtime", "tablet because of yesterday", "tonight")
        for each in findings(lambda *of, by=by: driven(*of, memory=0.8, by=by), 12, 240)
    ]
    assert sum(found) <= 5  # of 48


def test_a_point_is_found_where_nights_resemble_each_other():
    found = findings(NULLS["memory 0.8"], 20, 120, 1.0)
    assert sum(each[0].q is not None and each[0].q <= factors.FAIR_RATE for each in found) >= 15
    held = [each[0].low <= 1 <= each[0].high for each in found if each[0].low is not None]
    assert sum(held) >= 0.8 * len(held)


def test_a_short_diary_is_asked_about_over_the_last_year_as_on_the_page():
    questions = Questions(NULLS["memory 0.3"](1, 50, random()))
    (first, *_) = questions.exposures(0)
    assert len(first.outcome) == 365
    assert set(first.outcome[:315]) == {None}


def test_a_month_in_both_is_made_as_it_says():
    made = NOT_PROMISED["cycle of 28 nights in both"](1, 365, random())
    assert len(made.factors) == 12


@pytest.mark.parametrize("memory", [0.0, 0.6])
def test_a_persistent_series_has_the_memory_that_was_asked_for(memory):
    values = series.persistent((50, 400), memory, random())
    assert np.corrcoef(values[:, 1:].ravel(), values[:, :-1].ravel())[0, 1] == pytest.approx(
        memory, abs=0.03
    )
    assert values.std() == pytest.approx(1, abs=0.05)


def test_ratings_have_as_many_zeros_as_was_asked_for():
    values = series.mostly_zero(series.persistent((20, 400), 0.5, random()), 0.6)
    assert (values == 0).mean() == pytest.approx(0.6, abs=0.02)
    assert set(np.unique(values)) == set(range(11))


def test_intervals_of_two_periods_hold_and_equal_periods_are_hardly_named():
    lines = list(compare.coverage(10))
    assert len(lines) == 2 + 15
    assert all(line.endswith("| 0 |") for line in lines[2:])  # no end off the scale
    holds = [float(line.split("|")[3].split("±")[0]) for line in lines[2:]]
    assert np.mean(holds) >= 90
    named = [
        float(cell.split("±")[0])
        for line in list(compare.names(4))[2:]
        for cell in line.split("|")[2:5]
    ]
    assert np.mean(named) <= 25


def test_intervals_of_the_trend_hold_the_slope(monkeypatch):
    monkeypatch.setattr(drift, "LENGTHS", (60, 365))
    lines = list(drift.coverage(25))[2:]
    assert len(lines) == 2 * len(drift.MEMORIES)
    cells = [cell.split("±") for line in lines for cell in line.split("|")[3:8]]
    assert np.mean([float(held) for held, _ in cells]) >= 94


def test_a_lot_each_night_finds_a_point_and_hardly_ever_what_is_not_there():
    design = experiments.nightly(54)
    found, null, held = 0, 0, 0
    for memory in experiments.MEMORIES:
        for effect in (0.0, 1.0):
            made = experiments.trials(40, design, memory, effect, random(int(10 * memory)))
            results = [each.result() for each in made]
            different = sum(each.p <= 0.05 for each in results)
            held += sum(each.low <= effect <= each.high for each in results)
            found, null = (found + different, null) if effect else (found, null + different)
    assert found >= 0.5 * 120
    assert null <= 0.05 * 120 + 2 * 2.4
    assert held >= 0.92 * 240


def test_naming_the_strongest_question_after_looking_shows_it_seldom(monkeypatch):
    monkeypatch.setattr(factors, "LOOKS", (56, 112, 168))
    monkeypatch.setattr(factors, "WITH_ONE_NAMED", ("memory 0.3",))
    (line,) = list(factors.named_rates(12))[2:]
    shares = [float(cell.split("±")[0]) for cell in line.split("|")[2:6]]
    assert max(shares) <= 34  # 4 of 12, where one in ten is promised
    assert shares[1] <= shares[0]
    assert shares[3] <= shares[2]


def test_the_tables_of_experiments_have_a_row_for_each_design_and_memory(monkeypatch):
    monkeypatch.setattr(experiments, "DESIGNS", {"blocks": experiments.DESIGNS[BLOCKS]})
    rows = list(experiments.promises(6))[2:]
    assert [row.split("|")[2].strip() for row in rows] == ["0.0", "0.3", "0.4", "0.8"]
    stopped = [row.split("|")[2] for row in list(experiments.stops(3))[2:]]
    assert all(float(each.split("±")[0]) <= 67 for each in stopped)


def test_the_note_comes_with_a_move_and_hardly_without(monkeypatch):
    monkeypatch.setattr(note, "KINDS", ((75, 0.4),))
    (line,) = list(note.note(5))[2:]
    shown, delay = line.split("|")[3:5]
    assert float(shown.split("±")[0]) <= 20
    assert 28 <= float(delay.removesuffix("nights ")) <= 120


def test_tables_are_printed_and_written_between_their_marks(monkeypatch, tmp_path, capsys):
    document = tmp_path / "statistics.md"
    document.write_text(f"Before.\n{command.BEGIN}\nold\n{command.END}\nAfter.\n")
    monkeypatch.setattr(command, "DOCUMENT", document)
    monkeypatch.setattr(command.os, "nice", lambda _: None)
    made = {"one": ("A title", lambda count: iter(table(["a"], [[Share(1, count)]])), 1)}
    monkeypatch.setattr(command, "TABLES", made)

    command.main(["--short", "--write"])
    text = document.read_text()
    assert text.startswith("Before.\n")
    assert text.endswith("After.\n")
    assert "old" not in text
    assert "| 8.3 ± 8.0 |" in text
    assert "12 histories a cell" in capsys.readouterr().out


def test_no_history_is_no_share():
    assert (Share(0, 0).percent, Share(0, 0).error) == (0, 0)


def test_intervals_of_the_sitting_test_hold_and_picked_evenings_are_not_to_be_believed():
    lines = list(sittings.coverage(60))
    assert len(lines) == 2 + len(sittings.SPREADS) * len(sittings.OTHERS)
    held = [float(cell.split("±")[0]) for line in lines[2:] for cell in line.split("|")[3:5]]
    assert 93 <= np.mean(held) <= 97  # 1,080 intervals: three standard errors are 2 points
    _, _, *picked = sittings.extremes(40)
    assert all(float(line.split("|")[2].split("±")[0]) > 25 for line in picked)
