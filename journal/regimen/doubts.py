"""Sentences about amounts of a product that are not sure: nothing is changed, only asked."""
# pure, words

import re
from dataclasses import replace
from decimal import Decimal

from config.language import gettext as _
from journal.guide.nutrient import ProductForm
from journal.guide.translation import in_a_sentence, translated
from journal.regimen.holding import SAME_WEIGHT, doubt
from journal.regimen.nutrients import NUTRIENT_OF, PRODUCT_FORMS
from journal.regimen.plan import Content, Product, Step, plain
from journal.regimen.spelling import words_in

STRENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*mg\b", re.IGNORECASE)
ALIKE = Decimal("0.15")  # labels and lists differ by so much about one tablet
SPELT = {"sulphate": "sulfate", "gluconat": "gluconate", "fumarat": "fumarate"}


def doubts(product: Product, step: Step) -> dict[str, str]:
    """A sentence by nutrient about what is not sure in one dose of a step."""
    questions = {}
    for content in product.contents:
        doubtful = doubt(_in_one_dose(content, step)) or _unlike_tablet(product.name, content)
        if doubtful:
            please = _("Please look at the label.")
            questions[content.nutrient] = f"{doubtful} {please}"
    return questions


def _in_one_dose(content: Content, step: Step) -> Content:
    amount = content.within(step.amount, step.unit)
    return content if amount is None else replace(content, amount=amount)


def _unlike_tablet(name: str, content: Content) -> str:
    """A question where a tablet of this name and weight is listed with another amount.

    Before, 200 mg of ferrous sulfate counted as 40 mg of iron, wherever they were bought.
    """
    weight = _weight(name, content)
    if content.source or weight is None:
        return ""
    listed = _listed(name, content.nutrient, weight)
    amount = content.amount
    if amount is None or not listed:
        return ""
    if any(abs(s.holds - amount) <= s.holds * ALIKE for s in listed):
        return ""
    nutrient, sold = NUTRIENT_OF[listed[0].key], listed[0]
    return _("Here {amount} of {nutrient} are counted. {product} ({where}) holds {holds}.").format(
        amount=f"{plain(amount)} {nutrient.unit}",
        nutrient=in_a_sentence(nutrient.name),
        product=sold.title,
        where=translated(sold.where),
        holds=f"{plain(sold.holds)} {nutrient.unit}",
    )


def _listed(name: str, nutrient: str, weight: Decimal) -> list[ProductForm]:
    """The tablets and capsules of this weight that a name fits, by all the words it has."""
    words = {SPELT.get(word, word) for word in words_in(name)}
    fitting = [
        sold
        for key, sold in PRODUCT_FORMS.items()
        if NUTRIENT_OF[key].key == nutrient
        and set(words_in(sold.name)) <= words
        and not sold.is_liquid
        and abs(sold.amount - weight) <= SAME_WEIGHT
    ]
    most = max((len(set(words_in(sold.name))) for sold in fitting), default=0)
    return [sold for sold in fitting if len(set(words_in(sold.name))) == most]


def _weight(name: str, content: Content) -> Decimal | None:
    """The weight in mg of the piece that `content` is about, from its dose or its name."""
    if content.per_unit == "mg":
        return content.per_amount
    strength = STRENGTH.search(name)
    if content.per_unit != "tablet" or content.per_amount != 1 or strength is None:
        return None
    return Decimal(strength[1].replace(",", "."))
