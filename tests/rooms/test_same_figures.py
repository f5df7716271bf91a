"""What the trends page, the printed summary and its JSON say of the same two periods."""

import re
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures.comparison import difference
from journal.figures.differences import Difference, change, figure, sides_between
from journal.figures.measures import Kind
from journal.report import quantities as q
from journal.report.figures import KEY_FIGURES, KeyFigure
from journal.report.report import Report, report
from journal.report.sheet import Sheet
from journal.trends.questions import words
from journal.trends.trends import Trends
from tests.journal.made_up import figures_of
from tests.journal.report.made_up import data_of

MADE_ON = date(2026, 4, 1)
UNKNOWN = "–"


def number(text: str) -> float | None:
    """What a reader takes a printed figure for: minutes, per cent, points, nights."""
    if text == UNKNOWN or " of " in text:
        return None
    if clock := re.fullmatch(r"(\d+):(\d\d)", text):
        return ((int(clock[1]) * 60 + int(clock[2])) - 720) % 1440
    if span := re.fullmatch(r"(?:(\d+) h )?(\d+)(?: min)?", text):
        return 60 * int(span[1] or 0) + int(span[2])
    return float(re.sub(r" (%|mg)$", "", text))


def signed(text: str) -> float:
    """What a reader takes a printed change for, whichever way it is written."""
    if text in {"same", "no difference"}:
        return 0.0
    size = re.sub(r" (points?|percentage points?|mg)$", "", re.sub(r"^[+−]", "", text))
    size = re.sub(r" (points? |percentage points? |mg )?[a-z]+$", "", size)
    less = text.startswith("−") or text.endswith(("lower", "earlier", "less", "fewer"))
    return -(number(size) or 0.0) if less else number(size) or 0.0


VALUES: dict[Kind, Any] = {
    Kind.CLOCK: st.integers(0, 2878).map(lambda halves: halves / 2),
    Kind.MINUTES: st.integers(0, 1440).map(lambda halves: halves / 2),
    Kind.PERCENT: st.floats(0, 100),
    Kind.MILLIGRAMS: st.integers(0, 2000).map(lambda halves: halves / 2),
    Kind.RATING: st.integers(0, 400).map(lambda fortieths: fortieths / 40),
    Kind.COUNT: st.integers(0, 400).map(lambda fortieths: fortieths / 40),
    Kind.PER_WEEK: st.fractions(0, 1, max_denominator=60).map(lambda share: 7 * float(share)),
}


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
def test_a_printed_difference_is_that_of_the_means(kind: Kind, data: Any) -> None:
    first, second = data.draw(VALUES[kind]), data.draw(VALUES[kind])
    found = Difference(
        first_nights=28, second_nights=28, first_value=first, second_value=second,
        difference=second - first, low=-1.0, high=1.0,
    )  # fmt: skip
    between = found.as_printed(kind)
    assert between is not None
    assert between == pytest.approx(second - first, abs=1 if kind is Kind.PER_WEEK else 0.51)
    assert signed(change(kind, between)) == pytest.approx(between)


@given(data=st.data())
def test_a_difference_of_nights_a_week_is_that_of_the_printed_figures(data: Any) -> None:
    first, second = data.draw(VALUES[Kind.PER_WEEK]), data.draw(VALUES[Kind.PER_WEEK])
    row = KeyFigure(
        "Symptom nights",
        q.PER_WEEK,
        Difference(
            first_nights=20, second_nights=20, first_value=first, second_value=second,
            difference=second - first,
        ),
    )  # fmt: skip
    difference = (number(row.this_text) or 0) - (number(row.previous_text) or 0)
    assert signed(row.change_text) == pytest.approx(difference)


