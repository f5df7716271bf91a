"""Units and elemental amounts: from what a label says to what reference lines count.

Amounts are kept in the nutrient's own unit as the limits count them: iron, magnesium and zinc
as the element, folate as folic acid, not as dietary folate equivalents (DFE).
"""
# pure

from dataclasses import dataclass
from decimal import Decimal

from journal.guide.nutrient import LabelCounts, Nutrient, ProductForm
from journal.guide.nutrients import NUTRIENTS

MICROGRAMS_IN_MG = 1000
IU_IN_MICROGRAM = 40  # vitamin D
DFE_IN_FOLIC_ACID = Decimal("1.7")  # folic acid taken with food (NBK114316)
UNIT_KEYS = {"mg": "mg", "µg": "ug"}


@dataclass(frozen=True, slots=True)
class Salt:
    """A compound and the fraction of its weight that is the nutrient itself.

    `label_counts` is what an amount beside its name mostly is; `by_weight` is False where two
    kinds of it are sold, so that a weight alone cannot tell.
    """

    nutrient: Nutrient
    name: str
    fraction: Decimal
    label_counts: LabelCounts
    by_weight: bool


SALTS = {
    form.key: Salt(nutrient, form.name, form.elemental_fraction, form.label_counts, form.by_weight)
    for nutrient in NUTRIENTS.values()
    for form in nutrient.forms
    if form.elemental_fraction is not None and form.counts_daily
}

PRODUCT_FORMS: dict[str, ProductForm] = {
    sold.key: sold for nutrient in NUTRIENTS.values() for sold in nutrient.products
}
NUTRIENT_OF: dict[str, Nutrient] = {
    sold.key: nutrient for nutrient in NUTRIENTS.values() for sold in nutrient.products
}


def nutrient_of(what: str) -> Nutrient:
    """The nutrient of a key that is a nutrient's own, a compound's or a product's."""
    if what in SALTS:
        return SALTS[what].nutrient
    return NUTRIENT_OF.get(what) or NUTRIENTS[what]


def in_unit(amount: Decimal, unit: str, wanted: str) -> Decimal | None:
    """An amount in another unit of the same kind (mg ↔ µg); `None` where none converts it."""
    if unit == wanted:
        return amount
    if (unit, wanted) == ("mg", "ug"):
        return amount * MICROGRAMS_IN_MG
    if (unit, wanted) == ("ug", "mg"):
        return amount / MICROGRAMS_IN_MG
    return None


def of_nutrient(nutrient: Nutrient, amount: Decimal, unit: str) -> Decimal | None:
    """An amount from a label in the nutrient's own unit; `None` where the unit does not fit.

    IU fit vitamin D only, "dfe" (µg of dietary folate equivalents) folate only.
    """
    if unit == "iu":
        return amount / IU_IN_MICROGRAM if nutrient.key == "vitamin_d" else None
    if unit == "dfe":
        return amount / DFE_IN_FOLIC_ACID if nutrient.key == "folate" else None
    return in_unit(amount, unit, UNIT_KEYS[nutrient.unit])


def elemental(salt: str, amount: Decimal) -> Decimal:
    """What of a compound's weight is the element: ferrous sulfate 325 → iron 65."""
    return amount * SALTS[salt].fraction


def daily_span(nutrient: Nutrient) -> tuple[Decimal, Decimal]:
    """The least and most that adults are advised to get a day, pregnancy apart, by sex and age."""
    amounts = [r.amount for r in nutrient.reference_intakes if r.stage is None]
    return min(amounts), max(amounts)
