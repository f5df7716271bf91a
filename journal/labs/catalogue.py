"""The blood tests this journal knows, as data: units, bounds for a slip, facts.

Their LOINC codes are in `loinc`. Units and factors were rechecked by calculation; each carries
how sure it is. No range of any laboratory is here: only the one printed on the person's own
report counts.
"""
# pure, words

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from config.language import gettext, gettext_lazy, list_text
from config.language import gettext_noop as _
from journal.labs.certainty import Certainty
from journal.labs.units import Unit, per_first, spelled


@dataclass(frozen=True, slots=True)
class Fact:
    """An English sentence, the same for everybody, with where it is from."""

    text: str
    source: str
    certainty: Certainty

    @property
    def words(self) -> str:
        """The sentence."""
        return gettext(self.text)

    @property
    def origin(self) -> str:
        """Where it is from."""
        return gettext(self.source)

    @property
    def is_citation(self) -> bool:
        """Whether its source is a publication, which is named in English in every language."""
        return self.source == AASM


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A value that guidelines name, in the test's first unit; `note` says what it depends on,
    in English.
    """

    value: Decimal
    source: str
    certainty: Certainty
    note: str = ""


@dataclass(frozen=True, slots=True)
class LabTest:
    """One blood test. `units[0]` is the first unit, `us` and `metric` index what is shown.

    `name` is the English one, of a test that somebody named theirs; pages show the `label`.

    `least` and `most` bound what is likely in the first unit: outside, the page asks. `usual` is
    where most figures of adults lie, sick ones among them; it serves only to ask whether another
    unit was meant, is shown to nobody and is no range (general knowledge, to be reviewed).
    """

    key: str
    name: str
    units: tuple[Unit, ...]
    least: str
    most: str
    metric: int = 0
    us: int = 0
    usual: tuple[str, str] | None = None
    facts: tuple[Fact, ...] = ()
    line: ReferenceLine | None = None
    conversion_certainty: Certainty = Certainty.SEEN

    @property
    def listed(self) -> bool:
        """Whether it is one of this catalogue, not one that somebody named."""
        return self.key != OWN

    @property
    def label(self) -> str:
        """Its name on the page."""
        return gettext(self.name) if self.listed else self.name

    def unit(self, ucum: str) -> Unit:
        """The unit of this code; KeyError when the test is not given in it."""
        return {unit.ucum: unit for unit in self.units}[ucum]

    def unit_named(self, name: str) -> Unit | None:
        """The unit by its code or by a name that reports print: "mIU/L", "mU/l"."""
        wanted = spelled(name)
        return next((unit for unit in self.units if wanted in unit.spellings), None)

    @property
    def unit_names(self) -> str:
        """The test's units as reports print them: "mIU/L or µIU/mL"."""
        return list_text([unit.label for unit in self.units], "or")

    def shown(self, system: str) -> Unit:
        """The unit for somebody who prefers "us" or "metric" units."""
        return self.units[self.us if system == "us" else self.metric]


OWN = "own"  # the key of every test that somebody named
SEEN, SECONDARY, GENERAL = Certainty.SEEN, Certainty.SECONDARY, Certainty.GENERAL
AASM = "AASM guideline 2025, J Clin Sleep Med 21:137–152, doi 10.5664/jcsm.11390"
IRLSSG = "IRLSSG iron task force 2018, Sleep Med 41:27–44"
BASE = _("not yet checked against a publication")
PER_GRAM = "3.98"  # % saturation for 1 µmol of iron on 1 g of transferrin
DIALYSIS = _(
    "On dialysis the guideline names other lines: ferritin under 200 ng/mL and saturation "
    "under 20 %, both."
)
BY_TRANSFERRIN = _("3.98 × iron in µmol/L ÷ transferrin in g/L")


def _known(text: str) -> Fact:
    return Fact(text, BASE, GENERAL)


FERRITIN = LabTest(
    "ferritin", _("Ferritin"),
    (Unit("ng/mL", "ng/mL"), Unit("ug/L", "µg/L"), per_first("pmol/L", "pmol/L", "2.247")),
    "1", "10000", usual=("5", "1000"), metric=1,
    facts=(
        _known(_("Ferritin rises with infection, inflammation, liver disease and alcohol, "
               "so iron stores can be smaller than it suggests.")),
        Fact(_("The guideline itself says that its line has not been tested in studies."),
             AASM, SEEN),
        Fact(DIALYSIS, AASM, SEEN),
    ),
    line=ReferenceLine(
        Decimal(75), f"{AASM}; {IRLSSG}", SEEN,
        _(
            "Makers of ferritin tests measure differently. In the same 116 samples, 75 µg/L by one "
            "(Beckman) was 121 by another (Roche)."),
    ),
)  # fmt: skip

