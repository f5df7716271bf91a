"""The morning part of a night: what the evening could not know."""

from collections.abc import Mapping
from typing import Any

from crispy_forms.layout import Div, Field, Fieldset, Layout
from django import forms

from journal.forms.fields import AnswerField, ClaimField, ClockField, helper
from journal.forms.layout import Answers, NumberRow
from journal.forms.part import PartForm
from journal.models import Night
from journal.models.answers import SleepQuality


class MorningForm(PartForm):
    """The Consensus Sleep Diary's variables, in our own words."""

    bedtime = ClockField(label="Got into bed")
    lights_out = ClockField(label="Tried to sleep")
    final_awakening = ClockField(label="Woke for good")
    rise_time = ClockField(label="Got up")
    slept = ClaimField(label="Did you sleep?", words=("Not at all", "Yes"))
    sleep_quality = AnswerField(
        label="Sleep quality", choices=SleepQuality.choices, coerce=int, empty_value=None
    )
    partner_noticed_kicks = ClaimField(label="Somebody noticed your legs kicking")

    class Meta:
        model = Night
        fields = Night.MORNING
        widgets = {"morning_note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, data: Mapping[str, Any] | None = None, *, instance: Night) -> None:
        super().__init__(data, instance=instance)
        for name in ("sleep_onset_latency_minutes", "awakenings", "wake_after_sleep_onset_minutes"):
            self.fields[name].widget.attrs["inputmode"] = "numeric"
        self.helper = helper(MORNING_FIRST)
        self.rest_helper = helper(MORNING_REST, errors=False)


MORNING_FIRST = Layout(
    NumberRow("falling_asleep_severity", "none", "the strongest I can imagine"),
    NumberRow("during_night_severity", "none", "the strongest I can imagine"),
    Div(
        Field("bedtime"),
        Field("lights_out"),
        Field("final_awakening"),
        Field("rise_time"),
        css_class="fields",
    ),
    Div(
        Field("sleep_onset_latency_minutes"),
        Field("awakenings"),
        Field("wake_after_sleep_onset_minutes"),
        css_class="fields",
    ),
    Answers("sleep_quality"),
    NumberRow("tiredness", "wide awake", "exhausted"),
)

MORNING_REST = Layout(
    Answers("slept"),
    Div(Field("out_of_bed_walks"), Field("naps"), Field("nap_minutes"), css_class="fields"),
    Answers("partner_noticed_kicks"),
    Fieldset("", Field("morning_note")),
)
