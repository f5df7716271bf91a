"""Factors and experiments on page two: the findings of their rooms, "inconclusive" among them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine

from journal.clock import Period
from journal.findings import findings_of
from journal.report.data import Section
from journal.report.findings import Factors, experiments_of, factors_of
from journal.report.loading import Choices, report_of
from journal.report.sheet import Sheet
from journal.seeding import fill_with_demo

LAST = date(2026, 3, 3)


@pytest.fixture(autouse=True)
def at_22_40():
    with time_machine.travel("2026-03-03 22:40+01:00", tick=False):
        yield


@pytest.fixture
def year(person):
    fill_with_demo(person, nights=200, seed=3, last=LAST)
    return Period.ending(LAST, 200)


def experiment(person, **told):
    told = {"first_night": LAST - timedelta(days=120), "sequence": "10010110"} | told
    return person.experiments.create(
        agent="magnesium",
        name="Magnesium at eight",
        outcome="evening",
        blocks=8,
        block_nights=7,
        washout=4,
        is_hidden=False,
        **told,
    )


def test_every_factor_says_what_was_found_and_over_how_many_nights(person, year):
    found = factors_of(person, year).rows

    assert len(found) >= 8
    verdicts = ("looks related", "no clear link", "cannot say yet")
    assert all(each.finding.startswith(verdicts) for each in found)
    assert all(" / " in each.nights for each in found)
    tested = [each for each in found if each.finding == "no clear link"]
    assert all(each.interval != "–" for each in tested)


def test_few_nights_say_how_many_more_are_wanted(person):
    fill_with_demo(person, nights=12, seed=3, last=LAST)
    found = factors_of(person, Period.ending(LAST, 12)).rows

    assert found
    assert all(each.finding.startswith("cannot say yet") for each in found)
    assert all(each.interval == "–" for each in found)
    assert any(each.effect.endswith(" more nights") for each in found)


def test_without_a_night_there_is_nothing_to_look_at(person):
    assert factors_of(person, Period.ending(LAST, 28)) == Factors()


def test_the_nights_behind_the_factors_are_named(person, year):
    nights = "17 Aug 2025 – 3 Mar 2026"
    for asked in (200, 365):
        note = factors_of(person, Period.ending(LAST, asked)).note
        assert note.startswith(f"Nights looked at: {nights}. ")
    assert factors_of(person, Period.ending(LAST, 3650)).note.startswith(
        f"Nights looked at: {nights}, the last year of the period. "
    )


def test_iron_and_vitamin_d_are_named_as_not_tested_night_by_night(person, year):
    factors = factors_of(person, year)
    note = factors.note
    assert not any("Iron" in each.name or "Vitamin D" in each.name for each in factors.rows)
    assert "Not tested night by night: Iron, Vitamin D. Such stores change over weeks" in note

    words = Sheet(report_of(person, Choices(year, year.previous())))
    assert words.factors_note == note
    without = report_of(person, Choices(year, year.previous(), left_out=frozenset(Section)))
    assert Sheet(without).factors_note == ""


def test_an_experiment_that_is_over_stands_with_its_result(person, year):
    experiment(person)
    (found,) = experiments_of(person, LAST)

    assert found.name == "Magnesium at eight"
    assert found.finding in {"a difference", "no clear difference", "not clear yet"}
    assert "blocks with" in found.nights


def test_one_without_enough_nights_is_inconclusive(person, year):
    experiment(person, stopped_on=LAST - timedelta(days=110))
    (found,) = experiments_of(person, LAST)

    assert found.finding == "not clear yet"
    assert found.effect == "–"


def test_a_running_experiment_is_not_told(person, year):
    experiment(person, first_night=LAST - timedelta(days=10))

    assert experiments_of(person, LAST) == []


def test_a_past_period_tells_of_no_experiment_that_ended_after_it(person, year):
    row = experiment(person)
    told = [
        len(report_of(person, Choices(period, period.previous())).data.experiments)
        for period in (
            year,
            Period.ending(row.last_night(), 28),
            Period.ending(row.last_night() - timedelta(days=1), 28),
        )
    ]
    assert told == [1, 1, 0]


def test_what_is_left_out_is_not_worked_out(person, year, monkeypatch):
    monkeypatch.setattr("journal.report.loading.factors_of", lambda *_: pytest.fail("worked out"))
    left_out = frozenset({Section.FACTORS, Section.EXPERIMENTS})
    report = report_of(person, Choices(year, year.previous(), left_out=left_out))

    assert report.data.factors == report.data.experiments == ()


def test_the_summary_carries_both(person, year):
    experiment(person)
    report = report_of(person, Choices(year, year.previous()))

    assert report.data.factors
    assert [each.name for each in report.data.experiments] == ["Magnesium at eight"]


@pytest.mark.parametrize(("count", "words"), [(1, "An interval above"), (2, "2 intervals above")])
def test_an_interval_off_zero_without_a_finding_is_explained(
    person, year, monkeypatch, count, words
):
    real = findings_of(person, year)
    aside = [replace(each, aside="why") for each in real.findings[:count]]
    made = replace(real, findings=(*aside, *(replace(e, aside="") for e in real.findings[count:])))
    monkeypatch.setattr("journal.report.findings.findings_of", lambda *_: made)

    note = factors_of(person, year).note
    assert f"{words} without a finding" in note
    assert f"and {real.tested} were looked at" in note


def test_an_experiment_of_nights_says_its_nights_and_that_it_was_stopped(person, write_night):
    row = person.experiments.create(
        agent="bath", name="Bath", outcome="evening", first_night=LAST - timedelta(days=40),
        blocks=5, block_nights=6, washout=0, is_nightly=True, sequence="101100" * 5,
        is_hidden=True, number_in_year=1, stopped_on=LAST - timedelta(days=17),
    )  # fmt: skip
    for day in range(24):
        night = row.first_night + timedelta(days=day)
        write_night(person, night, evening_severity=(3 if row.assignment(night) else 7) + day % 2)
    (line,) = experiments_of(person, LAST)

    assert line.name == "Bath (stopped after 24 of 30 nights)"
    assert line.nights == "12 nights with, 12 without"
    assert line.finding == "a difference"
    assert line.effect.endswith("points lower")
    assert "to" in line.interval
