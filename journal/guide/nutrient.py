"""A nutrient of the guide, and the claims that are made about it."""
# pure, words

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from config.language import figure, gettext_noop, percent
from config.language import gettext as _
from journal.guide.facts import Certainty, Claim, Fact
from journal.guide.interaction import Interaction
from journal.guide.translation import translated


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceIntake(Claim):
    """US recommended dietary allowance a day from all sources, for one group of adults.

    `sex` is "female", "male" or None for both; ages are in years, both inside; `stage` is
    "pregnancy", "lactation" or None.
    """

    who: str
    amount: Decimal
    sex: str | None = None
    age_from: int = 19
    age_to: int | None = None
    stage: str | None = None


class Counts(Enum):
    """Which part of what a person takes is compared with a limit."""

    ALL = gettext_noop("food and supplements together")
    SUPPLEMENTS = gettext_noop("supplements and medicines only, not food")
    FOLIC_ACID = gettext_noop("folic acid only, not the folate of food")

    @property
    def words(self) -> str:
        """What is compared, within a sentence."""
        return _(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Claim):
    """The most a day an authority names for adults, what it counts, and why if that was read."""

    amount: Decimal
    counts: Counts
    scope: str
    reason: str
    is_upper_level: bool = True


class LabelCounts(Enum):
    """What an amount beside the name of a form mostly is on labels."""

    NUTRIENT = gettext_noop("the nutrient itself")
    COMPOUND = gettext_noop("the whole compound")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Claim):
    """A salt or form on labels; `elemental_fraction` is None where only the label can say.

    `by_weight` is False where a weight alone cannot tell, since there are two kinds.
    """

    key: str
    name: str
    elemental_fraction: Decimal | None = None
    example: str = ""
    counts_daily: bool = True
    label_counts: LabelCounts = LabelCounts.NUTRIENT
    by_weight: bool = True

    @property
    def elemental_percent(self) -> str:
        """The elemental share as a whole or half percent, empty where it is not known."""
        if self.elemental_fraction is None:
            return ""
        return percent(f"{(self.elemental_fraction * 100).normalize():f}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductForm(Claim):
    """A tablet, capsule or liquid as it is sold: `amount` `unit` of it hold `holds`.

    `holds` is in the unit of its nutrient, `unit` is "mg" or "ml", `form` the key of its form;
    `where` says whose labels or lists say so.
    """

    key: str
    name: str
    made: str
    where: str
    form: str
    amount: Decimal
    unit: str
    holds: Decimal

    @property
    def is_liquid(self) -> bool:
        """Whether it is measured in millilitres and not counted in pieces."""
        return self.unit == "ml"

    @property
    def title(self) -> str:
        """ "Ferrous sulfate 200 mg tablet", "Ferrous sulfate drops 125 mg/mL, 1 mL"."""
        name, amount = translated(self.name), figure(str(self.amount))
        if self.is_liquid:
            return f"{name}, {amount} mL"
        if self.made == "capsule":
            return _("{name} {amount} mg capsule").format(name=name, amount=amount)
        return _("{name} {amount} mg tablet").format(name=name, amount=amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion(Claim):
    """`1 {unit} {substance}` is `factor {into}`."""

    unit: str
    substance: str
    factor: Decimal
    into: str

    @property
    def text(self) -> str:
        """The conversion as it is written on the page."""
        factor = figure(str(self.factor))
        return f"1 {self.unit} {translated(self.substance)} = {factor} {self.into}"


class Rung(Enum):
    """How far the evidence in restless legs goes."""

    GUIDELINE = gettext_noop("Named in RLS guidelines")
    SMALL_TRIALS = gettext_noop("A few small trials, little certainty")
    LINK_ONLY = gettext_noop("A link was seen, no trial was found")
    NO_EFFECT = gettext_noop("Tested against placebo, no effect found")
    NOTHING = gettext_noop("No trial in RLS was found")

    @property
    def words(self) -> str:
        """What the page says of it."""
        return _(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One study, short: how it was done, in how many people, what came out."""

    design: str
    people: int | None
    result: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known about a nutrient in restless legs."""

    rung: Rung
    short: Fact
    summary: tuple[Fact, ...]
    studies: tuple[Study, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nutrient:
    """Everything the guide knows about one nutrient.

    `upper_limits` has the keys "us" and "eu"; `see` are slugs of topics that say more.
    """

    key: str
    slug: str
    name: str
    unit: str
    counted_as: str
    role: tuple[Fact, ...]
    evidence: Evidence
    reference_intakes: tuple[ReferenceIntake, ...]
    upper_limits: Mapping[str, Limit | None]
    forms: tuple[Form, ...]
    products: tuple[ProductForm, ...]
    form_notes: tuple[Fact, ...]
    cautions: tuple[Fact, ...]
    interactions: tuple[Interaction, ...]
    questions: tuple[str, ...]
    food_notes: tuple[Fact, ...]
    limit_notes: tuple[Fact, ...]
    conversions: tuple[Conversion, ...]
    see: tuple[str, ...] = ()

    def claims(self) -> Iterator[Claim]:
        """Everything that needs a source, in the order of the page."""
        yield from self.role
        yield self.evidence.short
        yield from self.evidence.summary
        yield from (study.result for study in self.evidence.studies)
        yield from self.food_notes
        yield from self.reference_intakes
        yield from (limit for limit in self.upper_limits.values() if limit)
        yield from self.limit_notes
        yield from self.form_notes
        yield from self.products
        yield from self.forms
        yield from self.conversions
        yield from self.cautions
        yield from self.interactions

    @property
    def certainty(self) -> Certainty:
        """The certainty of the least certain fact."""
        return max((claim.certainty for claim in self.claims()), key=list(Certainty).index)
