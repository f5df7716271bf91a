"""What one dose holds, by the tablet that was chosen or by the amount on the label."""

from decimal import Decimal

import pytest

from journal.guide.nutrients import NUTRIENTS
from journal.regimen.doubts import doubts
from journal.regimen.holding import (
    Label,
    MissingAmountError,
    doubt,
    held,
    held_or_not_yet,
    typed_amount,
)
from journal.regimen.nutrients import PRODUCT_FORMS
from journal.regimen.plan import Content, Counted
from tests.journal.regimen.made_up import product, step

SURE, NOT_SURE = Counted.NUTRIENT, Counted.UNSAID
COMPOUND, GUESSED = Counted.COMPOUND, Counted.GUESSED


def content(what, dose, unit, amount=None, amount_unit="mg", counts=NOT_SURE):
    given = None if amount is None else Decimal(amount)
    return held(Label(what, given, amount_unit if given else "", counts), Decimal(dose), unit)


def refused(*label, **told):
    with pytest.raises(MissingAmountError) as problem:
        content(*label, **told)
    return str(problem.value)


@pytest.mark.parametrize(
    ("what", "dose", "unit", "iron"),
    [
        ("ferrous_sulfate_200", "200", "mg", "65"),
        ("ferrous_sulfate_200", "1", "tablet", "65"),
        ("ferrous_sulfate_200", "400", "mg", "130"),
        ("ferrous_sulfate_200", "0.2", "mg", None),
        ("ferrous_sulfate_200", "100000", "ug", "32.5"),
        ("ferrous_sulfate_325", "325", "mg", "65"),
        ("ferrous_sulfate_325", "162.5", "mg", "32.5"),
        ("ferrous_sulfate_mr_325", "325", "mg", "105"),
        ("ferrous_sulfate_mr_325", "1", "tablet", "105"),
        ("ferrous_sulfate_mr_150", "150", "mg", "48"),
        ("ferrous_fumarate_210", "210", "mg", "69"),
        ("ferrous_fumarate_322", "2", "tablet", "212"),
        ("ferrous_fumarate_324", "1", "tablet", "106"),
        ("ferrous_gluconate_300", "300", "mg", "37"),
        ("ferrous_gluconate_324", "1", "tablet", "38"),
        ("ferric_maltol_30", "1", "tablet", "30"),
        ("ferrous_sulfate_drops", "1.4", "ml", "35"),
        ("ferrous_fumarate_liquid", "10", "ml", "90"),
        ("sodium_feredetate_liquid", "5", "ml", "27.5"),
    ],
)
def test_a_tablet_of_the_list_holds_what_its_source_says(what, dose, unit, iron):
    if iron is None:
        assert "Please choose yours" in refused(what, dose, unit)
        return
    found = content(what, dose, unit)

    assert (found.nutrient, found.amount, found.source) == ("iron", Decimal(iron), what)
    assert doubt(found) == ""


@pytest.mark.parametrize(
    ("what", "dose", "unit", "said"),
    [
        ("ferrous_sulfate_200", "325", "mg", "One dose is 325 mg, but this one has 200 mg."),
        ("ferrous_sulfate_200", "5", "ml", "Please write above how many tablets one dose is"),
        ("ferrous_fumarate_liquid", "1", "tablet", "This is a liquid."),
    ],
)
def test_a_dose_the_chosen_tablet_cannot_be_is_asked_about(what, dose, unit, said):
    assert refused(what, dose, unit).startswith(said)


@pytest.mark.parametrize("amount", ["65", "200"])
def test_an_amount_that_fits_the_chosen_tablet_is_taken_as_read(amount):
    assert content("ferrous_sulfate_200", "1", "tablet", amount).amount == 65


def test_an_amount_that_does_not_fit_the_chosen_tablet_is_asked_about():
    said = refused("ferrous_sulfate_200", "1", "tablet", "100")

    assert said.startswith("Ferrous sulfate 200 mg tablet holds 65 mg of iron.")


