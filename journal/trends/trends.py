"""Everything the trends page, its JSON and a report read about a period: one value a night."""
# pure

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any

from journal import caffeine, sleep, symptoms
from journal.clock import DAY, Period, minutes_since_noon
from journal.clock_figures import ClockAxis
from journal.diary import DiaryNight
from journal.figures.measures import first_symptom, whole_minutes
from journal.figures.series import Logged, Series
from journal.questions import SEVERITIES
from journal.rounding import rounded, whole
from journal.sleep import SleepMetrics
from journal.trends.device import DeviceNights
from journal.trends.rest import Rest, RestFigure, by_rest

RATING = "rating, 0–10"
CLOCK = "minutes since noon"
MINUTES = "minutes"
SHARE = "share of the time in bed, 0–1"
# A share of minutes in bed lies at least 1/288,000 from half a per cent, unless it is one.
SHARE_DECIMALS = 6
TAKEN = "share of the planned doses that were answered, 0–1"
DAY_MINUTES = 24 * 60
LONGEST_BAR = 17 * 60  # 16 h in bed, and the hour that a change of the clocks may add

YEAR = 366
LEAD = 27  # nights before the period that the longest running median looks back on

Value = Callable[[DiaryNight], float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """The series of a period, by the names they have in the JSON.

    Clock times are wall-clock minutes since noon, those of a column on one axis: where they lie
    around noon they may be negative or pass 1440, as a rise time may, which lies after its
    bedtime. Durations are real elapsed minutes. All minutes are whole, except that a
    device's may have fractions. A `…_median` is the running median of 7 calendar nights, in
    periods over a year of 28, those before the period among them. What is told of symptoms
    comes only from the evenings that `rest` keeps, all else from every night. The ratings by time
    of day, and their medians, are columns as well.
    """

    period: Period
    nights_logged: int
    device: str
    rest: Rest
    by_rest: tuple[RestFigure, ...]

    by_slot: Mapping[str, Series]
    medians_by_slot: Mapping[str, Series]
    worst_severity: Series
    worst_severity_median: Series
    had_symptoms: Series
    symptom_onset_minutes_since_noon: Series
    symptom_onset_median_minutes_since_noon: Series
    sat_still: Series
    bedtime_minutes_since_noon: Series
    rise_time_minutes_since_noon: Series
    time_in_bed_minutes: Series
    total_sleep_time_minutes: Series
    total_sleep_time_median_minutes: Series
    sleep_efficiency: Series
    sleep_efficiency_median: Series
    device_total_sleep_minutes: Series
    device_total_sleep_median_minutes: Series
    caffeine_mg: Series
    caffeine_at_bedtime_mg: Series
    exercise_minutes: Series
    alcohol_drinks: Series
    doses_taken_share: Series

    @classmethod
    def of(
        cls,
        period: Period,
        nights: Iterable[DiaryNight],
        device: DeviceNights | None = None,
        half_life: float = caffeine.HALF_LIFE_HOURS,
        *,
        doses_taken: Mapping[date, float | None] | None = None,
        rest: Rest = Rest.ALL,
    ) -> "Trends":
        """The series of a period, from its logged nights and what a device recorded.

        The `LEAD` nights before the period may be among the nights: running medians look back
        on them, nothing else does. `half_life` of caffeine is in hours; `doses_taken` is the
        share of the planned doses, 0–1, by night.
        """
        wide = before_and_during(period)
        logged = Logged.during(wide, nights)
        device = device or DeviceNights()
        window, taken = median_nights(len(period)), map((doses_taken or {}).get, wide.nights())
        with_lead = {
            **_symptom_series(logged, rest, window),
            **_sleep_series(logged, window),
            **_device_series(wide, device, window),
            **_day_series(logged, half_life),
            "doses_taken_share": Series("Planned doses taken", TAKEN, tuple(taken), averaged=True),
        }
        series = {name: each.since(LEAD) for name, each in with_lead.items()}
        inside = [night for night in logged.nights if night.night in period]
        return cls(
            period=period,
            nights_logged=len(inside),
            device=device.source if series["device_total_sleep_minutes"].n else "",
            rest=rest,
            by_rest=by_rest(inside),
            **_with_slots(series),
        )

    def columns(self) -> dict[str, Series]:
        """The series by name."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        others = {name: value for name, value in values if isinstance(value, Series)}
        return {**self.by_slot, **self.medians_by_slot, **others}


def _with_slots(series: dict[str, Series]) -> dict[str, Any]:
    """The series as fields: the ratings by time of day, and their medians, together."""
    slots = (*SEVERITIES, *map(median_of, SEVERITIES))
    return {
        "by_slot": {name: series[name] for name in SEVERITIES},
        "medians_by_slot": {median_of(name): series[median_of(name)] for name in SEVERITIES},
        **{name: each for name, each in series.items() if name not in slots},
    }


def before_and_during(period: Period) -> Period:
    """The nights to load: those of the period, and those that its running medians look back on."""
    return Period(period.first - LEAD * DAY, period.last)


def median_of(name: str) -> str:
    """What the running median of a column is called."""
    return f"{name}_median"


def median_nights(nights: int) -> int:
    """Nights in each running median of a period so long: the line has to stay a line."""
    return 7 if nights <= YEAR else 28


def _symptom_series(logged: Logged, rest: Rest, window: int) -> dict[str, Series]:
    chosen = [rest.keeps(night) for night in logged.nights]

    def series(label: str, unit: str, value: Value) -> Series:
        pairs = zip(chosen, logged.nights, strict=True)
        return Series(
            label, unit, logged.spread(value(night) if keep else None for keep, night in pairs)
        )

    worst = series("Worst of the night", RATING, symptoms.worst_severity)
    axis = ClockAxis.of(map(first_symptom, logged.nights))
    onset = series("First symptom", CLOCK, lambda night: axis.placed(first_symptom(night)))
    slots = {
        name: series(each.short, RATING, attrgetter(name)) for name, each in SEVERITIES.items()
    }
    return {
        **slots,
        **{median_of(name): each.smoothed(each.label, window) for name, each in slots.items()},
        "worst_severity": worst,
        "worst_severity_median": worst.smoothed("Worst, median", window),
        "had_symptoms": series("Any symptom", "true or false", symptoms.had_symptoms),
        "symptom_onset_minutes_since_noon": onset,
        "symptom_onset_median_minutes_since_noon": onset.smoothed("First symptom, median", window),
    }


def _sleep_series(logged: Logged, window: int) -> dict[str, Series]:
    metrics = [sleep.metrics(night) for night in logged.nights]
    bars = _bars(logged.nights, metrics)

    def series(label: str, unit: str, values: Iterable[float | None]) -> Series:
        return Series(label, unit, logged.spread(values))

    asleep = series(
        "Total sleep", MINUTES, (whole_minutes(each.total_sleep_time) for each in metrics)
    )
    efficiency = series(
        "Sleep efficiency", SHARE, (_share(each.sleep_efficiency) for each in metrics)
    )
    return {
        "bedtime_minutes_since_noon": series("Got into bed", CLOCK, (start for start, _ in bars)),
        "rise_time_minutes_since_noon": series("Got up", CLOCK, (end for _, end in bars)),
        "time_in_bed_minutes": series(
            "Time in bed", MINUTES, (whole_minutes(each.time_in_bed) for each in metrics)
        ),
        "total_sleep_time_minutes": asleep,
        "total_sleep_time_median_minutes": asleep.smoothed("Total sleep, median", window),
        "sleep_efficiency": efficiency,
        "sleep_efficiency_median": efficiency.smoothed("Sleep efficiency, median", window),
    }


def _device_series(wide: Period, device: DeviceNights, window: int) -> dict[str, Series]:
    asleep = Series("Recorded sleep", MINUTES, tuple(map(device.minutes.get, wide.nights())))
    return {
        "device_total_sleep_minutes": asleep,
        "device_total_sleep_median_minutes": asleep.smoothed("Recorded sleep, median", window),
    }


def _left_at_bedtime(night: DiaryNight, half_life: float) -> float | None:
    left = caffeine.at_bedtime(night, half_life)
    return None if left is None else whole(left)


def _day_series(logged: Logged, half_life: float) -> dict[str, Series]:
    def series(label: str, unit: str, value: Value) -> Series:
        return Series(label, unit, logged.spread(map(value, logged.nights)))

    return {
        "caffeine_mg": series("Caffeine", "mg", attrgetter("caffeine_mg")),
        "caffeine_at_bedtime_mg": series(
            "Caffeine at bedtime", "mg", lambda night: _left_at_bedtime(night, half_life)
        ),
        "exercise_minutes": series("Exercise", MINUTES, attrgetter("exercise_minutes")),
        "alcohol_drinks": series("Alcohol", "drinks", _drinks),
        "sat_still": series("Sat still", "true or false", attrgetter("sat_still")),
    }


def _drinks(night: DiaryNight) -> float | None:
    return None if night.alcohol_drinks is None else float(night.alcohol_drinks)


def _share(share: float | None) -> float | None:
    return None if share is None else rounded(share, SHARE_DECIMALS)


Bar = tuple[float, float] | tuple[None, None]


def _bars(nights: Iterable[DiaryNight], metrics_of_nights: Iterable[SleepMetrics]) -> list[Bar]:
    """The bars of all nights, their bedtimes on one axis."""
    bars = [_bar(night, each) for night, each in zip(nights, metrics_of_nights, strict=True)]
    axis = ClockAxis.of(start for start, _ in bars)
    return [_moved(bar, axis) for bar in bars]


def _moved(bar: Bar, axis: ClockAxis) -> Bar:
    start, end = bar
    if start is None or end is None:
        return bar
    placed = axis.place(start)
    return placed, placed + end - start


def _bar(night: DiaryNight, metrics: SleepMetrics) -> Bar:
    """Bedtime and rise time on the wall clock, the second after the first.

    No bar while the written times contradict each other, nor where the clocks went back while
    the person lay in bed and the bar would run backwards.
    """
    if night.bedtime is None or night.rise_time is None or metrics.time_in_bed is None:
        return (None, None)
    start, end = (
        whole(minutes_since_noon(night.bedtime)),
        whole(minutes_since_noon(night.rise_time)),
    )
    if end < start:
        end += DAY_MINUTES
    return (start, end) if end - start <= LONGEST_BAR else (None, None)
