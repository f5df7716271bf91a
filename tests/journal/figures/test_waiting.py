import numpy as np
import pytest

from journal.figures.exposures import Exposure, Factor
from journal.figures.measures import AWAKENINGS, EVENING
from journal.figures.pairs import Pair
from journal.figures.waiting import nights_to_even_odds, shortage, size_of


def pair(exposed, outcome=None, measure=EVENING):
    outcome = outcome or [float(n % 5) for n in range(len(exposed))]
    factor = Factor("tea", "Tea", "drunk", measure)
    days = np.arange(len(exposed)) % 7
    return Pair(Exposure(factor, tuple(exposed), tuple(outcome)), days)


def test_what_is_rare_needs_the_nights_that_bring_the_missing_ones_and_some_room():
    """Six of twelve in sixty nights: sixty more on average, a little more to be surer."""
    reason, more = shortage(pair([1.0, *[0.0] * 9] * 6))
    assert reason == "only 6 nights on one side"
    assert 60 < more <= 75


def test_all_that_is_missing_is_waited_for_not_only_what_is_named():
    few, few_stretches = [1.0] * 6 + [0.0] * 54, [1.0, *[0.0] * 9] * 6
    assert shortage(pair(few))[0] == shortage(pair(few_stretches))[0]
    assert shortage(pair(few))[1] is None  # six more stretches take longer than half a year


def test_nothing_is_promised_where_going_on_never_reaches_the_nights_wanted():
    seldom = [1.0, None, None, 0.0, None, None] * 8  # a third of the nights
    assert shortage(pair(seldom, [float(n % 5) for n in range(48)])) == (
        "only 8 nights on one side",
        None,
    )


def test_who_writes_again_after_a_gap_is_told_when_it_is_made_up_for():
    exposed = [*([1.0, 0.0] * 6), *[None] * 70, *([1.0, 0.0] * 14)]
    reason, more = shortage(pair(exposed))
    assert reason == "too few of the nights are known"
    assert more == 7  # 40 of 110 known: (44 − 40) / 0.6


@pytest.mark.parametrize(
    ("exposed", "outcome", "reason"),
    [
        ([0.0] * 40, None, "no night with it yet"),
        ([1.0] * 40, None, "no night without it yet"),
        ([1.0, 0.0] * 30, [3.0] * 60, "all nights have the same outcome"),
        ([1.0, 0.0] * 30, None, ""),
    ],
)
def test_what_no_night_can_mend_has_no_number(exposed, outcome, reason):
    assert shortage(pair(exposed, outcome)) == (reason, None)


def strict(nights):
    return 0.01


def test_a_smaller_error_finds_sooner():
    asked = pair([1.0, 0.0] * 50)
    ahead = [nights_to_even_odds(asked, error, 80, 10, strict) for error in (0.2, 0.4, 0.5)]
    assert ahead[0] == 0
    assert 0 < ahead[1] < ahead[2]
    assert nights_to_even_odds(asked, 5.0, 80, 10, strict) is None


def test_by_hand_the_night_at_which_the_effect_is_as_large_as_the_line():
    """t of 0.0005 on one side is 3.3: the error has to fall from 0.4 to 0.3, in 175 nights."""
    assert nights_to_even_odds(pair([1.0, 0.0] * 50), 0.4, 2000, 10, strict) == pytest.approx(
        75, abs=7
    )


def test_of_a_count_no_size_is_worth_finding_for_all():
    asked = pair([1.0, 0.0] * 50, measure=AWAKENINGS)
    assert size_of(asked) is None
    assert nights_to_even_odds(asked, 0.1, 80, 10, strict) is None
