"""Rows that are checked in Python before they are stored, and by the database when they are."""

from collections.abc import Collection

from django.db import models


class LeanModel(models.Model):
    """Fields and `clean` say all that the constraints say, so those are left to the database.

    Django would ask it about each constraint on its own, with a savepoint around: sixty
    statements to store one tap. `tests/rooms/test_constraints.py` holds that `clean` or a field has
    a sentence for each constraint, or says why nobody can break it.
    """

    class Meta:
        abstract = True

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Nothing: the database looks when the row is stored."""
