"""Writing a sitting down after it, and choosing two evenings."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.core.exceptions import ValidationError

from accounts.fields.clock_times import in_words
from config.language import gettext_lazy as _
from config.language import pgettext
from journal import clock, quotas
from journal.figures.wording import short_date
from journal.forms.fields import ClockField, WholeField, ask_by_the_clock, helper, typed
from journal.forms.layout import NumberRow
from journal.sittings.course import LENGTH, MINUTES
from journal.sittings.evening import Evening
from journal.sittings.models import RATINGS, Sitting

NOT_OFFERED = _("Please choose one of the times on the list.")


def time_choices(
    offered: Sequence[time], hours: str, further: time | None = None
) -> list[tuple[str, Any]]:
    """The times a sitting can be meant for, those `offered` first, then each half hour."""
    halves = [clock.clock_at(30 * step) for step in range(48)]
    others = sorted({*halves, *([further] if further else [])}, key=clock.minutes_since_noon)

    def listed(times: Sequence[time]) -> list[tuple[str, str]]:
        return [(f"{at:%H:%M}", in_words(at, hours)) for at in times]

    rest = [at for at in others if at not in offered]
    return [
        (str(_("The four of an evening")), listed(offered)),
        (str(_("Another time")), listed(rest)),
    ]


def _at(minute: int) -> str:
    return _("After {minutes} min").format(minutes=minute) if minute else str(_("At the start"))


class SittingForm(forms.ModelForm):
    """One sitting of somebody, as it is remembered or to be corrected."""

    night = forms.DateField(
        label=_("Evening"),
        help_text=_("The date of the evening, also for a sitting after midnight."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Please choose the date of the evening."),
        },
    )
    planned = forms.ChoiceField(
        label=_("Which sitting"), error_messages={"invalid_choice": NOT_OFFERED}
    )
    start = ClockField(label=_("Started at"), quiet=True, required=True)
    stopped_minute = WholeField(
        label=_("Got up after so many minutes"),
        help_text=_("Only if you got up early. Then it is in no average."),
        required=False,
        min_value=0,
        max_value=LENGTH,
    )

    class Meta:
        model = Sitting
        fields = ("night", *RATINGS, "stopped_minute")
        formfield_callback = typed

    def __init__(
        self, data: Any, *, instance: Sitting, offered: Sequence[time], now: datetime
    ) -> None:
        """`instance` belongs to somebody and has its night and zone; it may not be stored yet."""
        super().__init__(data, instance=instance)
        self.now, hours = now, instance.user.clock
        planned: Any = self.fields["planned"]
        planned.choices = time_choices(offered, hours, instance.planned_at)
        self.fields["start"].error_messages["required"] = _(
            "Please write its start, such as 20:00."
        )
        if instance.pk:
            local = instance.started_at.astimezone(instance.zone)
            self.initial["planned"] = f"{instance.planned_at:%H:%M}"
            self.initial["start"] = local.time().replace(second=0, microsecond=0)
        for minute, name in zip(MINUTES, RATINGS, strict=True):
            self.fields[name].label = _at(minute)
        ask_by_the_clock(self, hours)
        none = pgettext("rating", "none")
        strongest = pgettext("rating", "the strongest I can imagine")
        rows = [NumberRow(name, none, strongest) for name in RATINGS]
        self.helper = helper(
            Layout(Div("night", "planned", "start", css_class="fields"), *rows, "stopped_minute")
        )

    def clean(self) -> dict[str, Any]:
        """Give the row its instant, which is not still to come; and there is room for it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        quotas.check_form(self, "sittings")
        night, start = cleaned.get("night"), cleaned.get("start")
        if planned := cleaned.get("planned"):
            self.instance.planned_at = time.fromisoformat(planned)
        if night is None or start is None:
            return cleaned
        if {"night", "start"} & set(self.changed_data) or not self.instance.pk:
            zone = self.instance.zone
            (self.instance.started_at,) = clock.timeline(night, zone, start)
        if self.instance.started_at > self.now:
            self.add_error("start", _("This is still to come. Please correct date and time."))
        return cleaned

    def clean_night(self) -> date:
        """An evening that somebody can remember."""
        night: date = self.cleaned_data["night"]
        if night.year < clock.LONG_AGO:
            raise ValidationError(
                _("Please choose an evening in {year} or later.").format(year=clock.LONG_AGO)
            )
        if night > clock.latest_night(self.now):
            raise ValidationError(_("This evening is still to come. Please choose an earlier one."))
        return night

    def add_error(self, field: str | None, error: Any) -> None:
        """What the row says of its start stands beside the field it was typed in."""
        problems = getattr(error, "error_dict", None)
        if problems and "started_at" in problems:
            problems["start"] = problems.pop("started_at")
        super().add_error(field, error)


class TwoEveningsForm(forms.Form):
    """`?first=2026-03-03&second=2026-03-24`; nothing means the last two."""

    first = forms.TypedChoiceField(
        label=_("First evening"), required=False, coerce=date.fromisoformat, empty_value=None,
        error_messages={"invalid_choice": _("Please choose one of the evenings on the list.")},
    )  # fmt: skip
    second = forms.TypedChoiceField(
        label=_("Second evening"), required=False, coerce=date.fromisoformat, empty_value=None,
        error_messages={"invalid_choice": _("Please choose one of the evenings on the list.")},
    )  # fmt: skip

    def __init__(self, data: Any, *, every: Sequence[Evening]) -> None:
        super().__init__(data)
        self.evenings = {each.night: each for each in every if each.complete}
        listed = [(night.isoformat(), short_date(night)) for night in reversed(self.evenings)]
        for field in self.fields.values():
            field.choices = listed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Two evenings, not one twice."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("first") and cleaned.get("first") == cleaned.get("second"):
            self.add_error("second", _("This is the first evening. Please choose another one."))
        return cleaned

    def chosen(self) -> tuple[Evening, Evening] | None:
        """The evenings asked for, the last two for what is not said; `None` without two."""
        nights = list(self.evenings)
        if not self.is_valid() or len(nights) < 2:
            return None
        first, second = self.cleaned_data["first"], self.cleaned_data["second"]
        second = second or next(each for each in reversed(nights) if each != first)
        first = first or next(each for each in reversed(nights) if each != second)
        return self.evenings[first], self.evenings[second]
