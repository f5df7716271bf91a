"""What the regimen adds to figures of nights, for pages that know no regimen."""

from collections.abc import Iterable

from accounts.models import User
from journal.clock import Period
from journal.figures.alongside import Alongside
from journal.figures.left_out import LeftOut
from journal.regimen.adherence import by_night
from journal.regimen.dose_outcomes import settled
from journal.regimen.lanes import changes, lanes
from journal.regimen.slow_stores import left_out_of
from journal.regimen.stored_answers import counted_answers_of


def plan_alongside(person: User, period: Period) -> Alongside:
    """Lanes of the plan, its changes, and how much of what was answered was taken."""
    products = person.regimens.planned()
    answers = settled(products, counted_answers_of(person, period))
    answered = [night for night in period.nights() if answers.are_there(night)]
    return Alongside(
        lanes=lanes(products, period),
        changes=changes(products, period),
        doses_taken=by_night(products, answers, answered),
    )


def plan_stamp(person: User) -> object:
    """All of the plan that is shown alongside."""
    return person.regimens.as_shown()


def slow_names(person: User, names: Iterable[str]) -> list[LeftOut]:
    """Those of the names that belong to a slow store, in three queries."""
    return left_out_of(names, person.regimens.products())


def names_stamp(person: User) -> object:
    """What decides which names belong to a slow store, and since when."""
    planned = person.regimens.order_by("pk", "nutrients__nutrient", "steps__first_day")
    return list(planned.values_list("name", "category", "nutrients__nutrient", "steps__first_day"))
