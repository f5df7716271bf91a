"""How much of the plan was taken, by night."""

from collections import Counter
from datetime import date

from django.db.models import Count

from journal.models.nights import NightQuerySet


def by_night(nights: NightQuerySet) -> dict[date, float]:
    """Of the planned doses that were answered the share that was taken, 0–1, in two queries.

    A night on which no planned dose was answered is not in it.
    """
    taken = _counted(nights.filter(doses__plan_key__isnull=False), "doses")
    skipped = _counted(nights.filter(skipped_doses__isnull=False), "skipped_doses")
    answered = Counter(taken) + Counter(skipped)
    return {night: taken.get(night, 0) / count for night, count in answered.items()}


def _counted(nights: NightQuerySet, relation: str) -> dict[date, int]:
    return dict(nights.order_by().values_list("night").annotate(Count(relation)))
