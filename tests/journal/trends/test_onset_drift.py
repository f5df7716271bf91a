"""What the page of first-symptom times shows comes from the nights that it says it looks at."""

from datetime import date, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.regimen.dose_changes import dose_changes
from journal.trends.onset_drift import changed_in, onset_drift, windows
from journal.trends.prescriber_note import concerned
from tests.journal.made_up import figures_of
from tests.journal.regimen.made_up import product, step

BEGUN = date(2025, 3, 1)
RAISED = date(2026, 2, 1)
LAST = date(2026, 3, 31)
PRAMIPEXOLE = product(
    "Pramipexole", step(BEGUN, "0.125", "mg"), step(RAISED, "0.25", "mg"),
    kind="medicine", category="dopaminergic",
)  # fmt: skip
ONSETS = st.lists(st.none() | st.integers(18, 23).map(time), min_size=20, max_size=700)


@settings(max_examples=25, deadline=None)
@given(ONSETS, st.integers(1, 400), st.booleans())
def test_nights_that_are_not_looked_at_change_nothing(onsets, length, takes_it):
    products = [PRAMIPEXOLE] if takes_it else []
    chosen, changes = Period.ending(LAST, length), dose_changes(products, LAST)
    medicines = concerned(products, LAST)
    nights = [
        DiaryNight(night=LAST - place * DAY, symptom_onset=onset, evening_severity=5)
        for place, onset in enumerate(onsets)
    ]
    logged = sorted(night.night for night in nights)
    looked_at = windows(chosen, changes, medicines, logged)
    seen = [night for night in nights if any(night.night in window for window in looked_at)]

    every = onset_drift(chosen, changes, products, figures_of(nights), "24")
    assert onset_drift(chosen, changes, products, figures_of(seen), "24") == every


def test_the_latest_change_of_the_plan_stands_beside_the_trend():
    nights = [
        DiaryNight(night=night, symptom_onset=time(23) if night < RAISED else time(21))
        for night in Period(RAISED - 90 * DAY, LAST).nights()
    ]
    chosen, changes = Period.ending(LAST, 200), dose_changes([PRAMIPEXOLE], LAST)
    found = onset_drift(chosen, changes, [], figures_of(nights), "24")

    assert found.period == Period(RAISED - 90 * DAY, LAST)
    assert found.since.difference == -120
    assert [each.after.first for each in changed_in(changes, found.period, chosen)] == [RAISED]
    assert [tick.label for tick in found.picture.changes] == [
        "Pramipexole changed from 0.125 mg to 0.25 mg"
    ]


def test_dates_of_a_long_course_have_their_year():
    nights = [
        DiaryNight(night=LAST - timedelta(days=days), symptom_onset=time(22)) for days in range(400)
    ]
    found = onset_drift(Period.ending(LAST, 500), [], [], figures_of(nights), "24")
    assert (len(found.period), found.step) == (400, 7)
    assert found.picture.dates[0].label == "Feb 2025"


def test_without_any_time_there_is_nothing_to_draw():
    found = onset_drift(Period(LAST, LAST), [], [], figures_of([]), "24")
    assert found.picture is found.trend is found.since is None
    assert found.medicines == ()
