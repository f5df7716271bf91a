"""Magnesium."""

from decimal import Decimal

from journal.guide.facts import (
    GENERAL,
    SECONDARY,
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

_TABLES = ("dri_tables",)
_LABELS = ("labels",)
_GENERAL = ("general",)


def _salt(key: str, name: str, fraction: str) -> Form:
    return Form(key, name, GENERAL, _GENERAL, Decimal(fraction))


def _blood_test(key: str, partner: str, effect: str) -> Interaction:
    says = "a blood test shows it; hours between them do not change it"
    return Interaction(key, partner, effect, says, None, GENERAL, _LABELS)


MAGNESIUM = Nutrient(
    key="magnesium",
    slug="magnesium",
    name="Magnesium",
    unit="mg",
    counted_as="elemental magnesium",
    role=(
        Fact(
            "Nerves use magnesium to pass signals on, and muscles use it to let go again. A real "
            "lack can make nerves and muscles easier to excite.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "From this people concluded that it might calm restless legs. That is an idea about "
            "how it could work, not a result.",
            GENERAL,
            _GENERAL,
        ),
    ),
    evidence=Evidence(
        Rung.SMALL_TRIALS,
        Fact(
            "A review found too little to say that it works. Two small later studies report "
            "benefit and have serious limits.",
            GENERAL,
            ("marshall2019", "jadidi2022", "mgcitrate2024"),
        ),
        (
            Fact(
                "The AASM guideline of 2025 says nothing for or against it.", GENERAL, ("aasm2025",)
            ),
        ),
        (
            Study(
                "Systematic review",
                None,
                Fact(
                    "Too few trials, of too little quality, to say whether magnesium helps.",
                    GENERAL,
                    ("marshall2019",),
                ),
            ),
            Study(
                "Randomised, single-blind, 2 months",
                75,
                Fact(
                    "Magnesium oxide 250 mg, vitamin B6 40 mg or placebo: severity and sleep were "
                    "better with magnesium after two months, not after one.",
                    VERIFIED,
                    ("jadidi2022",),
                ),
            ),
            Study(
                "Open, nobody on placebo, 8 weeks",
                12,
                Fact(
                    "Magnesium citrate, 200 mg a day: the severity score fell by 6.67 points "
                    "(2.33 to 11). Without a comparison nobody can say why.",
                    VERIFIED,
                    ("mgcitrate2024",),
                ),
            ),
        ),
    ),
    food_notes=(
        Fact(
            "Leafy greens, almonds, cashews, seeds, legumes, whole grains, dark chocolate and "
            "avocado carry magnesium.",
            GENERAL,
            _GENERAL,
        ),
    ),
    reference_intakes=(
        ReferenceIntake("Men 19–30", Decimal(400), VERIFIED, _TABLES, "male", 19, 30),
        ReferenceIntake("Men from 31", Decimal(420), VERIFIED, _TABLES, "male", 31),
        ReferenceIntake("Women 19–30", Decimal(310), VERIFIED, _TABLES, "female", 19, 30),
        ReferenceIntake("Women from 31", Decimal(320), VERIFIED, _TABLES, "female", 31),
        ReferenceIntake(
            "In pregnancy, 19–30", Decimal(350), VERIFIED, _TABLES, "female", 19, 30, "pregnancy"
        ),
        ReferenceIntake(
            "In pregnancy, 31–50", Decimal(360), VERIFIED, _TABLES, "female", 31, 50, "pregnancy"
        ),
        ReferenceIntake(
            "While breastfeeding, 19–30",
            Decimal(310),
            VERIFIED,
            _TABLES,
            "female",
            19,
            30,
            "lactation",
        ),
        ReferenceIntake(
            "While breastfeeding, 31–50",
            Decimal(320),
            VERIFIED,
            _TABLES,
            "female",
            31,
            50,
            "lactation",
        ),
    ),
    upper_limits={
        "us": Limit(
            Decimal(350),
            Counts.SUPPLEMENTS,
            "Supplements and medicines only; food does not count",
            "diarrhoea",
            VERIFIED,
            ("ul_table",),
        ),
        "eu": Limit(
            Decimal(250),
            Counts.SUPPLEMENTS,
            "Supplements and what is added to food only; food itself does not count",
            "",
            VERIFIED,
            ("efsa_2018",),
        ),
    },
    limit_notes=(
        Fact(
            "The daily amount can be larger than the limit because it counts food and the limit "
            "does not.",
            VERIFIED,
            ("ul_table", "efsa_2018"),
        ),
    ),
    forms=(
        Form(
            "mg_oxide",
            "Magnesium oxide",
            VERIFIED,
            ("label_mgo",),
            Decimal("0.603"),
            "400 mg tablet = 241 mg magnesium",
        ),
        _salt("mg_citrate", "Magnesium citrate", "0.16"),
        _salt("mg_glycinate", "Magnesium (bis)glycinate", "0.14"),
        _salt("mg_chloride", "Magnesium chloride", "0.12"),
        _salt("mg_lactate", "Magnesium lactate", "0.12"),
        _salt("mg_malate", "Magnesium malate", "0.15"),
        _salt("mg_threonate", "Magnesium L-threonate", "0.08"),
        _salt("mg_sulfate", "Magnesium sulfate (Epsom salt)", "0.10"),
        _salt("mg_hydroxide", "Magnesium hydroxide", "0.417"),
    ),
    conversions=(
        Conversion("mmol", "magnesium", Decimal("24.3"), "mg", GENERAL, _GENERAL),
        Conversion("mEq", "magnesium", Decimal("12.15"), "mg", GENERAL, _GENERAL),
    ),
    cautions=(
        Fact("Loose stools and cramps are the usual sign of too much.", GENERAL, _GENERAL),
        Fact(
            "With kidney disease magnesium can build up to a dangerous level: a clinician comes "
            "first.",
            GENERAL,
            _GENERAL,
        ),
        Fact(
            "Very large amounts can slow the heart and the breathing. Laxatives and antacids with "
            "magnesium count too.",
            GENERAL,
            _GENERAL,
        ),
    ),
    interactions=(
        Interaction(
            "gabapentin",
            "Gabapentin",
            "20–43 % less gabapentin was absorbed beside magnesium antacids or oxide",
            "gabapentin at least 2 hours after magnesium",
            2,
            SECONDARY,
            ("label_gabapentin",),
        ),
        Interaction(
            "gabapentin_enacarbil",
            "Gabapentin enacarbil, pregabalin",
            "no clear data",
            "a question for the pharmacist",
            2,
            GENERAL,
            _LABELS,
        ),
        Interaction(
            "levothyroxine",
            "Levothyroxine",
            "less thyroid hormone is absorbed",
            "4 hours apart",
            4,
            SECONDARY,
            ("label_levothyroxine",),
        ),
        Interaction(
            "tetracyclines",
            "Tetracycline, doxycycline, minocycline",
            "the antibiotic may fail",
            "antibiotic 2 hours before magnesium or 4–6 hours after",
            4,
            GENERAL,
            _LABELS,
        ),
        Interaction(
            "quinolones",
            "Ciprofloxacin, levofloxacin, moxifloxacin",
            "the antibiotic may fail",
            "antibiotic 2 hours before magnesium or 4–6 hours after",
            6,
            GENERAL,
            _LABELS,
        ),
        Interaction(
            "bisphosphonates",
            "Alendronate, risedronate, ibandronate",
            "less of the medicine is absorbed",
            "at least 2 hours apart",
            2,
            GENERAL,
            _LABELS,
        ),
        Interaction(
            "integrase_inhibitors",
            "Dolutegravir, bictegravir",
            "less of the HIV medicine is absorbed",
            "usually 2 hours before magnesium or 6 hours after",
            6,
            GENERAL,
            _LABELS,
        ),
        _blood_test("diuretics_loop_thiazide", "Loop and thiazide diuretics", "magnesium may fall"),
        _blood_test("diuretics_k_sparing", "Amiloride, spironolactone", "magnesium may rise"),
        _blood_test("ppi", "Proton pump inhibitors for over a year", "magnesium may fall"),
    ),
    questions=(
        "Do my kidneys allow magnesium?",
        "Which of my medicines need hours between them and magnesium?",
        "How would we notice whether it changes anything?",
    ),
)