@pytest.mark.parametrize(
    ("what", "amount", "counts", "own", "source", "counted"),
    [
        ("mg_citrate", "200", SURE, "200", "mg_citrate", SURE),
        ("mg_citrate", "200", COMPOUND, "32.4", "mg_citrate", COMPOUND),
        ("mg_citrate", "200", NOT_SURE, "200", "mg_citrate", GUESSED),
        ("mg_oxide", "250", COMPOUND, "150.75", "mg_oxide", COMPOUND),
        ("mg_oxide", "400", COMPOUND, "241.3", "mg_oxide_400", NOT_SURE),
        ("mg_oxide", "400", NOT_SURE, "400", "mg_oxide", GUESSED),
        ("mg_threonate", "2000", COMPOUND, "144", "mg_threonate", COMPOUND),
        ("zinc_gluconate", "15", NOT_SURE, "15", "zinc_gluconate", GUESSED),
        ("ferrous_sulfate", "200", NOT_SURE, "65", "ferrous_sulfate_200", NOT_SURE),
        ("ferrous_sulfate", "200", COMPOUND, "65", "ferrous_sulfate_200", NOT_SURE),
        ("ferrous_sulfate", "150", NOT_SURE, "48", "ferrous_sulfate_mr_150", NOT_SURE),
        ("ferrous_sulfate", "325", NOT_SURE, "65", "ferrous_sulfate", GUESSED),
        ("ferrous_sulfate", "325", COMPOUND, "65", "ferrous_sulfate", GUESSED),
        ("ferrous_sulfate", "324", NOT_SURE, "65", "ferrous_sulfate", GUESSED),
        ("ferrous_sulfate", "65", SURE, "65", "ferrous_sulfate", SURE),
        ("ferrous_fumarate", "210", NOT_SURE, "69", "ferrous_fumarate_210", NOT_SURE),
        ("ferrous_fumarate", "100", NOT_SURE, "32.9", "ferrous_fumarate", GUESSED),
        ("ferrous_fumarate", "14", SURE, "14", "ferrous_fumarate", SURE),
    ],
)
def test_what_an_amount_counts_is_asked_and_a_guess_is_marked(
    what, amount, counts, own, source, counted
):
    found = content(what, "1", "tablet", amount, counts=counts)

    assert (found.amount, found.source, found.counted) == (Decimal(own), source, counted)
    assert bool(doubt(found)) is (counted is GUESSED)


def test_two_tablets_are_looked_up_by_the_weight_of_one():
    found = content("ferrous_sulfate", "2", "tablet", "400")

    assert (found.amount, found.source) == (130, "ferrous_sulfate_200")


def test_a_weight_that_no_tablet_has_is_not_reckoned_where_two_kinds_are_sold():
    said = refused("ferrous_sulfate", "250", "mg")

    assert said.startswith("Ferrous sulfate is sold in two kinds")
    assert "Please choose your tablet" in said


def test_an_amount_in_a_unit_that_does_not_fit_is_asked_about():
    assert "is not measured in this unit" in refused("mg_citrate", "1", "tablet", "5", "iu")
    assert "Please write how much Magnesium is in one dose" in refused("mg_citrate", "1", "tablet")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            content("mg_citrate", "1", "tablet", "200"),
            (
                "Guessed: the label’s amount is the magnesium itself, so 200 mg of magnesium. "
                "If it is the whole compound, that is about 32.4 mg."
            ),
        ),
        (
            content("ferrous_sulfate", "325", "mg"),
            (
                "Guessed: 65 mg of iron, as in Ferrous sulfate 325 mg tablet (US). "
                "In Ferrous sulfate modified-release 325 mg tablet (UK, EU) it would be 105 mg."
            ),
        ),
        (
            content("ferrous_fumarate", "14", "mg"),
            (
                "Guessed: the label’s amount is the whole compound, so about 4.606 mg of iron. "
                "If it is the iron itself, that is 14 mg."
            ),
        ),
    ],
)
def test_a_guess_says_what_was_taken_and_what_else_it_could_be(found, words):
    assert doubt(found) == words


