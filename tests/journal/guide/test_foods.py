from decimal import Decimal

import pytest

from journal.guide import food_table
from journal.guide.foods import COLUMNS, FOODS
from journal.guide.nutrients import NUTRIENTS


@pytest.mark.parametrize(
    ("food", "nutrient", "in_100_g"),
    [
        ("lentils", "iron", 3.33),
        ("pumpkin_seeds", "magnesium", 550),
        ("spinach_cooked", "magnesium", 87),
        ("asparagus", "folate", 149),
        ("salmon_sockeye", "vitamin_d", 16.7),
        ("clams", "vitamin_b12", 98.89),
        ("red_pepper", "vitamin_c", 127.7),
    ],
)
def test_a_serving_holds_its_share_of_100_grams(food, nutrient, in_100_g):
    expected = in_100_g * FOODS[food].grams / 100

    assert float(FOODS[food].amounts[nutrient]) == pytest.approx(expected, rel=0.02)


def test_amounts_are_as_they_were_handed_over():
    beef = FOODS["beef_ground"].amounts

    assert (beef["zinc"], beef["vitamin_b6"]) == (Decimal("5.4"), Decimal("0.32"))
    assert FOODS["cereal_100dv"].amounts["iron"] == 18


@pytest.mark.parametrize(
    ("food", "nutrient"),
    [
        ("mackerel_atlantic", "vitamin_d"),
        ("chia", "folate"),
        ("dark_chocolate", "vitamin_c"),
        ("soy_milk_fort", "zinc"),
        ("clams", "vitamin_d"),
    ],
)
def test_what_the_database_lacks_is_unknown(food, nutrient):
    assert FOODS[food].amounts[nutrient] is None


@pytest.mark.parametrize("key", NUTRIENTS)
def test_each_nutrient_has_a_column(key):
    assert key in COLUMNS


def test_each_food_has_a_serving_a_number_and_a_source():
    for food in FOODS.values():
        assert food.household
        assert food.sources == ("usda_sr28",)
        assert food.grams > 0
        assert len(food.ndb) == 5
        assert food.ndb.isdigit()
    assert len(FOODS) == len({food.ndb for food in FOODS.values()}) == 56


@pytest.mark.parametrize(
    "foods",
    [
        {"beef_ground", "chicken_breast", "tuna_light", "lentils", "kidney_beans"},
        {"spinach_cooked", "cereal_100dv", "red_pepper", "orange"},
        {"romaine", "almonds", "cashews", "pumpkin_seeds", "black_beans", "oatmeal"},
        {"dark_chocolate", "avocado", "asparagus", "broccoli", "pasta_enriched"},
        {"salmon_sockeye", "mackerel_jack", "milk_2pct", "orange_juice_fort"},
    ],
)
def test_the_foods_of_the_founding_article_are_there(foods):
    assert foods <= set(FOODS)


def test_a_bar_is_full_at_the_largest_daily_amount_and_never_longer():
    rows = {row.name: row for row in food_table.rows(NUTRIENTS["vitamin_b12"])}

    assert food_table.full_bar(NUTRIENTS["vitamin_b12"]) == Decimal("2.4")
    assert rows["Clams, steamed"].width == 100
    assert rows["Milk, 2 % fat, fortified"].width == Decimal("54.2")
    assert rows["Lentils, boiled"].width == 0


def test_foods_of_a_kind_stand_together_with_the_most_first():
    rows = food_table.rows(NUTRIENTS["iron"], "group")
    beans = [row.name for row in rows if row.group == "Beans and lentils"]

    assert beans[0] == "Tofu, firm, set with calcium"
    assert [row.group for row in rows] == sorted(row.group for row in rows)
