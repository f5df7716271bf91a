"""What one dose holds, from its label: the tablet that was chosen, or an amount.

An amount on a label is the nutrient itself or the weight of the whole compound. Who is not
sure which gets the usual one, and it is marked as guessed.
"""
# pure, words

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from config.language import gettext as _
from journal import rounding
from journal.guide.nutrient import Nutrient, ProductForm
from journal.guide.translation import in_a_sentence, translated
from journal.regimen.nutrients import (
    NUTRIENT_OF,
    PRODUCT_FORMS,
    SALTS,
    Salt,
    elemental,
    in_unit,
    nutrient_of,
    of_nutrient,
)
from journal.regimen.plan import Content, Counted, plain

SAME_WEIGHT = 1  # mg; tablets of 324 and 325 mg are one
SMALLEST_PIECE = Decimal("0.5")
PLACES = 4  # decimals of an amount as it is stored


class MissingAmountError(ValueError):
    """Raised where the amount in a dose cannot be known; the message says what to write."""


class NotYetError(MissingAmountError):
    """Raised where only the amount is missing: the bottle may be in another room."""


@dataclass(frozen=True, slots=True)
class Label:
    """What is on a label: a nutrient, tablet or compound, and its amount in one dose.

    Without an amount the whole dose is meant. `counts` is what the amount is, as the person
    said; unsaid where they are not sure or where nothing is to be asked.
    """

    what: str
    amount: Decimal | None = None
    unit: str = ""
    counts: Counted = Counted.UNSAID


def held(label: Label, dose: Decimal, unit: str) -> Content:
    """What a dose of so much holds by its label; `MissingAmountError` says what is missing."""
    nutrient, source, counted = nutrient_of(label.what), label.what, Counted.UNSAID
    if label.what in PRODUCT_FORMS:
        amount = _of_product(PRODUCT_FORMS[label.what], label, dose, unit)
    elif label.what in SALTS:
        amount, source, counted = _of_compound(label, dose, unit)
    else:
        amount, source = _of_label(nutrient, label, dose, unit), ""
    return Content(nutrient.key, rounding.amount(amount, PLACES), dose, unit, source, counted)


def not_yet(what: str, dose: Decimal, unit: str) -> Content:
    """That a dose holds some of a nutrient, of which the amount is not known yet."""
    source = what if what in SALTS else ""
    return Content(nutrient_of(what).key, None, dose, unit, source)


def held_or_not_yet(what: str, dose: Decimal, unit: str) -> Content:
    """What a dose of something called by its nutrient or compound holds, as far as it tells."""
    try:
        return held(Label(what), dose, unit)
    except MissingAmountError:
        return not_yet(what, dose, unit)


def _of_label(nutrient: Nutrient, label: Label, dose: Decimal, unit: str) -> Decimal:
    """The amount as the label gives it, in the nutrient's own unit."""
    amount, label_unit = (dose, unit) if label.amount is None else (label.amount, label.unit)
    own = of_nutrient(nutrient, amount, label_unit)
    if own is not None:
        return own
    if label.amount is None:
        raise NotYetError(
            _(
                "Please write how much {nutrient} is in one dose: mg, µg or IU, as on the label."
            ).format(nutrient=translated(nutrient.name))
        )
    raise MissingAmountError(
        _(
            "{nutrient} is not measured in this unit. IU is for vitamin D, µg DFE for folate."
        ).format(nutrient=translated(nutrient.name))
    )


def _of_product(sold: ProductForm, label: Label, dose: Decimal, unit: str) -> Decimal:
    """What so many pieces or millilitres of a chosen product hold."""
    nutrient = NUTRIENT_OF[sold.key]
    pieces = _pieces(sold, dose, unit)
    if label.amount is not None:
        own = of_nutrient(nutrient, label.amount, label.unit)
        if own not in {sold.holds * pieces, sold.amount * pieces}:
            raise MissingAmountError(
                _(
                    "{product} holds {amount} of {nutrient}. Leave the amount empty, or choose "
                    "“{choice}”."
                ).format(
                    product=sold.title,
                    amount=f"{plain(sold.holds)} {nutrient.unit}",
                    nutrient=in_a_sentence(nutrient.name),
                    choice=as_counted(nutrient),
                )
            )
    return sold.holds * pieces


def as_counted(nutrient: Nutrient) -> str:
    """The choice of who goes by the label: "Iron: as the label counts it"."""
    return _("{nutrient}: as the label counts it").format(nutrient=translated(nutrient.name))


def _pieces(sold: ProductForm, dose: Decimal, unit: str) -> Decimal:
    """How many of a product one dose is: tablets in halves, a liquid in any amount."""
    same = in_unit(dose, unit, sold.unit)
    if sold.is_liquid:
        if same is None:
            raise MissingAmountError(
                _("This is a liquid. Please write above how many mL one dose is.")
            )
        return same / sold.amount
    if unit == "tablet":
        return dose
    if same is None:
        raise MissingAmountError(_("Please write above how many tablets one dose is, or its mg."))
    pieces = same / sold.amount
    if pieces % SMALLEST_PIECE:
        raise MissingAmountError(
            _(
                "One dose is {dose} mg, but this one has {amount} mg. "
                "Please choose yours, or write above how many tablets one dose is."
            ).format(dose=plain(same), amount=plain(sold.amount))
        )
    return pieces


