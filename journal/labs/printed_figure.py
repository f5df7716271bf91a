"""Reading a laboratory figure as people copy it from paper: 12.5, 12,5, < 0.3, ≤ 5, <= 5."""
# pure, words

from decimal import Decimal

from accounts.fields import decimals
from accounts.fields.decimals import NotANumber, TwoReadings
from config.language import gettext as _
from config.language import gettext_lazy, ngettext
from journal import rounding

DECIMALS, WHOLE = 4, 8  # digits that are stored after and before the point
AS_PRINTED = gettext_lazy("Please write the figure as printed, such as 42, 12.5 or <0.3.")

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
        raise ValueError(str(AS_PRINTED)) from error
    if value.is_signed():
        raise ValueError(str(AS_PRINTED))
    if value >= 10**WHOLE:
        raise ValueError(
            _("That is too large for a blood result. Please look at the digits again.")
        )
    if value != rounding.amount(value, DECIMALS):
        words = ngettext(
            "Please write at most {count} digit after the point.",
            "Please write at most {count} digits after the point.",
            DECIMALS,
        )
        raise ValueError(words.format(count=DECIMALS))
    return TYPED.get(comparator, comparator), value
