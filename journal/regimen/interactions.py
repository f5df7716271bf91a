"""Which of the guide's interactions concern two products of one list, found by their names."""

from collections.abc import Iterator
from dataclasses import dataclass

from journal.guide.facts import Interaction
from journal.guide.nutrients import NUTRIENTS
from journal.regimen.plan import Product
from journal.regimen.spelling import words_in

QUINOLONES = ("ciprofloxacin", "levofloxacin", "moxifloxacin", "ofloxacin", "norfloxacin")
PROTON_PUMP = ("omeprazole", "pantoprazole", "esomeprazole", "lansoprazole", "rabeprazole")
ANTICONVULSANTS = ("phenytoin", "phenobarbital", "primidone", "carbamazepine")

# The words a product's name is searched for, by the guide's key of the interaction. What is
# not listed (foods, blood tests, gases) is not something a regimen holds.
PARTNERS = {
    "levothyroxine": ("levothyroxine", "thyroxine", "euthyrox", "synthroid", "eltroxin"),
    "levodopa": ("levodopa", "methyldopa", "sinemet", "madopar", "restex"),
    "tetracyclines": ("tetracycline", "doxycycline", "minocycline"),
    "quinolones": QUINOLONES,
    "bisphosphonates": ("alendronate", "alendronic", "risedronate", "ibandronate"),
    "integrase_inhibitors": ("dolutegravir", "bictegravir", "raltegravir"),
    "mycophenolate": ("mycophenolate",),
    "penicillamine": ("penicillamine",),
    "ppi_h2": (*PROTON_PUMP, "famotidine", "cimetidine"),
    "ppi": PROTON_PUMP,
    "antacids_calcium": ("calcium", "antacid", "antacids", "maalox", "rennie", "tums"),
    "gabapentin": ("gabapentin", "neurontin"),
    "gabapentin_enacarbil": ("enacarbil", "horizant", "pregabalin", "lyrica"),
    "diuretics_loop_thiazide": ("furosemide", "torasemide", "bumetanide", "hydrochlorothiazide"),
    "diuretics_k_sparing": ("amiloride", "spironolactone"),
    "thiazides": ("hydrochlorothiazide", "chlorthalidone", "indapamide"),
    "methotrexate": ("methotrexate",),
    "anticonvulsants": (*ANTICONVULSANTS, "valproate", "valproic"),
    "phenytoin_phenobarbital": ("phenytoin", "phenobarbital"),
    "enzyme_inducers": ("phenytoin", "phenobarbital", "carbamazepine", "rifampin", "rifampicin"),
    "sulfasalazine": ("sulfasalazine",),
    "trimethoprim": ("trimethoprim", "pyrimethamine"),
    "fluorouracil": ("fluorouracil", "capecitabine"),
    "digoxin": ("digoxin",),
    "orlistat_resins": ("orlistat", "cholestyramine", "colestyramine"),
    "steroids": ("prednisone", "prednisolone", "dexamethasone"),
    "metformin": ("metformin",),
    "colchicine": ("colchicine",),
    "warfarin": ("warfarin",),
    "isoniazid_cycloserine": ("isoniazid", "cycloserine"),
}
AT_TABLE = ("coffee_tea", "dairy_bran")
NUTRIENT_WORDS = {
    "iron": {"iron", "ferrous", "ferric"},
    "magnesium": {"magnesium"},
    "zinc": {"zinc"},
    "folate": {"folate", "folic", "methylfolate"},
}


@dataclass(frozen=True, slots=True)
class Concern:
    """A fact of the guide about a nutrient beside something else."""

    nutrient: str
    fact: Interaction


def nutrients_in(product: Product) -> frozenset[str]:
    """The nutrients a product holds: those written down, and those its name says."""
    found = frozenset(words_in(product.name))
    written = {content.nutrient for content in product.contents}
    return frozenset(written | {key for key, said in NUTRIENT_WORDS.items() if found & said})


def concerns(one: Product, other: Product) -> Iterator[Concern]:
    """What the guide says of the nutrients of one product beside the other, one fact each.

    Where a name fits two facts, the later one is the more particular.
    """
    named, held = set(words_in(other.name)), nutrients_in(other)
    for key in sorted(nutrients_in(one)):
        fitting = [
            fact
            for fact in NUTRIENTS[key].interactions
            if fact.hours != 0 and (fact.key in held or named & set(PARTNERS.get(fact.key, ())))
        ]
        if fitting:
            yield Concern(key, fitting[-1])


def at_table(product: Product) -> Iterator[Concern]:
    """What the guide says of a product's nutrients beside food and drink."""
    for key in sorted(nutrients_in(product)):
        for fact in NUTRIENTS[key].interactions:
            if fact.key in AT_TABLE:
                yield Concern(key, fact)
