"""Vitamin B12."""

from decimal import Decimal

from journal.guide.facts import (
    GENERAL,
    VERIFIED,
    Conversion,
    Evidence,
    Fact,
    Form,
    Interaction,
    Nutrient,
    ReferenceIntake,
    Rung,
    Study,
)

_TABLES = ("dri_bvit1998", "merck_rdi")
_LABELS = ("labels",)
_GENERAL = ("general",)


def _beside(key: str, partner: str, effect: str, says: str) -> Interaction:
    return Interaction(key, partner, effect, says, None, GENERAL, _LABELS)


VITAMIN_B12 = Nutrient(
    key="vitamin_b12",
    slug="vitamin-b12",
    name="Vitamin B12",
    unit="µg",
    counted_as="cobalamin",
    role=(
        Fact(
            "Nerves need vitamin B12 for their sheath, myelin. A lack harms nerves, and "
            "what that feels like can resemble restless legs.",
            GENERAL,
            _GENERAL,
        ),
    ),
    evidence=Evidence(
        Rung.LINK_ONLY,
        Fact(
            "A lack was seen more often in one comparison. No trial of B12 in RLS was found.",
            VERIFIED,
            ("geng2022",),
        ),
        (),
        (
            Study(
                "People with and without RLS compared",
                None,
                Fact(
                    "A lack of B12 and RLS went together; which came first is unknown.",
                    VERIFIED,
                    ("geng2022",),
                ),
            ),
        ),
    ),
    food_notes=(
        Fact(
            "Only food from animals carries B12 by itself; some plant foods have it added.",
            GENERAL,
            _GENERAL,
        ),
    ),
    reference_intakes=(
        ReferenceIntake("Adults", Decimal("2.4"), VERIFIED, _TABLES),
        ReferenceIntake(
            "In pregnancy", Decimal("2.6"), VERIFIED, _TABLES, "female", 19, 50, "pregnancy"
        ),
        ReferenceIntake(
            "While breastfeeding", Decimal("2.8"), VERIFIED, _TABLES, "female", 19, 50, "lactation"
        ),
    ),
    upper_limits={"us": None, "eu": None},
    limit_notes=(Fact("Neither the US nor the EU has set a limit.", VERIFIED, ("ul_table",)),),
    forms=(
        Form("cyanocobalamin", "Cyanocobalamin", GENERAL, _GENERAL),
        Form("methylcobalamin", "Methylcobalamin", GENERAL, _GENERAL),
        Form(
            "hydroxocobalamin", "Hydroxocobalamin", GENERAL, _GENERAL, example="often an injection"
        ),
    ),
    conversions=(Conversion("mg", "vitamin B12", Decimal(1000), "µg", GENERAL, _GENERAL),),
    cautions=(
        Fact(
            "A lack needs its cause found, not only a tablet: often the gut cannot take B12 up.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "Numbness, trouble with balance or memory together with low B12 is a reason to be "
            "seen promptly.",
            GENERAL,
            _GENERAL,
        ),
    ),
    interactions=(
        _beside("metformin", "Metformin", "B12 may fall over years", "a B12 test shows it"),
        _beside(
            "ppi_h2",
            "Acid reducers (omeprazole, famotidine …)",
            "less B12 from food over time",
            "a B12 test shows it",
        ),
        _beside(
            "colchicine", "Colchicine", "less B12 is absorbed", "a question for the prescriber"
        ),
        _beside(
            "nitrous_oxide",
            "Nitrous oxide (laughing gas)",
            "makes B12 useless",
            "worth telling the anaesthetist; recreational use harms nerves",
        ),
    ),
    questions=("Was B12 measured, and is a second test needed to be sure?", "If it is low, why?"),
)
