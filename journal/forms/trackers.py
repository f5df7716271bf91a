"""Which tracker counts where several recorded the same night."""

from typing import Any

from django import forms

from accounts.models import User
from config.language import gettext as _
from config.language import gettext_lazy, pgettext_lazy
from journal.models import DeviceSleep
from journal.models.device_sleep import tracker_name

MOST = 6  # places that are asked
PLACES = (
    pgettext_lazy("place", "First"),
    pgettext_lazy("place", "Second"),
    pgettext_lazy("place", "Third"),
    pgettext_lazy("place", "Fourth"),
    pgettext_lazy("place", "Fifth"),
    pgettext_lazy("place", "Sixth"),
)
BY_DETAIL = ("", gettext_lazy("The most detailed"))


def trackers_of(person: User) -> list[str]:
    """The names of a person's trackers, those of their order first."""
    recordings = DeviceSleep.objects.filter(user=person).order_by()
    pairs = recordings.values_list("source", "tracker").distinct()
    return list(dict.fromkeys([*person.tracker_order, *sorted(tracker_name(*p) for p in pairs)]))


class TrackerOrderForm(forms.Form):
    """One tracker a place; the places that are left open go by what was recorded."""

    def __init__(self, data: Any = None, *, person: User) -> None:
        """The places of this person's trackers, as they are now."""
        super().__init__(data, label_suffix="")
        self.person, self.trackers = person, trackers_of(person)
        choices = [BY_DETAIL, *((name, name) for name in self.trackers)]
        for label, at in zip(PLACES, range(min(MOST, len(self.trackers))), strict=False):
            order = person.tracker_order
            self.fields[f"place{at}"] = forms.ChoiceField(
                label=label,
                choices=choices,
                required=False,
                initial=order[at] if at < len(order) else "",
            )

    def clean(self) -> dict[str, Any]:
        """Nobody has two places."""
        seen: set[str] = set()
        for place, name in list(self.cleaned_data.items()):
            if name in seen:
                self.add_error(place, _("Please choose {name} once.").format(name=name))
            seen |= {name} - {""}
        return self.cleaned_data

    def save(self) -> None:
        """Store the order of the person."""
        self.person.tracker_order = [name for name in self.cleaned_data.values() if name]
        self.person.save(update_fields=["tracker_order"])
