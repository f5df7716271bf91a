"""A deleted night, for a while, so that the deletion can be undone."""

from typing import Any, Self

from django.conf import settings
from django.db import models

from config.language import gettext
from config.language import gettext_lazy as _
from journal import clock
from journal.trash import Trash


class RemovedNight(Trash):
    """The whole night with everything on it, as it was."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="removed_nights"
    )
    night = models.DateField(_("night"))

    def __str__(self) -> str:
        return gettext("Removed night of {name}").format(name=clock.name_of(self.night))

    @classmethod
    def labelled(cls, row: Any) -> Self:
        """With the night's name."""
        return cls(user=row.user, night=row.night)
