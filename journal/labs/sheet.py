"""What the labs page shows: a table a test, in words and figures, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from journal.labs import catalogue
from journal.labs.catalogue import Fact, LabTest
from journal.labs.drawing import drawing
from journal.labs.result import Result, Saturation, inflamed_near, saturations
from journal.labs.units import Unit, plain, rounded, written

RECENT = 4  # rows in sight; the earlier ones open on a tap


@dataclass(frozen=True, slots=True)
class Row:
    """One result, ready to print. Without `pk` it was calculated and cannot be corrected."""

    day: str
    entered: str
    shown: str
    own_range: str
    position: str
    morning: str
    iron_paused: str
    remarks: tuple[str, ...]
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """All results of one test."""

    test: LabTest
    unit: Unit
    sentence: str
    recent: tuple[Row, ...]
    earlier: tuple[Row, ...]
    line: str
    line_source: str
    facts: tuple[Fact, ...]
    asks_iron: bool
    converted: bool
    drawing: str
    legend: str


def tables(results: Sequence[Result], system: str) -> list[Table]:
    """One table for each test with a result, in the order of the catalogue.

    `system` is "metric" or "us": the units in which values are also shown.
    """
    worked_out = saturations(results)
    made = []
    for test in catalogue.BY_KEY.values():
        own = sorted((r for r in results if r.test is test), key=_when, reverse=True)
        derived = worked_out if test is catalogue.TSAT else []
        if own or derived:
            made.append(_table(test, own, derived, results, system))
    return made


def _when(result: Result) -> tuple[date, time, int]:
    return result.taken_on, result.taken_at or time.min, result.pk


def _table(
    test: LabTest,
    own: list[Result],
    derived: list[Saturation],
    results: Sequence[Result],
    system: str,
) -> Table:
    unit = test.shown(system)
    dated = [(r.taken_on, _row(r, unit, _remarks(r, derived, results))) for r in own]
    dated += [(s.taken_on, _calculated(s)) for s in derived]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    rows = tuple(row for _, row in dated)
    return Table(
        test=test,
        unit=unit,
        sentence=_sentence(rows),
        recent=rows[:RECENT],
        earlier=rows[RECENT:],
        line=_line(test, unit),
        line_source=test.line.source if test.line else "",
        facts=test.facts,
        asks_iron=test.key in catalogue.IRON_TESTS,
        converted=any(r.unit != unit for r in own),
        drawing=drawing(test, own, derived, unit),
        legend=_legend(own, derived, test.line is not None),
    )


def _row(result: Result, unit: Unit, remarks: list[str]) -> Row:
    return Row(
        day=_day(result.taken_on),
        entered=result.entered,
        shown=result.shown_in(unit),
        own_range=own_range(result),
        position=position(result),
        morning=_claim(result.morning),
        iron_paused=_claim(result.iron_paused),
        remarks=tuple(remarks),
        pk=result.pk,
    )


def _calculated(saturation: Saturation) -> Row:
    value = f"{plain(rounded(saturation.percent, 1))} %"
    source = f"100 × {saturation.iron.entered} ÷ {saturation.tibc.entered}"
    return Row(
        day=_day(saturation.taken_on),
        entered=f"{value}, calculated",
        shown=value,
        own_range="",
        position="",
        morning=_claim(_both(saturation.iron.morning, saturation.tibc.morning)),
        iron_paused=_claim(_both(saturation.iron.iron_paused, saturation.tibc.iron_paused)),
        remarks=(f"Calculated: {source}.",),
    )


def _both(one: bool | None, other: bool | None) -> bool | None:
    return one if one is other else None


def _remarks(result: Result, derived: Sequence[Saturation], results: Sequence[Result]) -> list[str]:
    """What belongs beside a result: its own note last."""
    remarks = []
    for saturation in derived:
        if result in saturation.entered and saturation.disagrees:
            percent = plain(rounded(saturation.percent, 1))
            remarks.append(
                f"Iron and TIBC of this day give {percent} %. Compare figures and units with "
                "the paper; nothing was changed."
            )
    if result.test is catalogue.FERRITIN and (crp := inflamed_near(result.taken_on, results)):
        remarks.append(
            f"CRP of {_day(crp.taken_on)} was above your lab’s range. "
            "Ferritin may read higher during inflammation."
        )
    remarks += [", ".join(filter(None, [result.laboratory, result.assay])), result.note]
    return [remark for remark in remarks if remark]


def own_range(result: Result) -> str:
    """The range as printed, in the unit of the value; empty when there is none."""
    low, high, unit = result.range_low, result.range_high, result.unit.label
    if low is not None and high is not None:
        return f"{plain(low)}–{plain(high)} {unit}"
    if low is not None:
        return f"{plain(low)} {unit} or more"
    return f"up to {plain(high)} {unit}" if high is not None else ""


def position(result: Result) -> str:
    """Where the value lies, only ever against the range of its own laboratory."""
    words = {True: "inside your lab’s range", False: "outside your lab’s range", None: ""}
    return words[result.inside]


def _sentence(rows: Sequence[Row]) -> str:
    newest = f"Newest: {rows[0].shown} on {rows[0].day}."
    if len(rows) == 1:
        return f"One result. {newest}"
    return f"{len(rows)} results from {rows[-1].day} to {rows[0].day}. {newest}"


def _line(test: LabTest, unit: Unit) -> str:
    """The guideline's point: the same words for everybody, whatever their value."""
    if test.line is None:
        return ""
    point = written(test.line.value, test.units[0], unit)
    return f"RLS guidelines name {point} as a point to discuss iron with a clinician."


def _legend(own: Sequence[Result], derived: Sequence[Saturation], line: bool) -> str:
    """How to read the chart: only what is in it."""
    parts = ["Circles: as measured."]
    if any(result.comparator for result in own):
        parts.append("Triangles: printed with < or >.")
    if any(not saturation.entered for saturation in derived):
        parts.append("Diamonds: calculated.")
    if sum(result.range_high is not None for result in own) > 1:
        parts.append("Band: the range your lab printed.")
    if line:
        parts.append("Dashed: the guideline’s point.")
    return " ".join(parts)


def _claim(answer: bool | None) -> str:
    return {True: "yes", False: "no", None: "not known"}[answer]


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
