"""Which kind of medicine a name belongs to, where that matters for restless legs.

A name list, not a judgement: whoever keeps the journal can choose another kind, and the same
words are shown to everyone. Sources: R = drug-induced RLS, Hoque & Chesson 2010; A = AASM
guideline 2025 (doi 10.5664/jcsm.11390).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from journal.guide.facts import GENERAL, SECONDARY, Certainty


class Category(StrEnum):
    """The kinds of medicine that matter for restless legs."""

    IRON = "iron"
    DOPAMINERGIC = "dopaminergic"
    ALPHA2DELTA = "alpha2delta"
    OPIOID = "opioid"
    ANTIHISTAMINE = "antihistamine"
    ANTIDEPRESSANT = "antidepressant"
    ANTINAUSEA = "antinausea"
    ANTIPSYCHOTIC = "antipsychotic"
    AGGRAVATING = "aggravating"
    OTHER = "other"


LABELS = {
    Category.IRON: "Iron",
    Category.DOPAMINERGIC: "Dopaminergic",
    Category.ALPHA2DELTA: "Alpha-2-delta ligand",
    Category.OPIOID: "Opioid",
    Category.ANTIHISTAMINE: "May aggravate: sedating antihistamine",
    Category.ANTIDEPRESSANT: "May aggravate: antidepressant",
    Category.ANTINAUSEA: "May aggravate: anti-nausea",
    Category.ANTIPSYCHOTIC: "May aggravate: antipsychotic",
    Category.AGGRAVATING: "May aggravate: other",
    Category.OTHER: "Other",
}
MAY_AGGRAVATE = frozenset(
    {
        Category.ANTIHISTAMINE,
        Category.ANTIDEPRESSANT,
        Category.ANTINAUSEA,
        Category.ANTIPSYCHOTIC,
        Category.AGGRAVATING,
    }
)
REVIEW = "Hoque & Chesson 2010, review of drug-induced RLS"
AASM = "AASM guideline 2025, doi 10.5664/jcsm.11390"
COMMON = "Common product names"


@dataclass(frozen=True, slots=True)
class Listing:
    """Names that belong to one kind, and where that is from."""

    category: Category
    names: tuple[str, ...]
    source: str
    certainty: Certainty


# The order matters where a name is in two kinds: promethazine is taken as either.
LISTINGS = (
    Listing(
        Category.IRON,
        ("iron", "ferrous", "ferric"),
        COMMON,
        GENERAL,
    ),
    Listing(
        Category.DOPAMINERGIC,
        ("pramipexole", "ropinirole", "rotigotine", "levodopa", "carbidopa"),
        AASM,
        SECONDARY,
    ),
    Listing(
        Category.DOPAMINERGIC,
        ("mirapex", "sifrol", "requip", "adartrel", "neupro", "sinemet", "madopar", "restex"),
        COMMON,
        GENERAL,
    ),
    Listing(Category.ALPHA2DELTA, ("gabapentin", "pregabalin"), AASM, SECONDARY),
    Listing(Category.ALPHA2DELTA, ("neurontin", "horizant", "lyrica"), COMMON, GENERAL),
    Listing(
        Category.OPIOID,
        (
            "oxycodone",
            "methadone",
            "buprenorphine",
            "tramadol",
            "codeine",
            "morphine",
            "hydrocodone",
            "tilidine",
            "targin",
            "targinact",
        ),
        COMMON,
        GENERAL,
    ),
    Listing(
        Category.ANTIHISTAMINE,
        ("diphenhydramine", "doxylamine", "chlorpheniramine", "hydroxyzine", "promethazine"),
        REVIEW,
        SECONDARY,
    ),
    Listing(
        Category.ANTIHISTAMINE,
        ("benadryl", "zzzquil", "unisom", "nyquil", "nytol", "phenergan"),
        COMMON,
        GENERAL,
    ),
    Listing(
        Category.ANTINAUSEA,
        ("metoclopramide", "prochlorperazine"),
        REVIEW,
        SECONDARY,
    ),
    Listing(
        Category.ANTIPSYCHOTIC,
        ("haloperidol", "olanzapine", "quetiapine", "risperidone"),
        REVIEW,
        SECONDARY,
    ),
    Listing(Category.ANTIDEPRESSANT, ("mirtazapine",), REVIEW, SECONDARY),
    Listing(
        Category.ANTIDEPRESSANT,
        (
            "sertraline",
            "fluoxetine",
            "citalopram",
            "escitalopram",
            "paroxetine",
            "fluvoxamine",
            "venlafaxine",
            "desvenlafaxine",
            "duloxetine",
            "amitriptyline",
            "nortriptyline",
            "clomipramine",
            "imipramine",
            "doxepin",
            "trimipramine",
        ),
        "Members of the classes SSRI, SNRI and tricyclic; classes after Hoque & Chesson 2010",
        GENERAL,
    ),
    Listing(Category.AGGRAVATING, ("lithium",), REVIEW, SECONDARY),
)


def words(name: str) -> frozenset[str]:
    """The words of a product's name, without case."""
    return frozenset(re.findall(r"[^\W\d_]+", name.casefold()))


def listing_of(name: str) -> Listing | None:
    """The first listing with a word of this name."""
    found = words(name)
    return next((listing for listing in LISTINGS if found & set(listing.names)), None)


def category_of(name: str) -> Category:
    """The kind a name suggests; "other" when it is in no list."""
    listing = listing_of(name)
    return listing.category if listing else Category.OTHER


def is_medicine(name: str) -> bool:
    """Whether a name is listed as a medicine; iron may be either."""
    return category_of(name) not in {Category.OTHER, Category.IRON} or "levothyroxine" in words(
        name
    )
