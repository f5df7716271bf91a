"""The doctor's summary as plain data: one `Report` feeds the page, the JSON and the PDF."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from journal.clock import DAY, Period
from journal.figures.differences import Differ, worked_out
from journal.figures.lanes import Lane
from journal.regimen.total_lines import above_limits
from journal.report import quantities as q
from journal.report.bloods import Blood, bloods
from journal.report.changes import changes
from journal.report.data import (
    Appointment,
    Decision,
    Experiment,
    Factor,
    Note,
    ReportData,
    ReportOptions,
    Section,
)
from journal.report.drift import Drift, changes_in, drifts
from journal.report.figures import (
    Area,
    Completeness,
    KeyFigure,
    OnsetStrip,
    areas,
    completeness,
    key_figures,
    onset_strips,
)
from journal.report.grid import Grid, grid
from journal.report.lanes import MarkRow, lanes, marks
from journal.report.stopped import Stopped, stopped
from journal.report.taken import Doses, Taking, recent, taken_now
from journal.report.timeline import Timeline, timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the summary says. A section that was left out is not in it: it is empty.

    `as_of` is the day whose medicines and blood results it tells; `is_now` while that is today.
    """

    name: str
    made_on: date
    as_of: date
    period: Period
    previous: Period
    twelve_hours: bool
    us_units: bool
    appointment: Appointment | None
    left_out: frozenset[Section]
    completeness: Completeness
    completeness_before: Completeness
    generated: tuple[str, ...]
    changes: tuple[str, ...]
    key_figures: tuple[KeyFigure, ...]
    timeline: Timeline
    lanes: tuple[Lane, ...]
    marks: tuple[MarkRow, ...]
    onset: OnsetStrip
    onset_before: OnsetStrip
    areas: tuple[Area, ...]
    zones: tuple[str, ...]
    taken: tuple[Taking, ...]
    above_limits: tuple[str, ...]
    stopped: tuple[Stopped, ...]
    bloods: tuple[Blood, ...]
    questions: tuple[str, ...]
    decided: Decision | None
    notes: tuple[Note, ...]
    grid: Grid
    drifts: tuple[Drift, ...]
    factors: tuple[Factor, ...]
    factors_note: str
    experiments: tuple[Experiment, ...]

    @property
    def recent(self) -> Period:
        """The nights that tell how regularly something is taken."""
        return recent(self.period)

    @property
    def is_now(self) -> bool:
        """Whether it tells what is taken now, not what was at the end of a past period."""
        return self.as_of == self.made_on

    @property
    def compares(self) -> bool:
        """Whether anything is known of the nights it would be compared with."""
        return self.completeness_before.logged > 0

    def has(self, section: Section) -> bool:
        """Whether the person wants a section."""
        return section not in self.left_out

    def at(self, minutes: float | None) -> str:
        """Minutes since noon in the person's clock, or a dash."""
        return self.clock.printed(minutes)

    @property
    def clock(self) -> q.Quantity:
        """How the person writes clock times."""
        return q.CLOCK_12 if self.twelve_hours else q.CLOCK_24


def as_of(period: Period, made_on: date) -> date:
    """The day whose regimen and blood results belong in a summary of a period.

    Today for a period that reaches the present, else its last day. After midnight, with the
    evening unwritten, the last night that counts is that of the day before yesterday.
    """
    return made_on if period.last + 2 * DAY >= made_on else period.last


def report(
    period: Period,
    data: ReportData,
    *,
    made_on: date,
    previous: Period | None = None,
    options: ReportOptions | None = None,
    differ: Differ = worked_out,
) -> Report:
    """The summary of a period beside another, else beside the one of equal length before it.

    `differ` says what lies between two periods, for a caller who keeps what was worked out.
    """
    options, known = options or ReportOptions(), data
    before, day = previous or period.previous(), as_of(period, made_on)
    clock_time = q.CLOCK_12 if options.twelve_hours else q.CLOCK_24
    figures = key_figures((period, known.nights), (before, known.previous), clock_time, differ)
    system = "us" if options.us_units else "metric"
    generated = changes(figures, known.products, known.results, period, day, system)
    return Report(
        made_on=made_on,
        as_of=day,
        period=period,
        previous=before,
        generated=generated,
        changes=tuple(filter(None, (options.rewritten.get(s, s) for s in generated))),
        key_figures=figures,
        lanes=lanes(known.products, period),
        marks=marks(known.results, known.nights, period, system),
        taken=taken_now(known.products, _doses(known), recent(period), day),
        above_limits=above_limits(known.products, day, "us" if options.us_units else "eu"),
        stopped=stopped(known.products, day),
        bloods=bloods(known.results, day, system),
        drifts=_drifts(period, known, differ),
        decided=_decided(known.decisions, day),
        **_of_nights(period, before, known),
        **_looked_into(known),
        **_as_wished(options),
    )


def _doses(known: ReportData) -> Doses:
    """What was said about doses, by night."""
    answered, none = frozenset(known.doses_answered), frozenset(known.took_none)
    return Doses(known.doses, known.skipped, answered, none)


def _drifts(period: Period, known: ReportData, differ: Differ) -> tuple[Drift, ...]:
    found = changes_in(period, known.products, known.last_night or period.last)
    return drifts(found, known.around or known.nights, differ)


def _decided(decisions: Iterable[Decision], day: date) -> Decision | None:
    """The latest decision up to a day."""
    known = [each for each in decisions if each.day <= day and each.text.strip()]
    return max(known, key=lambda each: each.day, default=None)


def _of_nights(period: Period, before: Period, known: ReportData) -> dict[str, Any]:
    """What the nights alone tell."""
    onset, onset_before = onset_strips(known.nights, known.previous)
    return {
        "completeness": completeness(period, known.nights),
        "completeness_before": completeness(before, known.previous),
        "timeline": timeline(period, [*known.lead, *known.nights]),
        "onset": onset,
        "onset_before": onset_before,
        "areas": areas(known.nights, known.previous),
        "zones": tuple(dict.fromkeys(night.time_zone for night in known.nights)),
        "grid": grid(period, known.nights),
    }


def _looked_into(known: ReportData) -> dict[str, Any]:
    """What other rooms found out."""
    return {
        "factors": tuple(known.factors),
        "factors_note": known.factors_note,
        "experiments": tuple(known.experiments),
    }


def _as_wished(options: ReportOptions) -> dict[str, Any]:
    """What the person decided."""
    return {
        "name": options.name,
        "twelve_hours": options.twelve_hours,
        "us_units": options.us_units,
        "appointment": options.appointment,
        "left_out": options.left_out,
        "questions": tuple(filter(None, options.questions)),
        "notes": tuple(options.notes),
    }
