"""The arithmetic of docs/scaling.md, worked out again from the figures it begins with."""

import re
from math import ceil

import pytest

from tests.project import ROOT

PAGE = re.sub(r"\s+", " ", (ROOT / "docs" / "scaling.md").read_text(encoding="utf-8"))


def said(pattern: str) -> list[float]:
    """The numbers in the one place that reads so."""
    [found] = re.findall(pattern, PAGE)
    return [
        float(number.replace(",", "")) for number in ([found] if isinstance(found, str) else found)
    ]


N = r"([\d.,]*\d)"
NIGHT_PAGE, FIRST_TAP, FURTHER, TRENDS = said(
    rf"on SQLite the night page {N} ms, the first tap of a night {N} ms, a further tap {N} ms, "
    rf"the trends page {N} ms"
)
PG_PAGE, PG_FIRST, PG_FURTHER, PG_TRENDS = said(rf"on PostgreSQL {N}, {N}, {N} and {N} ms")
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
EVENING = NIGHT_PAGE + FIRST_TAP + 7 * FURTHER
PG_EVENING = PG_PAGE + PG_FIRST + 7 * PG_FURTHER
PEAK = 0.25 * PG_EVENING / 1000 / 3600  # seconds of CPU a second and person


def test_a_day_of_one_person_adds_up():
    morning, pg_morning = NIGHT_PAGE + 6 * FURTHER, PG_PAGE + 6 * PG_FURTHER
    day, pg_day = EVENING + morning + TRENDS / 3, PG_EVENING + pg_morning + PG_TRENDS / 3
    for line, ours in (
        ("a first tap and 7 more", (EVENING, PG_EVENING)),
        ("6 taps", (morning, pg_morning)),
        ("together", (day, pg_day)),
    ):
        assert said(rf"{line} \| {N} ms \| {N} ms") == pytest.approx(ours, abs=0.6)


def test_what_a_node_holds_follows_from_the_peak():
    assert said(rf"÷ 3,600 s = {N} µs of CPU") == pytest.approx([PEAK * 1e6], abs=0.05)
    for cores in (2, 8, 32):
        assert said(rf"\| {cores} \| {N} \|") == pytest.approx([cores * 0.6 / PEAK], rel=0.01)


def test_the_steps_to_a_million_have_the_cores_they_need():
    busy, cores = said(rf"µs = {N} cores busy, {N} cores at 60 %")
    assert busy == pytest.approx(1e6 * PEAK, abs=0.05)
    assert cores - 1 < 1e6 * PEAK / 0.6 <= cores
    [half] = re.findall(r"replica; (\w+) cores? of web", PAGE)
    assert half == WORDS[ceil(5e5 * PEAK / 0.6) - 1]
    [whole] = re.findall(r"to 1,000,000 \| (\w+) cores?;", PAGE)
    assert whole == WORDS[int(cores) - 1]
    assert said(rf"= {N} saves a second in the busiest hour") == pytest.approx([2e6 / 3600], abs=1)
    assert said(rf"130,000 × 0.25 × 8 ÷ 3,600 s = {N}") == pytest.approx([2.6e5 / 3600], abs=0.5)
