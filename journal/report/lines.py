"""The rows of the summary as printed: words, and the numbers behind them."""
# pure, words

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from accounts.fields.clock_times import in_words
from config.language import gettext as _
from config.language import gettext_lazy, percent, with_commas
from journal.figures.differences import change, interval
from journal.figures.measures import Kind
from journal.figures.wording import UNKNOWN, short_date
from journal.labs.iron.change_words import change_words
from journal.labs.iron.course_words import ago, dates
from journal.labs.iron.courses import IronCourse
from journal.labs.iron.page import TESTS
from journal.labs.iron.values import change as change_of
from journal.labs.iron.values import values_of
from journal.labs.result import Result
from journal.labs.result_tables import own_range
from journal.labs.units import plain, rounded
from journal.report import phrases
from journal.report import quantities as q
from journal.report.bloods import Blood
from journal.report.data import Decision, Note
from journal.report.drift import Drift
from journal.report.figures import KeyFigure
from journal.report.stopped import Stopped
from journal.report.taken import Group, Taking

MAX_IRON = 12  # courses of iron
GROUPS = {
    Group.RLS: gettext_lazy("Medicines used in RLS"),
    Group.AGGRAVATE: gettext_lazy("May aggravate in some people"),
    Group.MEDICINE: gettext_lazy("Other medicines"),
    Group.SUPPLEMENT: gettext_lazy("Supplements and iron"),
}
ANSWERS = {True: gettext_lazy("yes"), False: gettext_lazy("no"), None: UNKNOWN}


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One row of the key figures as printed, and the two numbers behind it.

    `beyond_chance`: it differs by more than chance explains, all figures looked at together.
    """

    label: str
    unit: str
    this: str
    this_nights: int
    previous: str
    previous_nights: int
    change: str
    interval: str
    this_value: float | None
    previous_value: float | None
    low: float | None
    high: float | None
    beyond_chance: bool


@dataclass(frozen=True, slots=True)
class TakenLine:
    """One row of what is taken now as printed."""

    group: str
    name: str
    dose: str
    contents: str
    times: str
    since: str
    nights: str
    rls: bool


@dataclass(frozen=True, slots=True)
class StoppedLine:
    """One row of what was tried and stopped as printed."""

    name: str
    highest: str
    dates: str
    reason: str


@dataclass(frozen=True, slots=True)
class BloodLine:
    """One blood test as printed: the newest value, and the one before."""

    test: str
    value: str
    converted: str
    date: str
    own_range: str
    morning: str
    iron_paused: str
    before: str
    before_printed: str


@dataclass(frozen=True, slots=True)
class IronLine:
    """One course of iron as printed, with ferritin and saturation before and after it."""

    course: str
    dates: str
    ago: str
    ferritin: str
    saturation: str


@dataclass(frozen=True, slots=True)
class DriftLine:
    """First-symptom times around one dose change as printed, and the nights that are meant."""

    change: str
    nights: str
    before: str
    after: str
    shift: str
    interval: str


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """What was decided last time: when and with whom, and the words."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note of the person's own."""

    night: str
    text: str


def figure_line(figure: KeyFigure) -> FigureLine:
    """One row of the key figures."""
    return FigureLine(
        label=figure.label,
        unit=figure.unit,
        this=figure.this_text,
        this_nights=figure.this.nights,
        previous=figure.previous_text,
        previous_nights=figure.previous.nights,
        change=figure.change_text,
        interval=figure.interval_text,
        this_value=figure.quantity.number(figure.this.value, figure.this.nights),
        previous_value=figure.quantity.number(figure.previous.value, figure.previous.nights),
        low=figure.quantity.end(figure.between.low),
        high=figure.quantity.end(figure.between.high),
        beyond_chance=figure.is_named,
    )


def taken_line(taking: Taking, hours: str) -> TakenLine:
    """One supplement or medicine, its times on a clock of "12" or "24" hours."""
    times = (in_words(time, hours) for time in taking.times)
    since = _("not in the plan") if not taking.planned else UNKNOWN
    return TakenLine(
        group=str(GROUPS[taking.group]),
        name=taking.name,
        dose=taking.dose or UNKNOWN,
        contents=taking.contents,
        times=with_commas(times) or UNKNOWN,
        since=short_date(taking.since) if taking.since else since,
        nights=phrases.of(taking.nights, taking.nights_answered)
        if taking.nights_answered
        else UNKNOWN,
        rls=taking.group is Group.RLS,
    )


