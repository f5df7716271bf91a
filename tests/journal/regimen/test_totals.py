from datetime import timedelta
from decimal import Decimal

import pytest

from journal.guide.nutrients import NUTRIENTS
from journal.regimen.nutrients import daily_span, elemental, of_nutrient
from journal.regimen.plan import Schedule
from journal.regimen.plan_page import plan_page
from journal.regimen.totals import planned, uncounted
from tests.journal.regimen.made_up import MONDAY, holds, product, real_regimen, step


def totals(products, authority="us"):
    return {total.nutrient.key: total for total in planned(products, MONDAY, authority)}


def line(products, name, authority="us"):
    lines = plan_page(products, MONDAY, authority).totals
    return next(total for total in lines if total.name == name)


@pytest.mark.parametrize(
    ("salt", "weight", "element"),
    [("ferrous_sulfate", "325", "65"), ("mg_oxide", "400", "241.2"), ("zinc_oxide", "10", "8.03")],
)
def test_a_compound_holds_its_element(salt, weight, element):
    assert elemental(salt, Decimal(weight)) == Decimal(element)


@pytest.mark.parametrize(
    ("nutrient", "amount", "unit", "own"),
    [
        ("vitamin_d", "1000", "iu", "25"),
        ("vitamin_d", "25", "ug", "25"),
        ("vitamin_b12", "1", "mg", "1000"),
        ("vitamin_b6", "10000", "ug", "10"),
        ("folate", "680", "dfe", "400"),
        ("folate", "400", "ug", "400"),
        ("iron", "65", "iu", None),
        ("iron", "65", "dfe", None),
        ("iron", "1", "tablet", None),
    ],
)
def test_label_units_become_the_unit_the_limits_count(nutrient, amount, unit, own):
    held = of_nutrient(NUTRIENTS[nutrient], Decimal(amount), unit)

    assert held == (None if own is None else Decimal(own))


def test_the_real_regimen_adds_up():
    found = totals(real_regimen())

    assert {key: total.a_day for key, total in found.items()} == {
        "iron": Decimal("32.5"),  # 65 mg every other day
        "magnesium": 200,  # 2 tablets of 100 mg
        "folate": 400,
        "vitamin_b12": 50,
        "vitamin_c": 160,  # 200 mg every other day and 60 mg every day
        "vitamin_b6": 10,
    }
    assert [key for key, total in found.items() if total.overlaps] == ["vitamin_c"]
    assert [key for key, total in found.items() if total.is_mean] == ["iron", "vitamin_c"]
    assert not any(total.above_limit for total in found.values())


def test_the_limit_of_magnesium_counts_supplements_only():
    limit = line(real_regimen(), "Magnesium").limit

    assert limit == (
        "US upper limit: 350 mg a day, counting supplements and medicines only, not food."
    )


def test_folate_is_compared_as_folic_acid_and_shown_as_dfe_too():
    folate = line(real_regimen(), "Folic acid")

    assert folate.amount == "400 µg a day"
    assert "Taken with food that is 680 µg DFE." in folate.remarks
    assert "folic acid only" in folate.limit


@pytest.mark.parametrize(("authority", "above"), [("us", None), ("eu", Decimal(38))])
def test_vitamin_b6_has_another_line_in_the_eu(authority, above):
    found = totals([product("B6", contents=(holds("vitamin_b6", "50"),))], authority)

    assert found["vitamin_b6"].above_limit == above


@pytest.mark.parametrize(("prescribed", "above"), [(True, None), (None, 20), (False, 20)])
def test_only_what_is_marked_prescribed_is_not_compared_with_the_limit(prescribed, above):
    iron = product("Iron", prescribed=prescribed, contents=(holds("iron", "65"),))

    assert totals([iron])["iron"].above_limit == above
    marked = "Prescribed: 65 mg a day of it." in line([iron], "Iron").remarks
    assert marked is bool(prescribed)


def alternate():
    return step(schedule=Schedule.ALTERNATE)


@pytest.mark.parametrize(
    ("nutrient", "prescribed", "bought", "above"),
    [
        ("iron", (alternate(), "65"), (step(), "40"), "32.5"),  # 72.5 against 40
        ("iron", (step(), "130"), (step(), "40"), "130"),
        ("iron", (alternate(), "65"), (step(), "7"), None),  # 39.5
        ("magnesium", (step(), "400"), (step(), "100"), "250"),
        ("vitamin_d", (step(), "178"), (step(), "25"), "103"),
        ("vitamin_b6", (step(), "5"), (step(), "10"), "3"),
        ("zinc", (step(), "50"), (step(), "10"), "35"),
        ("folate", (step(), "5000"), (step(), "400"), "4400"),
    ],
)
def test_what_is_bought_on_top_of_what_is_prescribed_is_told(nutrient, prescribed, bought, above):
    given, own = (
        product(name, when, key=key, prescribed=key == 1, contents=(holds(nutrient, amount),))
        for key, (name, (when, amount)) in enumerate([("Given", prescribed), ("Own", bought)], 1)
    )

    assert totals([given], "eu")[nutrient].above_limit is None
    assert totals([given, own], "eu")[nutrient].above_limit == (above and Decimal(above))


