"""The blood tests this journal knows, as data: codes, units, bounds for a slip, facts.

Units, factors and codes were rechecked by calculation; each carries how sure
it is. No range of any laboratory is here: only the one printed on the person's own report
counts.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from journal.labs.units import Unit, per_first


class Certainty(Enum):
    """How far a fact was followed."""

    SEEN = "seen in the source"
    SECONDARY = "seen in a secondary source"
    GENERAL = "general knowledge, to be reviewed"


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence, the same for everybody, with where it is from."""

    text: str
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A value that guidelines name, in the test's first unit; `note` says what it depends on."""

    value: Decimal
    source: str
    certainty: Certainty
    note: str = ""


@dataclass(frozen=True, slots=True)
class LabTest:
    """One blood test. `units[0]` is the first unit, `us` and `metric` index what is shown.

    `least` and `most` bound what is likely in the first unit: outside, the page asks.
    """

    key: str
    name: str
    loinc: str
    loinc_certainty: Certainty
    units: tuple[Unit, ...]
    least: str
    most: str
    metric: int = 0
    us: int = 0
    facts: tuple[Fact, ...] = ()
    line: ReferenceLine | None = None
    conversion_certainty: Certainty = Certainty.SEEN

    @property
    def listed(self) -> bool:
        """Whether it is one of this catalogue, not one that somebody named."""
        return self.key != OWN

    def unit(self, ucum: str) -> Unit:
        """The unit of this code; KeyError when the test is not given in it."""
        return {unit.ucum: unit for unit in self.units}[ucum]

    def shown(self, system: str) -> Unit:
        """The unit for somebody who prefers "us" or "metric" units."""
        return self.units[self.us if system == "us" else self.metric]


OWN = "own"  # the key of every test that somebody named
SEEN, SECONDARY, GENERAL = Certainty.SEEN, Certainty.SECONDARY, Certainty.GENERAL
AASM = "AASM guideline 2025, J Clin Sleep Med 21:137–152, doi 10.5664/jcsm.11390"
IRLSSG = "IRLSSG iron task force 2018, Sleep Med 41:27–44"
BASE = "not yet checked against a publication"


def _known(text: str) -> Fact:
    return Fact(text, BASE, GENERAL)


FERRITIN = LabTest(
    "ferritin", "Ferritin", "2276-4", SEEN,
    (Unit("ng/mL", "ng/mL"), Unit("ug/L", "µg/L"), per_first("pmol/L", "pmol/L", "2.247")),
    "1", "10000", metric=1,
    facts=(
        _known("Ferritin rises with infection, inflammation, liver disease and alcohol, "
               "so iron stores can be smaller than it suggests."),
        Fact("The guideline itself says that its point has not been tested in studies.",
             AASM, SEEN),
    ),
    line=ReferenceLine(
        Decimal(75), f"{AASM}; {IRLSSG}", SEEN,
        "Makers of ferritin tests measure differently: in the same 116 samples 75 µg/L by one "
        "(Beckman) was 121 by another (Roche).",
    ),
)  # fmt: skip

TSAT = LabTest(
    "tsat", "Transferrin saturation", "2502-3", SEEN,
    (Unit("%", "%"), Unit("{fraction}", "as a fraction (0.20)", Fraction(100), places=3)),
    "1", "100",
    facts=(
        _known("It changes over the day and after meals, so morning values compare best."),
        Fact("The guideline itself says that its point has not been tested in studies.",
             AASM, SEEN),
    ),
    line=ReferenceLine(Decimal(20), AASM, SEEN),
)  # fmt: skip

IRON = LabTest(
    "iron", "Iron in serum", "2498-4", SEEN,
    (Unit("ug/dL", "µg/dL"), per_first("umol/L", "µmol/L", "0.1791")),
    "1", "1000", metric=1,
    facts=(_known("It swings with the time of day and with meals; alone it says little."),),
)  # fmt: skip

TIBC = LabTest(
    "tibc", "Total iron-binding capacity", "2500-7", SEEN,
    (Unit("ug/dL", "µg/dL"), per_first("umol/L", "µmol/L", "0.1791")),
    "50", "1000", metric=1,
    facts=(_known("It is higher when stores are small, in pregnancy and with the pill."),),
)  # fmt: skip

TRANSFERRIN = LabTest(
    "transferrin", "Transferrin", "3034-6", SEEN,
    (Unit("mg/dL", "mg/dL"), Unit("g/L", "g/L", Fraction(100), places=2)),
    "30", "800", metric=1,
)  # fmt: skip

HAEMOGLOBIN = LabTest(
    "hemoglobin", "Haemoglobin", "718-7", SEEN,
    (Unit("g/dL", "g/dL"), per_first("g/L", "g/L", "10"),
     per_first("mmol/L", "mmol/L", "0.6206")),
    "2", "25", metric=1,
    facts=(Fact("Iron stores can be small long before haemoglobin changes.", AASM, GENERAL),),
)  # fmt: skip

MCV = LabTest("mcv", "Mean cell volume (MCV)", "787-2", SEEN, (Unit("fL", "fL"),), "40", "160")

