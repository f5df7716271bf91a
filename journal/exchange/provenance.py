"""Which import a night came in with, for the night's page."""

from django.urls import reverse

from config.language import gettext as _
from journal.exchange.models import Import
from journal.figures.wording import short_date
from journal.models import Night
from journal.provenance import Provenance


def of_night(night: Night) -> Provenance | None:
    """The import of a night that nobody changed since; `None` where it did not come in with one."""
    entry = Import.objects.filter(rows__night=night).only("filename", "confirmed_at").first()
    if entry is None or entry.confirmed_at is None:
        return None
    day = short_date(entry.confirmed_at.astimezone(night.user.zone).date())
    text = _("Imported on {day} from {filename}, and not changed since.").format(
        day=day, filename=entry.filename
    )
    return Provenance(text, reverse("exchange:imports"), _("Your imports"))
