"""Which nights go into the summary, and on which paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.http import urlencode

from journal.forms import PeriodForm
from journal.report.pdf import Paper


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that chooses something: its words, its query string, whether it is in force."""

    label: str
    query: str
    chosen: bool


class ReportForm(PeriodForm):
    """A period of at most ten years, and `?paper=a4|letter`."""

    LONGEST_SUMMARY = 3660
    PAPERS = {Paper.A4: "A4", Paper.LETTER: "Letter"}

    paper = forms.ChoiceField(
        required=False,
        choices=list(PAPERS.items()),
        error_messages={"invalid_choice": "Choose A4 or Letter."},
    )

    def __init__(
        self, data: Any, *, tonight: date, first_night: date | None, usual_paper: Paper
    ) -> None:
        """As `PeriodForm`; `usual_paper` holds when the query names none."""
        super().__init__(data, tonight=tonight, first_night=first_night)
        self.usual_paper = usual_paper

    def clean(self) -> dict[str, Any]:
        """A period that one page can tell."""
        cleaned = super().clean()
        if not self.errors and len(self.period()) > self.LONGEST_SUMMARY:
            self.add_error(
                None,
                f"A summary holds at most {self.LONGEST_SUMMARY:,} nights, which is ten years. "
                "Choose a later first night.",
            )
        return cleaned

    def chosen_paper(self) -> Paper:
        """The paper asked for, else the person's usual one."""
        chosen = self.cleaned_data["paper"] if self.is_valid() else ""
        return Paper(chosen) if chosen else self.usual_paper

    def range_choices(self) -> list[Choice]:
        """The ranges as links that keep the paper."""
        chosen = self.chosen_range if self.is_valid() else ""
        return [
            Choice(label, urlencode({"range": key, "paper": self.chosen_paper()}), key == chosen)
            for key, (label, _) in self.RANGES.items()
        ]

    def paper_choices(self) -> list[Choice]:
        """The papers as links that keep the nights."""
        period = self.period()
        nights = {"range": self.chosen_range}
        if not self.chosen_range:
            nights = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        return [
            Choice(label, urlencode({**nights, "paper": paper}), paper is self.chosen_paper())
            for paper, label in self.PAPERS.items()
        ]