TSAT = LabTest(
    "tsat", _("Transferrin saturation"),
    (Unit("%", "%"),
     Unit("{fraction}", _("as a fraction (0.20)"), Fraction(100), places=3,
          also=("fraction",), is_words=True)),
    "1", "100", usual=("5", "70"),
    facts=(
        _known(_("It changes over the day and after meals, so morning values compare best.")),
        Fact(_(
            "Where no TIBC is printed it is worked out from transferrin: 3.98 × iron in µmol/L ÷ "
            "transferrin in g/L. Labs use factors from 3.96 to 3.98."),
             _("two atoms of iron a molecule of 79,570 g/mol; labs’ own pages, such as "
                          "Labor Limbach 2017"), SECONDARY),
        Fact(_("The guideline itself says that its line has not been tested in studies."),
             AASM, SEEN),
        Fact(DIALYSIS, AASM, SEEN),
    ),
    line=ReferenceLine(Decimal(20), AASM, SEEN),
)  # fmt: skip

IRON = LabTest(
    "iron", _("Iron in serum"),
    (Unit("ug/dL", "µg/dL"), per_first("umol/L", "µmol/L", "0.1791"),
     per_first("ug/L", "µg/L", "10", places=0)),
    "1", "1000", usual=("30", "250"), metric=1,
    facts=(_known(_("It swings with the time of day and with meals; alone it says little.")),),
)  # fmt: skip

TIBC = LabTest(
    "tibc", _("Total iron-binding capacity"),
    (Unit("ug/dL", "µg/dL"), per_first("umol/L", "µmol/L", "0.1791"),
     per_first("ug/L", "µg/L", "10", places=0)),
    "50", "1000", usual=("150", "600"), metric=1,
    facts=(_known(_("It is higher when stores are small, in pregnancy and with the pill.")),),
)  # fmt: skip

TRANSFERRIN = LabTest(
    "transferrin", _("Transferrin"),
    (Unit("mg/dL", "mg/dL"), Unit("g/L", "g/L", Fraction(100), places=2),
     per_first("umol/L", "µmol/L", "0.1257")),  # 79,570 g/mol
    "30", "800", usual=("120", "450"), metric=1,
)  # fmt: skip

HAEMOGLOBIN = LabTest(
    "hemoglobin", _("Haemoglobin"),
    (Unit("g/dL", "g/dL"), per_first("g/L", "g/L", "10"),
     per_first("mmol/L", "mmol/L", "0.6206")),
    "2", "25", usual=("11", "18.5"), metric=1,
    facts=(Fact(_("Iron stores can be small long before haemoglobin changes."), AASM, GENERAL),),
)  # fmt: skip

MCV = LabTest("mcv", _("Mean cell volume (MCV)"), (Unit("fL", "fL"),), "40", "160")

CRP = LabTest(
    "crp", _("C-reactive protein (CRP)"),
    (Unit("mg/L", "mg/L"), Unit("mg/dL", "mg/dL", Fraction(10), places=2)),
    "0", "600", usual=("0", "100"),
    facts=(_known(_("When it is high, ferritin may read higher than the stores are.")),),
)  # fmt: skip

VITAMIN_D = LabTest(
    "vitamin_d_25oh", _("Vitamin D (25-OH)"),
    (Unit("ng/mL", "ng/mL"), per_first("nmol/L", "nmol/L", "2.496"), Unit("ug/L", "µg/L")),
    "1", "250", usual=("8", "50"), metric=1,
    facts=(_known(_("No guideline names a line for RLS.")),),
)  # fmt: skip

VITAMIN_B12 = LabTest(
    "vitamin_b12", _("Vitamin B12"),
    (Unit("pg/mL", "pg/mL", places=0), Unit("ng/L", "ng/L", places=0),
     per_first("pmol/L", "pmol/L", "0.7378", places=0)),
    "20", "20000", usual=("100", "2000"), metric=2,
    facts=(_known(_("Supplements raise it; folic acid can hide a lack of it in blood counts.")),),
)  # fmt: skip

