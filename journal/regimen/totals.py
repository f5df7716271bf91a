"""How much of each nutrient the plan adds up to a day, against reference lines."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from journal.guide.nutrient import Limit, Nutrient
from journal.guide.nutrients import NUTRIENTS
from journal.regimen.doubts import doubts
from journal.regimen.plan import Content, Product, Step


@dataclass(frozen=True, slots=True)
class Part:
    """What one product adds: a mean a day in the nutrient's unit, `None` when it is not known.

    `dose_day` is the amount on a day with a dose; `is_mean` says that the two differ; `doubt`
    is a sentence about what is not sure, or empty.
    """

    product: str
    a_day: Decimal | None
    dose_day: Decimal | None
    is_mean: bool
    as_needed: bool
    prescribed: bool
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """One nutrient over all products that hold it."""

    nutrient: Nutrient
    parts: tuple[Part, ...]
    limit: Limit | None

    @property
    def a_day(self) -> Decimal:
        """The planned mean a day of the parts that are known; as-needed doses stay apart."""
        return sum((part.a_day for part in self.parts if part.a_day is not None), Decimal(0))

    @property
    def is_known(self) -> bool:
        """Whether at least one part can be counted."""
        return any(part.a_day is not None for part in self.parts)

    @property
    def is_complete(self) -> bool:
        """Whether no planned part is missing from the sum."""
        return all(part.a_day is not None or part.as_needed for part in self.parts)

    @property
    def is_mean(self) -> bool:
        """Whether days differ, so that the figure is a mean over days."""
        return any(part.is_mean for part in self.parts)

    @property
    def overlaps(self) -> bool:
        """Whether more than one product holds this nutrient."""
        return len(self.parts) > 1

    @property
    def prescribed(self) -> Decimal:
        """The share of the sum that is marked prescribed."""
        amounts = (p.a_day for p in self.parts if p.prescribed and p.a_day is not None)
        return sum(amounts, Decimal(0))

    @property
    def on_top(self) -> Decimal:
        """The share of the sum that is not marked prescribed."""
        return self.a_day - self.prescribed

    @property
    def all_prescribed(self) -> bool:
        """Whether nothing that holds this nutrient comes without a prescription."""
        return all(part.prescribed for part in self.parts)

    @property
    def above_line(self) -> Decimal | None:
        """How far the sum lies above the limit, whoever chose it; `None` when it does not."""
        if self.limit is None or self.a_day <= self.limit.amount:
            return None
        return self.a_day - self.limit.amount

    @property
    def above_limit(self) -> Decimal | None:
        """The same where something comes on top of what is prescribed; else `None`.

        What a doctor prescribed may lie above the limit on purpose: EFSA 2024 leaves treatment
        under supervision out of its level for iron, not what is added to it.
        """
        return None if self.all_prescribed else self.above_line


def planned(products: Iterable[Product], day: date, authority: str) -> tuple[Total, ...]:
    """The totals of the plan in force on a day against the limits of the "us" or "eu"."""
    parts: dict[str, list[Part]] = {}
    for product in products:
        step = product.step_on(day)
        if step is not None:
            for content in product.held:
                parts.setdefault(content.nutrient, []).append(part_of(product, step, content))
    return tuple(
        Total(nutrient, tuple(parts[nutrient.key]), nutrient.upper_limits[authority])
        for nutrient in NUTRIENTS.values()
        if nutrient.key in parts
    )


def part_of(product: Product, step: Step, content: Content) -> Part:
    """What one content of a product adds while a step of it is in force."""
    dose = content.within(step.amount, step.unit)
    dose_day = None if dose is None else dose * step.doses
    share = step.days_share
    mean = None
    if dose_day is not None and share is not None:
        mean = dose_day * share.numerator / share.denominator
    return Part(
        product=product.name,
        a_day=mean,
        dose_day=dose_day,
        is_mean=share not in {None, 1},
        as_needed=share is None,
        prescribed=product.prescribed is True,
        doubt=doubts(product, step).get(content.nutrient, ""),
    )


def uncounted(products: Iterable[Product], day: date) -> tuple[str, ...]:
    """Supplements in force that name no nutrient and so are in no total."""
    return tuple(
        product.name
        for product in products
        if product.kind == "supplement" and not product.held and product.step_on(day)
    )
