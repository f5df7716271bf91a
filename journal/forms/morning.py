"""The morning part of a night: what the evening could not know."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.dateformat import time_format
from django.utils.functional import cached_property

from accounts.models import User
from journal.forms.fields import (
    AnswerField,
    ClaimField,
    ClockField,
    ask_by_the_clock,
    helper,
    shared_fields,
    typed,
)
from journal.forms.layout import Answers, Div, Fieldset, NumberRow, Typed, WithTaps
from journal.forms.part import PartForm
from journal.forms.usual import usual_times
from journal.models import Night
from journal.models.answers import SleepQuality


@shared_fields
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
        formfield_callback = typed

    def __init__(self, data: Mapping[str, Any] | None = None, *, instance: Night) -> None:
        super().__init__(data, instance=instance)
        ask_by_the_clock(self, instance.user.clock)

    @cached_property
    def helper(self) -> FormHelper:
        """The first questions, with this person's usual times."""
        return helper(_first(usual_times(self.instance), self.instance.user))

    @cached_property
    def rest_helper(self) -> FormHelper:
        """The questions under "more"."""
        return helper(MORNING_REST, errors=False)


def _first(usual: Mapping[str, time], user: User) -> Layout:
    """The first questions, with this person's usual times to tap."""
    return Layout(
        NumberRow("falling_asleep_severity", "none", "the strongest I can imagine"),
        NumberRow("during_night_severity", "none", "the strongest I can imagine"),
        Div(
            WithTaps("bedtime", usual=_usual(usual.get("bedtime"), user)),
            WithTaps("lights_out", *_after("bedtime")),
            WithTaps("final_awakening", usual=_usual(usual.get("final_awakening"), user)),
            WithTaps("rise_time", *_after("final_awakening")),
            css_class="fields",
        ),
        Div(
            WithTaps("sleep_onset_latency_minutes", *_numbers(5, 15, 30, 60)),
            WithTaps("awakenings", *_numbers(0, 1, 2, 3)),
            WithTaps("wake_after_sleep_onset_minutes", *_numbers(0, 15, 30, 60)),
            css_class="fields",
        ),
        Answers("sleep_quality"),
        NumberRow("tiredness", "wide awake", "exhausted"),
    )


def _usual(at: time | None, user: User) -> list[dict[str, str]]:
    if at is None:
        return []
    return [{"label": f"usual {time_format(at, user.time_format)}", "value": f"{at:%H:%M}"}]


def _after(name: str) -> list[dict[str, str]]:
    labels = {"0": "at once", "15": "+15 min", "30": "+30 min"}
    return [{"label": label, "after": name, "minutes": m} for m, label in labels.items()]


def _numbers(*numbers: int) -> list[dict[str, str]]:
    return [{"label": str(number), "value": str(number)} for number in numbers]


MORNING_REST = Layout(
    Answers("slept"),
    Div(
        WithTaps("out_of_bed_walks", *_numbers(0, 1, 2, 3)),
        Typed("naps"),
        Typed("nap_minutes"),
        css_class="fields",
    ),
    Answers("partner_noticed_kicks"),
    Fieldset("", Typed("morning_note")),
)
