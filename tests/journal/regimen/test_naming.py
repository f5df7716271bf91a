"""Which nutrient or compound a product is called by, in English and in the language spoken."""

import pytest

from config.language import in_language
from journal.guide import translation
from journal.guide.translation import Overlay
from journal.regimen.naming import named


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("Magnesium citrate 300 mg", "mg_citrate"),
        ("Vitamin D3 1000 IU", "vitamin_d"),
        ("Vitamin B 12", "vitamin_b12"),
        ("Iron and vitamin C", ""),
    ],
)
def test_a_product_is_called_by_one_nutrient_or_compound_or_by_none(name, what):
    assert named(name) == what


def test_it_may_be_called_by_the_name_that_the_guide_has_in_the_language(monkeypatch):
    german = {"Magnesium citrate": "Magnesiumcitrat", "Vitamin D": "Vitamin D", "Iron": "Eisen"}
    monkeypatch.setattr(translation, "overlay", {"de": Overlay(german, frozenset())}.get)
    with in_language("de"):
        names = ("Magnesiumcitrat 300 mg", "Eisen", "Iron", "Folsäure 400 µg", "Vitamine D 3")
        assert [named(name) for name in names] == [
            "mg_citrate",
            "iron",
            "iron",
            "folate",
            "vitamin_d",
        ]
