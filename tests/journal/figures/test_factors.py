import csv
from dataclasses import replace
from math import sqrt
from statistics import fmean, variance
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.figures import factors
from journal.figures.exposures import Exposure, Factor
from journal.figures.factors import (
    Verdict,
    benjamini_hochberg,
    findings,
    rate,
    weights,
)
from journal.figures.measures import EVENING, WORST

# Benjamini & Hochberg 1995, section 4: fifteen hypotheses, four rejected at a rate of 0.05
THROMBOLYSIS = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
    0.5719, 0.6528, 0.7590, 1.0,
]  # fmt: skip


def exposure(exposed, outcome, *, key="magnesium", weekly=False, measure=EVENING):
    factor = Factor(key, key.capitalize(), "taken", measure, weekly=weekly)
    return Exposure(factor, tuple(exposed), tuple(outcome))


def weekdays(nights):
    return [night % 7 for night in range(nights)]


def assess(*exposures):
    return findings(exposures, weekdays(len(exposures[0].exposed)))


def coin(nights, seed, share=0.5):
    return [float(x) for x in np.random.default_rng(seed).random(nights) < share]


def ratings(nights, seed):
    return [float(x) for x in np.random.default_rng(seed).normal(5, 2, nights).round()]


def test_the_published_example_rejects_four():
    adjusted = benjamini_hochberg(THROMBOLYSIS)

    assert [q <= 0.05 for q in adjusted] == [True] * 4 + [False] * 11
    assert adjusted[3] == pytest.approx(0.0095 * 15 / 4)
    assert benjamini_hochberg([]) == []


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.randoms())
def test_the_order_of_the_pairs_does_not_matter(p_values, random):
    shuffled = list(range(len(p_values)))
    random.shuffle(shuffled)
    there = benjamini_hochberg(p_values)
    moved = benjamini_hochberg([p_values[i] for i in shuffled])

    assert moved == pytest.approx([there[i] for i in shuffled])
    assert all(p - 1e-12 <= q <= 1 for p, q in zip(p_values, there, strict=True))


@pytest.fixture
def melatonin(samples):
    """70 days of one person: melatonin or not by lot, mood of the day."""
    with (samples / "demo_nof1" / "miura_melatonin_70day_daily.csv").open() as file:
        days = list(csv.DictReader(file))
    return [float(day["melatonin"]) for day in days], [float(day["mood"]) for day in days]


def welch(first, second):
    spread = variance(first) / len(first) + variance(second) / len(second)
    return (fmean(first) - fmean(second)) / sqrt(spread)


@pytest.mark.samples
def test_the_melatonin_study_finds_no_link_as_published(melatonin):
    taken, mood = melatonin
    sides = [[m for t, m in zip(taken, mood, strict=True) if t == side] for side in (1, 0)]
    assert welch(*sides) == pytest.approx(0.696, abs=0.001)  # the published figure

    (found,) = assess(exposure(taken, mood))
    assert (found.with_nights, found.without_nights) == (35, 35)
    assert found.verdict is Verdict.NO_LINK
    assert found.p > 0.1  # smaller than published: the mood climbs over the weeks
    assert found.low < 0.92 < found.high  # the published difference of means


@pytest.mark.samples
def test_the_blinded_caffeine_trial_agrees_with_a_plain_permutation(samples):
    """25 days with 200 mg and 25 with sugar, drawn blind; mood of the day, all prompts."""
    taken, mood = _caffeine_trial(samples)
    values, sides = np.array(mood), np.array(taken)
    random = np.random.default_rng(1)
    seen = abs(values[sides == 1].mean() - values[sides == 0].mean())
    plain = []
    for _ in range(4000):
        sides = random.permutation(sides)
        plain.append(abs(values[sides == 1].mean() - values[sides == 0].mean()) >= seen)

    (found,) = assess(exposure(taken, mood))
    assert found.with_nights + found.without_nights == len(mood) >= 45
    assert found.p == pytest.approx(float(np.mean(plain)), abs=0.2)
    assert found.verdict is Verdict.NO_LINK  # 50 days are few
    assert found.low <= found.difference <= found.high


def _caffeine_trial(samples):
    folder = samples / "demo_nof1"
    moods = {}
    with (folder / "niplav_mood.csv").open() as file:
        for row in csv.DictReader(file):
            if row["happy"]:
                moods.setdefault(row["date"][:10], []).append(float(row["happy"]))
    with (folder / "niplav_substances.csv").open() as file:
        drawn = {
            row["datetime"][:10]: float(row["substance"] == "caffeine")
            for row in csv.DictReader(file)
            if row["experiment"] == "A"
        }
    days = sorted(day for day in drawn if day in moods)
    return [drawn[day] for day in days], [fmean(moods[day]) for day in days]