def _of_compound(label: Label, dose: Decimal, unit: str) -> tuple[Decimal, str, Counted]:
    """The nutrient in an amount of a compound, as what it counts, and what was taken for it."""
    salt = SALTS[label.what]
    own = _of_label(salt.nutrient, label, dose, unit)
    taken_for = label.counts or Counted.GUESSED
    if (label.counts or _usual(salt)) is Counted.NUTRIENT:
        return own, label.what, taken_for
    pieces = dose if unit == "tablet" else Decimal(1)
    same = alike(label.what, own / pieces)
    if same and len({sold.holds for sold in same}) == 1:
        return same[0].holds * pieces, same[0].key, Counted.UNSAID
    if same:
        return same[0].holds * pieces, label.what, Counted.GUESSED
    if not salt.by_weight:
        raise MissingAmountError(_two_kinds(salt))
    return elemental(label.what, own), label.what, taken_for


def _usual(salt: Salt) -> Counted:
    """What an amount beside the name of a compound mostly is."""
    return Counted(salt.label_counts.name.lower())


def alike(form: str, weight: Decimal) -> tuple[ProductForm, ...]:
    """The tablets and capsules of a form that have this weight in mg."""
    return tuple(
        sold
        for sold in PRODUCT_FORMS.values()
        if sold.form == form and not sold.is_liquid and abs(sold.amount - weight) <= SAME_WEIGHT
    )


def _two_kinds(salt: Salt) -> str:
    return _(
        "{compound} is sold in two kinds, so its weight does not show how much {nutrient} it "
        "holds. Please choose your tablet. Or choose “{choice}” and write the {nutrient}."
    ).format(
        compound=translated(salt.name),
        nutrient=in_a_sentence(salt.nutrient.name),
        choice=as_counted(salt.nutrient),
    )


def product_of(content: Content) -> ProductForm | None:
    """The tablet or liquid a content was chosen as, if it is known for its nutrient."""
    sold = PRODUCT_FORMS.get(content.source)
    return sold if sold and NUTRIENT_OF[sold.key].key == content.nutrient else None


def salt_of(content: Content) -> Salt | None:
    """The compound a content was chosen as, if it is known for its nutrient."""
    salt = SALTS.get(content.source)
    return salt if salt and salt.nutrient.key == content.nutrient else None


def typed_amount(content: Content) -> Decimal | None:
    """The amount on the label as it was written down, from what the content holds.

    `None` where that is not known yet.
    """
    amount, salt = content.amount, salt_of(content)
    if salt is None or amount is None:
        return amount
    counted = _usual(salt) if content.counted is Counted.GUESSED else content.counted
    if counted is not Counted.COMPOUND:
        return amount
    if twins := _twins(content):
        return twins[0].amount * amount / twins[0].holds
    return amount / salt.fraction


def doubt(content: Content) -> str:
    """What was guessed about a content, and what else it could be; empty when nothing was."""
    amount, salt, typed = content.amount, salt_of(content), typed_amount(content)
    if content.counted is not Counted.GUESSED or salt is None or amount is None or typed is None:
        return ""
    unit = salt.nutrient.unit
    values = {
        "amount": f"{plain(amount)} {unit}",
        "nutrient": in_a_sentence(salt.nutrient.name),
    }
    if twins := _twins(content):
        first, other = twins
        return _(
            "Guessed: {amount} of {nutrient}, as in {first} ({first_where}). "
            "In {other} ({other_where}) it would be {could}."
        ).format(
            **values,
            first=first.title,
            first_where=translated(first.where),
            other=other.title,
            other_where=translated(other.where),
            could=f"{plain(amount * other.holds / first.holds)} {unit}",
        )
    if _usual(salt) is Counted.NUTRIENT:
        return _(
            "Guessed: the label’s amount is the {nutrient} itself, so {amount} of {nutrient}. "
            "If it is the whole compound, that is about {could}."
        ).format(**values, could=f"{plain(elemental(content.source, amount))} {unit}")
    return _(
        "Guessed: the label’s amount is the whole compound, so about {amount} of {nutrient}. "
        "If it is the {nutrient} itself, that is {could}."
    ).format(**values, could=f"{plain(typed)} {unit}")


def _twins(content: Content) -> tuple[ProductForm, ProductForm] | None:
    """The product that was taken for a guess by weight, and another of the same weight."""
    if SALTS[content.source].by_weight:
        return None
    sold = [s for s in PRODUCT_FORMS.values() if s.form == content.source and not s.is_liquid]
    return next(
        (
            (one, other)
            for one, other in combinations(sold, 2)
            if one.amount == other.amount and one.holds != other.holds
        ),
        None,
    )
