"""When to be reminded, and what a browser says when it subscribes."""

from datetime import datetime, time
from typing import Any

from crispy_forms.layout import Div, Field, Layout
from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from config.language import gettext
from config.language import gettext_lazy as _
from journal import quotas
from journal.forms.fields import ClockField, ask_by_the_clock, helper
from journal.reminders import mail, push, timing
from journal.reminders.guard import MAX_ENDPOINT_LENGTH, Guard, RefusedError
from journal.reminders.messages import DAILY, Part
from journal.reminders.models import PushDevice, Reminder, digest

KEY_BYTES, SECRET_BYTES = 65, 16  # RFC 8291


class RemindersForm(forms.Form):
    """Two times and whether to write mails, and a time for Sundays; an empty one: no reminder."""

    evening = ClockField(label=_("In the evening, at"), around=time(21))
    morning = ClockField(label=_("In the morning, at"), around=time(8))
    by_mail = forms.BooleanField(required=False)
    sunday = ClockField(
        label=_("On Sundays by email, when your Sunday card is ready, at"), around=time(18)
    )

    def __init__(self, data: Any, *, person: User) -> None:
        reminders = {reminder.part: reminder for reminder in person.reminders.all()}
        daily = [reminders[part] for part in DAILY if part in reminders]
        initial: dict[str, Any] = {part: reminder.at for part, reminder in reminders.items()}
        if not daily:
            initial["evening"] = person.evening_from  # offered; stored only when it is saved
        initial["by_mail"] = any(reminder.by_mail for reminder in daily)
        super().__init__(data, initial=initial)
        ask_by_the_clock(self, person.clock)
        self.person = person
        self.has_times = bool(daily)
        reaches = mail.reaches(person)
        self.has_mail = reaches and initial["by_mail"]
        layout: list[Any] = [Div("evening", "morning", css_class="fields clocks")]
        if reaches:
            self.fields["by_mail"].label = gettext("By email to {email}").format(email=person.email)
            layout += [Field("by_mail"), Div("sunday", css_class="fields clocks")]
        else:
            del self.fields["by_mail"], self.fields["sunday"]
        self.helper = helper(Layout(*layout))

    def clean_evening(self) -> time | None:
        """The evening's time, from noon on."""
        at: time | None = self.cleaned_data["evening"]
        if at is not None and not timing.fits_evening(at):
            raise ValidationError(_("Please choose a time from noon to four in the morning."))
        return at

    def clean_morning(self) -> time | None:
        """The morning's time, before noon."""
        at: time | None = self.cleaned_data["morning"]
        if at is not None and not timing.fits_morning(at):
            raise ValidationError(
                _("Please choose a time before noon. At noon the next night begins.")
            )
        return at

    def save(self, now: datetime) -> None:
        """Store the times and delete those that were emptied."""
        for part in (each for each in Part if each in self.fields):
            at = self.cleaned_data[part]
            reminder = self.person.reminders.filter(part=part).first()
            if at is None and reminder is not None:
                reminder.delete()
            elif at is not None:
                reminder = reminder or Reminder(user=self.person, part=part)
                reminder.by_mail = part == Part.SUNDAY or self.cleaned_data.get("by_mail", False)
                self._set(reminder, at, now)

    def _set(self, reminder: Reminder, at: time, now: datetime) -> None:
        """A time that stays leaves alone when it is due; a sender may be moving that on."""
        if reminder.pk and reminder.at == at:
            reminder.save(update_fields=["by_mail"])
        else:
            reminder.at = at
            reminder.schedule(now).save()


class PushDeviceForm(forms.Form):
    """A browser's subscription, as its script hands it over."""

    endpoint = forms.CharField(max_length=MAX_ENDPOINT_LENGTH)
    key = forms.CharField(max_length=120)
    secret = forms.CharField(max_length=40)

    def __init__(self, data: Any, *, person: User) -> None:
        super().__init__(data)
        self.person = person

    def clean_endpoint(self) -> str:
        """The address, if it is one of a push service we know."""
        endpoint: str = self.cleaned_data["endpoint"]
        try:
            Guard().target(endpoint)
        except RefusedError:
            raise ValidationError(
                _("This browser’s push service is not known here. Please try another browser.")
            ) from None
        return endpoint

    def clean(self) -> dict[str, Any]:
        """Refuse one device too many; a device this person has already is none more."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        endpoint_digest = digest(cleaned.get("endpoint", ""))
        if not self.person.push_devices.filter(endpoint_digest=endpoint_digest).exists():
            quotas.check(self.person, "push_devices")
        return cleaned

    def clean_key(self) -> str:
        """The key, if it is a point on the curve."""
        return self._sized("key", KEY_BYTES)

    def clean_secret(self) -> str:
        """The secret, if it is sixteen bytes."""
        return self._sized("secret", SECRET_BYTES)

    def _sized(self, name: str, size: int) -> str:
        text: str = self.cleaned_data[name]
        try:
            raw = push.decode(text)
        except ValueError:
            raw = b""
        if len(raw) != size or (name == "key" and not push.is_key(raw)):
            raise ValidationError(
                _("Your browser sent a key that does not work. Please try again.")
            )
        return text

    def save(self, name: str) -> PushDevice:
        """Store the device; a browser that somebody else used before is now this person's."""
        fields = self.cleaned_data
        anew = {"user": self.person, "name": name, "refusals": 0, "failing_since": None}
        device, _ = PushDevice.objects.update_or_create(
            endpoint_digest=digest(fields["endpoint"]), defaults=anew | fields
        )
        return device
