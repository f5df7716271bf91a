"""The figures of the doctor's summary, for a period and the one it is compared with.

Every figure states the nights it rests on; unknown is `None` and prints as a dash.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from journal import clock, sleep, symptoms
from journal.clock import Period
from journal.diary import DiaryNight
from journal.report import quantities as q
from journal.sleep import SleepMetrics
from journal.symptoms import Figure

HALF_HOURS = 48  # the onset strip counts nights by half hour, noon to noon


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One row of the table: a figure in this period and in the one before."""

    label: str
    quantity: q.Quantity
    this: Figure
    previous: Figure

    @property
    def unit(self) -> str:
        """What the value counts; empty when the value says it itself."""
        return self.quantity.unit

    @property
    def change(self) -> float | None:
        """This value less the previous one, as printed; `None` unless both are known."""
        return self.quantity.change(self.this.value, self.previous.value)

    @property
    def this_text(self) -> str:
        """The value as printed."""
        return self.quantity.printed(self.this.value)

    @property
    def previous_text(self) -> str:
        """The previous value as printed."""
        return self.quantity.printed(self.previous.value)

    @property
    def change_text(self) -> str:
        """The change as printed."""
        return self.quantity.printed_change(self.change)


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
        return round(100 * self.same_night / self.evenings) if self.evenings else None


@dataclass(frozen=True, slots=True)
class OnsetStrip:
    """First-symptom times of one period: nights in each half hour from noon to noon."""

    counts: tuple[int, ...]
    median: Figure

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


def _minutes(duration: timedelta | None) -> float | None:
    return None if duration is None else duration / sleep.MINUTE


def _onset(night: DiaryNight) -> float | None:
    return None if night.symptom_onset is None else clock.minutes_since_noon(night.symptom_onset)


def _walked(night: DiaryNight) -> bool | None:
    return None if night.out_of_bed_walks is None else night.out_of_bed_walks >= 1


def _efficiency(slept: SleepMetrics) -> float | None:
    return None if slept.sleep_efficiency is None else 100 * slept.sleep_efficiency


Value = Callable[[DiaryNight, SleepMetrics], float | None]
Row = tuple[str, q.Quantity, Callable[[Iterable[float | None]], Figure], Value]


def _per_week(claims: Iterable[float | None]) -> Figure:
    return symptoms.nights_per_week(None if claim is None else bool(claim) for claim in claims)


def _rows(clock_time: q.Quantity) -> tuple[Row, ...]:
    """The table in its printed order: label, quantity, how many nights become one, of what."""
    weekly, middle = _per_week, symptoms.median_of
    return (
        ("Symptom nights", q.PER_WEEK, weekly, lambda night, _: symptoms.had_symptoms(night)),
        ("Severe nights", q.PER_WEEK, weekly, lambda night, _: symptoms.is_severe(night)),
        *(
            (f"{label}, severity", q.RATING, middle, lambda night, _, at=at: night.severities[at])
            for at, label in enumerate(symptoms.SLOTS.values())
        ),
        ("First symptom", clock_time, middle, lambda night, _: _onset(night)),
        ("Nights up and walking", q.PER_WEEK, weekly, lambda night, _: _walked(night)),
        (
            "Time to fall asleep",
            q.DURATION,
            middle,
            lambda _, slept: _minutes(slept.sleep_onset_latency),
        ),
        ("Awakenings", q.COUNT, middle, lambda night, _: night.awakenings),
        (
            "Awake in the night",
            q.DURATION,
            middle,
            lambda _, slept: _minutes(slept.wake_after_sleep_onset),
        ),
        ("Total sleep", q.DURATION, middle, lambda _, slept: _minutes(slept.total_sleep_time)),
        ("Sleep efficiency", q.EFFICIENCY, middle, lambda _, slept: _efficiency(slept)),
        ("Tired in the morning", q.RATING, middle, lambda night, _: night.tiredness),
    )


def key_figures(
    nights: Iterable[DiaryNight], previous: Iterable[DiaryNight], clock_time: q.Quantity
) -> tuple[KeyFigure, ...]:
    """Every row of the table, for this period and the one before."""
    this, before = (
        [(night, sleep.metrics(night)) for night in side] for side in (nights, previous)
    )
    return tuple(
        KeyFigure(
            label,
            quantity,
            figure(value(night, slept) for night, slept in this),
            figure(value(night, slept) for night, slept in before),
        )
        for label, quantity, figure, value in _rows(clock_time)
    )


def onset_strip(nights: Iterable[DiaryNight]) -> OnsetStrip:
    """First-symptom times by half hour, and their median in minutes since noon."""
    known = [minutes for minutes in map(_onset, nights) if minutes is not None]
    bins = [int(minutes // 30) for minutes in known]
    counts = tuple(bins.count(number) for number in range(HALF_HOURS))
    return OnsetStrip(counts, symptoms.median_of(known))


def areas(nights: Sequence[DiaryNight], previous: Sequence[DiaryNight]) -> tuple[Area, ...]:
    """Beyond the legs at all, then each part; the same answers stand behind each of them."""

    def count(claim: Callable[[DiaryNight], object]) -> tuple[int, int, int, int]:
        answered = [[n for n in side if n.beyond_legs is not None] for side in (nights, previous)]
        this, before = ([bool(claim(night)) for night in side] for side in answered)
        return (sum(this), len(this), sum(before), len(before))

    return (
        Area("Beyond the legs", *count(lambda night: night.beyond_legs)),
        Area("Arms", *count(lambda night: night.arms_side)),
        Area("Trunk", *count(lambda night: night.trunk_side)),
        Area("Other", *count(lambda night: night.other_area_side)),
    )
