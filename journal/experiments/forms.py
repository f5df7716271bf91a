"""Starting an experiment, and answering for its nights."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from config.language import gettext_lazy as _
from config.language import ngettext, pgettext_lazy
from journal import quotas
from journal.experiments import agents, design
from journal.experiments.agents import AGENTS, AgentKind
from journal.experiments.experiment_page import ordinal
from journal.experiments.line import leaves_room
from journal.experiments.models import Experiment
from journal.experiments.outcomes import OUTCOMES
from journal.forms.fields import AnswerField, ClaimField, helper
from journal.forms.layout import Answers
from journal.regimen.slow_stores import SLOW_STORES, SlowStore, slow_store

AHEAD = timedelta(days=60)
YES_OR_NO = _("Please answer yes or no.")
SHOW_OR_HIDE: Any = (_("No, show all"), _("Yes"))
SLOW = {f"slow-{place}": store for place, store in enumerate(SLOW_STORES)}


def _groups() -> list[tuple[str, Any]]:
    listed = {
        kind: [(key, agent.called) for key, agent in AGENTS.items() if agent.kind is kind]
        for kind in AgentKind
    }
    slow = [(key, store.label) for key, store in SLOW.items()]
    return [
        ("", str(_("Choose one"))),
        (str(_("Supplements")), [*listed[AgentKind.SUPPLEMENT], *slow]),
        (str(_("Habits")), listed[AgentKind.HABIT]),
    ]


class ExperimentForm(forms.ModelForm):
    """One thing, one outcome, a length, a start; `slow` is set when a slow store was refused."""

    agent = forms.ChoiceField(
        label=_("What do you want to try?"),
        choices=_groups,
        error_messages={
            "required": _("Please choose what you want to try."),
            "invalid_choice": _("Please choose one of the things on the list."),
        },
    )
    name = forms.CharField(
        required=False,
        max_length=80,
        label=_("In your words"),
        help_text=_("Your own name for it. Needed for “another”."),
    )
    outcome = AnswerField(
        label=_("Measured by"), choices=[(key, each.name) for key, each in OUTCOMES.items()]
    )
    first_night = forms.DateField(
        label=_("First night"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    nights = AnswerField(
        label=_("How many nights?"),
        choices=[(str(nights), str(nights)) for nights in design.NIGHTS],
        coerce=int,
        empty_value=None,
        help_text=_("The next page shows what so many nights can find."),
    )
    nobody_prescribed = forms.BooleanField(
        required=False,
        label=_("Nobody prescribed this. It is sold without a prescription."),
        help_text=_("Needed for anything with your own name."),
    )
    is_hidden = ClaimField(
        label=_("Keep the coming blocks hidden?"),
        words=SHOW_OR_HIDE,
        help_text=_("Where chance chooses night by night, each night is hidden until its evening."),
    )

    class Meta:
        model = Experiment
        fields = (
            "agent",
            "name",
            "nobody_prescribed",
            "outcome",
            "first_night",
            "is_hidden",
        )

    def __init__(self, data: Any = None, *, instance: Experiment, today: date) -> None:
        """`instance` belongs to somebody and is not stored yet."""
        self.today, self.slow = today, None
        super().__init__(data, instance=instance, initial={"first_night": today})
        self.helper = helper(
            Layout(
                "agent",
                "name",
                "nobody_prescribed",
                Answers("outcome"),
                Answers("nights"),
                "first_night",
                Answers("is_hidden"),
            )
        )

    slow: SlowStore | None
    number = 1  # which of a year's experiments this would be

    @property
    def plan_key(self) -> str:
        """What the expectation on a page is of; a plan that was changed is looked at anew."""
        row = self.instance
        return f"{row.agent} {row.outcome} {row.blocks} {row.block_nights} {self.number}"

    def clean_agent(self) -> str:
        """The agent; refuses slow stores, with the reason."""
        key: str = self.cleaned_data["agent"]
        if key in SLOW:
            self._refuse(SLOW[key])
        return key

    def clean_name(self) -> str:
        """The name without needless spaces, or that of the list; the model says what may be."""
        name = " ".join(self.cleaned_data["name"].split())
        agent = self.cleaned_data.get("agent", "")
        if not name and agent in agents.OWN:
            raise ValidationError(_("Please write what you want to try."))
        if agent not in AGENTS or name not in {"", AGENTS[agent].called}:
            return name
        return AGENTS[agent].label  # the same in every language

    def clean_nobody_prescribed(self) -> bool | None:
        """`True` or `None`: nobody says the contrary by leaving a box empty."""
        return self.cleaned_data["nobody_prescribed"] or None

    def _refuse(self, store: SlowStore) -> None:
        self.slow = store
        raise ValidationError(store.reason)

    def clean_outcome(self) -> str:
        """One outcome, chosen before the first night."""
        if not self.cleaned_data["outcome"]:
            raise ValidationError(_("Please choose what it is measured by."))
        return str(self.cleaned_data["outcome"])

    def clean_first_night(self) -> date:
        """The first night: tonight or soon."""
        night: date = self.cleaned_data["first_night"]
        if not self.today <= night <= self.today + AHEAD:
            raise ValidationError(_("Please choose tonight or a night of the next 60 days."))
        return night

    def clean_is_hidden(self) -> bool:
        """Whether the sequence is hidden; open unless chosen."""
        return bool(self.cleaned_data["is_hidden"])

    def clean_nights(self) -> int:
        """About how many nights it has."""
        if self.cleaned_data["nights"] is None:
            raise ValidationError(_("Please choose how many nights."))
        return int(self.cleaned_data["nights"])

    def clean(self) -> dict[str, Any]:
        """Nights enough for its lots, no two experiments at once, a line that can be reached."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        quotas.check_form(self, "experiments")
        self.slow = self.slow or slow_store(cleaned.get("name", ""))
        agent, nights = AGENTS.get(cleaned.get("agent", "")), cleaned.get("nights")
        if not agent or not nights:
            return cleaned
        self.instance.agent = agent.key
        if not self.instance.lay_out(nights):
            self.add_error(
                "nights",
                ngettext(
                    "Each block begins with {count} settling night, and it needs ten blocks. "
                    "Please choose {nights} nights or more.",
                    "Each block begins with {count} settling nights, and it needs ten blocks. "
                    "Please choose {nights} nights or more.",
                    agent.washout,
                ).format(count=agent.washout, nights=design.fewest_nights(agent.washout)),
            )
        elif first := cleaned.get("first_night"):
            cleaned["is_hidden"] = bool(cleaned.get("is_hidden")) or agent.is_nightly
            self.instance.first_night = first
            self._alone(self.instance.design())
            self._reachable(self.instance.design())
        return cleaned

    def _reachable(self, laid_out: design.Design) -> None:
        self.number = self.instance.user.experiments.number_in_year(laid_out.first_night)
        if not leaves_room(laid_out.smallest_p, self.number):
            self.add_error(
                "nights",
                _(
                    "This would be the {ordinal} experiment within a year. Each further one is "
                    "read more strictly, so with these nights it cannot find anything. Please "
                    "choose more nights, or wait until the earlier ones are a year ago."
                ).format(ordinal=ordinal(self.number)),
            )

    def _alone(self, laid_out: design.Design) -> None:
        others = self.instance.user.experiments.filter(first_night__lte=laid_out.last_night)
        if any(row.last_night() >= laid_out.first_night for row in others):
            self.add_error(
                "first_night",
                _("Another experiment runs then. Please stop it first, or choose a later night."),
            )


class StopForm(forms.Form):
    """Asks why it is stopped, if one likes to say so."""

    reason = forms.CharField(required=False, max_length=200, label=_("Why? (optional)"))


class FollowedForm(forms.Form):
    """Whether a night went as chosen."""

    followed = forms.TypedChoiceField(
        choices=[
            ("yes", pgettext_lazy("in a sentence", "yes")),
            ("no", pgettext_lazy("in a sentence", "no")),
        ],
        coerce=lambda answer: answer == "yes",
        error_messages={"required": YES_OR_NO, "invalid_choice": YES_OR_NO},
    )
