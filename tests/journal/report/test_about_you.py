"""The line that somebody's own words about themselves become."""

from datetime import date
from decimal import Decimal

import pytest

from journal.report.about_you import SCALES, AboutYou, Rating

MADE_ON = date(2026, 4, 3)
WEISS = Rating(scale="irls", total=Decimal(22), rated_on=date(2026, 3, 12), rated_by="Dr Weiss")
WHOLE = AboutYou(
    birth_year=1964,
    sex="female",
    since_year=1998,
    rating=WEISS,
    conditions=("kidney_disease", "low_iron_before"),
    written_on=date(2026, 3, 20),
)
LINE = [
    "about 62 years (born 1964)",
    "woman",
    "restless legs since 1998",
    "IRLS 22 of 40 (12 Mar 2026, Dr Weiss)",
    "kidney disease",
    "low iron before",
]


def test_all_of_it_is_one_line() -> None:
    assert WHOLE.words(MADE_ON) == " · ".join(LINE)


def test_what_is_not_written_is_not_in_it() -> None:
    assert AboutYou().words(MADE_ON) == ""
    assert AboutYou(since_year=2001).words(MADE_ON) == "restless legs since 2001"


@pytest.mark.parametrize(
    ("section", "gone"),
    [("age", [0]), ("sex", [1]), ("since", [2]), ("scale", [3]), ("conditions", [4, 5])],
)
def test_each_part_can_be_left_out(section: str, gone: list[int]) -> None:
    rest = [words for number, words in enumerate(LINE) if number not in gone]
    assert WHOLE.words(MADE_ON, {section}) == " · ".join(rest)


def test_a_pregnancy_says_when_it_was_written_since_it_passes() -> None:
    written = AboutYou(conditions=("pregnancy",), written_on=date(2026, 3, 20))
    assert written.words(MADE_ON) == "pregnancy (written 20 Mar 2026)"
    assert AboutYou(conditions=("pregnancy",)).words(MADE_ON) == "pregnancy"


def test_a_scale_on_which_more_is_better_says_so() -> None:
    rating = Rating(scale="rlsqol", total=Decimal("61.5"), rated_on=date(2026, 3, 1), rated_by="me")
    assert rating.words() == "RLSQoL 61.5 of 100, higher is better (1 Mar 2026, me)"


@pytest.mark.parametrize(
    ("scale", "good", "bad"),
    [
        ("irls", ("0", "40"), ("-1", "41", "22.5")),
        ("rlsqol", ("0", "61.5", "100"), ("100.5", "-0.5")),
        ("asrs", ("0", "24"), ("25", "3.5")),
        ("cgi_s", ("1", "7"), ("0", "8", "4.5")),
    ],
)
def test_each_scale_has_its_own_bounds(
    scale: str, good: tuple[str, ...], bad: tuple[str, ...]
) -> None:
    assert all(SCALES[scale].fits(Decimal(total)) for total in good)
    assert not any(SCALES[scale].fits(Decimal(total)) for total in bad)
