"""The zone of a night, and of somebody who travels."""

from typing import Any

from crispy_forms.layout import Layout
from django import forms

from accounts.forms import time_zone_field
from accounts.models import known_time_zone
from config.language import gettext as _
from journal.forms.fields import helper
from journal.models import Night


class NightZoneForm(forms.Form):
    """By which clock a night was written."""

    time_zone = time_zone_field()

    def __init__(self, data: Any, *, night: Night) -> None:
        super().__init__(data, initial={"time_zone": night.time_zone})
        field: Any = self.fields["time_zone"]
        field.label = _("Time zone of this night")
        field.widget.attrs = {}  # it is the night's, wherever the device is
        if night.time_zone not in dict(field.choices):
            field.choices = [(night.time_zone, night.time_zone), *field.choices]
        self.helper = helper(Layout("time_zone"))


class HereForm(forms.Form):
    """What to do about a device that is in another zone: use it tonight, from now on, or not."""

    TONIGHT, ALWAYS, NO = "tonight", "always", "no"

    time_zone = forms.CharField(max_length=64, validators=[known_time_zone])
    use = forms.ChoiceField(choices=[(use, use) for use in (TONIGHT, ALWAYS, NO)])
    night = forms.DateField(required=False)
