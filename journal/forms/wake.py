"""A tap of the 3 a.m. screen, from a page or from the queue of a device."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from config.language import gettext as _
from journal import quotas
from journal.models import WakeTap

MAX_WAIT = timedelta(days=14)  # how long a phone may have waited for a signal


class WakeTapForm(forms.Form):
    """`kind`, the device's own `uid`, and `at` when the tap had to wait (ISO 8601 with offset)."""

    kind = forms.ChoiceField(choices=WakeTap.Kind.choices)
    uid = forms.UUIDField()
    at = forms.CharField(required=False, max_length=40)

    def __init__(self, data: Any, *, now: datetime, person: User) -> None:
        super().__init__(data)
        self.now, self.person = now, person

    def clean(self) -> dict[str, Any]:
        """There is room for one more; one that is stored already is none more."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        uid, refused = cleaned.get("uid"), quotas.full(self.person, "wake_taps")
        if uid and refused and not self.person.wake_taps.filter(uid=uid).exists():
            self.add_error("kind", refused)
        return cleaned

    def clean_at(self) -> datetime:
        """When it was tapped: now unless the device says otherwise; never in the future."""
        text = self.cleaned_data["at"]
        try:
            at = datetime.fromisoformat(text) if text else self.now
            at = self.now if at.tzinfo is None else at.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError(_("Write the time as 2026-03-03T02:40:00Z.")) from error
        if at < self.now - MAX_WAIT:
            raise ValidationError(_("That was more than two weeks ago, too long for a tap."))
        return min(at, self.now)

    def save(self, night: date) -> WakeTap:
        """Store the tap of a night; the same one sent again is stored once."""
        at = self.cleaned_data["at"]
        tap: WakeTap
        tap, _created = self.person.wake_taps.get_or_create(
            uid=self.cleaned_data["uid"],
            defaults={
                "night": night,
                "kind": self.cleaned_data["kind"],
                "at": at,
            },
        )
        return tap


class UndoTapForm(forms.Form):
    """Which tap to take back."""

    uid: forms.Field = forms.UUIDField()

    def taken_back(self) -> UUID | None:
        """Its id, `None` when the page sent none that can be read."""
        return self.cleaned_data["uid"] if self.is_valid() else None
