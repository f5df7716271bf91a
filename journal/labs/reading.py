"""Reading a laboratory figure as people copy it from paper: 12.5, 12,5, < 0.3, ≤ 5, <= 5."""

import re
from decimal import Decimal

DECIMALS, WHOLE = 4, 8  # digits that are stored after and before the point

TYPED = {"<=": "≤", "=<": "≤", ">=": "≥", "=>": "≥"}  # where a keyboard has no ≤
FIGURE = re.compile(r"([<≤>≥]|[<>]=|=[<>]|)\s*(\d+(?:[.,]\d+)?|[.,]\d+)", re.ASCII)
COULD_BE_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)


def read(text: str) -> tuple[str, Decimal]:
    """Comparator ("", "<", "≤", ">" or "≥") and value. ValueError says what to write."""
    found = FIGURE.fullmatch(text.strip())
    if not found:
        raise ValueError("Write the figure as printed, such as 42, 12.5 or <0.3.")
    comparator, digits = found.groups()
    if COULD_BE_THOUSANDS.fullmatch(digits):
        whole, point = digits.replace(",", ""), digits.replace(",", ".")
        raise ValueError(f"The comma can mean two things. Write {whole} or {point}.")
    value = Decimal(digits.replace(",", "."))
    if len(digits.replace(",", ".").partition(".")[2].rstrip("0")) > DECIMALS:
        raise ValueError(f"Write at most {DECIMALS} digits after the point.")
    if value >= 10**WHOLE:
        raise ValueError("That is too large for a blood value. Look at the digits again.")
    return TYPED.get(comparator, comparator), value
