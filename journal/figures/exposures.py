"""A factor and its nights, as the engine takes them, and the diary that they are read from."""
# pure, words

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from config.language import Words
from journal.clock import Period
from journal.diary import DiaryNight, ExerciseBout, TakenDose
from journal.figures.left_out import LeftOut
from journal.figures.measures import Measure, Numbers
from journal.night_figures import Column, FiguresByNight


@dataclass(frozen=True, slots=True)
class Factor:
    """One declared question; the outcome is that of `lag` nights later.

    `name`, the line between with and without (`line`) and `per_step`, what an effect is of where
    amounts are used as measured, are said in the language that is spoken when they are read;
    `inside` is the name within a sentence, where that differs.
    """

    key: str
    name: Words = field(compare=False)
    line: Words = field(compare=False)
    outcome: Measure
    lag: int = 0
    weekly: bool = False
    per_step: Words = field(default="", compare=False)
    inside: Words = field(default="", compare=False)

    @property
    def label(self) -> str:
        """What it is called: "Caffeine after 14:00"."""
        return str(self.name)

    @property
    def in_a_sentence(self) -> str:
        """What it is called within a sentence: "caffeine after 14:00"."""
        return str(self.inside or self.name)

    @property
    def rule(self) -> str:
        """What counts as with it: "a drink at 14:00 or later"."""
        return str(self.line)

    @property
    def step(self) -> str:
        """What an effect is of: "for each 50 mg"; "" where that is with or without."""
        return str(self.per_step)


@dataclass(frozen=True, slots=True)
class Exposure:
    """A factor night by night, 1 with, 0 without, set beside the outcome it is asked about.

    `amounts` are what was measured, in steps, where there is more to know than with or without.
    `earlier` is a rating of the same evening that came before the factor, and may be its reason.
    """

    factor: Factor
    exposed: Numbers
    outcome: Numbers
    amounts: Numbers | None = None
    earlier: Numbers | None = None

    @property
    def columns_key(self) -> tuple[str, bool, bool]:
        """Exposures with the same key have the same outcome, freed of the same columns."""
        return self.factor.outcome.key, self.weekly, self.earlier is not None

    def since(self, place: int) -> "Exposure":
        """The same without the nights before this place."""

        def later(numbers: Numbers | None) -> Numbers | None:
            return None if numbers is None else numbers[place:]

        return replace(
            self,
            exposed=self.exposed[place:],
            outcome=self.outcome[place:],
            amounts=later(self.amounts),
            earlier=later(self.earlier),
        )

    @property
    def weekly(self) -> bool:
        """Whether the weekday is the question, and so is not taken out."""
        return self.factor.weekly


@dataclass(frozen=True, slots=True)
class Question:
    """One of the person's own questions: yes or no, or a figure."""

    key: int
    name: str
    is_claim: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """The nights of a period and what was taken, done and answered on them.

    `figures` are those of the logged nights; `nights` need no more than drinks and clock times.
    `left_out` are those of its `names` that are not tested, by the name in small letters.
    """

    period: Period
    figures: FiguresByNight
    nights: Sequence[DiaryNight] = ()
    took_doses: Mapping[date, bool | None] = field(default_factory=dict)
    doses: Mapping[date, tuple[TakenDose, ...]] = field(default_factory=dict)
    bouts: Mapping[date, tuple[ExerciseBout, ...]] = field(default_factory=dict)
    own_answers: Mapping[date, Mapping[int, float]] = field(default_factory=dict)
    questions: Sequence[Question] = ()
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)

    @property
    def logged(self) -> Sequence[date]:
        """The logged nights, in order."""
        return self.figures.nights

    def column(self, answers: Mapping[date, Any]) -> Column:
        """Answers by night as one for each logged night, `None` where there is none."""
        return [answers.get(night) for night in self.logged]

    def taken_names(self) -> dict[str, str]:
        """The names of what was taken, each by itself in small letters."""
        doses = (dose for listed in self.doses.values() for dose in listed)
        return {dose.name.casefold(): dose.name for dose in doses}

    def names(self) -> dict[str, str]:
        """The names of what was taken or asked, each by itself in small letters."""
        return self.taken_names() | {each.name.casefold(): each.name for each in self.questions}
