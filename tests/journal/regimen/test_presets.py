from decimal import Decimal

import pytest

from journal.regimen.nutrient_rows import NutrientForm
from journal.regimen.plan import UNIT_WORDS
from journal.regimen.presets import PRESETS, Preset

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
