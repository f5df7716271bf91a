"""The evening part of a night: the legs, what was drunk, done and taken."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from accounts.fields import clock_times
from journal import clock
from journal.diary import DAY_RATINGS
from journal.forms.fields import AnswerField, ask_by_the_clock, helper, own, shared_fields
from journal.forms.layout import Answers, Div
from journal.forms.part import PartForm
from journal.forms.questions import answered, groups, layout_of
from journal.models import Night
from journal.questions import EVENING, QUESTIONS, named
from journal.saving.answers import AT, NONE

AGO = {"0": "Now", "15": "15 min ago", "30": "30 min ago", "60": "1 h ago"}


@shared_fields
class EveningForm(PartForm):
    """One form a night; what is left blank stays unknown."""

    first_symptom = AnswerField(
        label="First symptom", choices=[(NONE, "None"), *AGO.items(), (AT, "At…")]
    )

    class Meta:
        model = Night
        fields = tuple(name for name in named(EVENING) if name != "no_symptoms")
        formfield_callback = answered

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        instance: Night,
        now: datetime,
        usual: Callable[[], Mapping[str, time]] = dict,
    ) -> None:
        """`now` is when the page is answered: "15 min ago" counts from it.

        `usual` finds this person's usual times, if they have to be shown.
        """
        super().__init__(data, instance=instance)
        self.usual = usual
        self.now = now
        if instance.no_symptoms:
            self.initial["first_symptom"] = NONE
        elif instance.symptom_onset is not None:
            self.initial["first_symptom"] = AT
        if clock.night_at(now, instance.zone) != instance.night:
            own(self, "first_symptom").choices = [(NONE, "None"), *self._were_then(), (AT, "At…")]
        self._offer_the_stored_amount()
        ask_by_the_clock(self, instance.user.clock)

    @cached_property
    def helper(self) -> FormHelper:
        """The first questions."""
        return helper(_legs(self.usual()))

    def rest(self, forward: AbstractSet[str]) -> tuple[FormHelper | None, FormHelper]:
        """The other questions: those to bring forward, if any, and those under "more"."""
        first = [group for group in MORE if forward & set(named(group))]
        later = helper(Layout(*layout_of(g for g in MORE if g not in first)), errors=False)
        return helper(Layout(*layout_of(first)), errors=False) if first else None, later

    def clean(self) -> dict[str, Any]:
        """Turn the first-symptom answer into a clock time or "no symptoms"."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        answer, onset = cleaned.get("first_symptom"), cleaned.get("symptom_onset")
        if answer in AGO:
            self._count_back(cleaned, answer)
        elif answer == AT and onset is None and "symptom_onset" not in self.errors:
            self.add_error("symptom_onset", "Write the time, or choose another answer above.")
        rated = any(cleaned.get(n) for n in DAY_RATINGS)
        if answer == NONE:
            self.instance.no_symptoms = True
        else:
            self.instance.no_symptoms = False if cleaned.get("symptom_onset") or rated else None
        return cleaned

    def _offer_the_stored_amount(self) -> None:
        """An amount from an import that is not among the answers becomes one."""
        amount = self.instance.alcohol_drinks
        if amount is None:
            return
        text = f"{amount.normalize():f}"
        choices = list(self.fields["alcohol_drinks"].choices)  # type: ignore[attr-defined]
        if text not in dict(choices):
            own(self, "alcohol_drinks").choices = [*choices, (text, text)]

    def _were_then(self) -> list[tuple[str, str]]:
        """Once the night is over: the answers that reach back into it, just after noon."""
        return [
            (key, label) for key, label in AGO.items() if self._ago(key)[0] == self.instance.night
        ]

    def _ago(self, key: str) -> tuple[date, time]:
        return clock.ago(int(key), self.now, self.instance.zone)

    def _count_back(self, cleaned: dict[str, Any], answer: str) -> None:
        """A clock time of so long ago, if that was this night; else the person is asked."""
        night, at = self._ago(answer)
        if night == self.instance.night:
            cleaned["symptom_onset"] = at
            return
        said = clock_times.in_words(at, self.instance.user.clock)
        asked = (
            f"{AGO[answer]} was {said}, before noon. That belongs to the night of "
            f"{clock.name_of(night)}. Is it for that night? If not, choose another time here."
        )
        self.add_error("first_symptom", ValidationError(asked, "which", {"night": night}))


def _legs(usual: Mapping[str, time]) -> Layout:
    """The first questions, with the time at which symptoms usually begin."""
    onset = layout_of([(QUESTIONS["symptom_onset"],)], usual)
    return Layout(
        *layout_of(groups(each for each in EVENING if each.slot)),
        Div(
            Answers("first_symptom"),
            Div(*onset, data_shown_with="first_symptom", data_value=AT),
            css_class="onset",
        ),
    )


MORE = groups(each for each in EVENING if each.more)
