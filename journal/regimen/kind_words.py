"""What pages and papers say of one product beside its dose: what it holds and of what kind it is.

One sentence for both, so that the regimen page and the doctor's page cannot disagree.
"""
# pure

from journal.regimen.category import Category, Purpose
from journal.regimen.medicine_list import Ingredient, Kind
from journal.regimen.medicines import IRON, OFTEN_FOR_OTHERS, UNKNOWN, is_known, named, recognise
from journal.regimen.plan import Product
from journal.regimen.spelling import words_in

WORDS = {
    Kind.DOPAMINERGIC: "dopaminergic",
    Kind.ALPHA2DELTA: "alpha-2-delta ligand",
    Kind.OPIOID: "opioid",
    Kind.RLS_OTHER: "a medicine also used for RLS",
    Kind.ANTIHISTAMINE: "may aggravate: sedating antihistamine",
    Kind.ANTIDEPRESSANT: "may aggravate: antidepressant",
    Kind.ANTINAUSEA: "may aggravate: anti-nausea medicine",
    Kind.ANTIPSYCHOTIC: "may aggravate: antipsychotic",
    Kind.AGGRAVATING: "may aggravate",
    Kind.IRON_ORAL: "iron",
    Kind.IRON_INFUSION: "iron infusion",
}
FOR = {Purpose.RLS: "for restless legs", Purpose.OTHER: "for something else"}
NOT_SAID = "what it is for is not said"


def in_words(product: Product) -> str:
    """ "sertraline; may aggravate: antidepressant", "opioid; for restless legs" or nothing.

    That a name is iron is said by what it was read as, or by the nutrients written down.
    """
    is_told = bool(product.contents)
    kinds = product.kinds - IRON if is_told or product.category == Category.OTHER else product.kinds
    told = [] if is_told else [read_as(product.name)]
    told += [WORDS[kind] for kind in WORDS if kind in kinds]
    if product.purpose:
        told.append(FOR[Purpose(product.purpose)])
    elif kinds & OFTEN_FOR_OTHERS:
        told.append(NOT_SAID)
    if is_unknown(product):
        told.append(UNKNOWN)
    return "; ".join(filter(None, told))


def read_as(name: str) -> str:
    """The ingredients a name was read as, where it is not plainly their own: "sertraline"."""
    typed = set(words_in(name))
    found = recognise(name)
    if all(set(words_in(each.name)) & typed for each in found):
        return ""
    return named(name)


def notes_on(name: str) -> tuple[Ingredient, ...]:
    """The ingredients of a name that carry a note, such as the exception that bupropion is."""
    return tuple(each for each in recognise(name) if each.note)


def is_unknown(product: Product) -> bool:
    """Whether the list would have spoken and cannot: nobody chose a kind, and no name is known.

    A supplement may be known as one; a medicine has to be listed by name.
    """
    if product.category != Category.OTHER or product.contents:
        return False
    is_listed = bool(recognise(product.name))
    return not (is_listed if product.kind == "medicine" else is_known(product.name))
