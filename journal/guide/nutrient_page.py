"""The page of a nutrient, prepared so that its template has nothing to decide."""
# pure, words

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from config.language import figure, gettext_lazy
from config.language import gettext as _
from journal.guide import food_table
from journal.guide.evidence import HEIGHTS, StudyLine, cite_studies
from journal.guide.facts import Certainty, Claim, Fact
from journal.guide.foods import FOODS, UPTAKE
from journal.guide.footnotes import Cited, Footnotes, Numbered
from journal.guide.nutrient import Form, Limit, Nutrient, ProductForm, ReferenceIntake
from journal.guide.translation import translated


@dataclass(frozen=True, slots=True)
class Amount:
    """A bar in the picture of amounts: whose, how much, how wide (0–100), what it counts."""

    kind: str
    label: str
    figure: str
    width: Decimal | None
    scope: str
    source: Cited


@dataclass(frozen=True, slots=True)
class FormLine:
    """A form on labels; `share` of the nutrient in it is empty where only the label knows."""

    name: Cited
    share: str
    example: str


@dataclass(frozen=True, slots=True)
class ProductLine:
    """A tablet, capsule or liquid as it is sold, where, and what it holds."""

    title: Cited
    where: str
    holds: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Something the nutrient meets."""

    partner: str
    effect: str
    says: Cited


@dataclass(frozen=True, slots=True)
class NutrientPage:
    """The page of one nutrient."""

    nutrient: Nutrient
    short: Cited
    role: tuple[Cited, ...]
    summary: tuple[Cited, ...]
    studies: tuple[StudyLine, ...]
    amounts: tuple[Amount, ...]
    limit_notes: tuple[Cited, ...]
    food_notes: tuple[Cited, ...]
    blocks: tuple[food_table.Block, ...]
    foods_cited: Cited
    table_notes: tuple[Cited, ...]
    full_bar: str
    form_notes: tuple[Cited, ...]
    products: tuple[ProductLine, ...]
    forms: tuple[FormLine, ...]
    conversions: tuple[Cited, ...]
    cautions: tuple[Cited, ...]
    beside: tuple[Beside, ...]
    sources: tuple[Numbered, ...]
    notes: Footnotes

    @property
    def height(self) -> int:
        """How far the evidence goes, as bars of 4."""
        return HEIGHTS[self.nutrient.evidence.rung]

    @property
    def has_shares(self) -> bool:
        """Whether forms differ in how much of the nutrient they hold, as salts do."""
        return any(form.share for form in self.forms)


def nutrient_page(nutrient: Nutrient) -> NutrientPage:
    """The page of a nutrient; sources are numbered from top to bottom."""
    table = food_table.table(nutrient, food_table.orders(nutrient)[0], short=True)
    notes = Footnotes([*nutrient.claims(), *table.notes])
    parts: dict[str, Any] = {
        "short": _cited(notes, nutrient.evidence.short),
        "role": _all(notes, nutrient.role),
        "summary": _all(notes, nutrient.evidence.summary),
        "studies": cite_studies(notes, nutrient.evidence.studies),
        "amounts": _amounts(notes, nutrient),
        "limit_notes": _all(notes, nutrient.limit_notes),
        "food_notes": _all(notes, nutrient.food_notes),
        "foods_cited": cite_foods(notes, nutrient),
        "table_notes": _all(notes, table.notes),
        "full_bar": number(food_table.full_bar(nutrient)),
        "form_notes": _all(notes, nutrient.form_notes),
        "products": tuple(_product(notes, sold, nutrient.unit) for sold in nutrient.products),
        "forms": tuple(_form(notes, form) for form in nutrient.forms),
        "conversions": tuple(notes.cite(c.text, c, c.substance) for c in nutrient.conversions),
        "cautions": _all(notes, nutrient.cautions),
        "beside": _beside(notes, nutrient),
    }
    return NutrientPage(nutrient, blocks=table.blocks, sources=notes.listed(), notes=notes, **parts)


def cite_foods(notes: Footnotes, nutrient: Nutrient) -> Cited:
    """Where the amounts in foods are from, and what they can be compared with."""
    full = food_table.full_bar(nutrient)
    text = _(
        "Amounts are per serving; the largest daily amount for adults outside pregnancy is "
        "{amount}."
    ).format(amount=f"{number(full)} {nutrient.unit}")
    return notes.cite(text, foods_claim(nutrient), "")


def foods_claim(nutrient: Nutrient) -> Claim:
    """What a table of foods rests on: the database, and the amount its bars are drawn against."""
    full = food_table.full_bar(nutrient)
    parts: list[Claim] = [next(i for i in nutrient.reference_intakes if i.amount == full)]
    parts += FOODS.values()
    if nutrient.key == UPTAKE.nutrient:
        parts.append(UPTAKE)
    return Claim(
        certainty=max((part.certainty for part in parts), key=list(Certainty).index),
        sources=tuple(dict.fromkeys(key for part in reversed(parts) for key in part.sources)),
        last_reviewed=min(part.last_reviewed for part in parts),
    )


def _cited(notes: Footnotes, fact: Fact) -> Cited:
    return notes.cite(fact.text, fact)


def _all(notes: Footnotes, facts: Sequence[Fact]) -> tuple[Cited, ...]:
    return tuple(_cited(notes, fact) for fact in facts)


def number(amount: Decimal) -> str:
    """The amount without trailing zeros."""
    return figure(f"{amount.normalize():f}")


LIMITS = {"us": gettext_lazy("US limit"), "eu": gettext_lazy("EU limit")}
LEVELS = {"us": gettext_lazy("US level"), "eu": gettext_lazy("EU level")}


def _amounts(notes: Footnotes, nutrient: Nutrient) -> tuple[Amount, ...]:
    limits = [limit for limit in nutrient.upper_limits.values() if limit]
    full = max([i.amount for i in nutrient.reference_intakes] + [limit.amount for limit in limits])
    unit = nutrient.unit
    daily = tuple(_daily(notes, i, full, unit) for i in nutrient.reference_intakes)
    return daily + tuple(
        _limit(notes, region, limit, full, unit) for region, limit in nutrient.upper_limits.items()
    )


def _daily(notes: Footnotes, intake: ReferenceIntake, full: Decimal, unit: str) -> Amount:
    source = notes.cite("", intake, intake.who)
    amount = f"{number(intake.amount)} {unit}"
    who = translated(intake.who)
    return Amount("daily", who, amount, _width(intake.amount, full), "", source)


def _limit(notes: Footnotes, region: str, limit: Limit | None, full: Decimal, unit: str) -> Amount:
    if limit is None:
        label = str(LIMITS[region])
        return Amount("limit", label, _("none set"), None, "", Cited("", (), "", ""))
    scope = f"{translated(limit.scope)}."
    if limit.reason:
        scope += " " + _("Reason: {reason}.").format(reason=translated(limit.reason))
    label = str((LIMITS if limit.is_upper_level else LEVELS)[region])
    source = notes.cite("", limit, limit.scope, limit.reason)
    amount = f"{number(limit.amount)} {unit}"
    return Amount("limit", label, amount, _width(limit.amount, full), scope, source)


def _width(amount: Decimal, full: Decimal) -> Decimal:
    return (100 * amount / full).quantize(Decimal("0.1"))


def _product(notes: Footnotes, sold: ProductForm, unit: str) -> ProductLine:
    title = notes.cite(sold.title, sold, sold.name, sold.where)
    return ProductLine(title, translated(sold.where), f"{number(sold.holds)} {unit}")


def _form(notes: Footnotes, form: Form) -> FormLine:
    return FormLine(
        notes.cite(translated(form.name), form, form.name, form.example),
        form.elemental_percent,
        translated(form.example),
    )


def _beside(notes: Footnotes, nutrient: Nutrient) -> tuple[Beside, ...]:
    return tuple(
        Beside(
            translated(i.partner),
            _as_sentences(translated(i.effect)),
            notes.cite(_as_sentences(translated(i.says)), i, i.partner, i.effect, i.says),
        )
        for i in nutrient.interactions
    )


def _as_sentences(text: str) -> str:
    """Phrases of the data as short sentences: "Away from them. No hours are named"."""
    return ". ".join(phrase[:1].upper() + phrase[1:] for phrase in text.split("; "))
