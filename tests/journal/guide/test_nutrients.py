import re
from decimal import Decimal

import pytest

from journal.guide.facts import Certainty
from journal.guide.nutrient import Counts, Form
from journal.guide.nutrients import NUTRIENTS
from journal.guide.sources import SOURCES

FOUNDING_ARTICLE = {"iron", "magnesium", "folate", "vitamin_d", "vitamin_b12", "vitamin_c"}

each_nutrient = pytest.mark.parametrize("nutrient", NUTRIENTS.values(), ids=NUTRIENTS)


def intake(key, who):
    return next(i.amount for i in NUTRIENTS[key].reference_intakes if i.who == who)


def limits(key):
    return {
        region: limit.amount if limit else None
        for region, limit in NUTRIENTS[key].upper_limits.items()
    }


def form(nutrient: str, key: str) -> Form:
    return next(f for f in NUTRIENTS[nutrient].forms if f.key == key)


def test_each_nutrient_of_the_founding_article_is_there():
    assert set(NUTRIENTS) >= FOUNDING_ARTICLE


@each_nutrient
def test_each_claim_has_a_source_that_is_written_down(nutrient):
    for claim in nutrient.claims():
        assert claim.sources, claim
        assert set(claim.sources) <= set(SOURCES), claim


@each_nutrient
def test_nothing_is_said_to_be_surer_than_all_of_its_sources(nutrient):
    order = list(Certainty)
    for claim in nutrient.claims():
        best = min(order.index(SOURCES[key].certainty) for key in claim.sources)
        assert order.index(claim.certainty) >= best, claim


@each_nutrient
def test_a_nutrient_is_as_certain_as_its_weakest_fact(nutrient):
    order = list(Certainty)
    weakest = max(order.index(claim.certainty) for claim in nutrient.claims())
    assert nutrient.certainty is order[weakest]


@pytest.mark.parametrize(
    ("key", "us", "eu"),
    [
        ("iron", 45, 40),
        ("magnesium", 350, 250),
        ("folate", 1000, 1000),
        ("vitamin_d", 100, 100),
        ("vitamin_b12", None, None),
        ("vitamin_c", 2000, None),
        ("vitamin_b6", 100, 12),
        ("zinc", 40, 25),
    ],
)
def test_limits_are_those_of_the_authorities(key, us, eu):
    assert limits(key) == {"us": us, "eu": eu}


def test_a_limit_says_what_it_counts():
    counted = {
        key: {limit.counts for limit in nutrient.upper_limits.values() if limit}
        for key, nutrient in NUTRIENTS.items()
    }

    assert counted["magnesium"] == {Counts.SUPPLEMENTS}
    assert counted["folate"] == {Counts.FOLIC_ACID}
    assert counted["iron"] == counted["zinc"] == counted["vitamin_b6"] == {Counts.ALL}


def test_the_eu_figure_for_iron_is_not_called_an_upper_limit():
    iron = NUTRIENTS["iron"].upper_limits

    assert iron["us"].is_upper_level
    assert not iron["eu"].is_upper_level


@pytest.mark.parametrize(
    ("key", "who", "amount"),
    [
        ("iron", "Women 19–50", "18"),
        ("iron", "Adults from 51", "8"),
        ("magnesium", "Men from 31", "420"),
        ("magnesium", "Women 19–30", "310"),
        ("folate", "In pregnancy", "600"),
        ("vitamin_d", "Adults from 71", "20"),
        ("vitamin_b12", "Adults", "2.4"),
        ("vitamin_c", "Women", "75"),
        ("vitamin_b6", "Women from 51", "1.5"),
        ("zinc", "Men", "11"),
    ],
)
def test_daily_amounts_are_those_of_the_tables(key, who, amount):
    assert intake(key, who) == Decimal(amount)


@pytest.mark.parametrize("sex", ["female", "male"])
@pytest.mark.parametrize("age", [19, 30, 31, 50, 51, 70, 71, 95])
@each_nutrient
def test_each_adult_has_exactly_one_daily_amount(nutrient, age, sex):
    mine = [
        i
        for i in nutrient.reference_intakes
        if i.stage is None
        and i.sex in {None, sex}
        and i.age_from <= age
        and (i.age_to is None or age <= i.age_to)
    ]
    assert len(mine) == 1


@pytest.mark.parametrize(
    ("nutrient", "salt", "tablet_mg", "elemental_mg"),
    [
        ("iron", "ferrous_sulfate", 325, 65),
        ("iron", "ferrous_sulfate_dried", 200, 65),
        ("magnesium", "mg_oxide", 400, 241.2),
    ],
)
def test_the_elemental_share_gives_what_labels_print(nutrient, salt, tablet_mg, elemental_mg):
    fraction = form(nutrient, salt).elemental_fraction

    assert float(fraction * tablet_mg) == pytest.approx(elemental_mg)


def test_an_elemental_share_nobody_knows_stays_unknown():
    assert form("iron", "heme_iron").elemental_fraction is None
    assert form("iron", "heme_iron").elemental_percent == ""
    assert form("iron", "ferrous_sulfate_dried").elemental_percent == "32.5 %"
    assert form("magnesium", "mg_sulfate").elemental_percent == "9.9 %"