@pytest.mark.parametrize(
    ("what", "amount", "counts"),
    [
        ("mg_citrate", "200", SURE),
        ("mg_citrate", "200", COMPOUND),
        ("mg_citrate", "200", NOT_SURE),
        ("ferrous_sulfate", "325", NOT_SURE),
        ("ferrous_fumarate", "100", NOT_SURE),
    ],
)
def test_the_amount_that_was_typed_comes_back(what, amount, counts):
    assert typed_amount(content(what, "1", "tablet", amount, counts=counts)) == Decimal(amount)


@pytest.mark.parametrize("source", ["", "gold", "mg_citrate"])
def test_a_source_that_is_unknown_or_of_another_nutrient_says_nothing(source):
    odd = Content("iron", Decimal(40), Decimal(1), "tablet", source, GUESSED)

    assert doubt(odd) == ""
    assert typed_amount(odd) == 40


def asked(name, amount, per="200", unit="mg", dose=None):
    kept = Content("iron", Decimal(amount), Decimal(per), unit)
    dose = dose or step(amount=per, unit=unit)
    return doubts(product(name, dose, contents=(kept,)), dose).get("iron", "")


@pytest.mark.parametrize("name", ["Ferrous sulfate", "Ferrous sulphate", "FERROUS SULFATE Teva"])
def test_what_was_stored_of_a_uk_tablet_before_stays_and_is_asked_about(name):
    assert asked(name, "40") == (
        "Here 40 mg of iron are counted. Ferrous sulfate 200 mg tablet (UK, EU) holds 65 mg. "
        "Please look at the label."
    )


@pytest.mark.parametrize(
    ("name", "amount", "per", "unit"),
    [
        ("Ferrous sulfate", "65", "200", "mg"),
        ("Ferrous sulfate", "65", "325", "mg"),
        ("Ferrous gluconate", "35", "300", "mg"),  # lists differ by a little
        ("Iron", "40", "200", "mg"),
        ("Ferrous sulfate", "40", "5", "ml"),
        ("Ferrous sulfate 200 mg", "80", "2", "tablet"),
    ],
)
def test_what_fits_a_tablet_or_names_none_is_not_asked_about(name, amount, per, unit):
    assert asked(name, amount, per, unit) == ""


def test_the_weight_in_the_name_of_a_tablet_counts_too():
    assert "holds 65 mg" in asked("Ferrous sulfate 200 mg", "40", "1", "tablet")
    assert asked("Ferrous sulfate", "40", "1", "tablet") == ""


def test_a_modified_release_tablet_counted_as_a_plain_one_is_asked_about():
    assert "holds 105 mg" in asked("Ferrous sulfate modified release", "65", "325")


def test_a_guess_is_told_for_one_dose_as_it_is_now():
    guessed = content("mg_citrate", "1", "tablet", "100")
    two = step(amount="2")

    said = doubts(product("Mg", two, contents=(guessed,)), two)["magnesium"]
    assert "200 mg of magnesium" in said
    unlike = step(amount="5", unit="ml")
    assert "100 mg of" in doubts(product("Mg", unlike, contents=(guessed,)), unlike)["magnesium"]


def test_each_product_form_names_a_form_of_its_nutrient():
    for nutrient in NUTRIENTS.values():
        forms = {form.key for form in nutrient.forms}
        assert {sold.form for sold in nutrient.products} <= forms
    keys = [sold.key for nutrient in NUTRIENTS.values() for sold in nutrient.products]
    assert len(keys) == len(set(keys)) == len(PRODUCT_FORMS)


def test_what_is_called_by_its_compound_holds_what_its_weight_tells_or_not_yet():
    by_weight = held_or_not_yet("mg_citrate", Decimal(300), "mg")
    by_number = held_or_not_yet("mg_citrate", Decimal(2), "tablet")

    assert by_weight.amount == held(Label("mg_citrate"), Decimal(300), "mg").amount is not None
    assert (by_number.amount, by_number.source) == (None, "mg_citrate")
