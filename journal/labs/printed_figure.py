"""Reading a laboratory figure as people copy it from paper: 12.5, 12,5, < 0.3, ≤ 5, <= 5."""
# pure

from decimal import Decimal

from accounts.fields import decimals
from accounts.fields.decimals import NotANumber, TwoReadings
from journal import rounding

DECIMALS, WHOLE = 4, 8  # digits that are stored after and before the point
AS_PRINTED = "Please write the figure as printed, such as 42, 12.5 or <0.3."

# Where a keyboard has no ≤, or a report prints its slanted or its wide form.
TYPED = {"<=": "≤", "=<": "≤", ">=": "≥", "=>": "≥", "⩽": "≤", "⩾": "≥", "＜": "<", "＞": ">"}
SIGNS = (*TYPED, *"<≤>≥")


def read(text: str) -> tuple[str, Decimal]:
    """Comparator ("", "<", "≤", ">" or "≥") and value. ValueError says what to write."""
    tidy = text.strip()
    comparator = next((sign for sign in SIGNS if tidy.startswith(sign)), "")
    try:
        value = decimals.read(tidy.removeprefix(comparator))
    except TwoReadings:
        raise
    except NotANumber as error:
        raise ValueError(AS_PRINTED) from error
    if value.is_signed():
        raise ValueError(AS_PRINTED)
    if value >= 10**WHOLE:
        raise ValueError("That is too large for a blood result. Please look at the digits again.")
    if value != rounding.amount(value, DECIMALS):
        raise ValueError(f"Please write at most {DECIMALS} digits after the point.")
    return TYPED.get(comparator, comparator), value
