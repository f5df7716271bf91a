"""Sittings in sentences."""

from datetime import timedelta

import pytest

from config.language import in_language
from journal.sittings.comparison import Comparison, Interval, compare
from journal.sittings.evening import Evening
from journal.sittings.words import (
    compared_in_words,
    evening_in_words,
    how_it_went,
    printed_mean,
    spread_in_words,
)
from tests.german import german_words
from tests.journal.sittings.made_up import NIGHT, course, evening, evenings_of

ONE_MORE = "1 sitting more, not complete and not in the mean."


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (evening(1, 2, 3, 4), "Mean 2.5 of 10 over 4 complete sittings."),
        (evening(0), "Mean 0 of 10 over 1 complete sitting."),
        (
            evening(1, None),
            "Mean 1 of 10 over 1 complete sitting. " + ONE_MORE,
        ),
        (evening(None), "No sitting of this evening is complete, so it has no mean."),
        (Evening(NIGHT, ()), "No sitting of this evening is complete, so it has no mean."),
    ],
)
def test_an_evening_says_what_its_mean_rests_on(made: Evening, words: str) -> None:
    assert evening_in_words(made) == words


def test_a_sitting_says_how_it_went() -> None:
    assert how_it_went(course(3)) == "complete"
    assert how_it_went(course(3, stopped_minute=0)) == "got up after 0 min"
    assert how_it_went(course(None)) == "0 of 7 ratings"


def test_an_evening_is_told_in_the_order_and_plural_of_its_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    catalogue = german_words(monkeypatch)
    mean = "Mean {mean} of {highest} over {sittings}."
    monkeypatch.setitem(catalogue, mean, "Über {sittings} im Mittel {mean} von {highest}.")
    sittings = ("{count} complete sitting", "{count} vollständige Sitzung")
    monkeypatch.setitem(catalogue, (sittings[0], 0), sittings[1])
    monkeypatch.setitem(catalogue, (sittings[0], 1), f"{sittings[1]}en")
    with in_language("de"):
        assert evening_in_words(evening(1, 2)) == (
            "Über 2 vollständige Sitzungen im Mittel 1,5 von 10."
        )


def test_two_evenings_without_a_shared_sitting_say_so_and_nothing_more() -> None:
    two = compare(evening(1, None), evening(None, 2, night=NIGHT + timedelta(days=7)), [])
    assert compared_in_words(two, "24").endswith("so there is no difference.")
    assert spread_in_words(two) == ""


def test_the_difference_is_that_of_the_printed_means() -> None:
    before = Evening(NIGHT, (course(3, 3, 3, 3, 3, 3, 4),))  # 3.14
    after = evening(2, night=NIGHT + timedelta(days=7))
    two = compare(before, after, [])
    assert compared_in_words(two, "24") == (
        "1.1 points lower on 10 Mar 2026 than on 3 Mar 2026: mean 2 against 3.1. "
        "Compared are the sittings complete on both: 18:00."
    )


def test_two_evenings_with_one_mean_have_no_difference() -> None:
    two = compare(evening(2, 3), evening(3, 2, night=NIGHT + timedelta(days=7)), [])
    assert compared_in_words(two, "12") == (
        "No difference between 3 Mar 2026 and 10 Mar 2026: mean 2.5 on both. "
        "Compared are the sittings complete on both: 6:00 pm, 8:00 pm."
    )


def test_an_interval_is_said_with_its_meaning_or_with_what_it_needs() -> None:
    unclear = evenings_of(3, 5, 4, 2, 3, 4)
    clear = evenings_of(2, 3, 2, 3, 1, 9)
    alike = evenings_of(0, 0, 0, 0, 1, 2)
    few = evenings_of(3, 4, 2, 3, 5)

    def words(every: list[Evening]) -> str:
        return spread_in_words(compare(every[-2], every[-1], every))

    assert words(unclear).endswith("not clear yet.")
    assert words(unclear).startswith("Your 4 other evenings show how much evenings vary.")
    assert words(clear).endswith("more than your evenings usually differ.")
    assert "your other evenings are all alike" in words(alike)
    assert "it needs 1 more evening with" in words(few)
    assert "it needs 4 more evenings with" in words(few[:2])


def test_what_is_printed_as_reaching_zero_is_not_called_clear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    every = evenings_of(2, 3, 2, 3, 1, 9)
    for low, verdict in ((0.04, "0 to 4.6 points higher: not clear yet."), (0.06, "differ.")):
        monkeypatch.setattr(Comparison, "interval", lambda _, low=low: Interval(low, 4.6))
        assert spread_in_words(compare(every[-2], every[-1], every)).endswith(verdict)


def test_of_evenings_picked_by_hand_nothing_is_called_clear() -> None:
    every = evenings_of(2, 3, 2, 3, 1, 9)
    words = spread_in_words(compare(every[-2], every[-1], every), picked=True)
    assert words.endswith("If you chose these two because they differ, this shows too much.")
    assert "usually differ" not in words


def test_an_unknown_mean_is_no_number() -> None:
    assert printed_mean(None) is None
    assert printed_mean(24 / 7) == 3.4
