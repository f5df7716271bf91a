"""What is taken, in another language: sentences, plurals and figures as that language has them."""

from datetime import date
from decimal import Decimal

import pytest

from config.language import in_language
from journal.models import Dose
from journal.regimen.adherence import Adherence, words
from journal.regimen.events import Change, DoseEvent
from journal.regimen.kind_words import read_as
from journal.regimen.plan import strength
from journal.seeding import fill_with_demo
from tests.german import german_words

LAST = date(2026, 3, 28)
PIECES = ("{amount} tablet", "{amount} tablets")
TAKEN = ("Taken {taken} of {count} answered dose", "Taken {taken} of {count} answered doses")
GERMAN = {
    (PIECES[0], 0): "{amount} Tablette",
    (PIECES[0], 1): "{amount} Tabletten",
    (TAKEN[0], 0): "Von {count} beantworteten Dosis {taken} genommen",
    (TAKEN[0], 1): "Von {count} beantworteten Dosen {taken} genommen",
    "{product} changed from {before} to {after}": "Von {before} auf {after}: {product}",
    "Iron": "Eisen",
    "Worked late again.": "Wieder lange gearbeitet.",
}


@pytest.fixture(autouse=True)
def _german(monkeypatch):
    catalogue = german_words(monkeypatch)
    for english, said in GERMAN.items():
        monkeypatch.setitem(catalogue, english, said)


def test_sentences_about_doses_have_the_order_and_the_plural_of_the_language():
    changed = DoseEvent(LAST, "Mg", False, Change.CHANGED, "100 mg", "200 mg")
    line = Adherence(
        1, "Mg", taken=2, answered=3, planned=4, nights=3, other_amount=0, other_time=0
    )
    with in_language("de"):
        assert changed.words == "Von 100 mg auf 200 mg: Mg"
        assert words(line) == "Von 3 beantworteten Dosen 2 genommen"
        assert [strength(Decimal(n), "tablet") for n in ("0.5", "1", "1000")] == [
            "0,5 Tabletten",
            "1 Tablette",
            "1.000 Tabletten",
        ]
    assert strength(Decimal(1000), "tablet") == "1,000 tablets"


def test_a_name_is_read_in_the_words_of_the_language():
    with in_language("de"):
        assert read_as("Madopar") == "Levodopa und Benserazid"
    assert read_as("Madopar") == "levodopa and benserazide"


def test_the_demo_writes_in_the_language_of_who_looks_around(person):
    with in_language("de"):
        fill_with_demo(person, nights=180, seed=2, last=LAST)

    assert person.regimens.filter(name="Eisen").exists()
    assert Dose.objects.filter(name="Eisen", plan_key__isnull=False).exists()
    assert not Dose.objects.filter(plan_key=None).exists()
    notes = set(person.nights.values_list("evening_note", flat=True))
    assert "Worked late again." not in notes
