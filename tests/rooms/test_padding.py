"""Empty months before a diary began, or after it ended, change nothing that is said of it."""

from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pytest
from django.core.cache import cache
from hypothesis import given
from hypothesis import strategies as st

from journal.clock import Period
from journal.figures.comparison import difference
from journal.figures.differences import Sides
from journal.figures.exposures import Exposure, Factor
from journal.figures.factors import Finding, findings
from journal.figures.measures import EVENING, Kind
from journal.report.findings import factors_of

TONIGHT = date(2026, 11, 29)
NIGHTS = 60
RANGES = ("6m", "12m", "all")
PADDING = st.integers(0, 400)


@pytest.fixture(autouse=True)
def tonight(db, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 29, 20, tzinfo=UTC))
    cache.clear()


@pytest.fixture(params=[0, 100], ids=["until tonight", "ended long ago"])
def diary(request, person, write_night):
    """Sixty nights of answers that wander; the period of the first and the last."""
    chance, last = np.random.default_rng(7), TONIGHT - timedelta(days=request.param)
    period = Period.ending(last, NIGHTS)
    for night in period.nights():
        moved = bool(chance.random() < 0.5)
        write_night(
            person,
            night,
            exercised=False,
            alcohol_drinks=int(moved),
            sat_still=bool(chance.random() < 0.4),
            evening_severity=int(chance.integers(3)) + 3 * moved,
            during_night_severity=int(chance.integers(8)),
            symptom_onset=time(20 + chance.integers(3), chance.integers(60)),
            planned_bedtime=time(23),
        )
    return period


def seen(client_of, person, address, *names):
    """What the page says of the factors or the first symptoms, in so many views of it."""
    browser = client_of(person)
    views = []
    for query in [f"range={key}" for key in RANGES]:
        cache.clear()
        context = browser.get(f"/trends/{address}/?{query}").context
        views.append([context[name] for name in names])
    return views


def test_factors_say_the_same_over_every_range_that_holds_the_diary(client_of, person, diary):
    first, *others = seen(client_of, person, "factors", "findings", "sentence", "dates")
    assert sum(each.p is not None for each in first[0].findings) >= 3
    assert others == [first, first]


def test_first_symptoms_say_the_same_over_every_range_that_holds_the_diary(
    client_of, person, diary
):
    names = ("sentence", "trend", "numbers", "beside", "picture", "dates")
    first, *others = seen(client_of, person, "onset", *names)
    assert first[2].nights == NIGHTS
    assert others == [first, first]


def test_the_summary_says_of_factors_what_the_page_says(client_of, person, diary):
    found = client_of(person).get("/trends/factors/").context["findings"].findings
    for nights in (300, 900):
        told = factors_of(person, Period.ending(TONIGHT, nights)).rows
        assert [each.finding for each in told] == [each.verdict for each in found]
        assert [each.interval for each in told] == [each.interval or "–" for each in found]


def test_periods_compared_say_the_same_with_empty_nights_around_them(client_of, person, diary):
    middle = diary.first + timedelta(days=30)
    before, after = (f"?first={diary.first - timedelta(days=days)}" for days in (0, 90))
    rest = f"&last={middle - timedelta(days=1)}&then_first={middle}&then_last="
    browser = client_of(person)
    exact = browser.get(f"/trends/compare/{before}{rest}{diary.last}").context["rows"]
    wide = browser.get(f"/trends/compare/{after}{rest}{TONIGHT}").context["rows"]
    assert exact[0].first.endswith("(30)")
    assert wide == exact


@given(
    sides=st.tuples(*[st.lists(st.integers(0, 10), min_size=12, max_size=40)] * 2),
    claims=st.booleans(),
    padding=st.tuples(PADDING, PADDING),
)
def test_empty_nights_around_a_stretch_change_no_difference(sides, claims, padding):
    before, after = padding
    values = [[float(x > 5) if claims else x for x in side] for side in sides]
    padded = [[None] * before + values[0], values[1] + [None] * after]
    kind = Kind.PER_WEEK if claims else Kind.RATING
    there, here = (difference(Sides(*map(tuple, each), kind=kind)) for each in (padded, values))
    assert there == here


def told(found: Finding) -> list[object]:
    return [getattr(found, name) for name in Finding.__slots__ if name != "exposure"]


@given(seed=st.integers(0, 10_000), padding=st.tuples(st.integers(0, 52), PADDING))
def test_empty_nights_around_a_diary_change_no_finding(seed, padding):
    chance = np.random.default_rng(seed)
    weeks, after = padding
    before = 7 * weeks  # so that the weekdays stay
    outcome = chance.integers(11, size=NIGHTS).astype(float)
    factors = [
        (
            Factor(f"{key}", f"{key}", "taken", EVENING),
            chance.integers(2, size=NIGHTS).astype(float),
        )
        for key in range(3)
    ]

    def found(before, after):
        asked = [
            Exposure(
                factor,
                (*[None] * before, *exposed, *[None] * after),
                (*[None] * before, *outcome, *[None] * after),
            )
            for factor, exposed in factors
        ]
        weekdays = [night % 7 for night in range(before + NIGHTS + after)]
        return [told(each) for each in findings(asked, weekdays)]

    assert found(before, after) == found(0, 0)
