"""Results of one test side by side: in one unit, so that a reader can compare the figures.

A value stays as it was printed wherever all of them were printed alike. "45 µg/L" beside
"45 pmol/L" would look like no change, and is a fall to less than half.
"""
# pure

from collections.abc import Iterable
from dataclasses import replace

from journal.labs.result import Result
from journal.labs.units import Unit, shown


def unit_of(result: Result, among: Iterable[Result], system: str) -> Unit:
    """Its own unit where all results of the test have it, else the one of `system`.

    `system` is "metric" or "us". Nothing converts between tests that somebody named.
    """
    units = {each.unit for each in among if each.test is result.test} | {result.unit}
    together = len(units) == 1 or not result.test.listed
    return result.unit if together else result.test.shown(system)


def as_shown(result: Result, unit: Unit) -> Result:
    """A result with value and range in another unit, to the decimals that are shown."""
    if result.unit == unit:
        return result
    low, high = result.range_low, result.range_high
    return replace(
        result,
        unit=unit,
        value=shown(result.value, result.unit, unit),
        range_low=None if low is None else shown(low, result.unit, unit),
        range_high=None if high is None else shown(high, result.unit, unit),
    )
