"""What became of each planned dose: taken, not taken, or not answered."""
# pure

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import NamedTuple

from journal.diary import SkippedDose, TakenDose
from journal.plan import MINUTES_A_DAY, Slot, belonging, folded
from journal.regimen.nutrients import in_unit
from journal.regimen.plan import Product
from journal.regimen.schedule import ExpectedDose, expected

OTHER_TIME = 60  # minutes from which a dose counts as taken at another time than planned


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody wrote about doses, by night; `took`: said "took some" or "took none"."""

    doses: Mapping[date, Sequence[TakenDose]] = field(default_factory=dict)
    skipped: Mapping[date, Sequence[SkippedDose]] = field(default_factory=dict)
    took: Mapping[date, bool | None] = field(default_factory=dict)

    def are_there(self, night: date) -> bool:
        """Whether any question about the doses of a night was answered."""
        took = self.took.get(night) is not None
        return took or bool(self.doses.get(night) or self.skipped.get(night))


class Outcome(NamedTuple):
    """One planned dose of a night with its answer; `was_taken` is `None` without one."""

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
        """Whether it was taken an hour or more from the planned time, both being known.

        The plan's time when it was answered counts: a plan corrected later says nothing of that.
        """
        if self.dose is None or self.dose.taken_at is None:
            return False
        planned = self.dose.planned_at or self.expected.at
        if planned is None:
            return False
        apart = abs(_minute(self.dose.taken_at) - _minute(planned))
        return min(apart, MINUTES_A_DAY - apart) >= OTHER_TIME


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def is_of(dose: TakenDose, product: Product) -> bool:
    """Whether a dose is of this product: by the plan, else by its name without case."""
    if dose.plan_key is not None:
        return dose.plan_key == product.key
    return folded(dose.name) == folded(product.name)


def settled(products: Sequence[Product], answers: Answers) -> Answers:
    """The answers, each under the product that it answers in the plan as it is now.

    Where a product was deleted and added once more, or ended and was followed by another of its
    name, that is the one in force that night. A dose of a product that is no more has its name
    alone.
    """
    twins = Counter(folded(product.name) for product in products)
    sure = {None, *(one.key for one in products if twins[folded(one.name)] == 1)}
    taken = {key for listed in answers.doses.values() for key in {dose.plan_key for dose in listed}}
    left = {key for listed in answers.skipped.values() for key in {no.plan_key for no in listed}}
    if taken | left <= sure:
        return answers

    def key_of(night: date, answer: TakenDose | SkippedDose) -> int | None:
        if answer.plan_key in sure:
            return answer.plan_key
        in_force = {one.key: folded(one.name) for one in products if one.step_on(night)}
        same = [key for key, name in in_force.items() if name == folded(answer.name)]
        if answer.plan_key in in_force or not same:
            return answer.plan_key if any(one.key == answer.plan_key for one in products) else None
        return same[0]

    return Answers(
        {
            night: [replace(dose, plan_key=key_of(night, dose)) for dose in listed]
            for night, listed in answers.doses.items()
        },
        {
            night: [replace(no, plan_key=key_of(night, no) or no.plan_key) for no in listed]
            for night, listed in answers.skipped.items()
        },
        answers.took,
    )


def outcomes(products: Iterable[Product], answers: Answers, night: date) -> list[Outcome]:
    """Each dose planned for a night with its answer; each answer is used once.

    "Took none" answers all that are left open with "not taken".
    """
    due = expected(products, night)
    taken = answers.doses.get(night, ())
    planned_answers: list[TakenDose | SkippedDose] = [
        dose for dose in taken if dose.plan_key is not None
    ]
    planned_answers += answers.skipped.get(night, ())
    pairs = belonging(
        [Slot(dose.product.key, dose.at) for dose in due],
        [Slot(answer.plan_key or 0, answer.planned_at) for answer in planned_answers],
    )
    by_place = {place: planned_answers[answer] for answer, place in pairs.items()}
    by_name = [dose for dose in taken if dose.plan_key is None]
    for place, dose in enumerate(due):
        free = next((one for one in by_name if is_of(one, dose.product)), None)
        if place not in by_place and free:
            by_name.remove(free)
            by_place[place] = free
    rest = False if answers.took.get(night) is False else None
    return [_outcome(dose, by_place.get(place), rest) for place, dose in enumerate(due)]


def _outcome(
    dose: ExpectedDose, answer: TakenDose | SkippedDose | None, otherwise: bool | None
) -> Outcome:
    match answer:
        case TakenDose():
            return Outcome(dose, True, answer)
        case SkippedDose():
            return Outcome(dose, False)
        case _:
            return Outcome(dose, otherwise)


def over(
    products: Sequence[Product], answers: Answers, nights: Iterable[date]
) -> Iterator[tuple[date, list[Outcome]]]:
    """The outcomes of each night, in the order of the nights."""
    for night in nights:
        yield night, outcomes(products, answers, night)
