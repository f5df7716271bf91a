"""The chart of one test, as JSON for the page's script.

unit     the unit of all numbers, which are those that the table prints, to the digit
step     the last digit of the results: the least by which two can differ
line     the guideline's point, or null
points   oldest first: `day` (ISO), `value`, `said` (the words of the tooltip), `kind`
         ("measured", "limit" for a figure with a sign such as <, "calculated"), `low` and `high`,
         the lab's own range or null
"""
# pure, words

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from config.language import gettext as _
from config.language import percent as percentage
from journal.labs.catalogue import LabTest
from journal.labs.result import Result, Saturation
from journal.labs.units import Unit, decimals, plain, rounded, shown


def chart_data(
    test: LabTest, own: Sequence[Result], derived: Sequence[Saturation], unit: Unit
) -> str:
    """The chart of a test in one unit; empty when there are not two days to join.

    A calculated saturation is drawn only where none was printed.
    """
    points = [_measured(result, unit) for result in own]
    points += [_calculated(saturation) for saturation in derived if not saturation.entered]
    if len({point["day"] for point in points}) < 2:
        return ""
    points.sort(key=lambda point: str(point["day"]))
    line = _number(test.line.value, test.units[0], unit) if test.line else None
    finest = max(decimals(Decimal(str(point["value"]))) for point in points)
    chart = {"unit": unit.label, "step": float(Decimal(1).scaleb(-finest)), "line": line}
    return json.dumps({**chart, "points": points})


def _measured(result: Result, unit: Unit) -> dict[str, Any]:
    return _point(
        result.taken_on,
        _number(result.value, result.unit, unit),
        result.shown_in(unit),
        "limit" if result.comparator else "measured",
        low=_number(result.range_low, result.unit, unit),
        high=_number(result.range_high, result.unit, unit),
    )


def _calculated(saturation: Saturation) -> dict[str, Any]:
    percent = rounded(saturation.percent, 1)
    label = _("{value}, calculated").format(value=percentage(plain(percent)))
    return _point(saturation.taken_on, float(percent), label, "calculated")


def _point(
    day: date,
    value: float | None,
    label: str,
    kind: str,
    low: float | None = None,
    high: float | None = None,
) -> dict[str, Any]:
    return {"day": day.isoformat(), "value": value, "label": label, "kind": kind,
            "low": low, "high": high}  # fmt: skip


def _number(value: Decimal | None, source: Unit, target: Unit) -> float | None:
    return None if value is None else float(shown(value, source, target))
