"""What the summary is made from: what the journal knows, and what the person decided."""
# pure

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import partial

from accounts.fields.clock_times import HOURS_12, HOURS_24
from journal.diary import DiaryNight, SkippedDose, TakenDose
from journal.labs.iron.courses import IronCourse
from journal.labs.result import Result
from journal.night_figures import FiguresByNight, by_night
from journal.regimen.plan import Product
from journal.report.about_you import AboutYou
from journal.sittings.evening import Evening


class Section(StrEnum):
    """What can be left out. The completeness in the head of the page cannot."""

    AGE = "age"
    SEX = "sex"
    SINCE = "since"
    SCALE = "scale"
    CONDITIONS = "conditions"
    HABITS = "habits"
    CHANGES = "changes"
    FIGURES = "figures"
    ONSET = "onset"
    TIMELINE = "timeline"
    TAKEN = "taken"
    STOPPED = "stopped"
    LABS = "labs"
    QUESTIONS = "questions"
    DECIDED = "decided"
    GRID = "grid"
    FACTORS = "factors"
    EXPERIMENTS = "experiments"
    SITTINGS = "sittings"
    DRIFT = "drift"
    THEN_AND_NOW = "then_and_now"
    METHOD = "method"


@dataclass(frozen=True, slots=True)
class Appointment:
    """The visit the summary is made for."""

    day: date
    at: time | None = None
    with_whom: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided at the latest visit that has it written down."""

    day: date
    with_whom: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """One note of the person's own that they chose to print."""

    night: date
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Factor:
    """What is known of one factor, in words: "caffeine after 14:00", "no clear link" …"""

    name: str
    finding: str
    effect: str
    interval: str
    nights: str


@dataclass(frozen=True, slots=True)
class Experiment:
    """One single-person experiment, in words; "inconclusive" is a finding."""

    name: str
    outcome: str
    finding: str
    effect: str
    interval: str
    nights: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportData:
    """All that the journal knows, as plain data, before anything is counted.

    `nights` and `previous` are those of both periods, of which only areas, events, zones and when
    they were written are looked at; `figures` are those of all nights that it looks at: of both
    periods, around its dose changes up to `last_night`, the latest that counts, and before them;
    `doses`, `skipped`, `doses_answered` (nights on which the person said what was taken) and
    `took_none` (on which that was nothing) cover `recent(period)`; `results` are the person's
    blood results of all time, `iron` the courses of iron, oldest first.
    """

    about: AboutYou = field(default_factory=AboutYou)
    nights: Sequence[DiaryNight] = ()
    previous: Sequence[DiaryNight] = ()
    figures: FiguresByNight = field(default_factory=partial(by_night, ()))
    products: Sequence[Product] = ()
    doses: Mapping[date, Sequence[TakenDose]] = field(default_factory=dict)
    skipped: Mapping[date, Sequence[SkippedDose]] = field(default_factory=dict)
    doses_answered: Iterable[date] = ()
    took_none: Iterable[date] = ()
    last_night: date | None = None
    results: Sequence[Result] = ()
    iron: Sequence[IronCourse] = ()
    factors: Sequence[Factor] = ()
    factors_note: str = ""
    experiments: Sequence[Experiment] = ()
    evenings: Sequence[Evening] = ()
    decisions: Sequence[Decision] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What the person decided about their summary.

    `rewritten`: generated sentence → the person's own wording, empty to leave it out.
    `written_in`: the language of the person's own words, empty where that is the summary's.
    """

    name: str = ""
    twelve_hours: bool = False
    us_units: bool = False
    appointment: Appointment | None = None
    left_out: frozenset[Section] = frozenset()
    rewritten: Mapping[str, str] = field(default_factory=dict)
    questions: Sequence[str] = ()
    notes: Sequence[Note] = ()
    written_in: str = ""

    @property
    def hours(self) -> str:
        """The hours of the person's clock, "12" or "24"."""
        return HOURS_12 if self.twelve_hours else HOURS_24

    @property
    def system(self) -> str:
        """The units of blood values, "us" or "metric"."""
        return "us" if self.us_units else "metric"
