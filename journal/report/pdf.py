"""The summary on paper. The only module that knows the PDF engine (Typst).

What people wrote reaches the engine only as JSON data, never as template source; the
engine's file root is an empty folder, so that there is no file to read, and it imports no
package, so that it needs no network.
"""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import typst

from journal.report.axis import clock_ticks, night_ticks
from journal.report.faces import COVERAGE, EMPTY, FAMILIES, FOLDER
from journal.report.figures import OnsetStrip, Report
from journal.report.glyphs import printable
from journal.report.paper_nights import Form
from journal.report.sheet import sheet
from journal.report.timeline import Timeline
from journal.share.qr import Square

TEMPLATE = Path(__file__).resolve().parent / "summary.typ"
NIGHTS_TEMPLATE = TEMPLATE.with_name("nights.typ")
LANGUAGE = "en"


class Paper(StrEnum):
    """Sizes of paper."""

    A4 = "a4"
    LETTER = "letter"


def render(report: Report, paper: Paper = Paper.A4, code: Square | None = None) -> bytes:
    """The summary as a tagged PDF (PDF/UA-1); the same report gives the same bytes.

    With `code`, the QR code of a link to this summary stands beside its name.
    """
    made: Any = _engine().compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"data": json.dumps({**_data(report, paper), "code": _rows(code)})},
        pdf_standards="ua-1",
        timestamp=datetime.combine(report.made_on, time(12), UTC),
    )
    return bytes(made)


def pages(report: Report, paper: Paper = Paper.A4) -> tuple[bytes, ...]:
    """The printed pages as pictures (SVG), in order."""
    made: Any = _engine().compile(
        TEMPLATE.read_bytes(),
        format="svg",
        sys_inputs={"data": json.dumps({**_data(report, paper), "code": _rows(None)})},
    )
    return tuple(made) if isinstance(made, list) else (bytes(made),)


def paper_nights(form: Form, paper: Paper, made_on: date) -> bytes:
    """The paper form as a tagged PDF; the same form gives the same bytes."""
    words = asdict(form)
    for row in words["doses"]:
        row["label"] = printable(row["label"])
    size = "a4" if paper is Paper.A4 else "us-letter"
    data = {"paper": size, "fonts": FAMILIES, "language": LANGUAGE, "form": words}
    made: Any = _engine().compile(
        NIGHTS_TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        pdf_standards="ua-1",
        timestamp=datetime.combine(made_on, time(12), UTC),
    )
    return bytes(made)


@cache
def _engine() -> typst.Compiler:
    """One engine a process: it keeps the fonts and what it learnt of the template."""
    if not COVERAGE.exists():
        raise FileNotFoundError("Make the typefaces first: python -m journal.report.build_fonts")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )
    return typst.Compiler(
        root=EMPTY,
        font_paths=fonts,
        package_path=EMPTY,
        package_cache_path=EMPTY,
    )


def _data(report: Report, paper: Paper) -> dict[str, object]:
    """All that the template prints and draws, in plain JSON types."""
    words = asdict(sheet(report))
    words["name"] = printable(report.name)
    for line in words["taken"]:
        line |= {key: printable(line[key]) for key in ("name", "strength")}
    highest = max(report.onset.highest_share, report.onset_before.highest_share)
    return {
        "paper": "a4" if paper is Paper.A4 else "us-letter",
        "fonts": FAMILIES,
        "language": LANGUAGE,
        "words": words,
        "timeline": _timeline(report.timeline),
        "onset": {
            "ticks": clock_ticks(twelve_hours=report.twelve_hours),
            "this": _strip(report.onset, highest),
            "previous": _strip(report.onset_before, highest),
        },
    }


def _rows(code: Square | None) -> list[str]:
    """The modules of a QR code, none without one."""
    return list(code.rows) if code else []


def _timeline(timeline: Timeline) -> dict[str, object]:
    """Marks as [index, rating, low, high], runs of the running median, gaps, ticks."""
    return {
        "steps": len(timeline.marks),
        "nights_a_mark": timeline.nights_a_mark,
        "nights": len(timeline.period),
        "marks": [
            [index, mark.rating, mark.low, mark.high]
            for index, mark in enumerate(timeline.marks)
            if mark is not None
        ],
        "runs": _runs(timeline.running),
        "gaps": timeline.gaps(),
        "ticks": night_ticks(timeline.period),
    }


def _runs(values: tuple[float | None, ...]) -> list[list[tuple[int, float]]]:
    """The unbroken stretches of a line as lists of (index, value)."""
    runs: list[list[tuple[int, float]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((index, value))
    return [run for run in runs if run]


def _strip(strip: OnsetStrip, highest: float) -> dict[str, object]:
    """Bar heights 0–1 in a scale that both periods share, and where the median stands, 0–1."""
    nights = strip.median.nights
    return {
        "bars": [count / nights / highest if nights else 0 for count in strip.counts],
        "median": None if strip.median.value is None else strip.median.value / 1440,
    }
