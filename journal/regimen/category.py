"""The kind of a product: as the person chose it, else as its name has it."""
# pure

from enum import StrEnum

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
    Category.OTHER: "As the name says",
    Category.NONE: "None of these",
    Category.IRON: "Iron by mouth",
    Category.IRON_INFUSION: "Iron infusion",
    Category.DOPAMINERGIC: "Dopaminergic",
    Category.ALPHA2DELTA: "Alpha-2-delta ligand",
    Category.OPIOID: "Opioid",
    Category.RLS_OTHER: "Other medicine used for RLS",
    Category.ANTIHISTAMINE: "May aggravate: sedating antihistamine",
    Category.ANTIDEPRESSANT: "May aggravate: antidepressant",
    Category.ANTINAUSEA: "May aggravate: anti-nausea",
    Category.ANTIPSYCHOTIC: "May aggravate: antipsychotic",
    Category.AGGRAVATING: "May aggravate: other",
}


# Groups that leave open whether something is a medicine; every other one says that it is.
MAY_BE_NO_MEDICINE = (Category.OTHER, Category.NONE, Category.IRON)


class Purpose(StrEnum):
    """The purpose of a medicine, as the person chose it."""

    NOT_ANSWERED = ""
    RLS = "rls"
    OTHER = "other"


PURPOSES = {Purpose.RLS: "Restless legs", Purpose.OTHER: "Something else"}


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
