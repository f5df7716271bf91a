"""The page of a nutrient, prepared so that its template has nothing to decide."""
# pure

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from journal.guide import food_table
from journal.guide.evidence import HEIGHTS, StudyLine, cite_studies
from journal.guide.facts import Certainty, Claim, Fact
from journal.guide.foods import FOODS, UPTAKE
from journal.guide.footnotes import Cited, Footnotes, Numbered
from journal.guide.nutrient import Form, Limit, Nutrient, ProductForm, ReferenceIntake


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
        "conversions": tuple(notes.cite(c.text, c) for c in nutrient.conversions),
        "cautions": _all(notes, nutrient.cautions),
        "beside": _beside(notes, nutrient),
    }
    return NutrientPage(nutrient, blocks=table.blocks, sources=notes.listed(), notes=notes, **parts)


def cite_foods(notes: Footnotes, nutrient: Nutrient) -> Cited:
    """Where the amounts in foods are from, and what they can be compared with."""
    full = food_table.full_bar(nutrient)
    text = (
        "Amounts are per serving; the largest daily amount for adults outside pregnancy is "
        f"{number(full)} {nutrient.unit}."
    )
    return notes.cite(text, foods_claim(nutrient))


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
    return f"{amount.normalize():f}"


REGIONS = {"us": "US limit", "eu": "EU limit"}


def _amounts(notes: Footnotes, nutrient: Nutrient) -> tuple[Amount, ...]:
    limits = [limit for limit in nutrient.upper_limits.values() if limit]
    full = max([i.amount for i in nutrient.reference_intakes] + [limit.amount for limit in limits])
    unit = nutrient.unit
    daily = tuple(_daily(notes, i, full, unit) for i in nutrient.reference_intakes)
    return daily + tuple(
        _limit(notes, REGIONS[region], limit, full, unit)
        for region, limit in nutrient.upper_limits.items()
    )


def _daily(notes: Footnotes, intake: ReferenceIntake, full: Decimal, unit: str) -> Amount:
    source = notes.cite("", intake)
    figure = f"{number(intake.amount)} {unit}"
    return Amount("daily", intake.who, figure, _width(intake.amount, full), "", source)


def _limit(notes: Footnotes, label: str, limit: Limit | None, full: Decimal, unit: str) -> Amount:
    if limit is None:
        return Amount("limit", label, "none set", None, "", Cited("", (), "", ""))
    scope = f"{limit.scope}. Reason: {limit.reason}." if limit.reason else f"{limit.scope}."
    name = label if limit.is_upper_level else label.replace("limit", "level")
    source = notes.cite("", limit)
    figure = f"{number(limit.amount)} {unit}"
    return Amount("limit", name, figure, _width(limit.amount, full), scope, source)


def _width(amount: Decimal, full: Decimal) -> Decimal:
    return (100 * amount / full).quantize(Decimal("0.1"))


def _product(notes: Footnotes, sold: ProductForm, unit: str) -> ProductLine:
    return ProductLine(notes.cite(sold.title, sold), sold.where, f"{number(sold.holds)} {unit}")


def _form(notes: Footnotes, form: Form) -> FormLine:
    return FormLine(notes.cite(form.name, form), form.elemental_percent, form.example)


def _beside(notes: Footnotes, nutrient: Nutrient) -> tuple[Beside, ...]:
    return tuple(
        Beside(i.partner, _as_sentences(i.effect), notes.cite(_as_sentences(i.says), i))
        for i in nutrient.interactions
    )


def _as_sentences(text: str) -> str:
    """Phrases of the data as short sentences: "Away from them. No hours are named"."""
    return ". ".join(phrase[:1].upper() + phrase[1:] for phrase in text.split("; "))
