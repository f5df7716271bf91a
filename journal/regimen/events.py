"""Every change of a plan as an event with its day."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from journal.regimen.plan import Product


class Change(StrEnum):
    """What happened on that day."""

    STARTED = "started"
    CHANGED = "changed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class DoseEvent:
    """A start, a new dose, or a stop; `before` and `after` are doses such as "325 mg".

    The day of a stop is the last day it was taken.
    """

    day: date
    product: str
    is_for_rls: bool
    change: Change
    before: str
    after: str
    reason: str = ""

    @property
    def words(self) -> str:
        """ "Iron started at 65 mg", "Iron changed from 65 mg to 100 mg", "Iron stopped"."""
        words = [self.product, self.change.value]
        if self.change is Change.CHANGED:
            words += [f"from {self.before}"] * bool(self.before)
            words += [f"to {self.after}"] * bool(self.after)
        elif dose := self.after or self.before:
            words.append(f"at {dose}")
        return " ".join(words)


def events(products: Iterable[Product]) -> list[DoseEvent]:
    """All events in the order of their days."""
    unsorted = [event for product in products for event in _of(product)]
    return sorted(unsorted, key=lambda event: (event.day, event.product.casefold()))


def _of(product: Product) -> Iterable[DoseEvent]:
    if not product.steps:
        return
    first, last = product.steps[0], product.steps[-1]
    name, for_rls = product.name, product.is_for_rls
    if first.since is not None:
        yield DoseEvent(first.since, name, for_rls, Change.STARTED, "", first.strength)
    for earlier, later in pairwise(product.steps):
        doses = earlier.strength, later.strength
        yield DoseEvent(later.first_day, name, for_rls, Change.CHANGED, *doses)
    if product.last_day is not None:
        reason = product.reason
        stopped = Change.STOPPED
        yield DoseEvent(product.last_day, name, for_rls, stopped, last.strength, "", reason)
