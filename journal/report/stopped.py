"""Tried and stopped: what was taken once, how much at most, from when to when, and why not now."""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.regimen.plan import Product
from journal.regimen.plan_page import dose_words
from journal.report.taken import Group, group_of, key_of


@dataclass(frozen=True, slots=True)
class Stopped:
    """One product that is no longer taken."""

    name: str
    group: Group
    highest: str
    first: date | None
    last: date
    reason: str


def stopped(products: Iterable[Product], day: date) -> tuple[Stopped, ...]:
    """What had ended by a day: medicines for RLS first, then the latest end first."""
    ended = [
        _stopped(product, product.last_day)
        for product in products
        if product.last_day is not None and product.has_ended(day)
    ]
    return tuple(sorted(ended, key=lambda s: (s.group, -s.last.toordinal(), key_of(s.name))))


def _stopped(product: Product, last: date) -> Stopped:
    highest = product.highest_dose()
    return Stopped(
        name=product.name,
        group=group_of(product),
        highest=dose_words(highest) if highest else "",
        first=product.since,
        last=last,
        reason=product.reason,
    )
