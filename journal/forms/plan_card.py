"""The plan on the night page: this morning, this evening, and what is taken at one time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from config.language import date_text, list_text
from config.language import gettext as _
from journal.forms.layout import Shown
from journal.forms.planned import DoseAnswer
from journal.models import Night


@dataclass(frozen=True, slots=True)
class Line:
    """The doses of one clock time; those of several products are answered with one tap."""

    doses: tuple[Shown, ...]

    @property
    def is_together(self) -> bool:
        """Whether one tap answers several."""
        return len(self.doses) > 1

    @property
    def names(self) -> str:
        """What they are called: "Iron 65 mg and Vitamin C 100 mg"."""
        return list_text(dose["label"] for dose in self.doses)

    @property
    def at(self) -> str:
        """The planned time in words."""
        return str(self.doses[0]["at"])

    @property
    def words(self) -> str:
        """What the tap says."""
        return _("Both taken") if len(self.doses) == 2 else _("All taken")

    @property
    def value(self) -> str:
        """Which doses the tap answers, as it is sent without a script."""
        return " ".join(dose["prefix"] for dose in self.doses)

    @property
    def is_taken(self) -> bool:
        """Whether every one was taken."""
        return all(dose["is_taken"] for dose in self.doses)

    @property
    def is_open(self) -> bool:
        """Whether the doses have to be seen one by one: their answers differ, or are no."""
        states = {(dose["is_taken"], dose["is_skipped"], dose["taken_at"]) for dose in self.doses}
        wrong = any(dose["errors"] for dose in self.doses)
        return wrong or len(states) > 1 or self.doses[0]["is_skipped"]


@dataclass(frozen=True, slots=True)
class Group:
    """The doses of one half of the day."""

    part: str
    title: str
    lines: tuple[Line, ...]


def plan_card(doses: Iterable[DoseAnswer], night: Night, now: datetime) -> list[Group]:
    """The planned doses of a night by the half of its day; a half without any is left out.

    The morning is the one before the evening: that of tomorrow belongs to the next night.
    """
    today = now.astimezone(night.zone).date() == night.night
    titles = {"morning": _("This morning"), "evening": _("This evening")}
    if not today:
        weekday = date_text(night.night, "EEEE")
        titles = {
            "morning": _("{weekday} morning").format(weekday=weekday),
            "evening": _("{weekday} evening").format(weekday=weekday),
        }
    every = [*doses]
    parts = {
        "morning": [each for each in every if each.dose.is_of_the_morning],
        "evening": [each for each in every if not each.dose.is_of_the_morning],
    }
    return [Group(part, titles[part], _lines(doses)) for part, doses in parts.items() if doses]


def _lines(doses: Iterable[DoseAnswer]) -> tuple[Line, ...]:
    """Doses of the same time in one line; what has none or is written below is by itself."""

    def time_of(each: DoseAnswer) -> object:
        return each.dose.at if each.dose.at and each.is_due else each.prefix

    return tuple(
        Line(tuple(each.shown for each in group)) for _at, group in groupby(doses, time_of)
    )
