"""The kind of a product: as the person chose it, else as its name has it."""
# pure, words

from enum import StrEnum

from config.language import gettext_lazy
from journal.regimen.medicine_list import Kind
from journal.regimen.medicines import kinds_of


class Category(StrEnum):
    """The choices for a person. The values are stored, so they stay as they are."""

    OTHER = "other"
    NONE = "none"
    IRON = "iron"
    IRON_INFUSION = "iron_infusion"
    DOPAMINERGIC = "dopaminergic"
    ALPHA2DELTA = "alpha2delta"
    OPIOID = "opioid"
    RLS_OTHER = "rls_other"
    ANTIHISTAMINE = "antihistamine"
    ANTIDEPRESSANT = "antidepressant"
    ANTINAUSEA = "antinausea"
    ANTIPSYCHOTIC = "antipsychotic"
    AGGRAVATING = "aggravating"


LABELS = {
    Category.OTHER: gettext_lazy("As the name says"),
    Category.NONE: gettext_lazy("None of these"),
    Category.IRON: gettext_lazy("Iron by mouth"),
    Category.IRON_INFUSION: gettext_lazy("Iron infusion"),
    Category.DOPAMINERGIC: gettext_lazy("Dopaminergic"),
    Category.ALPHA2DELTA: gettext_lazy("Alpha-2-delta ligand"),
    Category.OPIOID: gettext_lazy("Opioid"),
    Category.RLS_OTHER: gettext_lazy("Other medicine used for RLS"),
    Category.ANTIHISTAMINE: gettext_lazy("May aggravate: sedating antihistamine"),
    Category.ANTIDEPRESSANT: gettext_lazy("May aggravate: antidepressant"),
    Category.ANTINAUSEA: gettext_lazy("May aggravate: anti-nausea"),
    Category.ANTIPSYCHOTIC: gettext_lazy("May aggravate: antipsychotic"),
    Category.AGGRAVATING: gettext_lazy("May aggravate: other"),
}


# Groups that leave open whether something is a medicine; every other one says that it is.
MAY_BE_NO_MEDICINE = (Category.OTHER, Category.NONE, Category.IRON)


class Purpose(StrEnum):
    """The purpose of a medicine, as the person chose it."""

    NOT_ANSWERED = ""
    RLS = "rls"
    OTHER = "other"


PURPOSES = {
    Purpose.RLS: gettext_lazy("Restless legs"),
    Purpose.OTHER: gettext_lazy("Something else"),
}


def kinds_chosen(category: str, name: str) -> frozenset[Kind]:
    """The kinds a person chose, or those of the name; `category` is a value of `Category`."""
    match Category(category):
        case Category.OTHER:
            return kinds_of(name)
        case Category.NONE:
            return frozenset()
        case Category.IRON:
            return frozenset({Kind.IRON_ORAL})
        case chosen:
            return frozenset({Kind(chosen.value)})
