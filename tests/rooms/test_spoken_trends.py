"""What the nights show is said in the language of whoever reads it, and kept by language."""

from datetime import date

import pytest

from accounts.models import User
from config.language import in_language
from journal.clock import Period
from journal.figures.differences import change, interval
from journal.figures.grouping import groups_of
from journal.figures.measures import COMPARED, ONSET, WORST, Kind
from journal.findings import findings_of
from journal.models import Night
from journal.trends import four_weeks, loading, sentences
from tests.german import german_words
from tests.journal.trends.made_up import trends_of

LAST = date(2026, 3, 28)
GERMAN = {
    "Usual worst rating: {figure}.": "{figure}: so stark ist es meist.",
    ("{count} of {all} night", 0): "{count} von {all} Nacht",
    ("{count} of {all} night", 1): "{count} von {all} Nächten",
    "{size} earlier": "um {size} früher",
    "{low} to {high}": "{low} bis {high}",
    "in a sentence\x04first symptom": "das erste Zeichen",
    "First symptom": "Erstes Zeichen",
    "Week of {day}": "Woche ab {day}",
    "Alcohol": "Alkohol",
}


@pytest.fixture(autouse=True)
def _german(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = german_words(monkeypatch)
    for english, words in GERMAN.items():
        monkeypatch.setitem(catalogue, english, words)


def test_a_sentence_has_the_order_and_the_plural_of_its_language() -> None:
    trends = trends_of(*[{"evening_severity": 5}, {"evening_severity": 6}] * 3)
    with in_language("de"):
        assert sentences.severity(trends).startswith("5,5 (6 von 28 Nächten): so stark ist")
        assert interval(Kind.CLOCK, -90, -30) == "30 min bis um 1 h 30 früher"
    assert change(Kind.CLOCK, -90) == "1 h 30 earlier"


def test_a_figure_has_one_name_in_a_list_and_one_within_a_sentence() -> None:
    assert [each.in_a_sentence for each in COMPARED] == [each.label.lower() for each in COMPARED]
    with in_language("de"):
        assert (ONSET.label, ONSET.in_a_sentence) == ("Erstes Zeichen", "das erste Zeichen")
        assert four_weeks.unknown([], {ONSET: 2, WORST: 0}).count("das erste Zeichen") == 1


def test_names_of_weeks_are_kept_by_language() -> None:
    half_a_year = Period(date(2026, 1, 5), date(2026, 6, 30))
    assert groups_of(half_a_year)[0].name == "Week of Mon 5 Jan 2026"
    with in_language("de"):
        assert groups_of(half_a_year)[0].name == "Woche ab Mo., 5. Jan. 2026"
    assert groups_of(half_a_year)[0].name == "Week of Mon 5 Jan 2026"


def test_findings_and_the_numbers_of_the_charts_are_kept_by_language(person: User) -> None:
    Night.objects.create(user=person, night=LAST, time_zone="UTC", alcohol_drinks=2)
    period, stamps = Period(LAST, LAST), loading.stamps_of(person)
    labels, tags = {}, {}
    for code in ("en", "de", "en"):
        with in_language(code):
            labels[code] = {each.key: each.label for each in findings_of(person, period).findings}
            tags[code] = loading.fingerprint(person, stamps, period)
    assert (labels["en"]["alcohol"], labels["de"]["alcohol"]) == ("Alcohol", "Alkohol")
    assert tags["en"] != tags["de"]
