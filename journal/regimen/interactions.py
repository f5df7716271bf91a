"""Which of the guide's interactions concern two products of one list, found by what they hold."""
# pure

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from journal.guide.interaction import Interaction, Rule
from journal.guide.nutrients import NUTRIENTS
from journal.regimen.medicines import recognise
from journal.regimen.plan import Product
from journal.regimen.spelling import words_in

AT_TABLE = ("coffee_tea", "dairy_bran")
# What a name says of the nutrients inside: ingredients of the list of medicines, and words.
NUTRIENT_OF_INGREDIENT = {"iron": "iron", "magnesium_antacid": "magnesium"}
NUTRIENT_WORDS = {
    "magnesium": set(
        words_in(
            "magnesium magnesio magnesiumcitrat magnesiumoxid magnesiocard magnerot magnolex "
            "magnaspartate magtein mag magne"
        )
    ),
    "zinc": set(words_in("zinc zink zinkorot")),
    "folate": set(words_in("folate folic methylfolate folsaure folique")),
}
NOT_SWALLOWED = frozenset(words_in("bath cream lotion ointment salve"))
STRICTEST = (Rule.NEVER, Rule.FIRST, Rule.APART, Rule.ASK, Rule.NO_HELP)


@dataclass(frozen=True, slots=True)
class Concern:
    """A fact of the guide about a nutrient beside something else."""

    nutrient: str
    fact: Interaction


@dataclass(frozen=True, slots=True)
class Inside:
    """The contents of a product: nutrients written down or named, and listed ingredients."""

    nutrients: frozenset[str]
    ingredients: frozenset[str]


def inside(product: Product) -> Inside:
    """The contents of a product, by its name and the nutrients written down.

    A cream or a bath is not swallowed, so what is in it is not spoken of.
    """
    listed = frozenset(each.key for each in recognise(product.name))
    words = frozenset(words_in(product.name))
    written = {content.nutrient for content in product.contents}
    is_outside = bool(words & NOT_SWALLOWED)
    named = {
        key
        for key, nutrient_words in NUTRIENT_WORDS.items()
        if words & nutrient_words and not is_outside
    }
    of_ingredients = {key for each, key in NUTRIENT_OF_INGREDIENT.items() if each in listed}
    return Inside(frozenset(written | named | of_ingredients), listed)


def concerns(one: Inside, other: Inside) -> Iterator[Concern]:
    """The strictest fact of the guide about each nutrient of one product beside the other."""
    for key in sorted(one.nutrients):
        fitting = [fact for fact in NUTRIENTS[key].interactions if _is_about(fact, other)]
        if fitting:
            yield Concern(key, min(fitting, key=_strictness))


def _is_about(fact: Interaction, other: Inside) -> bool:
    listed = other.ingredients.intersection(fact.partners)
    return fact.rule is not Rule.TOGETHER and bool(
        listed or other.nutrients.intersection(fact.nutrients)
    )


def _strictness(fact: Interaction) -> tuple[int, Decimal]:
    return STRICTEST.index(fact.rule), -max(fact.before or Decimal(0), fact.after or Decimal(0))


def at_table(product: Product) -> Iterator[Concern]:
    """The facts of the guide about a product's nutrients beside food and drink."""
    for key in sorted(inside(product).nutrients):
        for fact in NUTRIENTS[key].interactions:
            if fact.key in AT_TABLE:
                yield Concern(key, fact)
