"""Starting an experiment, and answering for its nights."""

from datetime import date, timedelta
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError

from journal import quotas
from journal.experiments import agents, design
from journal.experiments.agents import AGENTS, AgentKind
from journal.experiments.models import Experiment
from journal.experiments.outcomes import OUTCOMES
from journal.forms.fields import AnswerField, ClaimField, helper
from journal.forms.layout import Answers
from journal.regimen.slow_stores import SLOW_STORES, SlowStore, slow_store

AHEAD = timedelta(days=60)
SLOW = {f"slow-{place}": store for place, store in enumerate(SLOW_STORES)}


def _groups() -> list[tuple[str, Any]]:
    listed = {
        kind: [(key, agent.label) for key, agent in AGENTS.items() if agent.kind is kind]
        for kind in AgentKind
    }
    slow = [(key, store.label) for key, store in SLOW.items()]
    return [
        ("", "Choose one"),
        ("Supplements", [*listed[AgentKind.SUPPLEMENT], *slow]),
        ("Habits", listed[AgentKind.HABIT]),
    ]


def _number(label: str, values: tuple[int, ...], help_text: str) -> AnswerField:
    return AnswerField(
        label=label,
        choices=[(str(value), str(value)) for value in values],
        coerce=int,
        empty_value=None,
        help_text=help_text,
    )


class ExperimentForm(forms.ModelForm):
    """One thing, one outcome, a start; `slow` is set when a slow store was refused."""

    agent = forms.ChoiceField(
        label="What do you want to try?",
        choices=_groups,
        error_messages={
            "required": "Choose what you want to try.",
            "invalid_choice": "Choose one of the things on the list.",
        },
    )
    name = forms.CharField(
        required=False,
        max_length=80,
        label="In your words",
        help_text="Needed for “another”; else as you like to read it tonight.",
    )
    outcome = AnswerField(
        label="Judged by", choices=[(key, each.label) for key, each in OUTCOMES.items()]
    )
    first_night = forms.DateField(
        label="First night",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": "Write the date as year-month-day, such as 2026-03-01.",
            "required": "Write the first night as year-month-day, such as 2026-03-01.",
        },
    )
    block_nights = _number(
        "Nights in a block",
        design.BLOCK_NIGHTS,
        "Two nights at least have to remain after the washout.",
    )
    blocks = _number("Blocks", design.BLOCKS, "Half of them with, half without.")
    nobody_prescribed = forms.BooleanField(
        required=False,
        label="Nobody prescribed this. It is sold without a prescription.",
        help_text="Needed for anything under a name of your own.",
    )
    is_hidden = ClaimField(label="Keep the coming blocks hidden?", words=("No, show all", "Yes"))

    class Meta:
        model = Experiment
        fields = (
            "agent",
            "name",
            "nobody_prescribed",
            "outcome",
            "first_night",
            "block_nights",
            "blocks",
            "is_hidden",
        )

    def __init__(self, data: Any = None, *, instance: Experiment, today: date) -> None:
        """`instance` belongs to somebody and is not stored yet."""
        self.today, self.slow = today, None
        super().__init__(data, instance=instance, initial={"first_night": today, "blocks": 8})
        self.helper = helper(
            Layout(
                "agent",
                "name",
                "nobody_prescribed",
                Answers("outcome"),
                Answers("block_nights"),
                Answers("blocks"),
                "first_night",
                Answers("is_hidden"),
            )
        )

    slow: SlowStore | None

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
            raise ValidationError("Please write what you want to try.")
        return name or (AGENTS[agent].label if agent in AGENTS else "")

    def clean_nobody_prescribed(self) -> bool | None:
        """`True` or `None`: nobody says the contrary by leaving a box empty."""
        return self.cleaned_data["nobody_prescribed"] or None

    def _refuse(self, store: SlowStore) -> None:
        self.slow = store
        raise ValidationError(store.reason)

    def clean_outcome(self) -> str:
        """One outcome, chosen before the first night."""
        if not self.cleaned_data["outcome"]:
            raise ValidationError("Choose the one outcome it is judged by.")
        return str(self.cleaned_data["outcome"])

    def clean_first_night(self) -> date:
        """The first night: tonight or soon."""
        night: date = self.cleaned_data["first_night"]
        if not self.today <= night <= self.today + AHEAD:
            raise ValidationError("Choose tonight or a night of the next 60 days.")
        return night

    def clean_is_hidden(self) -> bool:
        """Whether the sequence is hidden; open unless chosen."""
        return bool(self.cleaned_data["is_hidden"])

    def clean(self) -> dict[str, Any]:
        """Enough nights after the washout, not too many in all, no two experiments at once."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        quotas.check_form(self, "experiments")
        for name in ("block_nights", "blocks"):
            if name in cleaned and cleaned[name] is None:
                self.add_error(name, "Choose one of the numbers.")
        self.slow = self.slow or slow_store(cleaned.get("name", ""))
        agent = AGENTS.get(cleaned.get("agent", ""))
        length, blocks = cleaned.get("block_nights"), cleaned.get("blocks")
        if agent and length and length - agent.washout < design.FEWEST_COUNTED:
            shortest = design.shortest_block(agent.washout)
            self.add_error(
                "block_nights",
                f"{agent.washout} nights of each block are washout ({agent.ground}). "
                f"Choose {shortest} or more.",
            )
        elif length and blocks and length * blocks > design.MAX_NIGHTS:
            self.add_error(
                "blocks",
                f"That is more than {design.MAX_NIGHTS} nights. Choose fewer or shorter ones.",
            )
        elif length and blocks and cleaned.get("first_night"):
            self._alone(cleaned["first_night"], length * blocks)
        return cleaned

    def _alone(self, first: date, nights: int) -> None:
        last = first + timedelta(days=nights - 1)
        others = self.instance.user.experiments.filter(first_night__lte=last)
        if any(row.last_night() >= first for row in others):
            self.add_error(
                "first_night",
                "Another experiment runs then. One at a time tells more; stop it first.",
            )


class StopForm(forms.Form):
    """Asks why it is stopped, if one likes to say so."""

    reason = forms.CharField(required=False, max_length=200, label="Why, if you like")


class FollowedForm(forms.Form):
    """Whether a night went as drawn."""

    followed = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")],
        coerce=lambda answer: answer == "yes",
        error_messages={"required": "Say yes or no.", "invalid_choice": "Say yes or no."},
    )
