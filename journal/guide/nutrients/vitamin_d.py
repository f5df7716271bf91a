"""Vitamin D."""

from decimal import Decimal

from journal.guide.facts import (
    GENERAL,
    VERIFIED,
    Conversion,
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


def _beside(
    key: str, partner: str, effect: str, says: str, hours: int | None = None
) -> Interaction:
    return Interaction(key, partner, effect, says, hours, GENERAL, _LABELS)


VITAMIN_D = Nutrient(
    key="vitamin_d",
    slug="vitamin-d",
    name="Vitamin D",
    unit="µg",
    counted_as="vitamin D2 or D3",
    role=(
        Fact(
            "Vitamin D keeps calcium in balance for bone and muscle. Nerve cells have receptors "
            "for it too, which is where the idea about RLS comes from.",
            GENERAL,
            _GENERAL,
        ),
        Fact("Some studies saw lower levels in people with RLS.", GENERAL, _GENERAL),
    ),
    evidence=Evidence(
        Rung.NO_EFFECT,
        Fact(
            "The one trial against placebo found no effect on severity. Reports of benefit had "
            "no comparison group.",
            VERIFIED,
            ("wali2019", "wali2015", "tutuncu2020"),
        ),
        (Fact("A real lack matters for bone, whatever it does for legs.", GENERAL, _GENERAL),),
        (
            Study(
                "Randomised against placebo, 12 weeks",
                35,
                Fact(
                    "50,000 IU a week: no difference in severity from placebo.",
                    VERIFIED,
                    ("wali2019",),
                ),
            ),
            Study(
                "Open, adults low in vitamin D, nobody on placebo",
                12,
                Fact("The middle severity score went from 26 to 10.", VERIFIED, ("wali2015",)),
            ),
            Study(
                "People compared with themselves, low in vitamin D",
                19,
                Fact("The severity score went from 24.9 to 21.1.", VERIFIED, ("tutuncu2020",)),
            ),
        ),
    ),
    food_notes=(
        Fact(
            "Skin makes vitamin D in the sun. Salmon, tuna, mackerel and fortified milk, cereals "
            "and orange juice carry some; few other foods do.",
            GENERAL,
            _GENERAL,
        ),
    ),
    reference_intakes=(
        ReferenceIntake("Adults 19–70", Decimal(15), VERIFIED, _TABLES, None, 19, 70),
        ReferenceIntake("Adults from 71", Decimal(20), VERIFIED, _TABLES, None, 71),
        ReferenceIntake(
            "In pregnancy", Decimal(15), VERIFIED, _TABLES, "female", 19, 50, "pregnancy"
        ),
        ReferenceIntake(
            "While breastfeeding", Decimal(15), VERIFIED, _TABLES, "female", 19, 50, "lactation"
        ),
    ),
    upper_limits={
        "us": Limit(
            Decimal(100),
            Counts.ALL,
            "All sources; 4000 IU",
            "too much calcium in the blood",
            VERIFIED,
            ("ul_table",),
        ),
        "eu": Limit(
            Decimal(100),
            Counts.ALL,
            "All sources, EFSA 2023; 4000 IU",
            "",
            VERIFIED,
            ("efsa_2023_24",),
        ),
    },
    limit_notes=(
        Fact(
            "A weekly amount is spread over its days before it is compared: 50,000 IU a week is "
            "about 7143 IU a day.",
            GENERAL,
            _GENERAL,
        ),
    ),
    forms=(
        Form("d3", "Vitamin D3 (cholecalciferol)", GENERAL, _GENERAL),
        Form("d2", "Vitamin D2 (ergocalciferol)", GENERAL, _GENERAL),
        Form(
            "calcifediol",
            "Calcifediol",
            GENERAL,
            _GENERAL,
            example="on prescription; of another strength, so it is not converted",
            counts_daily=False,
        ),
    ),
    conversions=(
        Conversion("µg", "vitamin D", Decimal(40), "IU", GENERAL, _GENERAL),
        Conversion("IU", "vitamin D", Decimal("0.025"), "µg", GENERAL, _GENERAL),
    ),
    cautions=(
        Fact(
            "Too much raises calcium: thirst, nausea, constipation, confusion, kidney stones.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "Sarcoidosis, an overactive parathyroid, kidney stones and kidney disease are reasons "
            "to ask first.",
            GENERAL,
            _GENERAL,
        ),
    ),
    interactions=(
        _beside("thiazides", "Thiazide diuretics", "calcium may rise", "a calcium test shows it"),
        _beside(
            "digoxin",
            "Digoxin",
            "high calcium makes it riskier",
            "a question for the prescriber first",
        ),
        _beside(
            "orlistat_resins",
            "Orlistat, cholestyramine",
            "less vitamin D is absorbed",
            "2 hours apart or more",
            2,
        ),
        _beside(
            "steroids",
            "Corticosteroids for long",
            "vitamin D works less",
            "a question for the prescriber",
        ),
        _beside(
            "enzyme_inducers",
            "Phenytoin, phenobarbital, carbamazepine, rifampin",
            "vitamin D is broken down faster",
            "a question for the prescriber",
        ),
        _beside(
            "statins",
            "Atorvastatin and similar",
            "levels may move either way",
            "a question for the prescriber",
        ),
    ),
    questions=(
        "What was my 25-OH vitamin D, in which unit, and in which season was it taken?",
        "If it was low, what is the plan for bone, and when is it measured again?",
    ),
)
