"""Everything the trends page, its JSON and a report read about a period: one value a night."""
# pure, words

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from config.language import gettext as _
from journal import caffeine
from journal.clock import DAY, Period
from journal.clock_figures import ClockAxis
from journal.diary import DiaryNight
from journal.figures.series import Series, spread
from journal.night_figures import Column, FiguresByNight, by_night
from journal.questions import SEVERITIES
from journal.rounding import rounded, whole
from journal.trends.device import DeviceNights
from journal.trends.rest import Rest, RestFigure, by_rest

RATING = "rating, 0–10"
CLOCK = "minutes since noon"
MINUTES = "minutes"
SHARE = "share of the time in bed, 0–1"
# A share of minutes in bed lies at least 1/288,000 from half a per cent, unless it is one.
SHARE_DECIMALS = 6
TAKEN = "share of the planned doses that were answered, 0–1"

YEAR = 366
# The figures of a night that series are made of.
LOOKED_AT = frozenset(
    {
        *SEVERITIES,
        "sat_still",
        "worst_severity",
        "had_symptoms",
        "symptom_onset",
        "in_bed_from",
        "in_bed_until",
        "time_in_bed",
        "total_sleep_time",
        "sleep_efficiency",
        "caffeine_mg",
        "caffeine_at_bedtime_mg",
        "exercise_minutes",
        "alcohol_drinks",
    }
)
LEAD = 27  # nights before the period that the longest running median looks back on


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
        """The same as `of_figures`, with the figures of the nights worked out first.

        `half_life` of caffeine is in hours.
        """
        figures = by_night(nights, half_life)
        return cls.of_figures(period, figures, device, doses_taken=doses_taken, rest=rest)

    @classmethod
    def of_figures(
        cls,
        period: Period,
        figures: FiguresByNight,
        device: DeviceNights | None = None,
        *,
        doses_taken: Mapping[date, float | None] | None = None,
        rest: Rest = Rest.ALL,
        began: date | None = None,
    ) -> "Trends":
        """The series of a period, from the figures of its nights and what a device recorded.

        The `LEAD` nights before the period may be among the nights: running medians look back
        on them, nothing else does. `doses_taken` is the share of the planned doses, 0–1, by night;
        none is missing before `began`, the first night written down.
        """
        wide = before_and_during(period)
        logged, inside = figures.during(wide), figures.during(period)
        device = device or DeviceNights()
        window = median_nights(len(period))
        lines = Lines(len(wide), logged.places(wide), logged.columns, window)
        with_lead = {
            **_symptom_series(lines, rest),
            **_sleep_series(lines),
            **_device_series(wide, device, window),
            **_day_series(lines),
            **_doses_series(wide, doses_taken or {}),
        }
        before = nights_before(began, period)
        series = {name: each.since(LEAD, before) for name, each in with_lead.items()}
        return cls(
            period=period,
            nights_logged=len(inside.nights),
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


def nights_before(began: date | None, period: Period) -> int:
    """How many nights of a period lie before the diary began, unless all of them do."""
    if began is None or began > period.last:
        return 0
    return max(0, (began - period.first).days)


def median_of(name: str) -> str:
    """What the running median of a column is called."""
    return f"{name}_median"


def median_nights(nights: int) -> int:
    """Nights in each running median of a period so long: the line has to stay a line."""
    return 7 if nights <= YEAR else 28


@dataclass(frozen=True, slots=True)
class Lines:
    """Makes lines of the columns of logged nights, their medians over a `window` of nights.

    `places` of a line `length` long are those of the nights.
    """

    length: int
    places: Sequence[int]
    columns: Mapping[str, Column]
    window: int

    def line(self, label: str, unit: str, values: Iterable[float | None]) -> Series:
        """A line of one value for each logged night, with gaps for the others."""
        return Series(label, unit, tuple(spread(self.length, self.places, values)))

    def median(self, line: Series, label: str) -> Series:
        """The running median of a line."""
        return line.smoothed(label, self.window)


def _symptom_series(lines: Lines, rest: Rest) -> dict[str, Series]:
    columns = lines.columns
    chosen = [rest.keeps(sat_still) for sat_still in columns["sat_still"]]

    def line(label: str, unit: str, values: Iterable[float | None]) -> Series:
        if rest is Rest.ALL:
            return lines.line(label, unit, values)
        pairs = zip(chosen, values, strict=True)
        return lines.line(label, unit, (value if keep else None for keep, value in pairs))

    worst = line(_("Worst rating"), RATING, columns["worst_severity"])
    onsets = ClockAxis.of(columns["symptom_onset"]).places(columns["symptom_onset"])
    onset = line(_("First symptom"), CLOCK, onsets)
    slots = {
        name: line(str(each.short), RATING, columns[name]) for name, each in SEVERITIES.items()
    }
    return {
        **slots,
        **{median_of(name): lines.median(each, each.label) for name, each in slots.items()},
        "worst_severity": worst,
        "worst_severity_median": lines.median(worst, _("Worst rating, middle")),
        "had_symptoms": line(_("Any symptom"), "true or false", columns["had_symptoms"]),
        "symptom_onset_minutes_since_noon": onset,
        "symptom_onset_median_minutes_since_noon": lines.median(onset, _("First symptom, middle")),
    }


def _sleep_series(lines: Lines) -> dict[str, Series]:
    columns = lines.columns
    from_, until = _bars(columns["in_bed_from"], columns["in_bed_until"])
    asleep = lines.line(_("Time asleep"), MINUTES, columns["total_sleep_time"])
    efficiency = lines.line(
        _("Asleep while in bed"), SHARE, map(_share, columns["sleep_efficiency"])
    )
    return {
        "bedtime_minutes_since_noon": lines.line(_("Got into bed"), CLOCK, from_),
        "rise_time_minutes_since_noon": lines.line(_("Got up"), CLOCK, until),
        "time_in_bed_minutes": lines.line(_("Time in bed"), MINUTES, columns["time_in_bed"]),
        "total_sleep_time_minutes": asleep,
        "total_sleep_time_median_minutes": lines.median(asleep, _("Time asleep, middle")),
        "sleep_efficiency": efficiency,
        "sleep_efficiency_median": lines.median(efficiency, _("Asleep while in bed, middle")),
    }


def _device_series(wide: Period, device: DeviceNights, window: int) -> dict[str, Series]:
    asleep = Series(_("Recorded sleep"), MINUTES, tuple(map(device.minutes.get, wide.nights())))
    return {
        "device_total_sleep_minutes": asleep,
        "device_total_sleep_median_minutes": asleep.smoothed(_("Recorded sleep, middle"), window),
    }


def _day_series(lines: Lines) -> dict[str, Series]:
    columns = lines.columns
    at_bedtime = [None if mg is None else whole(mg) for mg in columns["caffeine_at_bedtime_mg"]]
    return {
        "caffeine_mg": lines.line(_("Caffeine"), "mg", columns["caffeine_mg"]),
        "caffeine_at_bedtime_mg": lines.line(_("Caffeine left at bedtime"), "mg", at_bedtime),
        "exercise_minutes": lines.line(_("Exercise"), MINUTES, columns["exercise_minutes"]),
        "alcohol_drinks": lines.line(_("Alcohol"), "drinks", columns["alcohol_drinks"]),
        "sat_still": lines.line(_("Sat still"), "true or false", columns["sat_still"]),
    }


def _doses_series(wide: Period, taken: Mapping[date, float | None]) -> dict[str, Series]:
    shares = tuple(map(taken.get, wide.nights()))
    return {"doses_taken_share": Series(_("Planned doses taken"), TAKEN, shares, averaged=True)}


def _share(share: float | None) -> float | None:
    return None if share is None else rounded(share, SHARE_DECIMALS)


def _bars(
    starts: Iterable[float | None], ends: Iterable[float | None]
) -> tuple[list[float | None], list[float | None]]:
    """The two ends of all bars, their bedtimes on one axis."""
    bars = list(zip(starts, ends, strict=True))
    axis = ClockAxis.of(start for start, _ in bars)
    moved = [
        (None, None)
        if start is None or end is None
        else (axis.place(start), axis.place(start) + end - start)
        for start, end in bars
    ]
    return [start for start, _ in moved], [end for _, end in moved]