FOLATE = LabTest(
    "folate_serum", _("Folate in serum"),
    (Unit("ng/mL", "ng/mL"), Unit("ug/L", "µg/L"), per_first("nmol/L", "nmol/L", "2.266")),
    "0.2", "100", usual=("2", "40"), metric=2, conversion_certainty=GENERAL,
)  # fmt: skip

MAGNESIUM = LabTest(
    "magnesium_serum", _("Magnesium in serum"),
    (Unit("mg/dL", "mg/dL"), per_first("mmol/L", "mmol/L", "0.4114", places=2),
     per_first("meq/L", "mEq/L", "0.8229", places=2), per_first("mg/L", "mg/L", "10")),
    "0.3", "12", usual=("1.3", "3"), metric=1,
    facts=(_known(_("Less than 1 % of the body’s magnesium is in serum, so it says little "
                  "about stores.")),),
)  # fmt: skip

ZINC = LabTest(
    "zinc_serum", _("Zinc in serum"),
    (Unit("ug/dL", "µg/dL"), Unit("umol/L", "µmol/L", Fraction("6.54")),
     per_first("ug/L", "µg/L", "10", places=0), Unit("mg/L", "mg/L", Fraction(100), places=2)),
    "5", "500", usual=("40", "180"), metric=1, conversion_certainty=GENERAL,
)  # fmt: skip

CREATININE = LabTest(
    "creatinine", _("Creatinine"),
    (Unit("mg/dL", "mg/dL", places=2), per_first("umol/L", "µmol/L", "88.4", places=0),
     per_first("mg/L", "mg/L", "10")),
    "0.1", "25", usual=("0.3", "5"), metric=1,
    facts=(_known(_("Kidney disease is one of the causes of RLS that a doctor looks for.")),),
)  # fmt: skip

EGFR = LabTest(
    "egfr", _("eGFR"),
    (Unit("mL/min/{1.73_m2}", "mL/min/1.73 m²"),), "1", "200",
)  # fmt: skip

TSH = LabTest(
    "tsh", _("TSH"),
    (Unit("m[IU]/L", "mIU/L", places=2, also=("mU/L",)),
     Unit("u[IU]/mL", "µIU/mL", places=2, also=("µU/mL",))),
    "0.001", "200", us=1,
)  # fmt: skip

HBA1C = LabTest(
    "hba1c", _("HbA1c"),
    (Unit("%", "%"),
     Unit("mmol/mol", "mmol/mol", Fraction("0.09148"), Fraction("2.152"), places=0)),
    "3", "20", usual=("4", "14"), metric=1, conversion_certainty=GENERAL,
    facts=(_known(_("A lack of iron, and iron taken for it, can shift HbA1c.")),),
)  # fmt: skip

GLUCOSE = LabTest(
    "glucose_fasting", _("Glucose, fasting"),
    (Unit("mg/dL", "mg/dL", places=0), per_first("mmol/L", "mmol/L", "0.0555"),
     Unit("g/L", "g/L", Fraction(100), places=2)),
    "20", "1000", usual=("50", "400"), metric=1,
)  # fmt: skip

GROUPS = (
    (gettext_lazy("Iron"), (FERRITIN, TSAT, IRON, TIBC, TRANSFERRIN, HAEMOGLOBIN, MCV, CRP)),
    (gettext_lazy("Vitamins and minerals"), (VITAMIN_D, VITAMIN_B12, FOLATE, MAGNESIUM, ZINC)),
    (gettext_lazy("Kidneys, thyroid, sugar"), (CREATININE, EGFR, TSH, HBA1C, GLUCOSE)),
)
BY_KEY = {test.key: test for _, tests in GROUPS for test in tests}
IRON_TESTS = frozenset({"ferritin", "tsat", "iron", "tibc", "transferrin"})


def own(name: str, unit: str) -> LabTest:
    """A test by the name and unit on the person's own report; nothing else is known of it."""
    return LabTest(OWN, name, (Unit(unit, unit),), "0", "99999999")


def listed_as(name: str) -> LabTest | None:
    """The test of the catalogue that has this name, English or the page's, if there is one."""
    wanted = name.casefold()
    names = ((test, {test.name.casefold(), test.label.casefold()}) for test in BY_KEY.values())
    return next((test for test, own in names if wanted in own), None)
