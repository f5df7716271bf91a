from datetime import date, time, timedelta

from journal.diary import DiaryNight
from journal.experiments.design import Design
from journal.experiments.night_values import block_means, nightly_values, nights_over
from journal.figures.measures import EVENING, ONSET
from tests.journal.made_up import figures_of

START = date(2026, 3, 1)
DESIGN = Design(first_night=START, blocks=8, block_nights=4, washout=2)
NIGHTLY = Design(first_night=START, blocks=5, block_nights=6, washout=0, is_nightly=True)
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


def test_with_a_lot_each_night_every_night_counts_until_the_stop():
    nights = [night(0, 10), night(2, 2), night(4, 5)]
    assert nightly_values(NIGHTLY, EVENING, figures_of(nights), START + timedelta(days=3)) == (
        10, None, 2, None,
    )  # fmt: skip
    assert nights_over(NIGHTLY, START - timedelta(days=3)) == 0
    assert nights_over(NIGHTLY, START + timedelta(days=300)) == 30
