"""On a Sunday, a line on tonight's page: the card of the week is there."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from accounts.models import User
from config.language import gettext as _
from journal import clock
from journal.tonight_notes import TonightNote

SUNDAY = 6
FIRST_WEEK = timedelta(days=6)  # nothing can be known before


def notes(person: User, night: date) -> Iterator[TonightNote]:
    """Where the card is; nothing in somebody's first week."""
    joined = clock.night_at(person.date_joined, person.zone)
    if night.weekday() == SUNDAY and night - joined >= FIRST_WEEK:
        yield TonightNote(_("Your Sunday card is ready."), reverse("trends:sunday"), _("Read it"))
