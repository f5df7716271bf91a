"""The words of the summary: a `Report` as the lines that page, JSON and paper show alike.

What the person left out is not in it.
"""
# pure

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from accounts.fields.clock_times import in_words
from journal.figures.wording import short_date
from journal.report import phrases
from journal.report.data import Appointment, Experiment, Factor, Section
from journal.report.lines import (
    BloodLine,
    DecidedLine,
    DriftLine,
    FigureLine,
    NoteLine,
    StoppedLine,
    TakenLine,
    blood_line,
    decided_line,
    drift_line,
    figure_line,
    note_line,
    stopped_line,
    taken_line,
)
from journal.report.method import FOOTNOTE, METHOD
from journal.report.report import Report

Line = TypeVar("Line")
TITLE = "Restless legs: journal summary"


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
    has, options, visit = report.has, report.options, report.options.appointment

    def rows(section: Section, lines: Iterable[Line]) -> tuple[Line, ...]:
        return tuple(lines) if has(section) else ()

    return Sheet(
        title=TITLE,
        name=options.name,
        made_on=short_date(report.made_on),
        appointment=_when(visit, options.hours) if visit else "",
        appointment_with=visit.with_whom if visit else "",
        period=phrases.span(report.period),
        previous=phrases.span(report.previous) if report.compares else "",
        compares=report.compares,
        **_completeness(report),
        **_changes(report),
        figures=rows(Section.FIGURES, map(figure_line, report.key_figures)),
        **_charts(report),
        taken_title=_taken_title(report) if has(Section.TAKEN) else "",
        taken=rows(Section.TAKEN, (taken_line(t, options.hours) for t in report.taken)),
        taken_of=_taken_of(report) if has(Section.TAKEN) else "",
        taken_sums=rows(Section.TAKEN, report.above_limits),
        stopped=rows(Section.STOPPED, map(stopped_line, report.stopped)),
        bloods_of=_bloods_of(report) if report.bloods and has(Section.LABS) else "",
        bloods=rows(Section.LABS, (blood_line(b, options.system) for b in report.bloods)),
        questions=rows(Section.QUESTIONS, report.questions),
        decided=decided_line(report.decided) if report.decided and has(Section.DECIDED) else None,
        grid=_grid(report) if has(Section.GRID) else "",
        drifts=rows(Section.DRIFT, (drift_line(d, report.clock) for d in report.drifts)),
        factors=rows(Section.FACTORS, report.data.factors),
        factors_note=report.data.factors_note if has(Section.FACTORS) else "",
        experiments=rows(Section.EXPERIMENTS, report.data.experiments),
        notes=tuple(map(note_line, options.notes)),
        footnote=FOOTNOTE,
        method=rows(Section.METHOD, METHOD),
    )


def _completeness(report: Report) -> dict[str, Any]:
    """How much was written down, and how promptly."""
    this, before = report.completeness, report.completeness_before
    return {
        "logged": phrases.logged(this),
        "logged_before": phrases.logged(before) if report.compares else "",
        "same_night": phrases.same_night(this),
        "same_night_of": f"{this.same_night:,} of {this.evenings:,} evening parts",
    }


def _when(visit: Appointment, hours: str) -> str:
    when = short_date(visit.day)
    if visit.at is None:
        return when
    return f"{when}, {in_words(visit.at, hours)}"


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
    sentences = (
        phrases.timeline_in_words(report.timeline),
        phrases.lanes_in_words(report.lanes, report.period),
        phrases.marks_in_words(report.marks, report.period),
    )
    return {
        "timeline": phrases.timeline_caption(report.timeline) if timeline else "",
        "timeline_in_words": " ".join(filter(None, sentences)) if timeline else "",
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


def _grid(report: Report) -> str:
    return f"The last {phrases.nights(len(report.grid.nights))}"
