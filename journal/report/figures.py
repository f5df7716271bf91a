"""The figures of the doctor's summary, for a period and the one it is compared with.

Every figure states the nights it rests on; unknown is `None` and prints as a dash.
"""
# pure, words

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from config.language import gettext as _
from config.language import gettext_lazy, pgettext
from journal import symptoms
from journal.clock import Period
from journal.clock_figures import ClockAxis, on_one_axis
from journal.diary import DiaryNight
from journal.figures import measures
from journal.figures.differences import (
    Differ,
    Difference,
    named,
    sides_between,
)
from journal.figures.on_demand import worked_out
from journal.figures.wording import UNKNOWN
from journal.night_figures import FiguresByNight
from journal.report import quantities as q
from journal.rounding import whole
from journal.symptoms import Figure

NOT_ENOUGH = gettext_lazy("not enough nights")
HALF_HOURS = 48  # the onset strip counts nights by half hour


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One row of the table: a figure in this period and the one before, and what lies between.

    `is_named`: it differs by more than chance explains, all figures looked at together.
    """

    label: str
    quantity: q.Quantity
    between: Difference
    is_named: bool = False

    @property
    def this(self) -> Figure:
        """This period's value, with its nights."""
        return Figure(self.between.second_value, self.between.second_nights)

    @property
    def previous(self) -> Figure:
        """The value of the period before, with its nights."""
        return Figure(self.between.first_value, self.between.first_nights)

    @property
    def _both(self) -> tuple[Figure, Figure]:
        return self.this, self.previous

    @property
    def unit(self) -> str:
        """What the value counts; empty when the value says it itself."""
        numbers = [self.quantity.number(each.value, each.nights) for each in self._both]
        few = all(number is None for number in numbers) and any(each.nights for each in self._both)
        return "" if few and self.quantity is q.PER_WEEK else str(self.quantity.unit)

    @property
    def change(self) -> float | None:
        """This mean less the previous one, as printed; `None` where too few nights are known."""
        return self.between.as_printed(self.quantity.kind)

    @property
    def this_text(self) -> str:
        """The value as printed."""
        return self.quantity.printed_of(self.this.value, self.this.nights)

    @property
    def previous_text(self) -> str:
        """The previous value as printed."""
        return self.quantity.printed_of(self.previous.value, self.previous.nights)

    @property
    def change_text(self) -> str:
        """The change as printed."""
        return self.quantity.printed_change(self.change)

    @property
    def interval_text(self) -> str:
        """The 95 % interval of the change as printed, the same as on the trends page."""
        if self.between.low is None or self.between.high is None:
            both_known = None not in (self.this.value, self.previous.value)
            return str(NOT_ENOUGH) if both_known else UNKNOWN
        return self.quantity.printed_interval(self.between.low, self.between.high)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a period was written down, and how promptly."""

    nights: int
    logged: int
    evenings: int
    same_night: int

    @property
    def same_night_percent(self) -> int | None:
        """Share of the evening parts written before the night's closing noon, %."""
        return whole(100 * self.same_night / self.evenings) if self.evenings else None


