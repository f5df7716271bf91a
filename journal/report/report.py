"""The doctor's summary as plain data: one `Report` feeds the page, the JSON and the PDF."""
# pure

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from accounts.fields.clock_times import HOURS_12
from journal.clock import DAY, Period
from journal.figures.differences import Differ
from journal.figures.lanes import Lane
from journal.figures.on_demand import worked_out
from journal.regimen.then_and_now import ThenAndNow, then_and_now
from journal.regimen.total_lines import above_limits
from journal.report import quantities as q
from journal.report.bloods import Blood, bloods
from journal.report.changes import changes
from journal.report.data import (
    Decision,
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
from journal.report.habits import habits
from journal.report.lanes import MarkRow, lanes, marks
from journal.report.stopped import Stopped, stopped
from journal.report.taken import Doses, Taking, recent, taken_now
from journal.report.timeline import Timeline, onset_timeline, timeline


@dataclass(frozen=True, kw_only=True)
class Report:
    """The summary of a period beside another: what is known, what the person decided, and what
    follows from both, each worked out when it is first read.

    `differ` says what lies between two periods.
    """

    period: Period
    previous: Period
    made_on: date
    data: ReportData
    options: ReportOptions
    differ: Differ

    def has(self, section: Section) -> bool:
        """Whether the person wants a section."""
        return section not in self.options.left_out

    def at(self, minutes: float | None) -> str:
        """Minutes since noon in the person's clock, or a dash."""
        return self.clock.printed(minutes)

    @property
    def clock(self) -> q.Quantity:
        """How the person writes clock times."""
        return q.CLOCK_12 if self.options.hours == HOURS_12 else q.CLOCK_24

    @property
    def recent(self) -> Period:
        """The nights that tell how regularly something is taken."""
        return recent(self.period)

    @property
    def as_of(self) -> date:
        """The day whose medicines and blood results it tells."""
        return as_of(self.period, self.made_on)

    @property
    def is_now(self) -> bool:
        """Whether it tells what is taken now, not what was at the end of a past period."""
        return self.as_of == self.made_on

    @cached_property
    def about(self) -> str:
        """What the person wrote of themselves, as one line."""
        return self.data.about.words(self.made_on, self.options.left_out)

    @cached_property
    def habits(self) -> str:
        """Caffeine and alcohol of the period, as one line."""
        return habits(self.period, self.data.figures) if self.has(Section.HABITS) else ""

    @cached_property
    def completeness(self) -> Completeness:
        """How much of the period was written down."""
        return completeness(self.period, self.data.nights)

    @cached_property
    def completeness_before(self) -> Completeness:
        """How much of the period it is compared with was."""
        return completeness(self.previous, self.data.previous)

    @property
    def compares(self) -> bool:
        """Whether anything is known of the nights it would be compared with."""
        return self.completeness_before.logged > 0

    @cached_property
    def key_figures(self) -> tuple[KeyFigure, ...]:
        """The table of both periods."""
        figures = self.data.figures
        return key_figures(self.period, self.previous, figures, self.clock, self.differ)

    @cached_property
    def generated(self) -> tuple[str, ...]:
        """What changed, in our sentences."""
        data, system = self.data, self.options.system
        return changes(
            self.key_figures, data.products, data.results, self.period, self.as_of, system
        )

    @property
    def changes(self) -> tuple[str, ...]:
        """What changed, in the person's own sentences where they wrote some."""
        own = self.options.rewritten
        return tuple(filter(None, (own.get(each, each) for each in self.generated)))

    @cached_property
    def timeline(self) -> Timeline:
        """Severity over the period."""
        return timeline(self.period, self.data.figures)

    @cached_property
    def onset_timeline(self) -> Timeline:
        """First-symptom times over the period."""
        return onset_timeline(self.period, self.data.figures)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """What was taken, under the timeline."""
        return lanes(self.data.products, self.period)

    @cached_property
    def marks(self) -> tuple[MarkRow, ...]:
        """Blood tests and events, under the timeline."""
        return marks(self.data.results, self.data.nights, self.period, self.options.system)

    @cached_property
    def onsets(self) -> tuple[OnsetStrip, OnsetStrip]:
        """First-symptom times of this period and of the one before, on one axis."""
        this, before = onset_strips(self.data.figures, self.period, self.previous)
        return this, before

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """Parts of the body beyond the legs."""
        return areas(self.data.nights, self.data.previous)

    @cached_property
    def zones(self) -> tuple[str, ...]:
        """The time zones of the nights, in their order."""
        return tuple(dict.fromkeys(night.time_zone for night in self.data.nights))

    @cached_property
    def taken(self) -> tuple[Taking, ...]:
        """What is taken, and how regularly."""
        data = self.data
        answered, none = frozenset(data.doses_answered), frozenset(data.took_none)
        doses = Doses(data.doses, data.skipped, answered, none)
        return taken_now(data.products, doses, self.recent, self.as_of)

    @cached_property
    def above_limits(self) -> tuple[str, ...]:
        """Sums of the plan above a limit, in words."""
        whose = "us" if self.options.us_units else "eu"
        return above_limits(self.data.products, self.as_of, whose)

    @cached_property
    def stopped(self) -> tuple[Stopped, ...]:
        """What was tried and stopped."""
        return stopped(self.data.products, self.as_of)

    @cached_property
    def bloods(self) -> tuple[Blood, ...]:
        """The newest of each blood test."""
        return bloods(self.data.results, self.as_of, self.options.system)

    @property
    def questions(self) -> tuple[str, ...]:
        """What the person wants to ask."""
        return tuple(filter(None, self.options.questions))

    @property
    def decided(self) -> Decision | None:
        """The latest decision that was written down by then."""
        until_now = [each for each in self.data.decisions if each.day <= self.as_of]
        written = [each for each in until_now if each.text.strip()]
        return max(written, key=lambda each: each.day, default=None)

    @cached_property
    def grid(self) -> Grid:
        """The last nights, one column each."""
        return grid(self.period, self.data.figures)

    @cached_property
    def drifts(self) -> tuple[Drift, ...]:
        """First-symptom times around each dose change."""
        data = self.data
        changes = changes_in(self.period, data.products, data.last_night or self.period.last)
        return drifts(changes, data.figures, self.differ)

    @cached_property
    def then_and_now(self) -> ThenAndNow | None:
        """What a doctor asks beside a dopaminergic medicine, over both periods, where wanted."""
        if not self.has(Section.THEN_AND_NOW):
            return None
        first = min(self.previous.first, self.period.first)
        both = Period(first, max(self.previous.last, self.period.last))
        return then_and_now(both, self.data.products, self.data.figures, self.differ)


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

    `differ` is for a caller who keeps what was worked out.
    """
    return Report(
        period=period,
        previous=previous or period.previous(),
        made_on=made_on,
        data=data,
        options=options or ReportOptions(),
        differ=differ,
    )