def test_a_factor_that_moves_the_outcome_is_found_with_its_size():
    taken = coin(120, 1)
    outcome = [
        5 - 2 * x + y
        for x, y in zip(taken, np.random.default_rng(2).normal(0, 1, 120), strict=True)
    ]
    (found,) = assess(exposure(taken, outcome))

    assert found.verdict is Verdict.RELATED
    assert found.difference == pytest.approx(-2, abs=0.6)
    assert found.low < found.difference < found.high < 0
    assert found.p <= 0.01
    assert found.median_with < found.median_without


def test_what_has_nothing_to_do_with_it_shows_no_clear_link():
    (found,) = assess(exposure(coin(120, 31), ratings(120, 32)))
    assert found.verdict is Verdict.NO_LINK
    assert found.low < 0 < found.high


def test_a_trend_alone_is_not_a_finding():
    """Symptoms ease over the months while the habit comes up: neither moves the other."""
    nights = 150
    random = np.random.default_rng(3)
    habit = [float(random.random() < 0.2 + 0.6 * night / nights) for night in range(nights)]
    outcome = [9 - 6 * night / nights + random.normal(0, 1) for night in range(nights)]
    (found,) = assess(exposure(habit, outcome))

    assert found.median_with < found.median_without - 0.5
    assert found.verdict is Verdict.NO_LINK
    assert abs(found.difference) < 0.6


def test_a_weekly_rhythm_is_no_finding_unless_the_weekday_is_the_question():
    random = np.random.default_rng(4)
    weekend = [float(day >= 5) for day in weekdays(140)]
    outcome = [4 + 2 * x + random.normal(0, 1) for x in weekend]
    habit = [x if random.random() < 0.9 else 1 - x for x in weekend]
    asked = exposure(weekend, outcome, key="weekend", weekly=True)
    (habitual, weekly) = assess(exposure(habit, outcome), asked)

    assert habitual.verdict is Verdict.NO_LINK
    assert weekly.verdict is Verdict.RELATED
    assert weekly.difference == pytest.approx(2, abs=0.8)


def test_unknown_nights_are_left_out_and_counted():
    taken, outcome = coin(100, 5), ratings(100, 6)
    taken[3] = taken[4] = outcome[4] = outcome[90] = None
    (found,) = assess(exposure(taken, outcome))

    assert found.unknown_nights == 3
    assert found.with_nights + found.without_nights == 97


@pytest.mark.parametrize(
    ("taken", "reason", "more"),
    [
        ([0.0] * 60, "no night with it yet", None),
        ([1.0] * 60, "no night without it yet", None),
        ([None] * 60, "no night with it yet", None),
        ([1.0, *[0.0] * 9] * 6, "only 6 nights on one side", 71),
        ([*[1.0] * 15, *[0.0] * 15] * 2, "it changed too rarely", 73),
        ([1.0] * 30 + [0.0] * 30, "it changed too rarely", None),
        (
            [*([1.0, 0.0] * 6), *[None] * 70, *([1.0, 0.0] * 9)],
            "too few of the nights are known",
            42,
        ),
    ],
)
def test_too_little_to_tell_says_why_and_about_how_many_nights_more(taken, reason, more):
    (found,) = assess(exposure(taken, ratings(len(taken), 7)))

    assert found.verdict is Verdict.UNKNOWN
    assert found.shortage == reason
    assert found.more_nights == more
    assert found.p is found.q is found.difference is None


@pytest.mark.parametrize(("nights", "more"), [(28, 173), (30, None), (225, None)])
def test_more_than_half_a_year_of_nights_is_promised_to_nobody(nights, more):
    rare = [0.0] * (nights - 2) + [1.0, 1.0]
    (found,) = assess(exposure(rare, ratings(nights, 7)))

    assert found.shortage == "only 2 nights on one side"
    assert found.more_nights == more


def test_one_night_on_a_side_is_one_night():
    (found,) = assess(exposure([1.0] + [0.0] * 20, ratings(21, 7)))
    assert found.shortage == "only 1 night on one side"


def test_an_outcome_that_never_changes_says_nothing():
    (found,) = assess(exposure(coin(60, 1), [5.0] * 60))
    assert found.verdict is Verdict.UNKNOWN
    assert found.shortage == "all nights have the same outcome"
    assert found.more_nights is None


def test_what_was_not_tested_does_not_weigh_on_the_others():
    taken, outcome = coin(90, 8), ratings(90, 9)
    alone = assess(exposure(taken, outcome))[0]
    beside = assess(exposure([0.0] * 90, outcome, key="iron"), exposure(taken, outcome))
    assert beside[0].verdict is Verdict.UNKNOWN
    assert beside[1].q == beside[1].p == alone.p


def test_all_tested_pairs_share_one_rate():
    outcome = ratings(90, 9)
    found = assess(*(exposure(coin(90, seed), outcome, key=f"f{seed}") for seed in range(10)))
    assert [f.q for f in found] == benjamini_hochberg([f.p for f in found])


