"""What became of each planned dose: taken, not taken, or not answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import NamedTuple

from journal.diary import SkippedDose, TakenDose
from journal.regimen.nutrients import in_unit
from journal.regimen.plan import Product
from journal.regimen.schedule import ExpectedDose, expected

OTHER_TIME = 60  # minutes from which a dose counts as taken at another time than planned
MINUTES_A_DAY = 1440


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody wrote about doses, by night; `took`: said "took some" or "took none"."""

    doses: Mapping[date, Sequence[TakenDose]] = field(default_factory=dict)
    skipped: Mapping[date, Sequence[SkippedDose]] = field(default_factory=dict)
    took: Mapping[date, bool | None] = field(default_factory=dict)

    def are_there(self, night: date) -> bool:
        """Whether anything was said about the doses of a night."""
        said = self.took.get(night) is not None
        return said or bool(self.doses.get(night) or self.skipped.get(night))


class Outcome(NamedTuple):
    """One planned dose of a night and what was said of it: `was_taken` is `None` for nothing."""

    expected: ExpectedDose
    was_taken: bool | None
    dose: TakenDose | None = None

    @property
    def other_amount(self) -> bool:
        """Whether it was taken with another amount than planned, both being known."""
        step = self.expected.step
        if self.dose is None or self.dose.amount is None or step.amount is None:
            return False
        return in_unit(self.dose.amount, self.dose.unit, step.unit) != step.amount

    @property
    def other_time(self) -> bool:
        """Whether it was taken an hour or more from the planned time, both being known."""
        if self.dose is None or self.dose.taken_at is None or self.expected.at is None:
            return False
        apart = abs(_minute(self.dose.taken_at) - _minute(self.expected.at))
        return min(apart, MINUTES_A_DAY - apart) >= OTHER_TIME


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def is_of(dose: TakenDose, product: Product) -> bool:
    """Whether a dose is of this product: by the plan, else by its name without case."""
    if dose.plan_key is not None:
        return dose.plan_key == product.key
    return _folded(dose.name) == _folded(product.name)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def outcomes(products: Iterable[Product], answers: Answers, night: date) -> list[Outcome]:
    """Each dose planned for a night with its answer; each answer is used once.

    "Took none" answers all that are left open with "not taken".
    """
    due = expected(products, night)
    taken = list(answers.doses.get(night, ()))
    skipped = list(answers.skipped.get(night, ()))
    found: dict[int, Outcome] = {}
    for exactly in (True, False):
        for place, dose in enumerate(due):
            if place not in found and (outcome := _use(dose, taken, skipped, exactly)):
                found[place] = outcome
    rest = False if answers.took.get(night) is False else None
    return [found.get(place) or Outcome(dose, rest) for place, dose in enumerate(due)]


def _use(
    dose: ExpectedDose, taken: list[TakenDose], skipped: list[SkippedDose], exactly: bool
) -> Outcome | None:
    """The answer to a dose, taken off its list; `exactly`: to that very dose of the plan."""
    for row in taken:
        planned = row.plan_key is not None and row.planned_at == dose.at
        if is_of(row, dose.product) and (planned or not exactly):
            taken.remove(row)
            return Outcome(dose, True, row)
    for no in skipped:
        if no.plan_key == dose.product.key and (no.planned_at == dose.at or not exactly):
            skipped.remove(no)
            return Outcome(dose, False)
    return None


def over(
    products: Sequence[Product], answers: Answers, nights: Iterable[date]
) -> Iterator[tuple[date, list[Outcome]]]:
    """Night by night."""
    for night in nights:
        yield night, outcomes(products, answers, night)
