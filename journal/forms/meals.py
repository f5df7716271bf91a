"""The meals somebody has had with iron in them, most usual first, to be answered in one tap."""

from dataclasses import dataclass
from datetime import timedelta

from config.language import gettext as _
from journal.models import Night
from journal.questions.evening import EVENING, FOOD

REMEMBERED = timedelta(weeks=8)
MAX_MEALS = 3
MEAL_QUESTIONS = tuple(each.name for each in EVENING if each.box is FOOD)


@dataclass(frozen=True, slots=True)
class Meal:
    """One combination of the three answers, each yes, no or not answered."""

    iron_rich: bool
    vitamin_c: bool | None
    tea_or_coffee: bool | None

    @property
    def label(self) -> str:
        """In words: "Iron-rich meal with vitamin C"."""
        if not self.iron_rich:
            return _("No iron-rich meal")
        if self.vitamin_c and self.tea_or_coffee:
            return _("Iron-rich meal with vitamin C and tea or coffee")
        if self.vitamin_c:
            return _("Iron-rich meal with vitamin C")
        if self.tea_or_coffee:
            return _("Iron-rich meal with tea or coffee")
        nothing = self.vitamin_c is False and self.tea_or_coffee is False
        return _("Iron-rich meal, neither beside it") if nothing else _("Iron-rich meal")

    @property
    def taps(self) -> str:
        """The answers by question, for the page: "iron_rich_meal:True …"."""
        answers = (self.iron_rich, self.vitamin_c, self.tea_or_coffee)
        return " ".join(
            f"{name}:{'' if answer is None else answer}"
            for name, answer in zip(MEAL_QUESTIONS, answers, strict=True)
        )


def usual_meals(night: Night) -> list[Meal]:
    """The person's most usual answers of the eight weeks before, at most three."""
    first = night.night - REMEMBERED
    counted = night.user.nights.counted(first, night.night, names=MEAL_QUESTIONS, most=MAX_MEALS)
    return [Meal(*answers) for *answers, _times in counted]
