"""The figures of a night that periods, factors and experiments are judged by."""
# pure, words

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from config.language import Words, pgettext_lazy
from config.language import gettext_lazy as _
from journal import questions, symptoms
from journal.clock import Period
from journal.figures.series import spread
from journal.night_figures import FiguresByNight
from journal.questions import QUESTIONS
from journal.questions import Kind as QuestionKind
from journal.questions.spoken import later


class Kind(StrEnum):
    """What a figure counts, and so how a difference of it is said."""

    RATING = "rating"
    CLOCK = "clock"
    MINUTES = "minutes"
    PERCENT = "percent"
    COUNT = "count"
    MILLIGRAMS = "milligrams"
    PER_WEEK = "per_week"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a night; clock times in minutes since noon, shares as 0–100.

    `value` makes it of what a night's `column` holds, where that is not the figure itself. Of
    nights together the median is told; of claims (0 or 1), as nights a week, how often they hold.
    `name` is what it is called, and `inside` what within a sentence, in the language that is
    spoken when they are read.
    """

    key: str
    name: Words = field(compare=False)
    kind: Kind
    column: str
    value: Callable[[Any], float] | None = None
    inside: Words = field(default="", compare=False)

    @property
    def label(self) -> str:
        """What it is called: "Worst rating"."""
        return str(self.name)

    @property
    def in_a_sentence(self) -> str:
        """What it is called within a sentence: "worst rating"."""
        return str(self.inside or self.name)

    def values(self, column: Sequence[Any]) -> list[float | None]:
        """The figure of each logged night, from what the column holds of it."""
        if (made_of := self.value) is None:
            return list(column)
        return [None if each is None else made_of(each) for each in column]

    def over(self, period: Period, figures: FiguresByNight) -> tuple[float | None, ...]:
        """One value for each night of the period, `None` where it is unknown."""
        inside = figures.inside(period)
        nights, column = figures.nights[inside], figures.columns[self.column][inside]
        start = period.first.toordinal()
        places = [night.toordinal() - start for night in nights]
        return tuple(spread(len(period), places, self.values(column)))


IN_A_SENTENCE = {
    "evening": pgettext_lazy("in a sentence", "legs in the evening"),
    "daytime_rest": pgettext_lazy("in a sentence", "legs at rest by day"),
    "falling_asleep": pgettext_lazy("in a sentence", "legs while falling asleep"),
    "during_night": pgettext_lazy("in a sentence", "legs during the night"),
    "awakenings": pgettext_lazy("in a sentence", "times you woke"),
    "tiredness": pgettext_lazy("in a sentence", "tired in the morning"),
    "walks": pgettext_lazy("in a sentence", "times up and walking"),
}
WORST = Measure(
    "worst",
    _("Worst rating"),
    Kind.RATING,
    "worst_severity",
    inside=pgettext_lazy("in a sentence", "worst rating"),
)
KINDS = {QuestionKind.RATING: Kind.RATING, QuestionKind.COUNT: Kind.COUNT}
OF_QUESTIONS = {
    name: Measure(
        each.measure,
        later(each, "short"),
        KINDS[each.kind],
        name,
        inside=IN_A_SENTENCE[each.measure],
    )
    for name, each in QUESTIONS.items()
    if each.measure
}
SEVERITIES = tuple(OF_QUESTIONS[name] for name in questions.SEVERITIES)
EVENING = OF_QUESTIONS["evening_severity"]
FALLING_ASLEEP = OF_QUESTIONS["falling_asleep_severity"]
DURING_NIGHT = OF_QUESTIONS["during_night_severity"]
AWAKENINGS = OF_QUESTIONS["awakenings"]
WALKS = OF_QUESTIONS["out_of_bed_walks"]
OTHER_RATINGS = tuple(
    each for each in OF_QUESTIONS.values() if each.kind is Kind.RATING and each not in SEVERITIES
)
ONSET = Measure(
    "onset",
    _("First symptom"),
    Kind.CLOCK,
    "symptom_onset",
    inside=pgettext_lazy("in a sentence", "first symptom"),
)
LATENCY = Measure(
    "latency",
    _("Time to fall asleep"),
    Kind.MINUTES,
    "sleep_onset_latency",
    inside=pgettext_lazy("in a sentence", "time to fall asleep"),
)
AWAKE = Measure(
    "awake",
    _("Minutes awake"),
    Kind.MINUTES,
    "wake_after_sleep_onset",
    inside=pgettext_lazy("in a sentence", "minutes awake"),
)
ASLEEP = Measure(
    "asleep",
    _("Time asleep"),
    Kind.MINUTES,
    "total_sleep_time",
    inside=pgettext_lazy("in a sentence", "time asleep"),
)
EFFICIENCY = Measure(
    "efficiency",
    _("Asleep while in bed"),
    Kind.PERCENT,
    "sleep_efficiency",
    lambda share: 100 * share,
    inside=pgettext_lazy("in a sentence", "asleep while in bed"),
)
CAFFEINE = Measure(
    "caffeine",
    _("Caffeine"),
    Kind.MILLIGRAMS,
    "caffeine_mg",
    inside=pgettext_lazy("in a sentence", "caffeine"),
)
SYMPTOM_NIGHTS = Measure(
    "symptom_nights",
    _("Symptom nights a week"),
    Kind.PER_WEEK,
    "had_symptoms",
    float,
    inside=pgettext_lazy("in a sentence", "symptom nights a week"),
)
SEVERE_NIGHTS = Measure(
    "severe_nights",
    _("Severe nights a week"),
    Kind.PER_WEEK,
    "worst_severity",
    lambda worst: float(worst >= symptoms.SEVERE),
    inside=pgettext_lazy("in a sentence", "severe nights a week"),
)
WALKING_NIGHTS = Measure(
    "walking_nights",
    _("Nights a week up and walking"),
    Kind.PER_WEEK,
    "out_of_bed_walks",
    lambda walks: float(walks >= 1),
    inside=pgettext_lazy("in a sentence", "nights a week up and walking"),
)
EXERCISE = Measure(
    "exercise",
    _("Exercise"),
    Kind.MINUTES,
    "exercise_minutes",
    inside=pgettext_lazy("in a sentence", "exercise"),
)

COMPARED = (
    WORST,
    SYMPTOM_NIGHTS,
    SEVERE_NIGHTS,
    *SEVERITIES,
    ONSET,
    LATENCY,
    AWAKENINGS,
    AWAKE,
    ASLEEP,
    EFFICIENCY,
    WALKING_NIGHTS,
    WALKS,
    *OTHER_RATINGS,
    CAFFEINE,
    EXERCISE,
)


Numbers = tuple[float | None, ...]
