"""Every change of a plan as an event with its day."""
# pure, words

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from config.language import gettext as _
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
        product, before, after = self.product, self.before, self.after
        match self.change:
            case Change.STARTED if after:
                return _("{product} started at {dose}").format(product=product, dose=after)
            case Change.STARTED:
                return _("{product} started").format(product=product)
            case Change.STOPPED if before:
                return _("{product} stopped at {dose}").format(product=product, dose=before)
            case Change.STOPPED:
                return _("{product} stopped").format(product=product)
        return _changed(product, before, after)


def _changed(product: str, before: str, after: str) -> str:
    if before and after:
        return _("{product} changed from {before} to {after}").format(
            product=product, before=before, after=after
        )
    if before:
        return _("{product} changed from {before}").format(product=product, before=before)
    if after:
        return _("{product} changed to {after}").format(product=product, after=after)
    return _("{product} changed").format(product=product)


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
