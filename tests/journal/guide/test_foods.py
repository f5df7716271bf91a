from decimal import Decimal

import pytest

from journal.guide import food_table
from journal.guide.foods import COLUMNS, FOODS, NOTES
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
        assert food.serving.endswith((" g", "g)"))
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


def names(order: str, *, short: bool = False) -> list[list[str]]:
    table = food_table.table(NUTRIENTS["iron"], order, short=short)
    return [[row.name for row in block.rows] for block in table.blocks]


def test_iron_that_is_taken_up_best_stands_above_what_holds_more():
    with_haem, without = names("uptake")

    assert with_haem[0] == "Beef liver, braised"
    assert with_haem.index("Beef mince, grilled") < with_haem.index("Chicken breast, no skin")
    assert without[0] == "Cereal, highly fortified"
    assert "Dark chocolate, 70–85 % cocoa" in without
    assert {FOODS[key].name for key in ("clams", "sardines", "turkey")} <= set(with_haem)
    assert names("amount")[0][0] == "Cereal, highly fortified"


def test_the_short_table_shows_both_kinds_of_iron():
    assert [len(block) for block in names("uptake", short=True)] == [6, 6]


def test_only_iron_is_sorted_by_uptake():
    assert food_table.orders(NUTRIENTS["iron"])[0] == "uptake"
    assert food_table.orders(NUTRIENTS["zinc"]) == ("amount", "name", "group")


def test_haem_is_in_meat_poultry_and_fish_alone():
    groups = {food.group for food in FOODS.values() if food.haem}

    assert groups == {"Meat", "Poultry", "Fish and seafood"}
    assert all(food.haem for food in FOODS.values() if food.group in groups)


@pytest.mark.parametrize("nutrient", NUTRIENTS.values(), ids=NUTRIENTS)
@pytest.mark.parametrize("short", [True, False])
def test_where_liver_or_leafy_greens_are_shown_their_caution_stands_too(nutrient, short):
    table = food_table.table(nutrient, food_table.orders(nutrient)[0], short=short)
    shown = {row.name for block in table.blocks for row in block.rows}
    said = " ".join(note.text for note in table.notes)

    assert ("Beef liver, braised" in shown) == ("pregnant" in said)
    assert ("Spinach, boiled" in shown) <= ("warfarin" in said)


def test_each_note_is_about_foods_that_are_there():
    assert all(set(note.foods) <= set(FOODS) for note in NOTES)


@pytest.mark.parametrize("american", ["broiled", "Portabella", "canned", " oz", "can "])
def test_foods_are_named_in_british_english(american):
    written = [f"{food.name} {food.serving}" for food in FOODS.values()]

    assert not [words for words in written if american in words]


def test_a_bar_is_full_at_the_largest_daily_amount_and_never_longer():
    (block,) = food_table.table(NUTRIENTS["vitamin_b12"], "amount").blocks
    rows = {row.name: row for row in block.rows}

    assert food_table.full_bar(NUTRIENTS["vitamin_b12"]) == Decimal("2.4")
    assert rows["Clams, steamed"].width == 100
    assert rows["Milk, 2 % fat, fortified"].width == Decimal("54.2")
    assert rows["Lentils, boiled"].width == 0


def test_foods_of_a_kind_stand_together_with_the_most_first():
    (block,) = food_table.table(NUTRIENTS["iron"], "group").blocks
    rows = block.rows
    beans = [row.name for row in rows if row.group == "Beans and lentils"]

    assert beans[0] == "Tofu, firm, set with calcium"
    assert [row.group for row in rows] == sorted(row.group for row in rows)
