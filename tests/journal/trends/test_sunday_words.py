from types import SimpleNamespace

import pytest

from journal.figures.differences import Compared, Difference
from journal.figures.measures import ASLEEP, ONSET, WORST
from journal.trends.sunday_words import sunday_card
from tests.journal.trends.made_up import trends_of

NOTHING = {WORST: 0, ONSET: 0, ASLEEP: 0}
LOWER = Compared(
    WORST,
    Difference(
        first_nights=28, second_nights=28, first_value=6, second_value=4,
        difference=-2.0, low=-3.0, high=-1.0, p=0.0001,
    ),
)  # fmt: skip


def finding(label, verdict="too early", more=None, p=None):
    return SimpleNamespace(
        label=label,
        label_in_a_sentence=label.lower(),
        outcome_in_a_sentence="during the night",
        verdict=verdict,
        more_nights=more,
        p=p,
    )


def card(compared=(), missing=NOTHING, findings=()):
    nights = [{"evening_severity": 4}] * 28
    return sunday_card(trends_of(*nights), compared, missing, findings, "24")


def test_what_is_known_is_told_as_on_the_first_screen_and_what_looks_related():
    known = card([LOWER], findings=[finding("Alcohol", "looks related", p=0.001)]).known

    assert known[0] == "Your usual worst rating was 4 (28 of 28 nights)."
    assert known[1].startswith("Changed beyond chance against the four weeks before: ")
    assert known[2] == (
        "Alcohol and during the night look related. That is not the same as one causing the other."
    )


def test_what_waits_says_how_many_nights_the_nearest_first_and_no_more_than_three_factors():
    findings = [finding(name, more=more) for name, more in zip("ABCD", (9, 4, 6, 1), strict=True)]
    waiting = card(missing=NOTHING | {ONSET: 3}, findings=findings).waiting

    assert waiting == (
        "First symptom: 3 more nights until it can be compared.",
        "D and during the night: about 1 more night.",
        "B and during the night: about 4 more nights.",
        "C and during the night: about 6 more nights.",
    )


@pytest.mark.parametrize(
    ("compared", "findings", "sentence", "leads_to"),
    [
        ([LOWER], [finding("Tea", more=4)], "worst rating", "report:visits"),
        ([], [finding("Tea", "looks related", p=0.001)], "explain that tea", "trends:factors"),
        ([], [finding("Tea", more=4)], "Does it matter: tea?", "trends:factors"),
        ([], [], "something you wonder about", "journal:questions"),
    ],
)
def test_one_thing_is_worth_asking(compared, findings, sentence, leads_to):
    asking = card(compared, findings=findings).asking

    assert sentence in asking.sentence
    assert asking.leads_to == leads_to