def test_conversions_are_exact_and_readable():
    vitamin_d, back = NUTRIENTS["vitamin_d"].conversions
    dfe = {c.substance: c.factor for c in NUTRIENTS["folate"].conversions}

    assert vitamin_d.text == "1 µg vitamin D = 40 IU"
    assert vitamin_d.factor * back.factor == 1
    assert dfe["folic acid with food"] == Decimal("1.7")
    assert dfe["folic acid on an empty stomach"] == 2


def test_what_is_kept_apart_carries_hours_before_and_hours_after():
    rules = {
        (key, pair.key): (pair.rule.name.lower(), pair.before, pair.after)
        for key, nutrient in NUTRIENTS.items()
        for pair in nutrient.interactions
    }

    assert rules["iron", "levothyroxine"] == ("apart", 4, 4)
    assert rules["iron", "moxifloxacin"] == ("apart", 4, 8)
    assert rules["iron", "alendronate"] == ("first", Decimal("0.5"), None)
    assert rules["iron", "methyldopa"] == ("never", None, None)
    assert rules["magnesium", "gabapentin"] == ("apart", None, 2)
    assert rules["magnesium", "raltegravir"] == ("never", None, None)
    assert rules["iron", "vitamin_c"] == ("together", None, None)
    assert rules["iron", "ppi_h2"] == ("no_help", None, None)


ATOMS = {  # standard atomic weights of IUPAC, 2021, abridged
    "C": 12.011, "Cl": 35.45, "Fe": 55.845, "H": 1.008, "Mg": 24.305, "N": 14.007, "O": 15.999,
    "S": 32.06, "Zn": 65.38,
}  # fmt: skip
FORMULAS = {
    "ferrous_sulfate": "Fe S O4 H14 O7",
    "ferrous_fumarate": "Fe C4 H2 O4",
    "ferrous_gluconate": "Fe C12 H22 O14 H4 O2",
    "mg_oxide": "Mg O",
    "mg_citrate": "Mg3 C12 H10 O14",
    "mg_glycinate": "Mg C4 H8 N2 O4",
    "mg_chloride": "Mg Cl2 H12 O6",
    "mg_lactate": "Mg C6 H10 O6 H4 O2",
    "mg_malate": "Mg C4 H4 O5",
    "mg_sulfate": "Mg S O4 H14 O7",
    "mg_hydroxide": "Mg O2 H2",
    "zinc_gluconate": "Zn C12 H22 O14",
    "zinc_sulfate": "Zn S O4 H14 O7",
    "zinc_picolinate": "Zn C12 H8 N2 O4",
    "zinc_oxide": "Zn O",
}


def share_of_the_first(formula: str) -> float:
    counted = [re.fullmatch(r"([A-Z][a-z]?)(\d*)", part) for part in formula.split()]
    masses = [ATOMS[found[1]] * int(found[2] or 1) for found in counted if found]
    return masses[0] / sum(masses)


@pytest.mark.parametrize("key", FORMULAS)
def test_the_share_of_a_compound_is_that_of_its_formula(key):
    (fraction,) = (
        f.elemental_fraction for n in NUTRIENTS.values() for f in n.forms if f.key == key
    )

    assert float(fraction) == pytest.approx(share_of_the_first(FORMULAS[key]), abs=0.001)


def test_every_share_that_rests_on_a_formula_has_it_here():
    by_formula = {f.key for n in NUTRIENTS.values() for f in n.forms if "molar_mass" in f.sources}

    assert by_formula <= set(FORMULAS)


@pytest.mark.parametrize(
    ("key", "holds", "source"),
    [
        ("ferrous_sulfate_200", "65", "bsg2021"),
        ("ferrous_sulfate_325", "65", "label_ferrous_sulfate"),
        ("ferrous_sulfate_mr_325", "105", "bsg2021"),
        ("ferrous_sulfate_mr_150", "48", "bsg2021"),
        ("ferrous_sulfate_drops", "25", "bsg2021"),
        ("ferrous_fumarate_210", "69", "bsg2021"),
        ("ferrous_fumarate_305", "100", "bsg2021"),
        ("ferrous_fumarate_322", "106", "bsg2021"),
        ("ferrous_fumarate_324", "106", "aafp2013"),
        ("ferrous_fumarate_liquid", "45", "bsg2021"),
        ("ferrous_gluconate_300", "37", "bsg2021"),
        ("ferrous_gluconate_324", "38", "label_ferrous_gluconate"),
        ("ferric_maltol_30", "30", "bsg2021"),
        ("sodium_feredetate_liquid", "27.5", "bsg2021"),
    ],
)
def test_iron_as_it_is_sold_holds_what_the_named_list_or_label_says(key, holds, source):
    sold = {product.key: product for product in NUTRIENTS["iron"].products}

    assert sold[key].holds == Decimal(holds)
    assert source in sold[key].sources
    assert sold[key].certainty is Certainty.VERIFIED
    assert len(sold) == 14


def test_a_product_is_called_by_its_strength():
    tablet, liquid = (
        next(p for p in NUTRIENTS["iron"].products if p.key == key)
        for key in ("ferrous_sulfate_200", "ferrous_fumarate_liquid")
    )

    assert tablet.title == "Ferrous sulfate 200 mg tablet"
    assert liquid.title == "Ferrous fumarate liquid 140 mg/5 mL, 5 mL"
