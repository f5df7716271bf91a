"""What somebody said about their doses, from the rows of their nights."""

from datetime import date

from journal.models.nights import NightQuerySet
from journal.regimen.answers import Answers


def answers_of(nights: NightQuerySet) -> Answers:
    """The answers on these nights, in three queries."""
    return Answers(nights.doses(), nights.skipped_doses(), _took(nights))


def counted_answers_of(nights: NightQuerySet) -> Answers:
    """The same without amounts and times: whether each dose was taken, over many nights."""
    return Answers(nights.which_doses(), nights.skipped_doses(), _took(nights))


def _took(nights: NightQuerySet) -> dict[date, bool | None]:
    return dict(nights.order_by().values_list("night", "took_doses"))