CRP = LabTest(
    "crp", "C-reactive protein (CRP)", "1988-5", SEEN,
    (Unit("mg/L", "mg/L"), Unit("mg/dL", "mg/dL", Fraction(10), places=2)),
    "0", "600",
    facts=(_known("When it is high, ferritin may read higher than the stores are."),),
)  # fmt: skip

VITAMIN_D = LabTest(
    "vitamin_d_25oh", "Vitamin D (25-OH)", "62292-8", SECONDARY,
    (Unit("ng/mL", "ng/mL"), per_first("nmol/L", "nmol/L", "2.496")),
    "1", "250", metric=1,
    facts=(_known("No guideline names a point for RLS."),),
)  # fmt: skip

VITAMIN_B12 = LabTest(
    "vitamin_b12", "Vitamin B12", "2132-9", SEEN,
    (Unit("pg/mL", "pg/mL", places=0), Unit("ng/L", "ng/L", places=0),
     per_first("pmol/L", "pmol/L", "0.7378", places=0)),
    "20", "20000", metric=2,
    facts=(_known("Supplements raise it; folic acid can hide a lack of it in blood counts."),),
)  # fmt: skip

FOLATE = LabTest(
    "folate_serum", "Folate in serum", "2284-8", SEEN,
    (Unit("ng/mL", "ng/mL"), Unit("ug/L", "µg/L"), per_first("nmol/L", "nmol/L", "2.266")),
    "0.2", "100", metric=2, conversion_certainty=GENERAL,
)  # fmt: skip

MAGNESIUM = LabTest(
    "magnesium_serum", "Magnesium in serum", "19123-9", SEEN,
    (Unit("mg/dL", "mg/dL"), per_first("mmol/L", "mmol/L", "0.4114", places=2),
     per_first("meq/L", "mEq/L", "0.8229", places=2)),
    "0.3", "12", metric=1,
    facts=(_known("Less than 1 % of the body’s magnesium is in serum, so it says little "
                  "about stores."),),
)  # fmt: skip

ZINC = LabTest(
    "zinc_serum", "Zinc in serum", "5763-8", SEEN,
    (Unit("ug/dL", "µg/dL"), Unit("umol/L", "µmol/L", Fraction("6.54"))),
    "5", "500", metric=1, conversion_certainty=GENERAL,
)  # fmt: skip

CREATININE = LabTest(
    "creatinine", "Creatinine", "2160-0", SEEN,
    (Unit("mg/dL", "mg/dL", places=2), per_first("umol/L", "µmol/L", "88.4", places=0)),
    "0.1", "25", metric=1,
    facts=(_known("Kidney disease is one of the causes of RLS that a clinician looks for."),),
)  # fmt: skip

EGFR = LabTest(
    "egfr", "eGFR", "98979-8", SECONDARY,
    (Unit("mL/min/{1.73_m2}", "mL/min/1.73 m²"),), "1", "200",
)  # fmt: skip

TSH = LabTest(
    "tsh", "TSH", "3016-3", SEEN,
    (Unit("m[IU]/L", "mIU/L", places=2), Unit("u[IU]/mL", "µIU/mL", places=2)),
    "0.001", "200", us=1,
)  # fmt: skip

HBA1C = LabTest(
    "hba1c", "HbA1c", "4548-4", SEEN,
    (Unit("%", "%"),
     Unit("mmol/mol", "mmol/mol", Fraction("0.09148"), Fraction("2.152"), places=0)),
    "3", "20", metric=1, conversion_certainty=GENERAL,
    facts=(_known("A lack of iron, and iron taken for it, can shift HbA1c."),),
)  # fmt: skip

GLUCOSE = LabTest(
    "glucose_fasting", "Glucose, fasting", "1558-6", GENERAL,
    (Unit("mg/dL", "mg/dL", places=0), per_first("mmol/L", "mmol/L", "0.0555")),
    "20", "1000", metric=1,
)  # fmt: skip

GROUPS = (
    ("Iron", (FERRITIN, TSAT, IRON, TIBC, TRANSFERRIN, HAEMOGLOBIN, MCV, CRP)),
    ("Vitamins and minerals", (VITAMIN_D, VITAMIN_B12, FOLATE, MAGNESIUM, ZINC)),
    ("Kidneys, thyroid, sugar", (CREATININE, EGFR, TSH, HBA1C, GLUCOSE)),
)
BY_KEY = {test.key: test for _, tests in GROUPS for test in tests}
IRON_TESTS = frozenset({"ferritin", "tsat", "iron", "tibc", "transferrin"})


def own(name: str, unit: str) -> LabTest:
    """A test by the name and unit on the person's own report; nothing else is known of it."""
    return LabTest(OWN, name, "", GENERAL, (Unit(unit, unit),), "0", "99999999")


def listed_as(name: str) -> LabTest | None:
    """The test of the catalogue that has this name, if there is one."""
    wanted = name.casefold()
    return next((test for test in BY_KEY.values() if test.name.casefold() == wanted), None)
