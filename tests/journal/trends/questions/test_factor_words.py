"""What is said of one factor."""

from types import SimpleNamespace
from typing import Any

from journal.trends.questions.factor_words import found, unknown, usual


def finding(**kept: Any) -> Any:
    given = {
        "outcome": "Legs in the evening",
        "rule": "any drink",
        "median_with": "5",
        "median_without": "3",
        "with_nights": 1,
        "without_nights": 20,
        "unknown_nights": 0,
        "stretches": 2,
        "lag": 0,
        "change": "",
        "shortage": "it changed too rarely",
        "more_nights": None,
    }
    return SimpleNamespace(**given | kept)


def test_one_factor_says_its_usual_nights_and_the_night_that_is_meant() -> None:
    sides = "usually 5 with it (any drink, 1 night) and 3 without (20 nights)."
    assert usual(finding()) == f"Legs in the evening: {sides}"
    assert usual(finding(lag=1)) == f"Legs in the evening, the night after: {sides}"
    assert unknown(finding()) == "0 nights unknown and left out; 2 stretches."


def test_what_is_too_early_says_why_and_how_many_more_nights_it_needs() -> None:
    assert found(finding()) == "Too early: it changed too rarely."
    more = finding(more_nights=9)
    assert found(more) == "Too early: it changed too rarely, about 9 more nights are needed."
    known = finding(change="1 point higher", step="", interval="0.5 to 1.5 points higher")
    assert found(known) == (
        "With slow trends and weekdays taken out: 1 point higher with it. "
        "It could be from 0.5 to 1.5 points higher."
    )
