"""The summary as one JSON value: the words, and what the charts draw.

`/report.json` sends it, the PDF engine prints it, a shared summary keeps it. Nothing that is
not in it is on the page.
"""
# pure, words

from collections.abc import Callable
from dataclasses import asdict, is_dataclass

from config.language import current, date_text, figure, pgettext
from journal.figures.lanes import Mark
from journal.figures.wording import number, short_date
from journal.report.axis import clock_ticks, day_axis, night_ticks
from journal.report.data import Section
from journal.report.figures import OnsetStrip
from journal.report.grid import Grid, Row
from journal.report.labels import labels
from journal.report.report import Report
from journal.report.sheet import Sheet
from journal.report.timeline import Timeline
from journal.rounding import rounded

Document = dict[str, object]


def document(report: Report) -> Document:
    """All that the summary says and draws, in plain JSON types."""
    draws = {
        "timeline": _timeline(report) if report.has(Section.TIMELINE) else None,
        "onset": _onset(report) if report.has(Section.ONSET) else None,
        "grid": _grid(report.grid, report) if report.has(Section.GRID) else None,
    }
    period, previous = report.period, report.previous
    words = {name: _plain(line) for name, line in Sheet(report).lines().items()}
    return {
        "language": current(),
        "made_on": report.made_on.isoformat(),
        "period": [period.first.isoformat(), period.last.isoformat()],
        "previous": [previous.first.isoformat(), previous.last.isoformat()]
        if report.compares
        else None,
        "words": words,
        "labels": labels(words, draws),
        "draws": draws,
    }


def _plain(value: object) -> object:
    """A value in JSON's types: dataclasses as objects, tuples as lists."""
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _timeline(report: Report) -> Document:
    """Marks as [index, rating, low, high], runs of the running median, gaps, ticks, lanes."""
    timeline = report.timeline
    return {
        "steps": len(timeline.marks),
        "nights": len(timeline.period),
        "marks": [
            [index, mark.value, mark.low, mark.high]
            for index, mark in enumerate(timeline.marks)
            if mark is not None
        ],
        "runs": _runs(timeline, float),
        "onsets": _onsets(report) if report.has(Section.ONSET) else None,
        "gaps": [list(gap) for gap in timeline.gaps()],
        "ticks": [list(tick) for tick in night_ticks(timeline.period)],
        "lanes": [
            {
                "name": lane.name,
                "stretches": [
                    [s.start, s.stop, s.dose, s.level, s.begins, s.stops] for s in lane.stretches
                ],
            }
            for lane in report.lanes
        ],
        "marks_under": [
            {"name": row.name, "kind": row.kind, "marks": [_mark(mark) for mark in row.marks]}
            for row in report.marks
        ],
    }


def _mark(mark: Mark) -> list[object]:
    return [mark.start, mark.nights, mark.words]


def _runs(timeline: Timeline, place: Callable[[float], float]) -> list[list[list[float]]]:
    """The unbroken stretches of the running median as lists of [index, value]."""
    runs: list[list[list[float]]] = [[]]
    for index, value in enumerate(timeline.running):
        if value is None:
            runs.append([])
        else:
            runs[-1].append([index, place(value)])
    return [run for run in runs if run]


def _onsets(report: Report) -> Document | None:
    """First-symptom times by night, from 0 at the top of their axis to 1; `None` without any.

    Earlier times lie higher, as on the trends page: worse is up, as with the ratings.
    """
    timeline = report.onset_timeline
    marks = [(index, mark) for index, mark in enumerate(timeline.marks) if mark is not None]
    if not marks:
        return None
    top, foot, ticks = day_axis(
        min(mark.low for _, mark in marks),
        max(mark.high for _, mark in marks),
        report.options.hours,
    )

    def place(minutes: float) -> float:
        return min(1.0, max(0.0, (minutes - top) / (foot - top)))

    return {
        "marks": [
            [index, place(mark.value), place(mark.low), place(mark.high)] for index, mark in marks
        ],
        "runs": _runs(timeline, place),
        "ticks": [[place(minutes), label] for minutes, label in ticks],
    }


def _onset(report: Report) -> Document:
    this, before = report.onsets
    highest = max(this.highest_share, before.highest_share)
    ticks = clock_ticks(report.options.hours, this.first_hour)
    return {
        "ends": pgettext("clock times", "{first} to {last}").format(
            first=ticks[0][1], last=ticks[-1][1]
        ),
        "ticks": [list(tick) for tick in ticks],
        "this": _strip(this, highest),
        "previous": _strip(before, highest) if report.compares else None,
    }


def _strip(strip: OnsetStrip, highest: float) -> Document:
    """Bar heights 0–1 in a scale that both periods share, and where the median stands, 0–1."""
    median, nights = strip.median.value, strip.median.nights
    return {
        "bars": [count / nights / highest if nights else 0 for count in strip.counts],
        "median": None if median is None else (median / 60 - strip.first_hour) / 24,
    }


def _grid(grid: Grid, report: Report) -> Document:
    return {
        "first": short_date(grid.nights[0]),
        "last": short_date(grid.nights[-1]),
        "twelve_hours": report.options.twelve_hours,
        "nights": [[date_text(night, "EEEEE"), night.day] for night in grid.nights],
        "mondays": [at for at, night in enumerate(grid.nights) if night.weekday() == 0],
        "logged": list(grid.logged),
        "rows": [
            {
                "label": row.label,
                "kind": row.kind,
                "cells": [_cell(row, value, report) for value in row.values],
            }
            for row in grid.rows
        ],
    }


def _cell(row: Row, value: float | None, report: Report) -> list[object]:
    """What a narrow cell prints, and its rating 0–1 where it is shaded.

    The parts of a clock time are apart, since each has a line: hour, minutes, am or pm.
    """
    text = in_words(row, value, report)
    if row.kind == "clock":
        return [text.replace(":", " "), None]
    return [text, value / 10 if value is not None and row.kind == "rating" else None]


def in_words(row: Row, value: float | None, report: Report) -> str:
    """The value of a cell of the grid; empty where nothing is known."""
    if value is None:
        return ""
    if row.kind == "clock":
        return report.at(value)
    return figure(str(rounded(value, 1))) if row.kind == "hours" else number(value)
