"""What a running sitting sends: its start, a rating, that its person got up."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.fields.inputs import WholeField
from accounts.models import User
from config.language import gettext as _
from journal import quotas
from journal.sittings.course import HIGHEST, LENGTH, MINUTES

MAX_WAIT = timedelta(days=14)  # how long a phone may have waited for a signal


class TapForm(forms.Form):
    """One tap of a running sitting, from its page or from the queue of a device.

    Each names the whole sitting (`uid`, `planned_at`, `started_at`), so that any of them begins it.
    With it one rating (`minute`, `rating`), `stopped_minute`, or `goes_on` after a slip.
    """

    uid = forms.UUIDField()
    planned_at = forms.CharField(max_length=5)
    started_at = forms.CharField(max_length=40)
    minute = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, choices=[(each, each) for each in MINUTES]
    )
    rating = WholeField(required=False, min_value=0, max_value=HIGHEST)
    stopped_minute = WholeField(required=False, min_value=0, max_value=LENGTH)
    goes_on = forms.BooleanField(required=False)

    def __init__(self, data: Any, *, now: datetime, person: User) -> None:
        super().__init__(data)
        self.now, self.person = now, person

    def clean_planned_at(self) -> time:
        """A clock time such as 20:00."""
        try:
            return time.fromisoformat(self.cleaned_data["planned_at"])
        except ValueError as error:
            raise ValidationError(_("Write the time of the sitting as 20:00.")) from error

    def clean_started_at(self) -> datetime:
        """When it started by the device, not later than now."""
        try:
            at = datetime.fromisoformat(self.cleaned_data["started_at"])
            at = self.now if at.tzinfo is None else at.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError(_("Write the start as 2026-03-03T19:00:00Z.")) from error
        if at < self.now - MAX_WAIT:
            raise ValidationError(_("That was more than two weeks ago, too long to wait."))
        return min(at, self.now)

    def clean(self) -> dict[str, Any]:
        """A rating has its minute; and there is room for a new sitting."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if (cleaned.get("minute") is None) != (cleaned.get("rating") is None):
            self.add_error("rating", _("A rating has its number and its minute."))
        uid, refused = cleaned.get("uid"), quotas.full(self.person, "sittings")
        if uid and refused and not self.person.sittings.filter(uid=uid).exists():
            self.add_error("uid", refused)
        return cleaned

    def columns(self) -> dict[str, Any]:
        """What the tap changes of its sitting."""
        cleaned = self.cleaned_data
        columns: dict[str, Any] = {}
        if cleaned["minute"] is not None:
            columns[f"rating_{cleaned['minute']}"] = cleaned["rating"]
        if cleaned["stopped_minute"] is not None or cleaned["goes_on"]:
            columns["stopped_minute"] = cleaned["stopped_minute"]
        return columns
