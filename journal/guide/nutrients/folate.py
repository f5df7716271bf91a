"""Folate (vitamin B9)."""

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

_TABLES = ("dri_bvit1998", "dri_tables")
_LABELS = ("labels",)
_GENERAL = ("general",)


def _beside(key: str, partner: str, effect: str, says: str) -> Interaction:
    return Interaction(key, partner, effect, says, None, GENERAL, _LABELS)


def _equivalent(substance: str, factor: str) -> Conversion:
    return Conversion("µg", substance, Decimal(factor), "µg DFE", GENERAL, ("dri_bvit1998",))


FOLATE = Nutrient(
    key="folate",
    slug="folate",
    name="Folate (vitamin B9)",
    unit="µg",
    counted_as="dietary folate equivalents (DFE); the limits count folic acid",
    role=(
        Fact(
            "Folate helps to make new cells and takes part in building the messengers of nerves.",
            GENERAL,
            _GENERAL,
        ),
    ),
    evidence=Evidence(
        Rung.LINK_ONLY,
        Fact(
            "Seen together with RLS in two small studies of pregnant women. No randomised trial "
            "was found.",
            VERIFIED,
            ("lee2001", "morker2017"),
        ),
        (
            Fact(
                "A link does not say what causes what: pregnancy, iron and diet move together.",
                GENERAL,
                _GENERAL,
            ),
        ),
        (
            Study(
                "Observed through pregnancy; 7 women had RLS in the third trimester",
                None,
                Fact("Women with RLS had lower folate.", VERIFIED, ("lee2001",)),
            ),
            Study(
                "Pilot in pregnancy",
                None,
                Fact(
                    "Folate was 27.3 ng/mL with RLS and 32.2 ng/mL without.",
                    VERIFIED,
                    ("morker2017",),
                ),
            ),
        ),
    ),
    food_notes=(
        Fact(
            "Leafy greens, asparagus, broccoli, citrus fruit, beans and fortified grains carry "
            "folate.",
            GENERAL,
            _GENERAL,
        ),
    ),
    reference_intakes=(
        ReferenceIntake("Adults", Decimal(400), VERIFIED, _TABLES),
        ReferenceIntake(
            "In pregnancy", Decimal(600), VERIFIED, _TABLES, "female", 19, 50, "pregnancy"
        ),
        ReferenceIntake(
            "While breastfeeding", Decimal(500), VERIFIED, _TABLES, "female", 19, 50, "lactation"
        ),
    ),
    upper_limits={
        "us": Limit(
            Decimal(1000),
            Counts.FOLIC_ACID,
            "Folic acid from supplements and fortified food; the folate of food does not count",
            "may hide a lack of vitamin B12",
            VERIFIED,
            ("ul_table",),
        ),
        "eu": Limit(
            Decimal(1000),
            Counts.FOLIC_ACID,
            "Folic acid and methylfolate salts that are added; the folate of food does not count",
            "",
            VERIFIED,
            ("efsa_2023_24",),
        ),
    },
    limit_notes=(
        Fact(
            "Limits are in µg of folic acid, daily amounts in µg DFE: 1000 µg folic acid with "
            "food is 1700 µg DFE.",
            GENERAL,
            ("dri_bvit1998",),
        ),
    ),
    forms=(
        Form("folic_acid", "Folic acid", GENERAL, _GENERAL),
        Form("l5mthf", "L-methylfolate (5-MTHF)", GENERAL, _GENERAL),
        Form("folinic", "Folinic acid (calcium folinate)", GENERAL, _GENERAL),
    ),
    conversions=(
        _equivalent("folate in food", "1"),
        _equivalent("folic acid with food", "1.7"),
        _equivalent("folic acid on an empty stomach", "2"),
    ),
    cautions=(
        Fact(
            "Much folic acid can correct the anaemia of a B12 lack while the harm to nerves goes "
            "on, so B12 is looked at first.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "Public-health advice on folic acid before and during pregnancy has nothing to do "
            "with RLS and stands by itself.",
            GENERAL,
            _GENERAL,
        ),
    ),
    interactions=(
        _beside(
            "methotrexate",
            "Methotrexate",
            "given with it on purpose in arthritis; may weaken it in cancer",
            "the prescriber's plan decides",
        ),
        _beside(
            "anticonvulsants",
            "Phenytoin, phenobarbital, primidone, carbamazepine, valproate",
            "they lower folate; folic acid can lower phenytoin",
            "a question for the prescriber before starting",
        ),
        _beside(
            "sulfasalazine",
            "Sulfasalazine",
            "less folate is absorbed",
            "a question for the prescriber",
        ),
        _beside(
            "trimethoprim",
            "Trimethoprim, pyrimethamine",
            "they block the use of folate",
            "a question for the prescriber",
        ),
        _beside(
            "fluorouracil",
            "Capecitabine, fluorouracil",
            "more harm from the medicine is possible",
            "nothing added without the oncology team",
        ),
    ),
    questions=(
        "Was vitamin B12 measured together with folate?",
        "Does any of my medicines lower folate?",
    ),
)
