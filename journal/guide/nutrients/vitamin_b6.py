"""Vitamin B6."""

from decimal import Decimal

from journal.guide.facts import (
    GENERAL,
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

_TABLES = ("dri_bvit1998", "dri_tables")
_LABELS = ("labels",)
_GENERAL = ("general",)

VITAMIN_B6 = Nutrient(
    key="vitamin_b6",
    slug="vitamin-b6",
    name="Vitamin B6",
    unit="mg",
    counted_as="pyridoxine",
    role=(
        Fact(
            "The body uses vitamin B6 to build several messengers of the nerves, dopamine among "
            "them.",
            GENERAL,
            _GENERAL,
        ),
    ),
    evidence=Evidence(
        Rung.SMALL_TRIALS,
        Fact(
            "One single-blind trial reported benefit, with more than three times the EU limit.",
            VERIFIED,
            ("jadidi2022", "efsa_2023_24"),
        ),
        (),
        (
            Study(
                "Randomised, single-blind, 2 months",
                75,
                Fact(
                    "Vitamin B6 40 mg, magnesium oxide 250 mg or placebo: severity and sleep were "
                    "better after two months, not after one.",
                    VERIFIED,
                    ("jadidi2022",),
                ),
            ),
        ),
    ),
    reference_intakes=(
        ReferenceIntake("Adults 19–50", Decimal("1.3"), VERIFIED, _TABLES, None, 19, 50),
        ReferenceIntake("Men from 51", Decimal("1.7"), VERIFIED, _TABLES, "male", 51),
        ReferenceIntake("Women from 51", Decimal("1.5"), VERIFIED, _TABLES, "female", 51),
        ReferenceIntake(
            "In pregnancy", Decimal("1.9"), VERIFIED, _TABLES, "female", 19, 50, "pregnancy"
        ),
        ReferenceIntake(
            "While breastfeeding", Decimal("2.0"), VERIFIED, _TABLES, "female", 19, 50, "lactation"
        ),
    ),
    upper_limits={
        "us": Limit(
            Decimal(100),
            Counts.ALL,
            "Food and supplements",
            "nerve damage",
            VERIFIED,
            ("ul_table",),
        ),
        "eu": Limit(
            Decimal(12),
            Counts.ALL,
            "All sources, EFSA 2023",
            "nerve damage",
            VERIFIED,
            ("efsa_2023_24",),
        ),
    },
    limit_notes=(
        Fact(
            "The two limits are far apart: the European one is newer and about eight times lower.",
            VERIFIED,
            ("ul_table", "efsa_2023_24"),
        ),
    ),
    forms=(
        Form("pyridoxine_hcl", "Pyridoxine hydrochloride", GENERAL, _GENERAL),
        Form("p5p", "Pyridoxal 5-phosphate (P5P)", GENERAL, _GENERAL),
    ),
    cautions=(
        Fact(
            "Too much B6 for long damages nerves itself. It starts as numbness or tingling in "
            "feet and legs and can be mistaken for restless legs.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "It hides in multivitamins, B-complex, “nerve” products and magnesium blends; the "
            "amounts add up.",
            GENERAL,
            _GENERAL,
        ),
    ),
    interactions=(
        Interaction(
            "phenytoin_phenobarbital",
            "Phenytoin, phenobarbital",
            "much B6 may lower the level of the medicine",
            "a question for the prescriber",
            None,
            GENERAL,
            _LABELS,
        ),
        Interaction(
            "levodopa_alone",
            "Levodopa without carbidopa",
            "levodopa may work less",
            "a question for the prescriber",
            None,
            GENERAL,
            _LABELS,
        ),
        Interaction(
            "isoniazid_cycloserine",
            "Isoniazid, cycloserine",
            "the medicine lowers B6",
            "the prescriber decides about B6",
            None,
            GENERAL,
            _LABELS,
        ),
    ),
    questions=(
        "How much B6 is in everything I take, added together?",
        "Could tingling in my feet come from B6 rather than from restless legs?",
    ),
)
