"""Results with only the answers that matter."""

from datetime import date
from decimal import Decimal
from itertools import count

from journal.labs.catalogue import BY_KEY, own
from journal.labs.result import Result

DAY = date(2026, 3, 3)
numbers = count(1)


def named(name, value, unit="", taken_on=DAY, **answers):
    """A result of a test that is not in the catalogue."""
    test = own(name, unit)
    return Result(next(numbers), test, "", Decimal(str(value)), test.units[0], taken_on, **answers)


def result(test, value, unit=None, taken_on=DAY, **answers):
    """`value` may carry a comparator: "<5"."""
    known = BY_KEY[test]
    for name in ("range_low", "range_high"):
        if name in answers:
            answers[name] = Decimal(answers[name])
    text = str(value)
    comparator = text[0] if text[0] in "<≤>≥" else ""
    figure = Decimal(text.removeprefix(comparator))
    chosen = known.unit(unit) if unit else known.units[0]
    return Result(next(numbers), known, comparator, figure, chosen, taken_on, **answers)
