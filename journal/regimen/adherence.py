"""How much of what was planned was taken: of what was answered, never of all nights.

A dose with another amount or at another time counts as taken, and that is said. Doses as
needed are not planned and not in here.
"""
# pure, words

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from config.language import gettext as _
from config.language import ngettext, with_commas
from journal.regimen.dose_outcomes import Answers, Outcome, over
from journal.regimen.plan import Product


@dataclass(frozen=True, slots=True)
class Adherence:
    """Planned doses of one product over some nights.

    `answered` of `planned` doses were answered, on `nights` different nights; of the `taken`
    ones some had another amount or were taken an hour or more from the planned time.
    """

    key: int
    name: str
    taken: int
    answered: int
    planned: int
    nights: int
    other_amount: int
    other_time: int

    @property
    def share(self) -> float | None:
        """Taken of answered, 0–1; `None` while nothing is answered."""
        return self.taken / self.answered if self.answered else None


def by_night(
    products: Sequence[Product], answers: Answers, nights: Iterable[date]
) -> dict[date, float | None]:
    """The share taken of each night's answered doses, 0–1; `None` where none was answered."""
    return {night: _share(outcomes) for night, outcomes in over(products, answers, nights)}


def _share(outcomes: Sequence[Outcome]) -> float | None:
    answered = [outcome.was_taken for outcome in outcomes if outcome.was_taken is not None]
    return sum(answered) / len(answered) if answered else None


def summary(
    products: Sequence[Product], answers: Answers, nights: Iterable[date]
) -> tuple[Adherence, ...]:
    """One line for each product with a planned dose in these nights, in their order."""
    by_product: dict[int, list[tuple[date, Outcome]]] = {product.key: [] for product in products}
    for night, outcomes in over(products, answers, nights):
        for outcome in outcomes:
            by_product[outcome.expected.product.key].append((night, outcome))
    names = {product.key: product.name for product in products}
    return tuple(
        _line(key, names[key], outcomes) for key, outcomes in by_product.items() if outcomes
    )


def _line(key: int, name: str, outcomes: Sequence[tuple[date, Outcome]]) -> Adherence:
    answered = [(night, one) for night, one in outcomes if one.was_taken is not None]
    return Adherence(
        key=key,
        name=name,
        taken=sum(one.was_taken is True for _, one in answered),
        answered=len(answered),
        planned=len(outcomes),
        nights=len({night for night, _ in answered}),
        other_amount=sum(one.other_amount for _, one in answered),
        other_time=sum(one.other_time for _, one in answered),
    )


def words(line: Adherence) -> str:
    """ "Taken 12 of 14 answered doses, 1 of them with another amount"; neutral, always with n."""
    if not line.answered:
        return _("No dose answered yet")
    taken = ngettext(
        "Taken {taken} of {count} answered dose",
        "Taken {taken} of {count} answered doses",
        line.answered,
    ).format(taken=line.taken, count=line.answered)
    amount = ngettext(
        "{count} of them with another amount",
        "{count} of them with another amount",
        line.other_amount,
    ).format(count=line.other_amount)
    time = ngettext(
        "{count} of them an hour or more from the planned time",
        "{count} of them an hour or more from the planned time",
        line.other_time,
    ).format(count=line.other_time)
    others = (amount, line.other_amount), (time, line.other_time)
    return with_commas([taken, *(words for words, count in others if count)])
