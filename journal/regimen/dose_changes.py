"""Before and after a change of what is taken: one definition for every page and for paper.

Before are up to 28 nights that end the night before, after up to 28 nights from the change on.
Each side ends where the same product, or any medicine used for restless legs, changes next:
nights on another dose say nothing about this one. After a stop the new nights begin with the
one after the last dose. Which nights are meant is said wherever a figure of them is.
"""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from journal.clock import DAY, Period
from journal.regimen.events import Change, DoseEvent, events
from journal.regimen.plan import Product

NIGHTS = 28  # at most, on each side


@dataclass(frozen=True, slots=True)
class DoseChange:
    """One change with the nights that are set against each other."""

    event: DoseEvent
    before: Period
    after: Period


def dose_changes(products: Iterable[Product], last: date) -> list[DoseChange]:
    """Every change up to `last`, the latest night that counts, in the order of their nights."""
    every = list(products)
    by_product, cuts = [events([product]) for product in every], medicine_cuts(every)
    changes = [
        _change(event, cuts | set(map(_first_night, own)), last)
        for own in by_product
        for event in own
        if _first_night(event) <= last
    ]
    return sorted(changes, key=lambda each: (each.after.first, each.event.product.casefold()))


def medicine_cuts(products: Iterable[Product]) -> set[date]:
    """The first nights of what is new of each medicine used for restless legs."""
    return {_first_night(event) for event in events(products) if event.is_for_rls}


def nights_before(new: date, cuts: Iterable[date]) -> Period:
    """Up to 28 nights that end the night before `new`, none before the last cut."""
    first = max([new - NIGHTS * DAY, *(day for day in cuts if day < new)])
    return Period(first, new - DAY)


def nights_after(new: date, cuts: Iterable[date], last: date) -> Period:
    """Up to 28 nights from `new` on, none after `last` nor from the next cut on."""
    end = min([new + NIGHTS * DAY, last + DAY, *(day for day in cuts if day > new)])
    return Period(new, end - DAY)


def _first_night(event: DoseEvent) -> date:
    """The first night of what is new."""
    return event.day + DAY if event.change is Change.STOPPED else event.day


def _change(event: DoseEvent, cuts: Iterable[date], last: date) -> DoseChange:
    new, every = _first_night(event), list(cuts)
    return DoseChange(event, nights_before(new, every), nights_after(new, every, last))
