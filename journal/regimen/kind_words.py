"""The words about one product beside its dose: what it holds and of what kind it is.

One sentence for both, so that the regimen page and the doctor's page cannot disagree.
"""
# pure, words

from config.language import Words, gettext_lazy
from journal.guide.translation import translated
from journal.regimen.category import Category, Purpose
from journal.regimen.medicine_list import Ingredient, Kind
from journal.regimen.medicines import IRON, OFTEN_FOR_OTHERS, UNKNOWN, is_known, named, recognise
from journal.regimen.plan import Product
from journal.regimen.spelling import words_in

WORDS = {
    Kind.DOPAMINERGIC: gettext_lazy("dopaminergic"),
    Kind.ALPHA2DELTA: gettext_lazy("alpha-2-delta ligand"),
    Kind.OPIOID: gettext_lazy("opioid"),
    Kind.RLS_OTHER: gettext_lazy("a medicine also used for RLS"),
    Kind.ANTIHISTAMINE: gettext_lazy("may aggravate: sedating antihistamine"),
    Kind.ANTIDEPRESSANT: gettext_lazy("may aggravate: antidepressant"),
    Kind.ANTINAUSEA: gettext_lazy("may aggravate: anti-nausea medicine"),
    Kind.ANTIPSYCHOTIC: gettext_lazy("may aggravate: antipsychotic"),
    Kind.AGGRAVATING: gettext_lazy("may aggravate"),
    Kind.IRON_ORAL: gettext_lazy("iron"),
    Kind.IRON_INFUSION: gettext_lazy("iron infusion"),
}
FOR = {
    Purpose.RLS: gettext_lazy("for restless legs"),
    Purpose.OTHER: gettext_lazy("for something else"),
}
PURPOSE_UNKNOWN = gettext_lazy("what it is for is not said")


def in_words(product: Product) -> str:
    """ "sertraline; may aggravate: antidepressant", "opioid; for restless legs" or nothing.

    That a name is iron is said by what it was read as, or by the nutrients written down.
    """
    has_contents = bool(product.contents)
    kinds = (
        product.kinds - IRON
        if has_contents or product.category == Category.OTHER
        else product.kinds
    )
    parts: list[Words] = [] if has_contents else [read_as(product.name)]
    parts += [WORDS[kind] for kind in WORDS if kind in kinds]
    if product.purpose:
        parts.append(FOR[Purpose(product.purpose)])
    elif kinds & OFTEN_FOR_OTHERS:
        parts.append(PURPOSE_UNKNOWN)
    if is_unknown(product):
        parts.append(UNKNOWN)
    return "; ".join(str(part) for part in parts if part)


def read_as(name: str) -> str:
    """The ingredients a name was read as, where it is not plainly their own: "sertraline"."""
    typed = set(words_in(name))
    ingredients = recognise(name)
    if all(
        typed & {*words_in(each.name), *words_in(translated(each.name))} for each in ingredients
    ):
        return ""
    return named(name)


def notes_on(name: str) -> tuple[Ingredient, ...]:
    """The ingredients of a name that carry a note, such as the exception that bupropion is."""
    return tuple(each for each in recognise(name) if each.note)


def is_unknown(product: Product) -> bool:
    """Whether nothing is known of a product: nobody chose a kind, and the list lacks the name.

    A supplement may be known as one; a medicine has to be listed by name.
    """
    if product.category != Category.OTHER or product.contents:
        return False
    is_listed = bool(recognise(product.name))
    return not (is_listed if product.kind == "medicine" else is_known(product.name))
