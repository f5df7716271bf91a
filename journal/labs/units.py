"""Units of blood values, and the exact way from one to another.

Every unit of a test knows the straight line to the test's first unit. Numbers are fractions,
so a value that goes there and back is the same value.
"""
# pure, words

import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from config.language import figure, gettext


@dataclass(frozen=True, slots=True)
class Unit:
    """`first = slope * value + shift`, where `first` is the value in the test's first unit.

    `printed` is how reports print it, in English where that is in words (`is_words`).
    """

    ucum: str
    printed: str
    slope: Fraction = Fraction(1)
    shift: Fraction = Fraction(0)
    places: int = 1  # how many decimals a converted value is worth
    also: tuple[str, ...] = ()  # what other reports call it
    is_words: bool = False

    @property
    def label(self) -> str:
        """How it is written beside a value."""
        return gettext(self.printed) if self.is_words else self.printed

    @property
    def spellings(self) -> frozenset[str]:
        """The unit's code and names, without what typing changes."""
        return frozenset(map(spelled, (self.ucum, self.printed, *self.also)))


def per_first(ucum: str, label: str, factor: str, places: int = 1) -> Unit:
    """A unit of which the first unit makes `factor`: 1 ng/mL ferritin is 2.247 pmol/L."""
    return Unit(ucum, label, 1 / Fraction(factor), places=places)


def spelled(text: str) -> str:
    """A unit as it was typed without what means nothing: µg/L, mcg / l and ug/L are one."""
    plainly = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return plainly.replace("μ", "u").replace("mcg", "ug").replace(",", ".")


def convert(value: Decimal | Fraction, source: Unit, target: Unit) -> Fraction:
    """Convert an amount to another unit of the same test, exactly."""
    first = Fraction(value) * source.slope + source.shift
    return (first - target.shift) / target.slope


def rounded(value: Fraction, places: int) -> Decimal:
    """To so many decimals, halves away from zero, as laboratories round."""
    scaled = Decimal(value.numerator * 10**places) / Decimal(value.denominator)
    return scaled.quantize(Decimal(1), ROUND_HALF_UP).scaleb(-places)


def plain(value: Decimal) -> str:
    """Digits without trailing zeros and without exponent: 75, 0.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(value: Decimal, source: Unit, target: Unit) -> Decimal:
    """A value in another unit, to the decimals that are printed.

    In the unit it was entered in, not a digit is touched.
    """
    if source == target:
        return value
    places = target.places
    exact = convert(value, source, target)
    while exact and abs(exact) < Fraction(1, 10**places) * 10 and places < 6:
        places += 1  # a small value keeps two figures that say something
    return rounded(exact, places)


def decimals(value: Decimal) -> int:
    """How many decimals its digits have: 2 of 0.85, none of 75."""
    return len(plain(value).partition(".")[2])


def written(value: Decimal, source: Unit, target: Unit) -> str:
    """A value in another unit as text with that unit: "187.2 nmol/L"."""
    return f"{figure(plain(shown(value, source, target)))} {target.label}".rstrip()
