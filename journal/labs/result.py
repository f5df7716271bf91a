"""One blood result as plain data, and what can be said about it and its neighbours."""
# pure, words

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction

from config.language import figure
from config.language import gettext as _
from journal.labs import catalogue
from journal.labs.catalogue import LabTest
from journal.labs.units import Unit, convert, plain, written

NEAR = timedelta(days=30)  # a CRP this close says something about a ferritin
PER_GRAM = Fraction(catalogue.PER_GRAM)
BELOW, ABOVE = ("<", "≤"), (">", "≥")
ROUNDING = Fraction(3, 2)  # percentage points: figures rounded or cut to whole percents


@dataclass(frozen=True, slots=True)
class Result:
    """As printed: value, range and unit belong together. `None` is "not known"."""

    pk: int
    test: LabTest
    comparator: str
    value: Decimal
    unit: Unit
    taken_on: date
    taken_at: time | None = None
    in_morning: bool | None = None
    fasting: bool | None = None
    iron_paused: bool | None = None
    range_low: Decimal | None = None
    range_high: Decimal | None = None
    laboratory: str = ""
    assay: str = ""
    note: str = ""

    @property
    def morning(self) -> bool | None:
        """Whether the blood was taken before noon: the time says it, else the answer."""
        return self.taken_at.hour < 12 if self.taken_at else self.in_morning

    @property
    def entered(self) -> str:
        """Value and unit as they were entered."""
        return f"{self.comparator}{figure(plain(self.value))} {self.unit.label}".rstrip()

    def shown_in(self, unit: Unit) -> str:
        """Value in another unit of the test."""
        return f"{self.comparator}{written(self.value, self.unit, unit)}"

    @property
    def inside(self) -> bool | None:
        """Whether the value lies in the range its own laboratory printed; None: cannot say."""
        low, high = self.range_low, self.range_high
        if low is None and high is None:
            return None
        if self.comparator in BELOW:
            if low is not None:
                return False if self._is_under(low) else None
            return True if high is not None and self.value <= high else None
        if self.comparator in ABOVE:
            if high is not None:
                return False if self._is_over(high) else None
            return True if low is not None and self.value >= low else None
        return (low is None or self.value >= low) and (high is None or self.value <= high)

    def _is_under(self, low: Decimal) -> bool:
        """Whether a value printed with < or ≤ lies under this end: ≤ 30 may be 30 itself."""
        return self.value < low or (self.value == low and self.comparator == "<")

    def _is_over(self, high: Decimal) -> bool:
        """Whether a value printed with > or ≥ lies above the other end."""
        return self.value > high or (self.value == high and self.comparator == ">")

    @property
    def above_range(self) -> bool:
        """Whether it is known to lie above the range its own laboratory printed."""
        return self.range_high is not None and self.inside is False and (
            self.value > self.range_high or self.comparator in ABOVE
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Saturation:
    """Transferrin saturation worked out from the iron of one day and what can carry it.

    `carrier` is the iron-binding capacity, or transferrin where no capacity was printed.
    """

    taken_on: date
    percent: Fraction
    iron: Result
    carrier: Result
    entered: tuple[Result, ...] = ()

    @property
    def disagrees(self) -> bool:
        """Whether an entered saturation differs by more than rounding explains."""
        first = catalogue.TSAT.units[0]
        return any(
            abs(convert(each.value, each.unit, first) - self.percent) > ROUNDING
            for each in self.entered
            if not each.comparator
        )

    @property
    def by_transferrin(self) -> bool:
        """Whether the saturation was worked out from transferrin."""
        return self.carrier.test is catalogue.TRANSFERRIN

    @property
    def carrier_name(self) -> str:
        """ "TIBC" or "transferrin", for a sentence."""
        return _("transferrin") if self.by_transferrin else _("TIBC")

    @property
    def formula(self) -> str:
        """How it was worked out, in short: "iron ÷ TIBC"."""
        if not self.by_transferrin:
            return _("iron ÷ TIBC")
        return _("iron ÷ transferrin × {factor}").format(factor=figure(catalogue.PER_GRAM))


def saturations(results: Iterable[Result]) -> list[Saturation]:
    """One for each day with one iron and one of what carries it, newest first.

    100 · iron / TIBC; where there is no TIBC, 3.98 · iron (µmol/L) / transferrin (g/L): a molecule
    of transferrin (79,570 g/mol) takes two atoms of iron, so a gram takes 25.1 µmol.
    """
    days: dict[date, dict[str, list[Result]]] = defaultdict(lambda: defaultdict(list))
    for result in results:
        days[result.taken_on][result.test.key].append(result)
    newest_first = []
    for day in sorted(days, reverse=True):
        match days[day]["iron"], days[day]["tibc"] or days[day]["transferrin"]:
            case [iron], [carrier] if carrier.value and not iron.comparator + carrier.comparator:
                percent = _percent(iron, carrier)
                newest_first.append(
                    Saturation(day, percent, iron, carrier, tuple(days[day]["tsat"]))
                )
    return newest_first


def _percent(iron: Result, carrier: Result) -> Fraction:
    if carrier.test is catalogue.TRANSFERRIN:
        return PER_GRAM * _in(iron, "umol/L") / _in(carrier, "g/L")
    return 100 * _in(iron, "ug/dL") / _in(carrier, "ug/dL")


def _in(result: Result, ucum: str) -> Fraction:
    return convert(result.value, result.unit, result.test.unit(ucum))


def inflamed_near(day: date, results: Iterable[Result]) -> Result | None:
    """The CRP above its own laboratory's range that is nearest to a day, 30 days at most."""
    high = [
        each
        for each in results
        if each.test is catalogue.CRP and each.above_range and abs(each.taken_on - day) <= NEAR
    ]
    return min(high, key=lambda each: abs(each.taken_on - day), default=None)
