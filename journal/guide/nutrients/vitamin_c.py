"""Vitamin C."""

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

_TABLES = ("dri_tables", "merck_rdi")
_LABELS = ("labels",)
_GENERAL = ("general",)


def _beside(key: str, partner: str, effect: str, says: str) -> Interaction:
    return Interaction(key, partner, effect, says, None, GENERAL, _LABELS)


VITAMIN_C = Nutrient(
    key="vitamin_c",
    slug="vitamin-c",
    name="Vitamin C",
    unit="mg",
    counted_as="ascorbic acid",
    role=(
        Fact(
            "Vitamin C helps the gut take up iron from plants and tablets. That is why it stands "
            "beside iron in this guide.",
            GENERAL,
            _GENERAL,
        ),
    ),
    evidence=Evidence(
        Rung.SMALL_TRIALS,
        Fact(
            "One small trial in people on dialysis. Outside dialysis nothing was found.",
            SECONDARY,
            ("sagheb2012",),
        ),
        (
            Fact(
                "The AASM guideline of 2025 lists vitamin C as a conditional option in end-stage "
                "kidney disease only.",
                GENERAL,
                ("aasm2025",),
            ),
            Fact(
                "As a helper of iron tablets its worth is small: a large anaemia trial saw no "
                "difference.",
                GENERAL,
                ("li2020",),
            ),
        ),
        (
            Study(
                "Randomised, 4 groups, 8 weeks, haemodialysis",
                60,
                Fact(
                    "Vitamin C 200 mg, vitamin E 400 mg, both, or placebo: all three vitamin "
                    "groups improved more than placebo.",
                    SECONDARY,
                    ("sagheb2012",),
                ),
            ),
        ),
    ),
    food_notes=(
        Fact(
            "Citrus fruit and bell pepper beside lentils, beans or spinach is the usual pairing "
            "with plant iron.",
            GENERAL,
            _GENERAL,
        ),
    ),
    reference_intakes=(
        ReferenceIntake("Men", Decimal(90), VERIFIED, _TABLES, "male"),
        ReferenceIntake("Women", Decimal(75), VERIFIED, _TABLES, "female"),
        ReferenceIntake(
            "In pregnancy", Decimal(85), VERIFIED, _TABLES, "female", 19, 50, "pregnancy"
        ),
        ReferenceIntake(
            "While breastfeeding", Decimal(120), VERIFIED, _TABLES, "female", 19, 50, "lactation"
        ),
    ),
    upper_limits={
        "us": Limit(
            Decimal(2000),
            Counts.ALL,
            "All sources",
            "diarrhoea and stomach upset",
            VERIFIED,
            ("ul_table",),
        ),
        "eu": None,
    },
    limit_notes=(
        Fact(
            "For people who smoke the daily amount is 35 mg higher. The EU has set no limit.",
            VERIFIED,
            ("dri_tables", "merck_rdi", "ul_table"),
        ),
    ),
    forms=(
        Form("ascorbic_acid", "Ascorbic acid", GENERAL, _GENERAL),
        Form("sodium_ascorbate", "Sodium ascorbate", GENERAL, _GENERAL),
        Form("calcium_ascorbate", "Calcium ascorbate", GENERAL, _GENERAL),
    ),
    cautions=(
        Fact("Large amounts can cause loose stools and kidney stones.", GENERAL, _GENERAL),
        Fact(
            "Haemochromatosis and kidney disease are reasons to ask first: vitamin C raises the "
            "uptake of iron and the load of oxalate.",
            GENERAL,
            _GENERAL,
        ),
    ),
    interactions=(
        Interaction(
            "iron",
            "Iron",
            "raises the uptake of plant and tablet iron",
            "no gap needed",
            0,
            GENERAL,
            _GENERAL,
        ),
        _beside(
            "chemo_radiation",
            "Chemotherapy, radiotherapy",
            "may get in the way",
            "a question for the oncology team",
        ),
        _beside(
            "warfarin",
            "Warfarin",
            "very large amounts may weaken it",
            "an even intake; a question for the prescriber",
        ),
        _beside(
            "statin_niacin",
            "Statin together with niacin",
            "may blunt the effect on HDL",
            "a question for the prescriber",
        ),
        _beside(
            "glucose_meters",
            "Some glucose meters and stool tests",
            "false readings at high intake",
            "worth mentioning before a test",
        ),
    ),
    questions=("Is there a reason for me to be careful with vitamin C, such as kidney stones?",),
)
