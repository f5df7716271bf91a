"""What to compare, from a query string."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from accounts.models import User
from config.language import Words, pgettext, pgettext_lazy, sort_key
from config.language import gettext_lazy as _
from journal.clock import DAY, EARLIEST_YEAR, Period
from journal.findings import CachedFindings
from journal.forms import PeriodForm

MAX_NIGHTS = 20 * 366
USUAL = 28  # nights on each side unless told otherwise


def _day(label: Words, invalid: Words) -> forms.DateField:
    return forms.DateField(
        required=False,
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": invalid},
    )


class HalfYearForm(PeriodForm):
    """A period as everywhere, half a year unless told otherwise."""

    DEFAULT = "6m"


class YearForm(PeriodForm):
    """A period as everywhere, a year unless told otherwise."""

    DEFAULT = "12m"


class CompareForm(forms.Form):
    """`?day=2026-03-01&nights=28`: before and from a day on; or two periods by four dates.

    Four dates (`first`, `last`, `then_first`, `then_last`) go before a day. Nothing means the
    latest 28 nights against the 28 before them.
    """

    NIGHTS = {
        "14": _("2 weeks"),
        "28": _("4 weeks"),
        "56": _("8 weeks"),
        "91": _("3 months"),
    }

    day = _day(
        _("A day on which something changed"), _("Please choose a date, such as 2026-03-01.")
    )
    nights = forms.ChoiceField(
        required=False,
        label=_("Nights on each side"),
        choices=list(NIGHTS.items()),
        error_messages={"invalid_choice": _("Choose one of the lengths offered.")},
    )
    first = _day(_("First period, from"), _("Please choose a date, such as 2026-01-01."))
    last = _day(
        pgettext_lazy("a period, from … to", "to"), _("Please choose a date, such as 2026-01-31.")
    )
    then_first = _day(_("Second period, from"), _("Please choose a date, such as 2026-03-01."))
    then_last = _day(
        pgettext_lazy("a period, from … to", "to"), _("Please choose a date, such as 2026-03-31.")
    )

    def __init__(self, data: QueryDict, *, tonight: date, last_night: date) -> None:
        """`tonight` is the night it is now, `last_night` the latest that is compared."""
        super().__init__({"nights": str(USUAL), **data.dict()})
        self.tonight, self.last_night = tonight, last_night

    def clean(self) -> dict[str, Any]:
        """All four dates or none, each pair in order."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("day"):
            self._within("day", cleaned["day"])
        pairs = [("first", "last"), ("then_first", "then_last")]
        dates = {name: cleaned.get(name) for pair in pairs for name in pair}
        if any(dates.values()) and not all(dates.values()) and not self.errors:
            missing = next(name for name, value in dates.items() if not value)
            self.add_error(missing, _("Write all four dates, or only the day of a change."))
        for start, end in pairs:
            first, last = dates[start], dates[end]
            if first and last:
                self._in_order(start, end, first, last)
        if all(dates.values()) and not self.errors:
            self._apart(cleaned)
        return cleaned

    def _apart(self, dates: dict[str, Any]) -> None:
        if dates["first"] <= dates["then_last"] and dates["then_first"] <= dates["last"]:
            self.add_error("then_first", _("The two periods share nights. Choose them apart."))

    def _in_order(self, start: str, end: str, first: date, last: date) -> None:
        self._within(start, first)
        self._within(end, last)
        if last < first:
            self.add_error(end, _("This date is before the one it belongs to. Swap the two."))
        elif (last - first).days > MAX_NIGHTS:
            self.add_error(start, _("That is more than 20 years. Choose a later date."))

    def _within(self, name: str, day: date) -> None:
        if day.year < EARLIEST_YEAR or day > self.tonight:
            self.add_error(
                name, _("Choose a date from {year} to tonight.").format(year=EARLIEST_YEAR)
            )

    @property
    def is_two_periods(self) -> bool:
        """Whether four dates are in force."""
        return self.is_valid() and bool(self.cleaned_data["then_first"])

    @property
    def length(self) -> int:
        """Nights on each side of a day."""
        return int((self.is_valid() and self.cleaned_data["nights"]) or USUAL)

    def periods(self) -> tuple[Period, Period]:
        """The two periods asked for; the latest nights when the query could not be read."""
        if self.is_two_periods:
            dates = self.cleaned_data
            return (
                Period(dates["first"], dates["last"]),
                Period(dates["then_first"], dates["then_last"]),
            )
        day: date | None = self.cleaned_data["day"] if self.is_valid() else None
        start = day or self.last_night - (self.length - 1) * DAY
        end = max(start, min(start + (self.length - 1) * DAY, self.last_night))
        return Period.ending(start - DAY, self.length), Period(start, end)


class NamingForm(forms.Form):
    """The one question that is named beforehand, or none."""

    question = forms.ChoiceField(
        required=False,
        label=_("My question"),
        error_messages={"invalid_choice": _("Choose one of the questions on the list.")},
    )

    def __init__(self, data: Any, *, labels: Mapping[str, str], named: str) -> None:
        """`labels` are those of the factors by their keys, `named` is the key that is named."""
        super().__init__(data, initial={"question": named})
        self.labels = labels
        by_label = sorted(labels.items(), key=lambda each: sort_key(each[1]))
        none = ("", pgettext("question", "none"))
        self.fields["question"].choices = [none, *by_label]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, person: User, findings: CachedFindings, data: Any = None) -> "NamingForm":
        """The form of somebody, over the questions of these findings."""
        current = person.named_questions.current()
        labels = {each.key: each.label for each in findings.findings}
        return cls(data, labels=labels, named=current.factor_key if current else "")

    def chosen(self) -> str:
        """The label of the question that was chosen; "" for none."""
        return self.labels.get(self.cleaned_data["question"], "")


class FactorForm(forms.Form):
    """`?factor=alcohol`: whose picture to open."""

    factor = forms.CharField(required=False, max_length=140)

    @property
    def key(self) -> str:
        """The key asked for; anything else opens none."""
        return str(self.cleaned_data["factor"]) if self.is_valid() else ""


class ThingForm(forms.Form):
    """`?thing=walking`: whose nights to show."""

    thing = forms.CharField(required=False, max_length=16)

    @property
    def word(self) -> str:
        """The word asked for; anything else opens none."""
        return str(self.cleaned_data["thing"]) if self.is_valid() else ""
