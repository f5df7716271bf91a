"""What the three pages say: a sentence, rows of a table, how it was worked out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.clock import Period
from journal.figures.differences import (
    FEWEST_NIGHTS,
    Compared,
    Difference,
    change,
    counted,
    figure,
    interval,
    leaves_out_zero,
    named,
)
from journal.figures.measures import ASLEEP, ONSET, WORST, Kind, Measure
from journal.figures.wording import UNKNOWN, duration, nights, short_date
from journal.regimen.dose_changes import DoseChange
from journal.trends.prescriber_note import OnsetShift

if TYPE_CHECKING:
    from journal.figures.drift import Shift, Trend
    from journal.findings import CachedFinding


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One figure in both periods, as written."""

    label: str
    first: str
    second: str
    change: str
    interval: str
    is_clear: bool


def dates(period: Period) -> str:
    """ "1 to 28 Mar 2026", "1 Mar to 2 Apr 2026"."""
    first, last = period.first, period.last
    year = "" if first.year == last.year else f" {first.year}"
    if first == last:
        return f"{last.day} {last:%b %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {last.day} {last:%b %Y}"
    return f"{first.day} {first:%b}{year} to {last.day} {last:%b %Y}"


def compare_rows(compared: Sequence[Compared], hours: str) -> list[CompareRow]:
    """The table of the comparison; named are the rows that differ, for all of them together."""
    names = named([each.difference for each in compared])
    return [
        _row(each.measure, each.difference, hours, is_named=is_named)
        for each, is_named in zip(compared, names, strict=True)
    ]


def _row(
    measure: Measure, between: Difference, hours: str, *, is_named: bool = False
) -> CompareRow:
    kind = measure.kind
    first = _with_nights(kind, between.first_value, between.first_nights, hours)
    second = _with_nights(kind, between.second_value, between.second_nights, hours)
    difference = between.as_printed(kind)
    if difference is None or between.low is None or between.high is None:
        missing = "not enough nights"
        return CompareRow(measure.label, first, second, missing, UNKNOWN, False)
    return CompareRow(
        measure.label,
        first,
        second,
        change(kind, difference),
        interval(kind, between.low, between.high),
        is_named,
    )


def _with_nights(kind: Kind, value: float | None, nights_known: int, hours: str) -> str:
    """ "5 (24)", the figure and its nights; of few nights a week only "1 of 1"."""
    few = counted(kind, value, nights_known)
    return few or f"{figure(kind, value, hours)} ({nights_known})"


def compare_sentence(compared: Sequence[Compared], hours: str) -> str:
    """What a tired person takes away: the worst rating, and how many figures differ."""
    with_both = [each for each in compared if each.difference.difference is not None]
    if not with_both:
        fewest = min(compared, key=lambda each: each.difference.more_nights)
        return (
            f"Too early to compare: each side needs {FEWEST_NIGHTS} nights. The nearest "
            f"({fewest.measure.label.lower()}) has {fewest.difference.first_nights} and "
            f"{fewest.difference.second_nights}."
        )
    lead = difference_sentence(with_both[0].measure, with_both[0].difference, hours)
    names = named([each.difference for each in with_both])
    clear = [
        each.measure.label.lower()
        for each, is_named in zip(with_both, names, strict=True)
        if is_named
    ]
    if not clear:
        return f"{lead} None of the {len(with_both)} figures changed beyond chance."
    return (
        f"{lead} {len(clear)} of {len(with_both)} figures changed beyond chance: "
        f"{', '.join(clear)}."
    )


def difference_sentence(measure: Measure, between: Difference, hours: str) -> str:
    """ "Worst rating: usually 5 (24 nights), then 4 (26 nights). On average 1 point lower …"

    For a difference that has enough nights.
    """
    kind = measure.kind
    difference = between.as_printed(kind) or 0.0
    ends = interval(kind, between.low or 0.0, between.high or 0.0)
    return (
        f"{measure.label}: usually {figure(kind, between.first_value, hours)} "
        f"({nights(between.first_nights)}), then {figure(kind, between.second_value, hours)} "
        f"({nights(between.second_nights)}). On average {change(kind, difference)}. "
        f"It could be from {ends}."
    )