def clocks(earliest: int, latest: int) -> st.SearchStrategy[time | None]:
    """A time of day, unknown now and then, in minutes since midnight."""
    minutes = st.integers(earliest, latest).map(lambda at: time(at // 60 % 24, at % 60))
    return st.none() | minutes | minutes


def counts(most: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, most) | st.integers(0, most)


ANSWERS = st.fixed_dictionaries(
    {
        "daytime_rest_severity": counts(10),
        "evening_severity": counts(10),
        "falling_asleep_severity": counts(10),
        "during_night_severity": counts(10),
        "symptom_onset": clocks(1080, 1439),
        "bedtime": clocks(1290, 1350),
        "lights_out": clocks(1355, 1400),
        "sleep_onset_latency_minutes": counts(59),
        "awakenings": counts(6),
        "wake_after_sleep_onset_minutes": counts(90),
        "final_awakening": clocks(300, 400),
        "rise_time": clocks(410, 480),
        "out_of_bed_walks": counts(4),
        "tiredness": counts(10),
    }
)
THIS = Period(date(2026, 3, 20), date(2026, 3, 31))
BEFORE = THIS.previous()
MEASURES = [measure for *_, measure in KEY_FIGURES]


@settings(max_examples=25, deadline=None)
@given(answers=st.lists(ANSWERS, min_size=24, max_size=24))
def test_screen_paper_and_file_say_the_same_digits(answers: list[dict[str, Any]]) -> None:
    days = [*BEFORE.nights(), *THIS.nights()]
    nights = [DiaryNight(night=day, **told) for day, told in zip(days, answers, strict=True)]
    before, this = nights[:12], nights[12:]
    made = report(THIS, data_of(this, before), made_on=MADE_ON)
    paper = Sheet(made).figures
    screen = {
        measure: words._row(measure, difference(sides), "24")
        for measure, sides in zip(
            MEASURES, sides_between(MEASURES, BEFORE, THIS, figures_of(nights)), strict=True
        )
    }
    for line, (_, _, measure) in zip(paper, KEY_FIGURES, strict=True):
        row = screen[measure]
        assert (row.first.partition(" (")[0], row.second.partition(" (")[0]) == (
            line.previous,
            line.this,
        )
        assert number(line.this) == line.this_value
        if row.interval != UNKNOWN:
            assert signed(row.change) == pytest.approx(signed(line.change))
        assert (line.change == UNKNOWN) == (row.interval == UNKNOWN)


def with_seconds(earliest: int, latest: int) -> st.SearchStrategy[time]:
    """A time of day as a file may hold it, in seconds since midnight."""
    seconds = st.integers(earliest * 60, latest * 60)
    return seconds.map(lambda at: time(at // 3600 % 24, at // 60 % 60, at % 60))


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "symptom_onset": with_seconds(1080, 1439),
                "lights_out": with_seconds(1355, 1400),
                "sleep_onset_latency_minutes": st.just(10),
                "wake_after_sleep_onset_minutes": st.just(20),
                "final_awakening": with_seconds(300, 400),
            }
        ),
        min_size=2,
        max_size=6,
    )
)
def test_seconds_of_a_file_make_no_page_tell_another_minute(answers: list[dict[str, Any]]) -> None:
    nights = [
        DiaryNight(night=day, **told) for day, told in zip(THIS.nights(), answers, strict=False)
    ]
    overview = Trends.of(THIS, nights)
    paper = {line.label: line.this for line in Sheet(_summary(nights)).figures}
    onset, asleep = overview.symptom_onset_minutes_since_noon, overview.total_sleep_time_minutes
    assert figure(Kind.CLOCK, onset.median) == paper["First symptom"]
    assert figure(Kind.MINUTES, asleep.median) == paper["Time asleep"]


def _summary(nights: list[DiaryNight]) -> Report:
    return report(THIS, data_of(nights), made_on=MADE_ON)


@pytest.mark.parametrize(
    ("value", "nights", "printed"),
    [(7.0, 1, "1 of 1"), (14 / 3, 6, "4 of 6"), (0.0, 3, "0 of 3"), (7.0, 7, "7.0")],
)
def test_a_few_nights_are_not_made_into_a_week(value: float, nights: int, printed: str) -> None:
    assert q.PER_WEEK.printed_of(value, nights) == printed
    assert (q.PER_WEEK.number(value, nights) is None) == (nights < 7)
