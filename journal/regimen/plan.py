"""What a person plans to take, as plain data."""
# pure, words

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from config.language import Words, gettext_lazy, grouped, ngettext
from config.language import gettext as _
from journal import rounding
from journal.regimen.category import Purpose, kinds_chosen
from journal.regimen.medicine_list import Kind
from journal.regimen.medicines import FOR_RLS, MAY_AGGRAVATE, OFTEN_FOR_OTHERS, recognise
from journal.regimen.nutrients import in_unit

UNIT_WORDS: dict[str, Words] = {
    "mg": "mg",
    "ug": "µg",
    "iu": "IU",
    "ml": "mL",
    "tablet": gettext_lazy("tablet"),
}


class Schedule(StrEnum):
    """On which days a dose is planned."""

    EVENING = "evening"
    MORNING = "morning"
    DAILY = "daily"
    ALTERNATE = "alternate"
    WEEKDAYS = "weekdays"
    AS_NEEDED = "as_needed"


class Counted(StrEnum):
    """What the amount on a label was taken for; guessed where the person could not say."""

    UNSAID = ""
    NUTRIENT = "nutrient"
    COMPOUND = "compound"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Content:
    """So much of a nutrient (in its own unit) in so much of the product: 65 in 325 mg.

    `amount` is None where it is not known yet how much it holds.
    `source` is the tablet or compound it was chosen as, `counted` what the label's amount was
    taken for; both are empty where only the nutrient itself was written down.
    """

    nutrient: str
    amount: Decimal | None
    per_amount: Decimal
    per_unit: str
    source: str = ""
    counted: Counted = Counted.UNSAID

    @property
    def remark(self) -> str:
        """ " (guessed)" beside an amount that was guessed, else nothing."""
        return f" {_('(guessed)')}" if self.counted is Counted.GUESSED else ""

    def within(self, amount: Decimal | None, unit: str) -> Decimal | None:
        """The nutrient in so much of the product; `None` when that cannot be told."""
        same = None if amount is None else in_unit(amount, unit, self.per_unit)
        if same is None or self.amount is None:
            return None
        return self.amount * same / self.per_amount


@dataclass(frozen=True, slots=True)
class Step:
    """What is taken from a day on: the amount of one dose (`None`: not told), when.

    Where `is_since_known` is false it was begun some time before that day, nobody knows when.
    """

    first_day: date
    amount: Decimal | None
    unit: str
    schedule: Schedule
    weekdays: tuple[int, ...] = ()
    times: tuple[time, ...] = ()
    is_since_known: bool = True

    @property
    def since(self) -> date | None:
        """The day it was begun, if that is known."""
        return self.first_day if self.is_since_known else None

    @property
    def doses(self) -> int:
        """Doses on a day that has any: one for each clock time, else one."""
        return len(self.times) or 1

    @property
    def days_share(self) -> Fraction | None:
        """The share of days with a dose, 0–1; `None` for "as needed"."""
        match self.schedule:
            case Schedule.AS_NEEDED:
                return None
            case Schedule.ALTERNATE:
                return Fraction(1, 2)
            case Schedule.WEEKDAYS:
                return Fraction(len(self.weekdays), 7)
            case _:
                return Fraction(1)

    @property
    def strength(self) -> str:
        """Amount and unit of one dose, "325 mg", "2 tablets"; empty when not told."""
        return strength(self.amount, self.unit)


@dataclass(frozen=True, slots=True)
class Product:
    """A supplement or medicine; `steps` in the order of their days, `last_day` inside.

    `category` and `purpose` are what the person said: values of `Category` and `Purpose`.
    """

    key: int
    name: str
    kind: str
    category: str
    prescribed: bool | None
    steps: tuple[Step, ...]
    contents: tuple[Content, ...] = ()
    last_day: date | None = None
    reason: str = ""
    purpose: str = ""

    @property
    def kinds(self) -> frozenset[Kind]:
        """Of what kinds it is, as the person said or else as its name says."""
        return kinds_chosen(self.category, self.name)

    @property
    def held(self) -> tuple[Content, ...]:
        """What is written down of it, and iron of an amount not known where only the name says so.

        So a sum never says nothing of iron that stands on the list.
        """
        if Kind.IRON_ORAL not in self.kinds or any(c.nutrient == "iron" for c in self.contents):
            return self.contents
        return (*self.contents, Content("iron", None, Decimal(1), "tablet"))

    @property
    def is_for_rls(self) -> bool:
        """Whether it counts as a medicine for RLS.

        The person's word decides. Where there is none, its class does, unless that is taken
        for other things more often: opioids, dipyridamole.
        """
        if self.purpose:
            return self.purpose == Purpose.RLS
        return bool(self.kinds & FOR_RLS - OFTEN_FOR_OTHERS)

    @property
    def may_augment(self) -> bool:
        """Whether doctors ask about augmentation beside it: dopaminergic medicines and tramadol."""
        ingredients = {each.key for each in recognise(self.name)}
        return Kind.DOPAMINERGIC in self.kinds or "tramadol" in ingredients

    @property
    def may_aggravate(self) -> bool:
        """Whether it is of a class that makes RLS worse for some people."""
        return bool(self.kinds & MAY_AGGRAVATE)

    @property
    def first_day(self) -> date | None:
        """The first day in the plan."""
        return self.steps[0].first_day if self.steps else None

    @property
    def since(self) -> date | None:
        """The day it was begun, if that is known."""
        return self.steps[0].since if self.steps else None

    def has_ended(self, day: date) -> bool:
        """Whether the last day is over."""
        return self.last_day is not None and self.last_day < day

    def step_on(self, day: date) -> Step | None:
        """The step in force on a day; `None` before the first and after the last day."""
        if self.has_ended(day):
            return None
        for step in reversed(self.steps):
            if step.first_day <= day:
                return step
        return None

    def highest_dose(self) -> Step | None:
        """The step with the most on a day that has a dose.

        Amounts whose units do not convert cannot be compared: then among those in the unit
        of the last step that has an amount.
        """
        dosed = [step for step in self.steps if step.amount is not None]
        if not dosed:
            return None
        return max(dosed, key=lambda step: _a_day(step, dosed[-1].unit))


def _a_day(step: Step, unit: str) -> Decimal:
    same = in_unit(step.amount, step.unit, unit) if step.amount is not None else None
    return Decimal(-1) if same is None else same * step.doses


def plain(amount: Decimal) -> str:
    """A number without needless zeros, at most three decimals: 65, 0.5, 32.5, 1,000."""
    return grouped(rounding.amount(amount, 3))


def strength(amount: Decimal | None, unit: str) -> str:
    """ "325 mg", "2 tablets"; empty when the amount is not told."""
    if amount is None:
        return ""
    if unit == "tablet":
        pieces = int(amount) if amount == int(amount) else 2  # a half is said as many are
        return ngettext("{amount} tablet", "{amount} tablets", pieces).format(amount=plain(amount))
    return f"{plain(amount)} {UNIT_WORDS.get(unit, unit)}".strip()
