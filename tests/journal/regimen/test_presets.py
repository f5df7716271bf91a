from decimal import Decimal

import pytest

from journal.regimen.interactions import inside
from journal.regimen.medicines import is_known
from journal.regimen.nutrient_rows import NutrientForm
from journal.regimen.nutrients import SALTS
from journal.regimen.plan import UNIT_WORDS
from journal.regimen.presets import PRESETS, Preset, offered
from tests.journal.regimen.made_up import product

WHOLE = [preset for preset in PRESETS if preset.holds and not preset.counted]


def row(what, amount="", unit=""):
    form = NutrientForm({"what": what, "amount": amount, "unit": unit})
    assert form.is_valid(), form.errors
    return form


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.label)
def test_each_preset_fits_the_form(preset):
    assert preset.unit in UNIT_WORDS
    assert not preset.counted or len(preset.counted) == len(preset.holds)
    for what, unit in zip(preset.holds, preset.counted, strict=False):
        assert row(what, "1", unit).content(Decimal(1), "tablet") is not None


@pytest.mark.parametrize("preset", WHOLE, ids=lambda preset: preset.label)
def test_a_preset_whose_dose_is_the_nutrient_needs_nothing_more(preset):
    for what in preset.holds:
        assert row(what).content(Decimal(preset.amount), preset.unit) is not None


def test_picking_ferrous_sulfate_325_mg_holds_65_mg_of_iron():
    iron = next(preset for preset in PRESETS if preset.label == "Ferrous sulfate 325 mg")

    held = row(iron.holds[0]).content(Decimal(iron.amount), iron.unit)

    assert (held.nutrient, held.amount) == ("iron", 65)


def test_picking_vitamin_d_1000_iu_holds_25_micrograms():
    found = next(preset for preset in PRESETS if preset.label == "Vitamin D 1000 IU")

    assert row(found.holds[0]).content(Decimal(found.amount), found.unit).amount == 25


def test_a_preset_without_a_strength_is_called_by_its_name():
    assert Preset("Gabapentin", unit="mg").label == "Gabapentin"


@pytest.mark.parametrize(
    ("label", "about", "held"),
    [
        ("Ferrous sulfate 200 mg", "UK, EU: 65 mg iron", "65"),
        ("Ferrous sulfate 325 mg", "US: 65 mg iron", "65"),
        ("Ferrous sulfate modified-release 325 mg", "UK, EU: 105 mg iron", "105"),
        ("Ferrous fumarate 322 mg", "UK: 106 mg iron", "106"),
        ("Ferrous fumarate liquid 140 mg/5 mL 5 mL", "UK: 45 mg iron", "45"),
    ],
)
def test_iron_is_offered_as_it_is_sold_with_what_it_holds(label, about, held):
    (preset,) = (preset for preset in offered(us_units=True) if preset.label == label)

    content = row(preset.holds[0]).content(Decimal(preset.amount), preset.unit)
    assert preset.about == about
    assert (content.nutrient, content.amount) == ("iron", Decimal(held))


def test_no_two_presets_are_called_the_same():
    labels = [preset.label.casefold() for preset in PRESETS]

    assert len(set(labels)) == len(labels)


def test_a_mineral_is_offered_without_an_amount_so_that_what_its_label_counts_is_asked():
    minerals = [p for p in PRESETS if p.name.startswith("Magnesium")]

    assert len(minerals) == 4
    for preset in minerals:
        assert preset.holds[0] in SALTS
        assert preset.counted == ("mg",)


def test_ferrous_sulfate_325_mg_is_a_guess_outside_the_us():
    name = "Ferrous sulfate 325 mg"
    here, there = (
        next(preset for preset in offered(us_units=us) if preset.label == name)
        for us in (True, False)
    )

    content = row(there.holds[0]).content(Decimal(325), "mg")
    assert here.holds == ("ferrous_sulfate_325",)
    assert (content.amount, content.counted) == (65, "guessed")
    assert len(offered(us_units=False)) == len(PRESETS)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.label)
def test_each_preset_is_a_name_the_list_knows(preset):
    assert is_known(preset.name)


@pytest.mark.parametrize("preset", PRESETS[:14], ids=lambda preset: preset.label)
def test_iron_is_known_by_the_name_it_is_offered_under(preset):
    assert "iron" in inside(product(preset.name)).nutrients
