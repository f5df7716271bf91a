"""Which nights the trends page shows, and which evenings of them."""

from django import forms

from config.language import gettext_lazy as _
from journal.clock import Period
from journal.forms import PeriodForm
from journal.trends.rest import LABELS, Rest


class TrendsForm(PeriodForm):
    """A period, and `?rest=still|feet` for the evenings sat still or on one's feet."""

    rest = forms.ChoiceField(
        required=False,
        choices=list(LABELS.items()),
        error_messages={"invalid_choice": _("Choose all evenings, sat still, or on your feet.")},
    )

    def evenings(self) -> Rest:
        """The evenings asked for; all of them when the query could not be read."""
        return Rest((self.is_valid() and self.cleaned_data["rest"]) or Rest.ALL)

    def query(self, period: Period) -> dict[str, str]:
        """The query string that asks for other nights and the same evenings."""
        return self.nights(period) | self.rest_query()

    def nights(self, period: Period) -> dict[str, str]:
        """The query string that asks for these nights, on any page that shows a period."""
        return {"first": period.first.isoformat(), "last": period.last.isoformat()}

    def rest_query(self) -> dict[str, str]:
        """What a link to another period carries along."""
        rest = self.evenings()
        return {} if rest is Rest.ALL else {"rest": rest.value}
