"""Slips of a figure or of its unit: what to ask before a result is believed.

8.4 can be haemoglobin in mmol/L, where it is common, or in g/dL, where it is rare: the same digits
say two things. Nothing is changed here; the person looks at the paper and corrects it or says yes.
"""
# pure, words

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from config.language import figure, list_text
from config.language import gettext as _
from journal.labs.catalogue import LabTest
from journal.labs.result import ABOVE, BELOW, Result
from journal.labs.units import Unit, convert, plain, rounded

SHIFTS = (Fraction(1000), Fraction(1, 1000))  # a point for a separator of thousands, and back


def question(result: Result) -> str:
    """The question about a result; empty when there is nothing to ask."""
    test, unit, value = result.test, result.unit, result.value
    if not _lies(test, unit, value, (test.least, test.most)):
        return _far(test, unit, value)
    if _explained(result):
        return ""
    others = [each for each in test.units if _lies(test, each, value, test.usual)]
    if not others:
        return ""
    meant = _either(value, others)
    words = _("Few results are {value}, many are {meant}. Did you mean {meant}?")
    return words.format(value=_with_unit(value, unit), meant=meant)


def _explained(result: Result) -> bool:
    """Whether a figure is usual in its unit, or beyond what was measured, or in a unit that the
    lab's own range bears out."""
    test, unit, usual = result.test, result.unit, result.test.usual
    if usual is None or _lies(test, unit, result.value, usual):
        return True
    first = convert(result.value, unit, test.units[0])
    if result.comparator in (BELOW if first < Fraction(usual[0]) else ABOVE):
        return True
    ends = [end for end in (result.range_low, result.range_high) if end]
    return bool(ends) and all(_lies(test, unit, end, usual) for end in ends)


def _far(test: LabTest, unit: Unit, value: Decimal) -> str:
    """The question about a value that is hardly ever seen: another unit, or a lost point?"""
    far = _with_unit(value, unit)
    asking = _("{value} is far from what labs usually print. Did you mean {meant}?")
    bounds = test.least, test.most
    possible = [each for each in test.units if _lies(test, each, value, bounds)]
    usual = [each for each in possible if _lies(test, each, value, test.usual)]
    if possible:
        return asking.format(value=far, meant=_either(value, usual or possible))
    for meant in _shifted(value):
        if _lies(test, unit, meant, bounds):
            return asking.format(value=far, meant=_with_unit(meant, unit))
    return _(
        "{value} is far from what labs usually print. Please compare the decimal point and the "
        "unit with the paper."
    ).format(value=far)


def _shifted(value: Decimal) -> Iterator[Decimal]:
    return (rounded(Fraction(value) * factor, 4) for factor in SHIFTS)


def _lies(test: LabTest, unit: Unit, value: Decimal, span: tuple[str, str] | None) -> bool:
    """Whether a figure in this unit lies in a span of the first unit."""
    if span is None:
        return False
    low, high = map(Fraction, span)
    return low <= convert(value, unit, test.units[0]) <= high


def _either(value: Decimal, units: list[Unit]) -> str:
    return list_text([_with_unit(value, unit) for unit in units], "or")


def _with_unit(value: Decimal, unit: Unit) -> str:
    return f"{figure(plain(value))} {unit.label}"
