"""What foods hold, per serving: USDA release SR28 of 2015, public domain.

Rounded from the release file. `None` is not in the file, which is not zero. Fortified foods differ
by brand and country, and the file is old: good for comparing foods, not for adding up a day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

SOURCE = "usda_sr28"
COLUMNS = (
    "iron",
    "magnesium",
    "folate",
    "vitamin_d",
    "vitamin_b12",
    "vitamin_c",
    "vitamin_b6",
    "zinc",
)


@dataclass(frozen=True, slots=True)
class Food:
    """One food; `amounts` are per serving by key of the nutrient, in that nutrient's unit.

    Folate is in µg DFE. `ndb` is the number of the food in the USDA database.
    """

    key: str
    name: str
    group: str
    household: str
    grams: int
    ndb: str
    amounts: Mapping[str, Decimal | None]

    @property
    def serving(self) -> str:
        """The serving as it is written on the page."""
        return f"{self.household} ({self.grams} g)"


# [group], then a line a food: key | name | household measure | grams | NDB number | amounts in the
# order of COLUMNS, – where the file has none
_TABLE = """
[Meat]
beef_ground | Ground beef, broiled | 3 oz | 85 | 23568 | 2.2 17.9 7.7 0.0 2.2 0.0 0.32 5.4
beef_sirloin | Beef sirloin steak, lean | 3 oz | 85 | 13454 | 1.7 22 8.5 0.1 1.5 0.0 0.56 4.9
lamb_leg | Leg of lamb, lean, roasted | 3 oz | 85 | 17014 | 1.8 22 19.6 0.1 2.2 0.0 0.14 4.2
beef_liver | Beef liver, braised | 1 slice | 68 | 13326 | 4.4 14.3 172 0.8 48.0 1.3 0.69 3.6
[Poultry]
chicken_breast | Chicken breast, no skin | 3 oz | 85 | 05064 | 0.88 25 3.4 0.1 0.29 0.0 0.51 0.85
chicken_thigh | Chicken thigh, no skin | 3 oz | 85 | 05098 | 0.96 20 4.2 0.2 0.36 0.0 0.39 1.6
turkey | Turkey, meat only | 3 oz | 85 | 05168 | 0.88 25 7.7 0.3 0.8 0.0 0.55 2.1
[Fish and seafood]
salmon_sockeye | Salmon, sockeye | 3 oz | 85 | 15086 | 0.44 31 6.0 14.2 3.8 0.0 0.7 0.47
salmon_farmed | Salmon, Atlantic, farmed | 3 oz | 85 | 15237 | 0.29 26 29 11.1 2.4 3.1 0.55 0.37
tuna_light | Tuna, light, canned in water | 3 oz | 85 | 15121 | 1.4 19.6 3.4 1.0 2.2 0.0 0.27 0.59
mackerel_atlantic | Mackerel, Atlantic | 3 oz | 85 | 15047 | 1.3 82 1.7 – 16.1 0.3 0.39 0.8
mackerel_jack | Jack mackerel, canned | 3 oz | 85 | 15048 | 1.7 31 4.2 6.2 5.9 0.8 0.18 0.87
sardines | Sardines in oil, drained | 1 can | 92 | 15088 | 2.7 36 9.2 4.4 8.2 0.0 0.15 1.2
clams | Clams, steamed | 3 oz | 85 | 15159 | 2.4 15.3 25 – 84.1 18.8 0.09 2.3
[Beans and lentils]
lentils | Lentils, boiled | ½ cup | 99 | 16070 | 3.3 36 179 0.0 0.0 1.5 0.18 1.3
kidney_beans | Kidney beans, boiled | ½ cup | 89 | 16028 | 2.0 37 115 0.0 0.0 1.1 0.11 0.89
black_beans | Black beans, boiled | ½ cup | 86 | 16015 | 1.8 60 128 0.0 0.0 0.0 0.06 0.96
white_beans | White beans, boiled | ½ cup | 90 | 16050 | 3.3 56 72 0.0 0.0 0.0 0.08 1.2
chickpeas | Chickpeas, boiled | ½ cup | 82 | 16057 | 2.4 39 141 0.0 0.0 1.1 0.11 1.3
tofu_firm | Tofu, firm, set with calcium | ½ cup | 126 | 16426 | 3.4 73 37 0.0 0.0 0.3 0.12 2.0
edamame | Edamame | ½ cup | 78 | 11212 | 1.8 50 241 0.0 0.0 4.7 0.08 1.1
[Vegetables]
spinach_cooked | Spinach, boiled | ½ cup | 90 | 11458 | 3.2 78 131 0.0 0.0 8.8 0.22 0.68
spinach_raw | Spinach, raw | 1 cup | 30 | 11457 | 0.81 24 58 0.0 0.0 8.4 0.06 0.16
kale_cooked | Kale, boiled | ½ cup | 65 | 11234 | 0.58 11.7 8.4 0.0 0.0 27 0.09 0.16
romaine | Romaine lettuce | 1 cup shredded | 47 | 11251 | 0.46 6.6 64 0.0 0.0 1.9 0.03 0.11
swiss_chard | Swiss chard, boiled | ½ cup | 88 | 11148 | 2.0 75 7.9 0.0 0.0 15.8 0.07 0.29
collards | Collard greens, boiled | ½ cup | 95 | 11162 | 1.1 19.9 15.2 0.0 0.0 17.3 0.12 0.22
asparagus | Asparagus, boiled | ½ cup | 90 | 11012 | 0.82 12.6 134 0.0 0.0 6.9 0.07 0.54
broccoli | Broccoli, boiled | ½ cup | 78 | 11091 | 0.52 16.4 84 0.0 0.0 51 0.16 0.35
red_pepper | Bell pepper, red | ½ cup chopped | 75 | 11821 | 0.32 8.9 34 0.0 0.0 95 0.22 0.19
green_pepper | Bell pepper, green | ½ cup chopped | 75 | 11333 | 0.25 7.5 7.5 0.0 0.0 60 0.17 0.1
mushroom_uv | Portabella, UV-exposed | 1 cup diced | 86 | 11998 | 0.27 8.6 24 24 0.04 0.0 0.13 0.46
[Fruit]
orange | Orange | 1 fruit | 131 | 09200 | 0.13 13.1 39 0.0 0.0 70 0.08 0.09
grapefruit | Grapefruit, pink or red | ½ fruit | 123 | 09112 | 0.1 11.1 16.0 0.0 0.0 38 0.07 0.09
orange_juice | Orange juice | 1 cup | 249 | 09209 | 0.32 27 47 0.0 0.0 84 0.19 0.17
avocado | Avocado | ½ avocado | 101 | 09037 | 0.55 29 81 0.0 0.0 10.1 0.26 0.64
[Fortified foods]
orange_juice_fort | Orange juice, fortified | 1 cup | 249 | 09210 | 0.32 27 47 2.5 0.0 84 0.19 0.17
pasta_enriched | Pasta, enriched | ½ cup | 62 | 20121 | 0.79 11.2 74 0.0 0.0 0.0 0.03 0.32
white_rice_enriched | White rice, enriched | ½ cup | 79 | 20045 | 0.95 9.5 77 0.0 0.0 0.0 0.07 0.39
cereal_100dv | Cereal, highly fortified | ¾ cup | 30 | 08077 | 18.0 24 676 2.5 6.0 60 2.0 15.0
cereal_bran_flakes | Bran flakes, fortified | ¾ cup | 30 | 08029 | 8.4 69 336 1.0 1.5 0.0 0.51 1.5
cereal_oat_rings | Oat rings, fortified | 1 cup | 28 | 08013 | 9.3 32 336 1.0 1.9 6.0 0.67 4.7
milk_2pct | Milk, 2 % fat, fortified | 1 cup | 244 | 01079 | 0.05 27 12.2 2.9 1.3 0.5 0.09 1.2
milk_whole | Whole milk, fortified | 1 cup | 244 | 01077 | 0.07 24 12.2 3.2 1.1 0.0 0.09 0.9
soy_milk_fort | Soy milk, fortified | 1 cup | 243 | 16222 | 1.1 39 – 2.9 2.7 0.0 0.12 –
[Nuts and seeds]
almonds | Almonds | 1 oz | 28 | 12061 | 1.1 77 12.5 0.0 0.0 0.0 0.04 0.88
cashews | Cashews, dry roasted | 1 oz | 28 | 12085 | 1.7 74 19.6 0.0 0.0 0.0 0.07 1.6
pumpkin_seeds | Pumpkin seeds, roasted | 1 oz | 28 | 12016 | 2.3 156 16.2 0.0 0.0 0.5 0.03 2.2
chia | Chia seeds | 1 oz | 28 | 12006 | 2.2 95 – – 0.0 0.5 – 1.3
sunflower_seeds | Sunflower seeds, dry roasted | 1 oz | 28 | 12037 | 1.1 37 67 0.0 0.0 0.4 0.23 1.5
[Dark chocolate]
dark_chocolate | Dark chocolate, 70–85 % cocoa | 1 oz | 28 | 19904 | 3.4 65 – – 0.08 – 0.01 0.94
[Whole grains]
oatmeal | Oatmeal, cooked in water | 1 cup | 234 | 08121 | 2.1 63 14.0 0.0 0.0 0.0 0.01 2.3
brown_rice | Brown rice, cooked | ½ cup | 101 | 20037 | 0.57 39 9.1 0.0 0.0 0.0 0.12 0.72
quinoa | Quinoa, cooked | ½ cup | 93 | 20137 | 1.4 59 39 0.0 0.0 0.0 0.11 1.0
whole_wheat_bread | Whole-wheat bread | 1 slice | 32 | 18075 | 0.79 24 13.4 0.0 0.0 0.0 0.07 0.57
[Eggs]
egg | Egg, hard-boiled | 1 large | 50 | 01129 | 0.59 5.0 22 1.1 0.56 0.0 0.06 0.53
"""


def _read(table: str) -> Iterator[Food]:
    group = ""
    for line in table.strip().splitlines():
        if line.startswith("["):
            group = line.strip("[]")
            continue
        key, name, household, grams, ndb, amounts = line.split(" | ")
        read = (None if text == "–" else Decimal(text) for text in amounts.split())
        by_nutrient = dict(zip(COLUMNS, read, strict=True))
        yield Food(key, name, group, household, int(grams), ndb, by_nutrient)


FOODS: dict[str, Food] = {food.key: food for food in _read(_TABLE)}
