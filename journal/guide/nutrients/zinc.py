"""Zinc: here because it competes with iron, not because anything is known of it in RLS."""

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
)

_TABLES = ("dri_tables",)
_LABELS = ("labels",)
_GENERAL = ("general",)


def _salt(key: str, name: str, fraction: str) -> Form:
    return Form(key, name, GENERAL, _GENERAL, Decimal(fraction))


def _beside(key: str, partner: str, effect: str, says: str, hours: int | None) -> Interaction:
    return Interaction(key, partner, effect, says, hours, GENERAL, _LABELS)


ZINC = Nutrient(
    key="zinc",
    slug="zinc",
    name="Zinc",
    unit="mg",
    counted_as="elemental zinc",
    role=(
        Fact(
            "Zinc takes part in immunity, healing and taste. It is in this guide because it "
            "competes with iron for uptake and sits in many combined products.",
            GENERAL,
            _GENERAL,
        ),
    ),
    evidence=Evidence(
        Rung.NOTHING,
        Fact("No trial of zinc in restless legs was found.", GENERAL, _GENERAL),
        (),
        (),
    ),
    reference_intakes=(
        ReferenceIntake("Men", Decimal(11), VERIFIED, _TABLES, "male"),
        ReferenceIntake("Women", Decimal(8), VERIFIED, _TABLES, "female"),
        ReferenceIntake(
            "In pregnancy", Decimal(11), VERIFIED, _TABLES, "female", 19, 50, "pregnancy"
        ),
        ReferenceIntake(
            "While breastfeeding", Decimal(12), VERIFIED, _TABLES, "female", 19, 50, "lactation"
        ),
    ),
    upper_limits={
        "us": Limit(Decimal(40), Counts.ALL, "All sources", "low copper", VERIFIED, ("ul_table",)),
        "eu": Limit(Decimal(25), Counts.ALL, "All sources", "", VERIFIED, ("efsa_2018",)),
    },
    forms=(
        _salt("zinc_gluconate", "Zinc gluconate", "0.14"),
        _salt("zinc_sulfate", "Zinc sulfate", "0.23"),
        _salt("zinc_picolinate", "Zinc picolinate", "0.21"),
        _salt("zinc_oxide", "Zinc oxide", "0.80"),
    ),
    cautions=(
        Fact(
            "More than 40 mg a day for long can lower copper, which leads to anaemia and harms "
            "nerves.",
            GENERAL,
            _GENERAL,
        ),
        Fact("It can upset an empty stomach.", GENERAL, _GENERAL),
    ),
    interactions=(
        Interaction(
            "iron", "Iron supplements", "the two compete", "2 hours apart", 2, GENERAL, _GENERAL
        ),
        _beside(
            "quinolones",
            "Ciprofloxacin, levofloxacin, moxifloxacin",
            "the antibiotic may fail",
            "antibiotic 2 hours before zinc or 4–6 hours after",
            6,
        ),
        _beside(
            "tetracyclines",
            "Tetracycline, doxycycline, minocycline",
            "the antibiotic may fail",
            "antibiotic 2 hours before zinc or 4–6 hours after",
            4,
        ),
        _beside(
            "penicillamine", "Penicillamine", "less of the medicine is absorbed", "2 hours apart", 2
        ),
        _beside(
            "thiazides",
            "Thiazide diuretics",
            "more zinc is lost",
            "hours between them do not change it",
            None,
        ),
    ),
    questions=("Does a combined product I take hold zinc beside iron?",),
)
