"""What was taken out of the plan, for a while, so that it can be put back."""

from typing import Any, Self

from django.conf import settings
from django.db import models

from journal.trash import Trash


class RemovedRegimen(Trash):
    """A deleted product with all on it, or a dose taken out of a product's history, as it was."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="removed_regimens"
    )
    of = models.ForeignKey("regimen.Regimen", models.CASCADE, null=True, related_name="+")

    def __str__(self) -> str:
        return f"Removed from the regimen {self.pk}"

    @classmethod
    def labelled(cls, row: Any) -> Self:
        """A dose also names the product it belongs to."""
        of = getattr(row, "regimen", None)
        return cls(user=(of or row).user, of=of)
