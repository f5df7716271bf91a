"""The morning part of a night: what the evening could not know."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.functional import cached_property

from journal.forms.fields import (
    AnswerField,
    ClaimField,
    ClockField,
    ask_by_the_clock,
    helper,
    shared_fields,
    typed,
)
from journal.forms.layout import Answers, Clock, Div, Fieldset, NumberRow, Typed, WithTaps
from journal.forms.part import PartForm
from journal.models import Night
from journal.questions import MORNING, named
from journal.questions.words import SLEEP_QUALITY


@shared_fields
class MorningForm(PartForm):
    """The Consensus Sleep Diary's variables, in our own words."""

    bedtime = ClockField(label="Got into bed", around=time(22, 30))
    lights_out = ClockField(label="Tried to sleep", around=time(22, 30), after="bedtime")
    final_awakening = ClockField(label="Woke for good", around=time(6, 30))
    rise_time = ClockField(label="Got up", around=time(6, 30), after="final_awakening")
    slept = ClaimField(label="Did you sleep?", words=("Not at all", "Yes"))
    sleep_quality = AnswerField(
        label="Sleep quality", choices=list(SLEEP_QUALITY), coerce=int, empty_value=None
    )
    partner_noticed_kicks = ClaimField(label="Somebody noticed your legs kicking")

    class Meta:
        model = Night
        fields = named(MORNING)
        widgets = {"morning_note": forms.Textarea(attrs={"rows": 3})}
        formfield_callback = typed

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        instance: Night,
        usual: Callable[[], Mapping[str, time]] = dict,
    ) -> None:
        """`usual` finds this person's usual times, if they have to be shown."""
        super().__init__(data, instance=instance)
        self.usual = usual
        ask_by_the_clock(self, instance.user.clock)

    @cached_property
    def helper(self) -> FormHelper:
        """The first questions, with this person's usual times."""
        return helper(_first(self.usual()))

    @cached_property
    def rest_helper(self) -> FormHelper:
        """The questions under "more"."""
        return helper(MORNING_REST, errors=False)


def _first(usual: Mapping[str, time]) -> Layout:
    """The first questions, with this person's usual times to tap."""
    return Layout(
        NumberRow("falling_asleep_severity", "none", "the strongest I can imagine"),
        NumberRow("during_night_severity", "none", "the strongest I can imagine"),
        Div(
            Clock("bedtime", usual.get("bedtime")),
            Clock("lights_out", usual.get("bedtime")),
            Clock("final_awakening", usual.get("final_awakening")),
            Clock("rise_time", usual.get("final_awakening")),
            css_class="fields clocks",
        ),
        Div(
            WithTaps("sleep_onset_latency_minutes", 5, 15, 30, 60),
            WithTaps("awakenings", 0, 1, 2, 3),
            WithTaps("wake_after_sleep_onset_minutes", 0, 15, 30, 60),
            css_class="fields",
        ),
        Answers("sleep_quality"),
        NumberRow("tiredness", "wide awake", "exhausted"),
    )


MORNING_REST = Layout(
    Answers("slept"),
    Div(
        WithTaps("out_of_bed_walks", 0, 1, 2, 3),
        Typed("naps"),
        Typed("nap_minutes"),
        css_class="fields",
    ),
    Answers("partner_noticed_kicks"),
    Fieldset("", Typed("morning_note")),
)
