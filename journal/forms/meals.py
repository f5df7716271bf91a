"""The meals somebody has had with iron in them, most usual first, to be answered in one tap."""

from dataclasses import dataclass
from datetime import timedelta

from journal.models import Night
from journal.questions.evening import EVENING, FOOD

REMEMBERED = timedelta(weeks=8)
MOST = 3
QUESTIONS = tuple(each.name for each in EVENING if each.box is FOOD)


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
            return "No iron-rich meal"
        beside = ["vitamin C"] * bool(self.vitamin_c) + ["tea or coffee"] * bool(self.tea_or_coffee)
        if beside:
            return f"Iron-rich meal with {' and '.join(beside)}"
        nothing = self.vitamin_c is False and self.tea_or_coffee is False
        return "Iron-rich meal, neither beside it" if nothing else "Iron-rich meal"

    @property
    def taps(self) -> str:
        """The answers by question, for the page: "iron_rich_meal:True …"."""
        answers = (self.iron_rich, self.vitamin_c, self.tea_or_coffee)
        return " ".join(
            f"{name}:{'' if answer is None else answer}"
            for name, answer in zip(QUESTIONS, answers, strict=True)
        )


def usual_meals(night: Night) -> list[Meal]:
    """The person's most usual answers of the eight weeks before, at most three."""
    first = night.night - REMEMBERED
    counted = night.user.nights.counted(first, night.night, names=QUESTIONS, most=MOST)
    return [Meal(*answers) for *answers, _ in counted]
