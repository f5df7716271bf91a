"""The plan of a period as lanes beside its nights, and its changes as marks."""
# pure

from collections.abc import Iterable, Iterator
from decimal import Decimal

from journal.clock import DAY, Period
from journal.figures.lanes import Lane, Mark, MarkKind, Stretch
from journal.regimen.events import events
from journal.regimen.nutrients import in_unit
from journal.regimen.plan import Product, Step


def lanes(products: Iterable[Product], period: Period) -> tuple[Lane, ...]:
    """A lane for each product of the period's plan: RLS medicines, other ones, supplements."""
    in_order = sorted(products, key=lambda each: (not each.is_for_rls, each.kind != "medicine"))
    return tuple(shown for each in in_order if (shown := lane(each, period)).stretches)


def lane(product: Product, period: Period) -> Lane:
    """One product over a period; without stretches where the plan does not hold it."""
    return Lane(product.name, product.kind, tuple(_stretches(product, period)))


def _stretches(product: Product, period: Period) -> Iterator[Stretch]:
    over = period.last + DAY
    stopped = product.last_day + DAY if product.last_day else None
    ends = [*(step.first_day for step in product.steps[1:]), stopped or over]
    highest = product.highest_dose()
    for step, end in zip(product.steps, ends, strict=False):
        start, stop = max(step.first_day, period.first), min(end, over)
        if start < stop:
            yield Stretch(
                start=(start - period.first).days,
                stop=(stop - period.first).days,
                dose=step.strength,
                level=_level(step, highest),
                begins=step.first_day in period,
                stops=stop == stopped and stop < over,
            )


def _level(step: Step, highest: Step | None) -> float:
    if step.amount is None or highest is None or highest.amount is None:
        return 1.0
    same = in_unit(step.amount, step.unit, highest.unit)
    most = highest.amount * highest.doses
    return float(min(Decimal(1), same * step.doses / most)) if same is not None and most else 1.0


def changes(products: Iterable[Product], period: Period) -> tuple[Mark, ...]:
    """Every start, new dose and stop of the period, in the order of the days."""
    return tuple(
        Mark(
            (event.day - period.first).days,
            MarkKind.DOSE,
            ": ".join(filter(None, (event.words, event.reason))),
        )
        for event in events(products)
        if event.day in period
    )
