"""The evening part of a night: the legs, what was drunk, done and taken."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime, time
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django.utils.functional import cached_property

from journal import clock
from journal.forms.fields import AnswerField, ask_by_the_clock, helper
from journal.forms.layout import Answers
from journal.forms.part import PartForm
from journal.forms.question_fields import field_of, groups, layout_of
from journal.models import Night
from journal.questions import EVENING, QUESTIONS, named
from journal.saving.answers import AT, NONE
from journal.saving.reading import AGO


class EveningForm(PartForm):
    """One form a night; what is left blank stays unknown."""

    first_symptom = AnswerField(
        label="First symptom", choices=[(NONE, "None"), *AGO.items(), (AT, "At…")]
    )

    class Meta:
        model = Night
        fields = tuple(name for name in named(EVENING) if name != "no_symptoms")
        formfield_callback = field_of

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
            answers = [(NONE, "None"), *self._were_then(), (AT, "At…")]
            self.fields["first_symptom"].choices = answers  # type: ignore[attr-defined]
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

    def _offer_the_stored_amount(self) -> None:
        """An amount from an import that is not among the answers becomes one."""
        amount = self.instance.alcohol_drinks
        if amount is None:
            return
        text = f"{amount.normalize():f}"
        field: Any = self.fields["alcohol_drinks"]
        choices = list(field.choices)
        if text not in dict(choices):
            field.choices = [*choices, (text, text)]

    def _were_then(self) -> list[tuple[str, str]]:
        """Once the night is over: the answers that reach back into it, just after noon."""
        return [
            (key, label)
            for key, label in AGO.items()
            if clock.ago(int(key), self.now, self.instance.zone)[0] == self.instance.night
        ]


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
