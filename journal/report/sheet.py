"""The words of the summary: a `Report` as the lines that page, JSON and paper show alike.

What the person left out is not in it.
"""

from dataclasses import dataclass
from typing import Any

from config.clock_times import in_words
from journal.figures.differences import change, interval
from journal.figures.measures import Kind
from journal.figures.wording import UNKNOWN, short_date
from journal.labs.result import Result
from journal.labs.sheet import own_range
from journal.labs.units import plain, rounded
from journal.regimen.events import Change, DoseEvent
from journal.report import phrases
from journal.report.bloods import Blood
from journal.report.data import Appointment, Experiment, Factor, Note, Section
from journal.report.drift import Drift
from journal.report.figures import KeyFigure
from journal.report.lines import (
    BloodLine,
    DecidedLine,
    DriftLine,
    FigureLine,
    NoteLine,
    StoppedLine,
    TakenLine,
)
from journal.report.method import FOOTNOTE, METHOD
from journal.report.report import Report
from journal.report.stopped import Stopped
from journal.report.taken import Group, Taking

TITLE = "Restless legs: journal summary"
GROUPS = {
    Group.RLS: "Medicines used in RLS",
    Group.AGGRAVATE: "May aggravate in some people",
    Group.MEDICINE: "Other medicines",
    Group.SUPPLEMENT: "Supplements and iron",
}
ANSWERS = {True: "yes", False: "no", None: UNKNOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every sentence and figure of the summary."""

    title: str
    name: str
    made_on: str
    appointment: str
    appointment_with: str
    period: str
    previous: str
    compares: bool
    logged: str
    logged_before: str
    same_night: str
    same_night_of: str
    changes_title: str
    changes: tuple[str, ...]
    figures: tuple[FigureLine, ...]
    timeline: str
    timeline_in_words: str
    onset_this: str
    onset_previous: str
    onset_in_words: str
    areas: str
    zones: str
    taken_title: str
    taken: tuple[TakenLine, ...]
    taken_of: str
    taken_sums: tuple[str, ...]
    stopped: tuple[StoppedLine, ...]
    bloods_of: str
    bloods: tuple[BloodLine, ...]
    questions: tuple[str, ...]
    decided: DecidedLine | None
    grid: str
    drifts: tuple[DriftLine, ...]
    factors: tuple[Factor, ...]
    factors_note: str
    experiments: tuple[Experiment, ...]
    notes: tuple[NoteLine, ...]
    footnote: str
    method: tuple[str, ...]


def sheet(report: Report) -> Sheet:
    """The report in words."""
    has, visit = report.has, report.options.appointment
    return Sheet(
        title=TITLE,
        name=report.options.name,
        made_on=short_date(report.made_on),
        appointment=_when(visit, report.options.hours) if visit else "",
        appointment_with=visit.with_whom if visit else "",
        period=phrases.span(report.period),
        previous=phrases.span(report.previous) if report.compares else "",
        compares=report.compares,
        logged=phrases.logged(report.completeness),
        logged_before=phrases.logged(report.completeness_before) if report.compares else "",
        same_night=phrases.same_night(report.completeness),
        same_night_of=(
            f"{report.completeness.same_night:,} of {report.completeness.evenings:,} evening parts"
        ),
        **_changes(report),
        figures=tuple(map(_figure, report.key_figures)) if has(Section.FIGURES) else (),
        **_charts(report),
        taken_title=_taken_title(report) if has(Section.TAKEN) else "",
        taken=tuple(_taken(report, line) for line in report.taken) if has(Section.TAKEN) else (),
        taken_of=_taken_of(report) if has(Section.TAKEN) else "",
        taken_sums=report.above_limits if has(Section.TAKEN) else (),
        stopped=tuple(map(_stopped, report.stopped)) if has(Section.STOPPED) else (),
        bloods_of=_bloods_of(report) if report.bloods and has(Section.LABS) else "",
        bloods=tuple(_blood(report, b) for b in report.bloods) if has(Section.LABS) else (),
        questions=report.questions if has(Section.QUESTIONS) else (),
        decided=_decided(report) if has(Section.DECIDED) else None,
        grid=_grid(report) if has(Section.GRID) else "",
        drifts=tuple(_drift(report, d) for d in report.drifts) if has(Section.DRIFT) else (),
        factors=tuple(report.data.factors) if has(Section.FACTORS) else (),
        factors_note=report.data.factors_note if has(Section.FACTORS) else "",
        experiments=tuple(report.data.experiments) if has(Section.EXPERIMENTS) else (),
        notes=tuple(map(_note, report.options.notes)),
        footnote=FOOTNOTE,
        method=METHOD if has(Section.METHOD) else (),
    )


def _when(visit: Appointment, hours: str) -> str:
    when = short_date(visit.day)
    if visit.at is None:
        return when
    return f"{when}, {in_words(visit.at, hours)}"


def _figure(figure: KeyFigure) -> FigureLine:
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
    )


def _changes(report: Report) -> dict[str, Any]:
    """The sentences under their title: without a comparison none of them tells a change."""
    if not report.has(Section.CHANGES) or not report.changes:
        return {"changes_title": "", "changes": ()}
    title = "What changed" if report.compares else "In short"
    return {"changes_title": title, "changes": report.changes}


def _charts(report: Report) -> dict[str, Any]:
    """The words that go with the two charts of page one."""
    timeline, onset = report.has(Section.TIMELINE), report.has(Section.ONSET)
    this, before = (phrases.onset(strip, report.clock) for strip in report.onsets)
    before = before if report.compares else ""
    told = (
        phrases.timeline_in_words(report.timeline),
        phrases.lanes_in_words(report.lanes, report.period),
        phrases.marks_in_words(report.marks, report.period),
    )
    return {
        "timeline": phrases.timeline_caption(report.timeline) if timeline else "",
        "timeline_in_words": " ".join(filter(None, told)) if timeline else "",
        "onset_this": this if onset else "",
        "onset_previous": before if onset else "",
        "onset_in_words": phrases.onset_in_words(this, before) if onset else "",
        "areas": phrases.beyond_legs(report.areas) if onset else "",
        "zones": phrases.travelled(report.zones) if onset else "",
    }


def _taken_title(report: Report) -> str:
    """Of a past period what was taken then, by its date."""
    return "Taken now" if report.is_now else f"Taken on {short_date(report.as_of)}"


def _taken_of(report: Report) -> str:
    return phrases.taken_of(len(report.recent), None if report.is_now else report.recent.last)


def _bloods_of(report: Report) -> str:
    until = "" if report.is_now else f" up to {short_date(report.as_of)}"
    return f"newest of each test{until}, with the lab’s own range"


def _decided(report: Report) -> DecidedLine | None:
    if report.decided is None:
        return None
    on = f"Decided on {short_date(report.decided.day)}"
    whom = f", {report.decided.with_whom}" if report.decided.with_whom else ""
    lines = [line.strip() for line in report.decided.text.splitlines()]
    return DecidedLine(title=f"{on}{whom}", lines=tuple(filter(None, lines)))


def _taken(report: Report, taking: Taking) -> TakenLine:
    times = (in_words(time, report.options.hours) for time in taking.times)
    since = "not in the plan" if not taking.planned else UNKNOWN
    return TakenLine(
        group=GROUPS[taking.group],
        name=taking.name,
        dose=taking.dose or UNKNOWN,
        contents=taking.contents,
        times=", ".join(times) or UNKNOWN,
        since=short_date(taking.since) if taking.since else since,
        nights=f"{taking.nights} of {taking.nights_answered}"
        if taking.nights_answered
        else UNKNOWN,
        rls=taking.group is Group.RLS,
    )


def _stopped(stopped: Stopped) -> StoppedLine:
    last = short_date(stopped.last)
    return StoppedLine(
        name=stopped.name,
        highest=stopped.highest or "dose not written down",
        dates=f"{short_date(stopped.first)} – {last}" if stopped.first else f"until {last}",
        reason=stopped.reason or "no reason written down",
    )


def _blood(report: Report, blood: Blood) -> BloodLine:
    newest = blood.newest
    if newest is None:
        return _calculated(blood)
    return BloodLine(
        test=blood.test,
        value=newest.entered,
        converted=_also(report, newest, blood.printed[0]),
        date=short_date(newest.taken_on),
        own_range=own_range(newest) or UNKNOWN,
        morning=ANSWERS[newest.morning],
        iron_paused=ANSWERS[newest.iron_paused],
        before=_before(blood.before),
        before_printed=_printed(blood.before, blood.printed[-1]),
    )


def _also(report: Report, shown: Result, printed: Result) -> str:
    """In small: what the paper said where that was converted, else the person's own unit."""
    if said := _printed(shown, printed):
        return said
    other = shown.shown_in(shown.test.shown(report.options.system))
    return "" if other == shown.entered else other


def _before(result: Result | None) -> str:
    return f"{result.entered}, {short_date(result.taken_on)}" if result else ""


def _printed(shown: Result | None, printed: Result) -> str:
    """What the paper said, where it is shown in another unit."""
    return "" if shown is None or shown is printed else f"printed: {printed.entered}"


def _calculated(blood: Blood) -> BloodLine:
    saturation = blood.calculated
    if saturation is None:
        raise ValueError("A blood test without a result has nothing to print.")
    morning = {saturation.iron.morning, saturation.carrier.morning}
    paused = {saturation.iron.iron_paused, saturation.carrier.iron_paused}
    return BloodLine(
        test=blood.test,
        value=f"{plain(rounded(saturation.percent, 1))} %",
        converted=f"calculated: {saturation.formula}",
        date=short_date(saturation.taken_on),
        own_range=UNKNOWN,
        morning=ANSWERS[morning.pop()] if len(morning) == 1 else UNKNOWN,
        iron_paused=ANSWERS[paused.pop()] if len(paused) == 1 else UNKNOWN,
        before="",
        before_printed="",
    )


def _grid(report: Report) -> str:
    return f"The last {phrases.nights(len(report.grid.nights))}"


def _drift(report: Report, drift: Drift) -> DriftLine:
    event, found = drift.change.event, drift.between
    return DriftLine(
        change=f"{_event(event)}, {short_date(event.day)}",
        nights=f"{phrases.span(drift.change.before)}, then {phrases.span(drift.change.after)}",
        before=f"{report.at(found.first_value)} (n = {found.first_nights})",
        after=f"{report.at(found.second_value)} (n = {found.second_nights})",
        shift=change(Kind.CLOCK, found.as_printed(Kind.CLOCK) or 0),
        interval=interval(Kind.CLOCK, found.low or 0, found.high or 0),
    )


def _event(event: DoseEvent) -> str:
    """ "Gabapentin 100 mg to 300 mg", "Ropinirole stopped, 1 mg"."""
    if event.change is Change.CHANGED and event.before and event.after:
        return f"{event.product} {event.before} to {event.after}"
    dose = event.after or event.before
    return f"{event.product} {event.change.value}" + (f", {dose}" if dose else "")


def _note(note: Note) -> NoteLine:
    return NoteLine(night=f"{short_date(note.night)}, {note.part}", text=note.text)
