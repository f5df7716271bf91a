"""The answers about doses, read from the rows of somebody's nights."""

from datetime import date, time
from functools import cache

from accounts.models import User
from journal.clock import Period
from journal.diary import SkippedDose, TakenDose
from journal.models.nights import NightQuerySet
from journal.models.under_nights import by_date, under_nights
from journal.regimen.dose_outcomes import Answers

TAKEN = ("name", "kind", "plan_key", "planned_at")
SKIPPED = ("plan_key", "name", "planned_at")


def answers_of(nights: NightQuerySet) -> Answers:
    """The answers on these nights, in four queries."""
    took: dict[date, bool | None] = dict(nights.order_by().values_list("night", "took_doses"))
    return Answers(nights.doses(), nights.skipped_doses(), took)


def counted_answers_of(person: User, period: Period) -> Answers:
    """The same without amounts, times and reasons: whether each dose was taken."""
    nights = person.nights
    same = cache(_dose_of_the_plan)  # night by night the plan's doses are the same few
    doses = under_nights(nights.rows("doses", TAKEN, period), same)
    skipped = under_nights(nights.rows("skipped_doses", SKIPPED, period), SkippedDose)
    took = nights.columns(("pk", "night", "took_doses"), period)
    dates = [(key, night) for key, night, _ in took]
    return Answers(
        by_date(doses, dates), by_date(skipped, dates), {night: answer for _, night, answer in took}
    )


def _dose_of_the_plan(
    name: str, kind: str, plan_key: int | None, planned_at: time | None
) -> TakenDose:
    return TakenDose(name, kind, plan_key=plan_key, planned_at=planned_at)
