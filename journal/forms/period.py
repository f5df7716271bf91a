"""Which nights to look at, from a query string."""

from datetime import date
from typing import Any

from django import forms

from config.language import gettext
from config.language import gettext_lazy as _
from journal.clock import DAY, EARLIEST_YEAR, Period

MAX_NIGHTS = 20 * 366
YEAR = 366 * DAY


class PeriodForm(forms.Form):
    """`?range=4w` or `?first=2026-01-01&last=2026-03-31`; nothing means four weeks."""

    RANGES = {
        "2w": (_("2 weeks"), 14),
        "4w": (_("4 weeks"), 28),
        "3m": (_("3 months"), 91),
        "6m": (_("6 months"), 182),
        "12m": (_("12 months"), 365),
        "all": (_("All"), None),
    }
    DEFAULT = "4w"

    range = forms.ChoiceField(
        required=False,
        choices=[(key, label) for key, (label, _nights) in RANGES.items()],
        error_messages={"invalid_choice": _("Please choose one of the ranges, or two dates.")},
    )
    first = forms.DateField(
        required=False,
        label=_("First night"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Please choose the first night, such as 2026-03-01.")},
    )
    last = forms.DateField(
        required=False,
        label=_("Last night"),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("Please choose the last night, such as 2026-03-28.")},
    )

    def __init__(
        self, data: Any, *, tonight: date, last_night: date, first_night: date | None
    ) -> None:
        """`tonight` is the night it is now, `last_night` the one up to which ranges reach.

        `first_night` is the oldest one logged, if any.
        """
        super().__init__(data)
        self.tonight, self.last_night = tonight, last_night
        self.first_night = first_night or last_night

    def clean(self) -> dict[str, Any]:
        """Two dates in order, or one range."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last night is before the first. Swap the two dates."))
        elif last and last > self.tonight + YEAR:
            self.add_error("last", _("The last night is more than a year ahead. Choose another."))
        elif last and last.year < EARLIEST_YEAR:
            self.add_error(
                "last",
                gettext("Choose a last night in {year} or later.").format(year=EARLIEST_YEAR),
            )
        elif first and first.year < EARLIEST_YEAR:
            self.add_error(
                "first",
                gettext("Choose a first night in {year} or later.").format(year=EARLIEST_YEAR),
            )
        elif first and self._is_too_long(first, last or self.tonight):
            self.add_error("first", _("That is more than 20 years. Choose a later first night."))
        elif first and not last and first > self.tonight:
            self.add_error("first", _("The first night is in the future. Choose an earlier one."))
        return cleaned

    def _is_too_long(self, first: date, last: date) -> bool:
        """Whether it is longer than anybody asks for, and than what is stored."""
        return last - first > MAX_NIGHTS * DAY and first < self.first_night

    @property
    def chosen_range(self) -> str:
        """The key of the range in force; empty when two dates were given."""
        if not self.is_valid():
            return self.DEFAULT
        if self.cleaned_data["first"] or self.cleaned_data["last"]:
            return ""
        return self.cleaned_data["range"] or self.DEFAULT

    def period(self) -> Period:
        """The nights asked for; the default range when the query could not be read."""
        key = self.chosen_range
        if not key:
            first, last = self.cleaned_data["first"], self.cleaned_data["last"]
            last = last or max(first, self.last_night)
            return Period(first or min(self.first_night, last), last)
        nights = self.RANGES[key][1]
        if nights is None:
            return Period(min(self.first_night, self.last_night), self.last_night)
        return Period.ending(self.last_night, nights)