def stopped_line(stopped: Stopped) -> StoppedLine:
    """One product that is no longer taken."""
    last = short_date(stopped.last)
    return StoppedLine(
        name=stopped.name,
        highest=stopped.highest or _("dose not written down"),
        dates=f"{short_date(stopped.first)} – {last}"
        if stopped.first
        else _("until {day}").format(day=last),
        reason=stopped.reason or _("no reason written down"),
    )


def blood_line(blood: Blood, system: str) -> BloodLine:
    """One blood test; `system` of units is "us" or "metric"."""
    newest = blood.newest
    if newest is None:
        return _calculated(blood)
    return BloodLine(
        test=blood.test,
        value=newest.entered,
        converted=_also(newest, blood.printed[0], system),
        date=short_date(newest.taken_on),
        own_range=own_range(newest) or UNKNOWN,
        morning=str(ANSWERS[newest.morning]),
        iron_paused=str(ANSWERS[newest.iron_paused]),
        before=_before(blood.before),
        before_printed=_printed(blood.before, blood.printed[-1]),
    )


def _also(shown: Result, printed: Result, system: str) -> str:
    """In small: what the paper said where that was converted, else the person's own unit."""
    if on_paper := _printed(shown, printed):
        return on_paper
    other = shown.shown_in(shown.test.shown(system))
    return "" if other == shown.entered else other


def _before(result: Result | None) -> str:
    return f"{result.entered}, {short_date(result.taken_on)}" if result else ""


def _printed(shown: Result | None, printed: Result) -> str:
    """What the paper said, where it is shown in another unit."""
    if shown is None or shown is printed:
        return ""
    return _("printed: {value}").format(value=printed.entered)


def _calculated(blood: Blood) -> BloodLine:
    saturation = blood.calculated
    if saturation is None:
        raise ValueError("A blood test without a result has nothing to print.")
    morning = {saturation.iron.morning, saturation.carrier.morning}
    paused = {saturation.iron.iron_paused, saturation.carrier.iron_paused}
    return BloodLine(
        test=blood.test,
        value=percent(plain(rounded(saturation.percent, 1))),
        converted=_("calculated: {formula}").format(formula=saturation.formula),
        date=short_date(saturation.taken_on),
        own_range=UNKNOWN,
        morning=str(ANSWERS[morning.pop()]) if len(morning) == 1 else UNKNOWN,
        iron_paused=str(ANSWERS[paused.pop()]) if len(paused) == 1 else UNKNOWN,
        before="",
        before_printed="",
    )


def iron_lines(
    courses: Sequence[IronCourse], results: Iterable[Result], system: str, day: date
) -> Iterator[IronLine]:
    """The latest courses up to a day, the newest first, with the results up to it."""
    known = [result for result in results if result.taken_on <= day]
    values = [(test.shown(system), values_of(test, known, system)) for test in TESTS]
    for course in courses[: -MAX_IRON - 1 : -1]:
        changes = [change_words(change_of(course, courses, of, day), unit) for unit, of in values]
        yield IronLine(course.label, dates(course), ago(course, day), *changes)


def drift_line(drift: Drift, clock: q.Quantity) -> DriftLine:
    """One dose change, in the person's clock."""
    event, between = drift.change.event, drift.between
    return DriftLine(
        change=f"{event.words}, {short_date(event.day)}",
        nights=_("{before}, then {after}").format(
            before=phrases.span(drift.change.before), after=phrases.span(drift.change.after)
        ),
        before=f"{clock.printed(between.first_value)} (n = {between.first_nights})",
        after=f"{clock.printed(between.second_value)} (n = {between.second_nights})",
        shift=change(Kind.CLOCK, between.as_printed(Kind.CLOCK) or 0),
        interval=interval(Kind.CLOCK, between.low or 0, between.high or 0),
    )


def decided_line(decision: Decision) -> DecidedLine:
    """What was decided at one visit."""
    on = _("Decided on {day}").format(day=short_date(decision.day))
    whom = f", {decision.with_whom}" if decision.with_whom else ""
    lines = [line.strip() for line in decision.text.splitlines()]
    return DecidedLine(title=f"{on}{whom}", lines=tuple(filter(None, lines)))


def note_line(note: Note) -> NoteLine:
    """One note of the person's own."""
    return NoteLine(night=phrases.note_of(note.night, note.part), text=note.text)
