"""Whether a file writes day or month first, told from all of its dates."""
# pure

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

STEP = 3  # days between neighbouring rows of a diary, at most, for an order of dates to be likely
ENOUGH = 5  # such steps
_DATE = re.compile(r"(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)", re.ASCII)


def dates_in(columns: Sequence[Sequence[str]]) -> tuple[str, str]:
    """The order of day and month in all the columns of a file, and an example where it is unclear.

    A number above 12 decides; else, where under one order neighbouring rows are mostly days apart
    and under the other they are not, that one; a point between them is day first.
    """
    pairs = [
        [(int(m[1]), int(m[3]), m[2], m[0], m[4]) for cell in cells if (m := _DATE.match(cell))]
        for cells in columns
    ]
    dates = [each for column in pairs for each in column]
    if not dates:
        return "", ""
    days_first = sum(first > 12 for first, *_ in dates)
    months_first = sum(second > 12 for _, second, *_ in dates)
    if days_first != months_first:
        return ("dmy" if days_first > months_first else "mdy"), ""
    if all(sign == "." for _, _, sign, *_ in dates):
        return "dmy", ""
    steps = {order: sum(_neighbours(column, order) for column in pairs) for order in ("dmy", "mdy")}
    likely = max(steps, key=lambda order: steps[order])
    others = min(steps.values())
    if steps[likely] >= ENOUGH and steps[likely] > 3 * others:
        return likely, ""
    return "", dates[0][3]


def _neighbours(column: Sequence[tuple[int, int, str, str, str]], order: str) -> int:
    """How many neighbouring rows are a few days apart under an order."""
    days = []
    for first, second, _, _, year in column:
        day, month = (first, second) if order == "dmy" else (second, first)
        try:
            days.append(date(int(year) % 100 + 2000, month, day))
        except ValueError:
            continue
    return sum(1 <= abs((after - before).days) <= STEP for before, after in pairwise(days))
