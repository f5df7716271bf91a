"""One day of the story as it happened, before anything of it is written down."""
# pure

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from random import Random

from journal import caffeine, clock
from journal.demo.night import DemoDose, DemoDrink, DemoExercise


@dataclass(slots=True, kw_only=True)
class Day:
    """A day as it happened, before anything of it is written down."""

    random: Random
    night: date
    strain: float
    burden: float
    planned: list[DemoDose]
    pramipexole: DemoDose
    drinks: list[DemoDrink] = field(default_factory=list)
    exercises: list[DemoExercise] = field(default_factory=list)
    doses: list[DemoDose] = field(default_factory=list)
    symptoms: bool = False
    bedtime: int = 0
    rise_time: int = 0

    def about(self, middle: float, spread: float, least: int, most: int, step: int = 1) -> int:
        """A random number near the middle, in steps, within bounds."""
        return max(least, min(most, step * round(self.random.gauss(middle, spread) / step)))

    def chance(self, probability: float) -> bool:
        """`True` with this probability."""
        return self.random.random() < probability

    def some(self, words: Sequence[str], probability: float) -> list[str]:
        """Some of the words, each with this probability."""
        return [word for word in words if self.chance(probability)]

    @property
    def beside(self) -> Random:
        """Chance of this night alone, for what does not belong to the older story."""
        return Random(self.night.toordinal())  # noqa: S311  # a story, not a secret

    @property
    def weekend(self) -> bool:
        """Whether it is a Friday or Saturday evening."""
        return self.night.weekday() in {4, 5}

    def live(self) -> None:
        """Let the day happen; the evening's burden follows from it."""
        self.drinks, self.exercises = _drinks(self), _exercises(self)
        if not self.chance(0.05):
            self.doses = [dose for dose in self.planned if not self.chance(0.04)]
        if self.beside.random() < 0.95:
            self.doses.append(self.pramipexole)
        ran_late = any(
            bout.intensity == "hard" and bout.started_at and bout.started_at >= time(19)
            for bout in self.exercises
        )
        afternoon = [d for d in self.drinks if d.taken_at and d.taken_at >= clock.NOON]
        caffeine_mg = sum(drink.caffeine_mg for drink in afternoon)
        burden = self.burden + self.strain + 0.0003 * caffeine_mg + 0.08 * ran_late
        self.burden = max(0.05, min(0.95, burden))
        self.symptoms = self.chance(max(0.06, min(0.97, 0.15 + 1.15 * self.burden)))
        self.bedtime = self.about(690 if self.weekend else 645, 22, 540, 800, 5)


def _drinks(day: Day) -> list[DemoDrink]:
    drunk = []
    for drink, probability, usual in (
        ("coffee_brewed", 0.88, -270),
        ("coffee_brewed", 0.4, -120),
        ("tea_black", 0.3, 215),
        ("espresso", 0.15, 130),
        ("cola", 0.06, 400),
        ("dark_chocolate_1oz", 0.12, 510),
    ):
        if day.chance(probability):
            servings = 1.5 if day.chance(0.15) else 1.0
            at = clock.clock_at(day.about(usual, 25, -330, 580, 5))
            mg = round(caffeine.BY_KEY[drink].milligrams * servings)
            taken_at = None if day.chance(0.1) else at
            drunk.append(DemoDrink(drink, Decimal(str(servings)), mg, taken_at))
    return drunk


def _exercises(day: Day) -> list[DemoExercise]:
    if not day.chance(0.55 if day.weekend else 0.42):
        return []
    kind, intensity, usual = day.random.choices(
        [
            ("walk", "light", 330),
            ("walk", "moderate", 330),
            ("cycle", "moderate", 300),
            ("strength", "moderate", 400),
            ("run", "hard", 500),
            ("stretch", "light", 540),
            ("swim", "moderate", 360),
        ],
        weights=[6, 4, 3, 2, 3, 3, 1],
    )[0]
    started = None if day.chance(0.08) else clock.clock_at(day.about(usual, 45, 15, 570, 15))
    minutes = None if day.chance(0.05) else day.about(45, 18, 10, 120, 5)
    return [DemoExercise(kind, started, minutes, intensity)]
