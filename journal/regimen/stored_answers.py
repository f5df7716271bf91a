"""The answers about doses, read from the rows of somebody's nights."""

from datetime import date, time
from functools import cache

from accounts.models import User
from accounts.prepared import Prepared
from journal.clock import Period
from journal.diary import SkippedDose, TakenDose
from journal.models import Night
from journal.models.nights import NightQuerySet, during_given, under_nights
from journal.regimen.dose_outcomes import Answers


def _rows(relation: str, *columns: str) -> Prepared:
    """Columns of the rows under the nights, in the order in which they were written."""
    paths = ["night", *(f"{relation}__{name}" for name in columns)]
    return Prepared(
        lambda: (
            during_given(Night)
            .filter(**{f"{relation}__isnull": False})
            .order_by("night", f"{relation}__pk")
            .values_list(*paths)
        )
    )


TAKEN = _rows("doses", "name", "kind", "plan_key", "planned_at")
SKIPPED = _rows("skipped_doses", "plan_key", "name", "planned_at")
TOOK = Prepared(lambda: during_given(Night).order_by().values_list("night", "took_doses"))


def answers_of(nights: NightQuerySet) -> Answers:
    """The answers on these nights, in three queries."""
    took: dict[date, bool | None] = dict(nights.order_by().values_list("night", "took_doses"))
    return Answers(nights.doses(), nights.skipped_doses(), took)


def counted_answers_of(person: User, period: Period) -> Answers:
    """The same without amounts, times and reasons: whether each dose was taken."""
    values = {"user": person.pk, "first": period.first, "last": period.last}
    same = cache(_dose_of_the_plan)  # night by night the plan's doses are the same few
    return Answers(
        under_nights(TAKEN.rows(**values), same),
        under_nights(SKIPPED.rows(**values), SkippedDose),
        dict(TOOK.rows(**values)),
    )


def _dose_of_the_plan(
    name: str, kind: str, plan_key: int | None, planned_at: time | None
) -> TakenDose:
    return TakenDose(name, kind, plan_key=plan_key, planned_at=planned_at)