def shift_sentence(shift: "Shift") -> str:
    """ "Symptoms start about 1 h 50 earlier than in the nights of …"."""
    onset = shift.onset
    before = f"the nights of {dates(shift.first)}"
    difference = onset.as_printed(Kind.CLOCK)
    if difference is None or onset.low is None or onset.high is None:
        return (
            f"Too early: {onset.first_nights} and {onset.second_nights} nights have a "
            f"first-symptom time. Each side needs {FEWEST_NIGHTS}."
        )
    counts = f"{onset.first_nights} and {onset.second_nights} nights"
    between = interval(Kind.CLOCK, onset.low, onset.high)
    moved = change(Kind.CLOCK, difference)
    if not leaves_out_zero(Kind.CLOCK, onset.low, onset.high):
        return (
            f"No clear change from {before}: on average {moved} ({counts}). "
            f"It could be from {between}."
        )
    return (
        f"On average, symptoms start {moved} than in {before} ({counts}). "
        f"It could be from {between}."
    )


def change_sentence(moved: DoseChange, onset: Difference, hours: str) -> str:
    """The first symptom before and after a change of the plan, and the nights that are meant."""
    lead = f"{moved.event.words}: {dates(moved.before)}, then {dates(moved.after)}."
    if onset.low is None or onset.high is None:
        return (
            f"{lead} Too few of these nights have a first-symptom time: "
            f"{onset.first_nights} and {onset.second_nights}. Each side needs {FEWEST_NIGHTS}."
        )
    clear = "" if leaves_out_zero(Kind.CLOCK, onset.low, onset.high) else " No clear change."
    return f"{lead} {difference_sentence(ONSET, onset, hours)}{clear}"


def dated(change: DoseChange) -> str:
    """ "Gabapentin started at 300 mg, 23 Sep 2026"."""
    return f"{change.event.words}, {short_date(change.event.day)}"


def trend_sentence(trend: "Trend | None") -> str:
    """The robust trend in minutes a week."""
    if trend is None:
        return "A trend needs at least 20 nights with a first-symptom time, spread over the weeks."
    between = interval(Kind.CLOCK, trend.low, trend.high)
    if not leaves_out_zero(Kind.CLOCK, trend.low, trend.high):
        return f"No clear trend over {nights(trend.nights)}. It could be from {between} a week."
    return (
        f"Over {nights(trend.nights)} the first symptom moves about "
        f"{change(Kind.CLOCK, trend.per_week)} each week. It could be from {between}."
    )


def note_sentences(shifts: Sequence[OnsetShift]) -> list[str]:
    """The neutral note for each medicine whose shift passes the line."""
    return [_note(shift) for shift in shifts if shift.passes]


def _note(shift: OnsetShift) -> str:
    return (
        f"With {shift.medicine} in what you take, first symptoms come about "
        f"{duration(shift.minutes_earlier)} earlier than before "
        f"({shift.recent_nights} and {shift.baseline_nights} nights). Please show this chart to "
        "the doctor who prescribed it, before any change. It names no cause: sleep, iron and "
        "other medicines can move the time as well."
    )


def beside(shift: "Shift", hours: str) -> list[CompareRow]:
    """Severity and sleep of the two stretches, to read the shift by."""
    return [
        _row(ONSET, shift.onset, hours),
        _row(WORST, shift.worst, hours),
        _row(ASLEEP, shift.asleep, hours),
    ]


def shift_words(shift: "Shift", hours: str) -> dict[str, object]:
    """What the page says of a shift, by the names its template knows."""
    return {
        "sentence": shift_sentence(shift),
        "beside": beside(shift, hours),
        "areas": shift.beyond_legs,
        "first": dates(shift.first),
        "second": dates(shift.second),
    }


def factors_sentence(findings: Sequence["CachedFinding"]) -> str:
    """What a tired person takes away from the factors."""
    related = [each.label.lower() for each in findings if each.verdict == "looks related"]
    tested = sum(each.p is not None for each in findings)
    waiting = len(findings) - tested
    if not tested:
        return "Too early: each of these needs 12 nights with it and 12 without, spread over time."
    rest = f" For {waiting} more it is too early." if waiting else ""
    if not related:
        return f"Of {tested} looked at, none is clearly related.{rest}"
    verb = "looks" if len(related) == 1 else "look"
    return (
        f"Of {tested} looked at, {len(related)} {verb} related: {', '.join(related)}.{rest} "
        "Related is not the same as caused."
    )