def test_each_outcome_is_compared_by_itself():
    taken = coin(90, 1)
    moved = [5 + 3 * x + 0.1 * (n % 3) for n, x in enumerate(taken)]
    found = assess(
        exposure(taken, ratings(90, 12), key="a"), exposure(taken, moved, key="b", measure=WORST)
    )
    assert [f.verdict for f in found] == [Verdict.NO_LINK, Verdict.RELATED]


def test_the_same_nights_give_the_same_answer():
    asked = exposure(coin(90, 1), ratings(90, 2))
    assert assess(asked) == assess(asked)


def test_nothing_asked_is_nothing_found():
    assert findings([], []) == []


def test_what_weighs_more_needs_less():
    """By hand: of four questions one weighs 6, the others 1; on average 1."""
    heavy = weights([False, True, False, False])
    assert heavy == pytest.approx([4 / 9, 24 / 9, 4 / 9, 4 / 9])
    assert weights([False, False]) == [1, 1]
    assert weights([]) == []


def test_a_question_named_beforehand_gets_a_smaller_q_and_the_others_a_larger():
    outcome = ratings(90, 9)
    asked = [exposure(coin(90, seed), outcome, key=f"f{seed}") for seed in range(10)]
    plain = findings(asked, weekdays(90))
    named = findings(asked, weekdays(90), "f3")
    shares = [(6 if seed == 3 else 1) * 10 / 15 for seed in range(10)]

    assert [f.p for f in named] == [f.p for f in plain]
    divided = [min(1, f.p / share) for f, share in zip(plain, shares, strict=True)]
    assert [f.q for f in named] == benjamini_hochberg(divided)


def test_the_line_is_strict_while_the_nights_are_few_and_stays_after_a_year():
    rates = [rate(nights) for nights in (60, 120, 240, 365, 3650)]
    assert rates == sorted(rates)
    assert rates[0] < rates[1] < 0.02
    assert rates[3] == rates[4] == factors.LARGEST_RATE


def test_what_is_small_for_all_nights_may_be_too_large_for_the_few():
    taken = coin(60, 41)
    noise = np.random.default_rng(42).normal(0, 1, 60)
    outcome = [5 - 0.62 * x + y for x, y in zip(taken, noise, strict=True)]
    (found,) = assess(exposure(taken, outcome))
    assert found.rate < found.q < factors.LARGEST_RATE
    assert found.verdict is Verdict.NO_LINK


def test_an_amount_is_tested_as_it_was_measured():
    """Nearly all of what an amount tells is lost where only high and low are told apart."""
    random = np.random.default_rng(51)
    amount = random.normal(0, 1, 120)
    outcome = tuple(5 + 0.6 * amount + random.normal(0, 1, 120))
    split = tuple(float(each > np.median(amount)) for each in amount)
    asked = exposure(split, outcome)
    (cut,) = assess(asked)
    (measured,) = assess(replace(asked, amounts=tuple(amount)))

    assert measured.difference == pytest.approx(0.6, abs=0.2)
    assert measured.p < cut.p
    assert (measured.median_with, measured.median_without) == (cut.median_with, cut.median_without)


def test_what_is_taken_because_of_a_bad_evening_is_compared_among_alike_evenings():
    random = np.random.default_rng(61)
    evening = random.normal(5, 2, 200)
    outcome = tuple(evening + random.normal(0, 1, 200))
    taken = [float(each + random.normal(0, 1) > 5) for each in evening]
    asked = exposure(taken, outcome)
    known = tuple(None if random.random() < 0.1 else each for each in evening)

    assert assess(asked)[0].verdict is Verdict.RELATED
    assert assess(replace(asked, earlier=known))[0].verdict is Verdict.NO_LINK
    unrated = assess(replace(asked, earlier=(None,) * 200))[0]
    assert (unrated.shortage, unrated.more_nights) == ("no evening is rated beside it", None)


def test_a_wave_in_both_is_no_finding():
    night = np.arange(365)
    random = np.random.default_rng(71)
    for period in (365, 120, 28):
        wave = np.sin(2 * np.pi * night / period)
        habit = [float(each) for each in wave + random.normal(0, 1, 365) > 0]
        outcome = [float(each) for each in 5 + 2 * wave + random.normal(0, 1, 365)]
        assert assess(exposure(habit, outcome))[0].verdict is Verdict.NO_LINK