@dataclass(frozen=True, slots=True)
class OnsetStrip:
    """First-symptom times of one period: nights in each half hour of 24 hours.

    They begin at `first_hour`, counted from noon: noon itself, unless symptoms begin around it.
    The median is in minutes since noon, on the same axis.
    """

    counts: tuple[int, ...]
    median: Figure
    first_hour: int = 0

    @property
    def highest_share(self) -> float:
        """The largest share of the nights that one half hour holds, 0–1."""
        return max(self.counts) / self.median.nights if self.median.nights else 0.0


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the body beyond the legs: nights with it, of the nights with an answer."""

    label: str
    this: int
    this_answered: int
    previous: int
    previous_answered: int


def completeness(period: Period, nights: Sequence[DiaryNight]) -> Completeness:
    """Nights logged of nights there were; evening parts written the same night of all."""
    prompt = [night.evening_written_the_same_night for night in nights]
    evenings = [answer for answer in prompt if answer is not None]
    return Completeness(len(period), len(nights), len(evenings), sum(evenings))


KEY_FIGURES = (
    (gettext_lazy("Symptom nights"), q.PER_WEEK, measures.SYMPTOM_NIGHTS),
    (gettext_lazy("Severe nights"), q.PER_WEEK, measures.SEVERE_NIGHTS),
    *((each.name, q.RATING, each) for each in measures.SEVERITIES),
    (measures.ONSET.name, q.CLOCK_24, measures.ONSET),
    (gettext_lazy("Nights up walking"), q.PER_WEEK, measures.WALKING_NIGHTS),
    (measures.LATENCY.name, q.DURATION, measures.LATENCY),
    (measures.AWAKENINGS.name, q.COUNT, measures.AWAKENINGS),
    (measures.AWAKE.name, q.DURATION, measures.AWAKE),
    (measures.ASLEEP.name, q.DURATION, measures.ASLEEP),
    (measures.EFFICIENCY.name, q.EFFICIENCY, measures.EFFICIENCY),
    *((each.name, q.RATING, each) for each in measures.OTHER_RATINGS),
)
# Compared on the trends page as well; a row only where they differ by more than chance explains.
FURTHER_FIGURES = (
    (measures.WORST.name, q.RATING, measures.WORST),
    (gettext_lazy("Walks in a night"), q.COUNT, measures.WALKS),
    (measures.CAFFEINE.name, q.CAFFEINE, measures.CAFFEINE),
    (measures.EXERCISE.name, q.DURATION, measures.EXERCISE),
)


def key_figures(
    this: Period,
    previous: Period,
    figures: FiguresByNight,
    clock_time: q.Quantity,
    differ: Differ = worked_out,
) -> tuple[KeyFigure, ...]:
    """Every row of the table in its printed order, for this period and the one before.

    `figures` are those of both and of the nights before the previous one. They are named together
    with all that the trends page compares, so that both name the same.
    """
    looked_at = (*KEY_FIGURES, *FURTHER_FIGURES)
    differences = differ(sides_between([each for *_, each in looked_at], previous, this, figures))
    rows = [
        KeyFigure(str(label), clock_time if quantity is q.CLOCK_24 else quantity, between, is_named)
        for (label, quantity, _), between, is_named in zip(
            looked_at, differences, named(differences), strict=True
        )
    ]
    further = [row for row in rows[len(KEY_FIGURES) :] if row.is_named]
    return (*rows[: len(KEY_FIGURES)], *further)


def onset_strips(figures: FiguresByNight, *periods: Period) -> list[OnsetStrip]:
    """First-symptom times of each period by half hour, on one axis, and their median."""
    sides = on_one_axis(*(measures.ONSET.over(period, figures) for period in periods))
    first_hour = ClockAxis.of(minutes for side in sides for minutes in side).first_hour
    return [_onset_strip(side, first_hour) for side in sides]


def _onset_strip(onsets: Iterable[float | None], first_hour: int) -> OnsetStrip:
    minutes_known = [minutes for minutes in onsets if minutes is not None]
    bins = Counter(int((minutes - 60 * first_hour) // 30) % HALF_HOURS for minutes in minutes_known)
    counts = tuple(bins[number] for number in range(HALF_HOURS))
    return OnsetStrip(counts, symptoms.median_of(minutes_known), first_hour)


def areas(nights: Sequence[DiaryNight], previous: Sequence[DiaryNight]) -> tuple[Area, ...]:
    """Beyond the legs at all, then each part; the same answers stand behind each of them."""

    answered = [[n for n in side if n.beyond_legs is not None] for side in (nights, previous)]

    def count(claim: Callable[[DiaryNight], object]) -> tuple[int, int, int, int]:
        this, before = ([bool(claim(night)) for night in side] for side in answered)
        return (sum(this), len(this), sum(before), len(before))

    return (
        Area(_("beyond the legs"), *count(lambda night: night.beyond_legs)),
        Area(pgettext("part of the body", "arms"), *count(lambda night: night.arms_side)),
        Area(pgettext("part of the body", "trunk"), *count(lambda night: night.trunk_side)),
        Area(pgettext("part of the body", "other"), *count(lambda night: night.other_area_side)),
    )
