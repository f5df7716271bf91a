"""Which LOINC code belongs to a test in a unit.

LOINC tells what was counted: mass in a volume (mg/dL) and moles in a volume (µmol/L) of the same
substance are two codes, and a result under the wrong one is off by the molar mass. Each code
says where it was seen together with its name. LOINC is copyright Regenstrief Institute and used
under its licence (loinc.org/license).
"""
# pure

from dataclasses import dataclass

from journal.labs.certainty import Certainty

SEEN, SECONDARY = Certainty.SEEN, Certainty.SECONDARY
MIMIC = "LOINC 2.71 as mapped by MIMIC"
SWISS = "Swiss list of laboratory observations (CDA-CH-LRQC, 2015)"
GECCO = "German Corona Consensus data set (GECCO), FHIR codes"
HL7_SWISS = "HL7 Switzerland, laboratory report guide, example"
ELEXIS = "LOINC table of the practice program Elexis"
LISTS = "public lists of laboratory codes"


@dataclass(frozen=True, slots=True)
class Code:
    """A LOINC number with its name, the units it goes with, and where both were seen."""

    number: str
    name: str
    units: tuple[str, ...]
    source: str
    certainty: Certainty = SEEN


def _serum(number: str, substance: str, units: str, source: str) -> Code:
    """A code of serum or plasma: `substance` with what is counted, units by UCUM."""
    return Code(number, f"{substance} in Serum or Plasma", tuple(units.split()), source)


CODES: dict[str, tuple[Code, ...]] = {
    "ferritin": (
        _serum("2276-4", "Ferritin [Mass/volume]", "ng/mL ug/L", MIMIC),
        _serum("14723-1", "Ferritin [Moles/volume]", "pmol/L", GECCO),
    ),
    "tsat": (_serum("2502-3", "Iron saturation [Mass Fraction]", "% {fraction}", MIMIC),),
    "iron": (
        _serum("2498-4", "Iron [Mass/volume]", "ug/dL ug/L", MIMIC),
        _serum("14798-3", "Iron [Moles/volume]", "umol/L", SWISS),
    ),
    "tibc": (
        _serum("2500-7", "Iron binding capacity [Mass/volume]", "ug/dL ug/L", MIMIC),
        _serum("14800-7", "Iron binding capacity [Moles/volume]", "umol/L", ELEXIS),
    ),
    "transferrin": (
        _serum("3034-6", "Transferrin [Mass/volume]", "mg/dL g/L", MIMIC),
        _serum("22674-6", "Transferrin [Moles/volume]", "umol/L", ELEXIS),
    ),
    "hemoglobin": (
        Code("718-7", "Hemoglobin [Mass/volume] in Blood", ("g/dL", "g/L"), MIMIC),
        Code("59260-0", "Hemoglobin [Moles/volume] in Blood", ("mmol/L",), SWISS),
    ),
    "mcv": (Code("787-2", "MCV [Entitic volume] by Automated count", ("fL",), MIMIC),),
    "crp": (_serum("1988-5", "C reactive protein [Mass/volume]", "mg/L mg/dL", MIMIC),),
    "vitamin_d_25oh": (
        Code(
            "62292-8",
            "25-Hydroxyvitamin D2+25-Hydroxyvitamin D3 [Mass/volume] in Serum or Plasma",
            ("ng/mL", "ug/L"),
            LISTS,
            SECONDARY,
        ),
        Code(
            "68438-1",
            "25-Hydroxyvitamin D3+25-Hydroxyvitamin D2 [Moles/volume] in Serum or Plasma",
            ("nmol/L",),
            LISTS,
            SECONDARY,
        ),
    ),
    "vitamin_b12": (
        _serum("2132-9", "Cobalamin (Vitamin B12) [Mass/volume]", "pg/mL ng/L", MIMIC),
        _serum("14685-2", "Cobalamin (Vitamin B12) [Moles/volume]", "pmol/L", SWISS),
    ),
    "folate_serum": (
        _serum("2284-8", "Folate [Mass/volume]", "ng/mL ug/L", MIMIC),
        _serum("14732-2", "Folate [Moles/volume]", "nmol/L", SWISS),
    ),
    "magnesium_serum": (
        _serum("19123-9", "Magnesium [Mass/volume]", "mg/dL mg/L", MIMIC),
        _serum("2601-3", "Magnesium [Moles/volume]", "mmol/L meq/L", SWISS),
    ),
    "zinc_serum": (_serum("5763-8", "Zinc [Mass/volume]", "ug/dL ug/L mg/L", MIMIC),),
    "creatinine": (
        _serum("2160-0", "Creatinine [Mass/volume]", "mg/dL mg/L", MIMIC),
        _serum("14682-9", "Creatinine [Moles/volume]", "umol/L", SWISS),
    ),
    "egfr": (
        Code(
            "69405-9",  # of any formula: the paper's is not asked
            "Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma "
            "or Blood",
            ("mL/min/{1.73_m2}",),
            LISTS,
            SECONDARY,
        ),
    ),
    "tsh": (_serum("3016-3", "Thyrotropin [Units/volume]", "m[IU]/L u[IU]/mL", MIMIC),),
    "hba1c": (
        Code("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", ("%",), MIMIC),
        Code(
            "59261-8",
            "Hemoglobin A1c/Hemoglobin.total in Blood by IFCC protocol",
            ("mmol/mol",),
            SWISS,
        ),
    ),
    "glucose_fasting": (
        _serum("1558-6", "Fasting glucose [Mass/volume]", "mg/dL g/L", LISTS),
        _serum("14771-0", "Fasting glucose [Moles/volume]", "mmol/L", HL7_SWISS),
    ),
}

# Codes of the same tests that labs print too. They are read and never written.
ALSO = {
    "20567-4": "ferritin",  # by immunoassay; by memory, not seen with its name
    "24373-3": "ferritin",  # in blood; by memory, not seen with its name
    "30428-7": "mcv",  # without the method; these three in a hospital's file
    "11580-8": "tsh",  # with a detection limit of 0.005 mU/L or less
    "1989-3": "vitamin_d_25oh",  # 25-hydroxyvitamin D3 alone
}

# Pairs for which no code was found together with its name: they leave with a code of our own.
WITHOUT = frozenset({("zinc_serum", "umol/L")})


NUMBERS = ALSO | {code.number: test for test, codes in CODES.items() for code in codes}


def code_of(test: str, ucum: str) -> Code | None:
    """The code of a test of the catalogue in a unit; `None` where none is known."""
    return next((code for code in CODES.get(test, ()) if ucum in code.units), None)


def test_of(number: str) -> str:
    """The key of the test that a LOINC number is about; empty where none of the catalogue is."""
    return NUMBERS.get(number, "")
