"""What every row under a night has: its own id, and that it is there once."""

from uuid import uuid4

from django.db import models
from django.db.models import Q


def own_id() -> models.UUIDField:
    """The name a row was given where it was written, so that sending it twice stores it once."""
    return models.UUIDField(default=uuid4, editable=False)


def once(table: str) -> models.UniqueConstraint:
    """One row of that name a night."""
    return models.UniqueConstraint(fields=("night", "uid"), name=f"{table}_uid_once_a_night")


def answered_once(table: str) -> tuple[models.UniqueConstraint, models.UniqueConstraint]:
    """One answer a night to each dose of the plan, with a clock time (the first) or without."""
    return (
        models.UniqueConstraint(
            fields=("night", "plan_key", "planned_at"), name=f"{table}_planned_once_a_night"
        ),
        models.UniqueConstraint(
            fields=("night", "plan_key"),
            condition=Q(planned_at__isnull=True),
            name=f"{table}_planned_untimed_once_a_night",
        ),
    )
