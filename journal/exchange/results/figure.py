"""What an observation measured: the figure as it is written, its unit, and the lab's own range."""
# pure, words

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from config.language import gettext as _
from config.language import list_text
from journal.exchange.problem import Remark, quoted
from journal.exchange.record import Refused
from journal.exchange.results.resources import Resource, listed, part, text
from journal.labs import printed_figure
from journal.labs.catalogue import LabTest
from journal.labs.units import Unit, plain

COMPARATORS = {"": "", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_IN_WORDS = re.compile(r"([<>≤≥]=?\s*|)(\d[\d.,]*)\s*(\D.*|)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its sign, in a unit of its test."""

    comparator: str
    value: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class Range:
    """The lab's own range, an end `None` where it is open; `doubt` says why there is none."""

    low: Decimal | None = None
    high: Decimal | None = None
    doubt: Remark | None = None


def figure(observation: Resource, test: LabTest) -> Figure:
    """The figure of an observation; raises `Refused` where there is none that can be kept."""
    quantity = part(observation, "valueQuantity")
    sign, number = text(quantity, "comparator"), quantity.get("value")
    names = [text(quantity, "code"), text(quantity, "unit")]
    if number is None:
        sign, number, names = _in_words(observation)
    if sign not in COMPARATORS:
        raise Refused(
            _("{name} has a sign before its figure that is not known: {sign}."), sign=quoted(sign)
        )
    try:
        typed, value = printed_figure.read(sign + _digits(number))
    except ValueError as error:
        raise Refused(_("{name} has a figure that cannot be kept. {error}"), error=error) from error
    return Figure(typed, value, _unit(test, names))


def _digits(number: Any) -> str:
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        raise Refused(_("{name} has a figure that is no number."))
    return plain(Decimal(number))


def _in_words(observation: Resource) -> tuple[str, Any, list[str]]:
    """Sign, number and unit of a figure that is written as text: "<5 ng/mL"."""
    words = text(observation, "valueString")
    parts = _IN_WORDS.fullmatch(words)
    if parts is None:
        if words:
            raise Refused(_("{name} is {words}, no figure."), words=quoted(words))
        raise Refused(_("{name} has no figure."))
    try:
        sign, value = printed_figure.read(parts[1] + parts[2])
    except ValueError as error:
        raise Refused(_("{name} has a figure that cannot be kept. {error}"), error=error) from error
    coded = {sign: code for code, sign in COMPARATORS.items()}
    return coded[sign], value, [parts[3].strip()]


def _unit(test: LabTest, names: list[str]) -> Unit:
    """The unit by its code or its name; they may spell it in two ways but not mean two."""
    units = {unit for name in names if name and (unit := test.unit_named(name))}
    if len({(unit.slope, unit.shift) for unit in units}) > 1:
        both = list_text(map(quoted, names))
        raise Refused(
            _("{name} has two units, {both}. Please enter it by hand, as on the paper."), both=both
        )
    for name in names:
        if name and (unit := test.unit_named(name)):
            return unit
    unit_name = next(filter(None, reversed(names)), "")
    if not unit_name:
        raise Refused(
            _("{name} has no unit. {test} is given in {unit_names}."),
            test=test.name,
            unit_names=test.unit_names,
        )
    raise Refused(
        _("{name} is in {unit_name}. {test} is given in {unit_names}."),
        unit_name=quoted(unit_name),
        test=test.name,
        unit_names=test.unit_names,
    )


def range_of(observation: Resource, test: LabTest, unit: Unit) -> Range:
    """The range that the lab printed, in the figure's own unit; from 0 to 0 is none."""
    for each in listed(observation, "referenceRange"):
        ends = [part(each, "low"), part(each, "high")]
        low, high = (_end(end.get("value")) for end in ends)
        if (not low and not high) or not _is_usual(each):
            continue
        if any(not _same_unit(end, test, unit) for end in ends):
            words = _("{name} has a range in another unit than its figure. The range stays out.")
            return Range(doubt=Remark(words))
        if low is not None and high is not None and low > high:
            words = _("{name} has a range that ends below its start. The range stays out.")
            return Range(doubt=Remark(words))
        return Range(low, high)
    return Range()


def _end(value: Any) -> Decimal | None:
    """An end of a range, within what can be kept."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    try:
        return printed_figure.read(plain(Decimal(value)))[1]
    except ValueError:
        return None


def _is_usual(each: Resource) -> bool:
    """Whether a range is the usual one, not that of a treatment or a stage of pregnancy."""
    codes = {text(code, "code") for code in listed(part(each, "type"), "coding")}
    return not codes or bool(codes & {"normal", "N"})


def _same_unit(end: Resource, test: LabTest, unit: Unit) -> bool:
    names = [name for name in (text(end, "code"), text(end, "unit")) if name]
    return not names or unit in {test.unit_named(name) for name in names}