def test_nothing_is_found_before_it_can_be_tested():
    quiet = [5 + 0.1 * (night % 3 == 0) for night in range(100)]
    rare = [float(night % 13 == 6) for night in range(100)]
    (found,) = assess(exposure(rare, quiet))
    assert found.shortage == "only 8 nights on one side"
    assert found.nights_to_even_odds == found.more_nights > 50

    seldom = [float(night // 6 % 2) if night % 6 == 0 else None for night in range(100)]
    (never,) = assess(exposure(seldom, quiet))
    assert never.shortage
    assert never.more_nights is never.nights_to_even_odds is None


def test_ten_years_and_twelve_factors_take_less_than_a_third_of_a_second():
    outcome = ratings(3650, 1)
    asked = [exposure(coin(3650, seed), outcome, key=f"f{seed}") for seed in range(12)]
    began = process_time()
    found = assess(*asked)

    assert len(found) == 12
    assert process_time() - began < 0.3


@pytest.mark.parametrize("nights", [400, 401, 767, 1151])
def test_stretches_of_unequal_length_are_one_history(nights):
    outcome = [float(night % 5) for night in range(nights)]
    (found,) = assess(exposure(coin(nights, 1), outcome))
    assert found.p is not None


def test_a_question_that_began_late_in_a_long_diary_is_tested():
    outcome = ratings(365, 81)
    late = [*[None] * 335, *coin(30, 82)]
    moved = [y + 6 * (x or 0) for x, y in zip(late, outcome, strict=True)]
    (found,) = assess(exposure(late, moved))
    assert found.verdict is Verdict.RELATED
    assert found.difference == pytest.approx(6, abs=2)


def test_an_outcome_known_on_few_nights_of_a_long_time_cannot_be_freed_of_its_waves():
    chance = np.random.default_rng(83)
    outcome = [*ratings(40, 84), *[None] * 324, 5.0]
    taken = [float(chance.random() < 0.5) if place < 40 else None for place in range(365)]
    (found,) = assess(exposure(taken, outcome))
    assert (found.verdict, found.shortage) == (Verdict.UNKNOWN, "too few of the nights are known")


def test_a_habit_of_certain_weekdays_alone_cannot_be_told_from_the_weekday():
    mondays = [float(day == 0) for day in weekdays(140)]
    (found,) = assess(exposure(mondays, ratings(140, 85)))
    assert found.shortage == "it goes wholly with the weekday or a slow change"
    assert found.p is found.more_nights is found.nights_to_even_odds is None


def twenty(nights=240, effect_from=240, seed=50):
    """Ten factors; the outcome goes with the first from a night on, by two points."""
    asked = [coin(nights, seed + n) for n in range(10)]
    noise = np.random.default_rng(seed + 10).normal(5, 2, nights)
    outcome = [
        float(y + 2 * x * (night >= effect_from))
        for night, (x, y) in enumerate(zip(asked[0], noise, strict=True))
    ]
    return [exposure(each, outcome, key=f"f{n}") for n, each in enumerate(asked)]


def test_a_question_named_on_the_way_is_asked_again_of_the_nights_since():
    asked = twenty(effect_from=120)
    plain, named = findings(asked, weekdays(240)), findings(asked, weekdays(240), "f0", 120)
    (alone,) = findings([asked[0].since(120)], weekdays(240)[120:])

    assert named[0].nights_since == 120
    assert (named[0].p, named[0].low, named[0].high) == (alone.p, alone.low, alone.high)
    assert named[0].q < plain[0].q
    assert named[0].verdict is Verdict.RELATED
    assert all(each.nights_since is None for each in named[1:])


def test_the_nights_since_are_read_as_strictly_as_a_diary_that_began_then():
    asked = twenty(effect_from=120)
    named = findings(asked, weekdays(240), "f0", 120)
    (alone,) = findings([asked[0].since(120)], weekdays(240)[120:])
    heavy = 6 * 11 / 16  # of eleven tests, one of which weighs six
    strictness = rate(240) / rate(120)
    smallest = alone.p * strictness / heavy * 11  # the smallest of all of them
    assert named[0].q == pytest.approx(min(smallest, named[0].q))
    assert named[0].q == pytest.approx(smallest)


def test_naming_after_looking_gains_nothing():
    """What was there before the naming, and is gone, weighs no more than unnamed."""
    asked = [replace(each, outcome=each.outcome[::-1], exposed=each.exposed[::-1])
             for each in twenty(effect_from=160, seed=70)]  # fmt: skip
    plain, named = findings(asked, weekdays(240)), findings(asked, weekdays(240), "f0", 120)

    assert named[0].nights_since is None
    assert named[0].q >= plain[0].q
    assert (named[0].p, named[0].low) == (plain[0].p, plain[0].low)


@pytest.mark.parametrize("named_from", [236, 240])
def test_few_nights_since_the_naming_change_nothing_for_anybody(named_from):
    asked = twenty()
    assert findings(asked, weekdays(240), "f0", named_from) == findings(asked, weekdays(240))


def test_a_question_that_nobody_asks_changes_nothing():
    asked = twenty()
    assert findings(asked, weekdays(240), "gone", 100) == findings(asked, weekdays(240))