def test_the_page_says_what_comes_on_top_and_whom_to_show_it():
    given = product("Given", alternate(), prescribed=True, contents=(holds("iron", "65"),))
    own = product("Own", key=2, contents=(holds("iron", "40"),))
    found = line([given, own], "Iron", "eu")

    assert found.above
    assert found.amount == "72.5 mg a day"
    assert found.remarks[-4:] == (
        "Prescribed: 32.5 mg a day of it.",
        "Not marked as prescribed: 40 mg a day on top of it.",
        "Together that is 32.5 mg above the reference line.",
        "Please show this list to your pharmacist or doctor.",
    )


def test_a_prescribed_dose_above_the_line_is_said_not_to_be_compared():
    given = product("Given", prescribed=True, contents=(holds("iron", "65"),))

    assert line([given], "Iron").remarks[-1].endswith("so it is not compared.")
    assert not line([given], "Iron").above


def test_a_prescribed_dose_below_the_line_is_only_named():
    given = product("Given", prescribed=True, contents=(holds("iron", "5"),))

    assert line([given], "Iron").remarks[-1] == "Prescribed: 5 mg a day of it."


@pytest.mark.parametrize(
    "own",
    [
        product("Own", step(schedule=Schedule.AS_NEEDED), key=2, contents=(holds("iron", "40"),)),
        product("Own", step(unit="mg"), key=2, contents=(holds("iron", "40"),)),
    ],
    ids=["as needed", "amount not known"],
)
def test_what_comes_on_top_counts_also_where_it_cannot_be_counted(own):
    given = product("Given", prescribed=True, contents=(holds("iron", "65"),))
    found = line([given, own], "Iron")

    assert found.above
    assert "Something that is not marked as prescribed comes on top of it." in found.remarks


def test_above_a_line_the_page_says_by_how_much_and_whom_to_show_it():
    found = line([product("B6", contents=(holds("vitamin_b6", "50"),))], "Vitamin B6", "eu")

    assert found.above
    assert found.remarks[-2:] == (
        "That is 38 mg above the reference line.",
        "Please show this list to your pharmacist or doctor.",
    )


def test_as_needed_doses_stay_out_of_the_sum_and_are_named():
    now_and_then = step(schedule=Schedule.AS_NEEDED)
    found = line([product("Mg", now_and_then, contents=(holds("magnesium", "100"),))], "Magnesium")

    assert found.amount == "not known"
    assert found.parts == ("Mg: 100 mg as needed, not in the sum",)


def test_a_part_that_cannot_be_counted_is_not_zero():
    weight = product("Mg", step(amount="400", unit="mg"), contents=(holds("magnesium", "100"),))
    tablet = product("Multi", key=2, contents=(holds("magnesium", "50"),))
    found = line([weight, tablet], "Magnesium")

    assert found.amount == "50 mg a day"
    assert "Mg: amount not known" in found.parts
    assert any("the sum is too low" in remark for remark in found.remarks)


def test_chosen_weekdays_give_a_mean_over_the_week():
    weekly = step(schedule=Schedule.WEEKDAYS, weekdays=(6,))
    found = line([product("D", weekly, contents=(holds("vitamin_d", "700"),))], "Vitamin D")

    assert found.amount == "100 µg a day"
    assert found.parts == ("D: 700 µg on a day with a dose, 100 µg on average",)
    assert not found.above


def test_what_has_ended_adds_nothing():
    ended = product("D", contents=(holds("vitamin_d", "25"),), last_day=MONDAY - timedelta(days=1))

    assert planned([ended], MONDAY, "us") == ()


@pytest.mark.parametrize("kind", ["supplement", "medicine"])
def test_iron_that_only_its_name_tells_of_is_in_the_sum_as_not_known(kind):
    prescribed = product("Tardyferon", kind="medicine", prescribed=True)
    bought = product("Floradix", key=2, kind=kind)
    written = product("Iron", key=3, prescribed=True, contents=(holds("iron", "65"),))

    told = line([written, bought], "Iron", "eu")
    alone = line([prescribed], "Iron", "eu")

    assert (told.amount, told.above) == ("65 mg a day", True)
    assert "Floradix: amount not known" in told.parts
    assert "Something that is not marked as prescribed comes on top of it." in told.remarks
    assert (alone.amount, alone.above) == ("not known", False)
    assert uncounted([bought], MONDAY) == ()
    assert plan_page([bought], MONDAY, "eu").unknown_amounts == ((2, "Floradix", "Iron"),)


def test_what_the_person_says_is_no_iron_is_none():
    assert totals([product("Iron bar", category="none")]) == {}


def test_a_supplement_without_nutrients_is_named_as_not_counted():
    assert uncounted([product("Valerian")], MONDAY) == ("Valerian",)
    assert uncounted([product("Gabapentin", kind="medicine")], MONDAY) == ()


def test_no_limit_is_said_as_such():
    assert line(real_regimen(), "Vitamin B12").limit == "US: no upper limit has been set."
    assert line(real_regimen(), "Vitamin B12").bar.limit is None


def test_the_reference_for_adults_spans_sex_and_age():
    assert daily_span(NUTRIENTS["iron"]) == (8, 18)
    assert line(real_regimen(), "Iron").need == (
        "Adults, US reference: 8 to 18 mg a day from everything eaten and taken, by sex and age."
    )


def test_the_bar_keeps_amount_reference_and_limit_in_proportion():
    bar = line(real_regimen(), "Iron").bar

    assert bar.limit == pytest.approx(100 / 1.08, abs=0.01)
    assert bar.amount / bar.limit == pytest.approx(32.5 / 45, abs=0.001)
    assert bar.need_from / bar.limit == pytest.approx(8 / 45, abs=0.001)
