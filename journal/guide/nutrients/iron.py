"""Iron."""

from decimal import Decimal

from journal.guide.facts import (
    GENERAL,
    SECONDARY,
    VERIFIED,
    Counts,
    Evidence,
    Fact,
    Form,
    Interaction,
    Limit,
    Nutrient,
    ReferenceIntake,
    Rung,
    Study,
)

_TABLES = ("dri_tables",)
_LABELS = ("labels",)
_GENERAL = ("general",)


def _salt(key: str, name: str, fraction: str, example: str) -> Form:
    return Form(key, name, GENERAL, _GENERAL, Decimal(fraction), example)


def _beside(key: str, partner: str, effect: str, says: str, hours: int | None) -> Interaction:
    return Interaction(key, partner, effect, says, hours, GENERAL, _LABELS)


IRON = Nutrient(
    key="iron",
    slug="iron",
    name="Iron",
    unit="mg",
    counted_as="elemental iron",
    role=(
        Fact(
            "The brain needs iron to make dopamine, a messenger that restless legs seem to "
            "involve. Iron also carries oxygen in the blood.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "Stores can be low while the blood count is still fine, so low iron can matter in RLS "
            "without anaemia. Ferritin and transferrin saturation show the stores; haemoglobin "
            "does not.",
            GENERAL,
            _GENERAL,
        ),
    ),
    evidence=Evidence(
        Rung.GUIDELINE,
        Fact(
            "Guidelines look at iron first, when ferritin is 75 ng/mL or less or transferrin "
            "saturation is under 20 %.",
            VERIFIED,
            ("aasm2025",),
        ),
        (
            Fact(
                "The AASM guideline of 2025 asks that everybody with clinically significant RLS "
                "has iron tests, in the morning and without iron for 24 hours before.",
                VERIFIED,
                ("aasm2025",),
            ),
            Fact(
                "It names iron by mouth or by infusion for adults with ferritin of 75 ng/mL or "
                "less, or transferrin saturation under 20 %. It says itself that these lines were "
                "never put to the test.",
                VERIFIED,
                ("aasm2025",),
            ),
            Fact(
                "Between 75 and 100 ng/mL it names infusions only.", SECONDARY, ("aasm2025", "news")
            ),
            Fact(
                "Its support is strong for one infusion, ferric carboxymaltose, and conditional "
                "for ferrous sulfate by mouth and for two other infusions.",
                SECONDARY,
                ("aasm2025", "news"),
            ),
        ),
        (
            Study(
                "Randomised, double-blind, 12 weeks",
                18,
                Fact(
                    "Ferrous sulfate 325 mg twice daily in people with ferritin 15–75: the "
                    "severity score fell by 10.3 points, with placebo by 1.1.",
                    VERIFIED,
                    ("wang2009",),
                ),
            ),
            Study(
                "Review of 10 randomised trials",
                428,
                Fact(
                    "Iron lowered severity more than placebo, by about 3.8 points of 40.",
                    GENERAL,
                    ("cochrane2019",),
                ),
            ),
            Study(
                "Absorption, women with iron-deficiency anaemia",
                19,
                Fact(
                    "Iron on alternate days was absorbed 40–50 % better than on days in a row.",
                    VERIFIED,
                    ("stoffel2020",),
                ),
            ),
            Study(
                "Absorption, isotope studies",
                54,
                Fact(
                    "60 mg or more raised a hormone that blocks iron for 24 hours; the next day "
                    "35–45 % less was absorbed.",
                    VERIFIED,
                    ("moretti2015",),
                ),
            ),
        ),
    ),
    food_notes=(
        Fact(
            "Red meat, poultry, fish, lentils, beans, spinach and fortified cereals carry iron. "
            "The iron of meat and fish is taken up better than that of plants.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "Vitamin C in the same meal, such as citrus or bell pepper, helps with plant iron. "
            "Coffee, tea and cocoa bind it.",
            GENERAL,
            _GENERAL,
        ),
    ),
    reference_intakes=(
        ReferenceIntake("Men 19–50", Decimal(8), VERIFIED, _TABLES, "male", 19, 50),
        ReferenceIntake("Women 19–50", Decimal(18), VERIFIED, _TABLES, "female", 19, 50),
        ReferenceIntake("Adults from 51", Decimal(8), VERIFIED, _TABLES, None, 51),
        ReferenceIntake(
            "In pregnancy", Decimal(27), VERIFIED, _TABLES, "female", 19, 50, "pregnancy"
        ),
        ReferenceIntake(
            "While breastfeeding", Decimal(9), VERIFIED, _TABLES, "female", 19, 50, "lactation"
        ),
    ),
    upper_limits={
        "us": Limit(
            Decimal(45),
            Counts.ALL,
            "All sources, adults from 19",
            "stomach and bowel upset",
            VERIFIED,
            ("ul_table",),
        ),
        "eu": Limit(
            Decimal(40),
            Counts.ALL,
            "All sources. An intake level EFSA named in 2024 in place of an upper limit",
            "",
            VERIFIED,
            ("efsa_2023_24",),
            is_upper_level=False,
        ),
    },
    limit_notes=(
        Fact(
            "Prescribed iron is often 65 mg or more. That is above these limits on purpose: they "
            "are meant for people without a reason to take more.",
            GENERAL,
            _GENERAL,
        ),
    ),
    forms=(
        _salt("ferrous_sulfate", "Ferrous sulfate", "0.2", "325 mg tablet = 65 mg iron"),
        _salt(
            "ferrous_sulfate_dried", "Ferrous sulfate, dried", "0.325", "200 mg tablet = 65 mg iron"
        ),
        _salt("ferrous_fumarate", "Ferrous fumarate", "0.33", "210 mg = about 69 mg iron"),
        _salt("ferrous_gluconate", "Ferrous gluconate", "0.12", "300 mg = about 36 mg iron"),
        Form(
            "ferrous_bisglycinate",
            "Ferrous bisglycinate",
            GENERAL,
            _GENERAL,
            example="labels usually state the iron itself",
        ),
        Form(
            "polysaccharide_iron",
            "Polysaccharide iron complex",
            GENERAL,
            _GENERAL,
            example="labels state the iron itself",
        ),
        Form("carbonyl_iron", "Carbonyl iron", GENERAL, _GENERAL, Decimal("0.98")),
        Form("heme_iron", "Heme iron polypeptide", GENERAL, _GENERAL),
        Form(
            "iron_iv",
            "Iron infusion",
            GENERAL,
            _GENERAL,
            Decimal(1),
            "an event in the clinic, not part of a day's total",
            counts_daily=False,
        ),
    ),
    cautions=(
        Fact(
            "The body cannot get rid of extra iron. Taken for long without a need it can harm "
            "the liver and the heart, so a blood test comes first.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "Transferrin saturation above 45 % can mean too much iron; guidelines ask clinicians "
            "to look further.",
            VERIFIED,
            ("easl",),
        ),
        Fact(
            "Haemochromatosis, repeated transfusions or a high iron result are reasons to leave "
            "iron alone until a clinician has looked.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "Constipation, nausea, stomach ache and dark stools are common. Black, tarry or "
            "bloody stools are a reason to call a clinician.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "Iron tablets are a leading cause of fatal poisoning in children under 6. They belong "
            "under lock; if a child may have swallowed any, call poison control at once.",
            VERIFIED,
            ("cfr101_17e",),
        ),
    ),
    interactions=(
        Interaction(
            "levothyroxine",
            "Levothyroxine",
            "less thyroid hormone is absorbed",
            "at least 4 hours apart",
            4,
            SECONDARY,
            ("label_levothyroxine",),
        ),
        _beside(
            "levodopa",
            "Levodopa, methyldopa",
            "less of the medicine is absorbed",
            "at least 2 hours apart",
            2,
        ),
        _beside(
            "tetracyclines",
            "Tetracycline, doxycycline, minocycline",
            "each blocks the other",
            "antibiotic 2 hours before iron or 3–4 hours after",
            3,
        ),
        _beside(
            "quinolones",
            "Ciprofloxacin, levofloxacin, moxifloxacin",
            "the antibiotic may fail",
            "antibiotic 2 hours before iron or 6 hours after; moxifloxacin 4 before, 8 after",
            6,
        ),
        _beside(
            "bisphosphonates",
            "Alendronate, risedronate, ibandronate",
            "less of the medicine is absorbed",
            "the medicine first; iron 30–60 minutes later or more",
            2,
        ),
        _beside(
            "integrase_inhibitors",
            "Dolutegravir, bictegravir, raltegravir",
            "less of the HIV medicine is absorbed",
            "usually 2 hours before iron or 6 hours after",
            6,
        ),
        _beside(
            "mycophenolate",
            "Mycophenolate",
            "its level may fall",
            "a question for the transplant team",
            2,
        ),
        _beside(
            "penicillamine", "Penicillamine", "less of the medicine is absorbed", "2 hours apart", 2
        ),
        Interaction(
            "ppi_h2",
            "Acid reducers (omeprazole, famotidine …)",
            "less stomach acid, less iron absorbed",
            "hours between them do not change it",
            None,
            GENERAL,
            _LABELS,
        ),
        _beside(
            "antacids_calcium", "Antacids, calcium", "less iron is absorbed", "2 hours apart", 2
        ),
        Interaction(
            "zinc", "Zinc supplements", "the two compete", "2 hours apart", 2, GENERAL, _GENERAL
        ),
        Interaction(
            "coffee_tea",
            "Coffee, tea, cocoa, red wine",
            "plant substances in them bind iron",
            "iron 1 hour before or 2 hours after",
            2,
            GENERAL,
            _GENERAL,
        ),
        Interaction(
            "dairy_bran",
            "Milk, bran, eggs",
            "less iron is absorbed",
            "away from these foods",
            2,
            GENERAL,
            _GENERAL,
        ),
        Interaction(
            "vitamin_c",
            "Vitamin C, food or drink",
            "helps absorption a little; a large anaemia trial saw no extra benefit from tablets",
            "no gap needed",
            0,
            GENERAL,
            ("li2020", "general"),
        ),
    ),
    questions=(
        "What were my ferritin and transferrin saturation, and when were they last measured?",
        "Were they taken in the morning, and how long before did I have iron?",
        "If my iron is low, what could be the cause?",
        "If I take iron, how much is in it, for how long, and when do we test again?",
    ),
)
