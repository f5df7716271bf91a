"""Dates, counts and captions as the summary words them."""
# pure

from collections.abc import Callable
from datetime import date

from journal.clock import Period
from journal.figures.lanes import Lane
from journal.figures.wording import UNKNOWN, number, short_date
from journal.report import quantities as q
from journal.report.figures import Area, Completeness, OnsetStrip
from journal.report.lanes import MarkRow
from journal.report.timeline import Timeline


def span(period: Period) -> str:
    """A period in words: "1 – 28 Jul 2026", "24 Aug – 21 Nov 2026"."""
    first, last = period.first, period.last
    if first == last:
        return short_date(last)
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {first:%b}"
    if first.year != last.year:
        start += f" {first.year:04}"
    return f"{start} – {short_date(last)}"


def nights(count: int) -> str:
    """A count of nights: "1 night", "1,204 nights"."""
    return f"{count:,} night" if count == 1 else f"{count:,} nights"


def taken_of(count: int, until: date | None) -> str:
    """What "taken" is counted from: "Taken: of the nights answered in the last 28 nights".

    Of a past period "in the 28 nights up to 15 Aug 2026".
    """
    which = (
        f"the last {nights(count)}"
        if until is None
        else f"the {nights(count)} up to {short_date(until)}"
    )
    return f"Taken: of the nights answered in {which}"


def then_and_now_of(then: Period, now: Period) -> str:
    """Which nights are set against each other, and what the columns hold."""
    return f"then: {span(then)}; now: {span(now)}; medians, the change is that of the means"


def logged(completeness: Completeness) -> str:
    """Nights written down of nights there were."""
    return f"{completeness.logged:,} of {completeness.nights:,}"


def same_night(completeness: Completeness) -> str:
    """The share of evening parts written the same night, or a dash."""
    percent = completeness.same_night_percent
    return UNKNOWN if percent is None else f"{percent} %"


def timeline_caption(timeline: Timeline) -> str:
    """How to read the chart."""
    if timeline.nights_a_mark == 1:
        marks = "dot: a night; line: 7-night median"
    else:
        marks = f"dot: median of {timeline.nights_a_mark} nights; bar: their middle half"
    return f"{marks}; filled from 7 up; hatched: no rating"


def timeline_in_words(timeline: Timeline) -> str:
    """What the chart shows, for those who cannot see it: how many nights, and their course."""
    if not timeline.known:
        return "No night of this period has a rating."
    words = f"{timeline.known:,} of {nights(len(timeline.period))} have a worst rating"
    values = [mark.value for mark in timeline.marks if mark is not None]
    if not values:
        return f"{words}."
    ends = f"from {number(min(values))} to {number(max(values))}"
    return f"{words}: {ends}{_each(timeline)}. {_course(timeline, number)}"


def onsets_in_words(timeline: Timeline, clock_time: q.Quantity) -> str:
    """The same of the chart of first-symptom times under it; empty without any."""
    values = [mark.value for mark in timeline.marks if mark is not None]
    if not values:
        return ""
    ends = f"from {clock_time.printed(min(values))} to {clock_time.printed(max(values))}"
    return (
        f"First symptom on {nights(timeline.known)}: {ends}{_each(timeline)}. "
        f"{_course(timeline, clock_time.printed)}"
    )


def _each(timeline: Timeline) -> str:
    return "" if timeline.nights_a_mark == 1 else f", as medians of {timeline.nights_a_mark} nights"


def _course(timeline: Timeline, text: Callable[[float], str]) -> str:
    """ "Its course, by medians: 5 from 3 Nov 2026, 4 from 10 Nov 2026."."""
    course = ", ".join(
        f"{UNKNOWN if value is None else text(value)} from {short_date(first)}"
        for first, value in timeline.course()
    )
    return f"Its course, by medians: {course}."


def lanes_in_words(lanes: tuple[Lane, ...], period: Period) -> str:
    """What the lanes show: each product, its doses and the days on which they began."""
    return " ".join(f"{lane.name}: {', '.join(_stretches(lane, period))}." for lane in lanes)


def _stretches(lane: Lane, period: Period) -> list[str]:
    parts = []
    for stretch in lane.stretches:
        dose = stretch.dose or "taken"
        first = short_date(night_at(period, stretch.start))
        parts.append(f"{dose} from {first}" if stretch.begins else f"{dose} at the start")
        if stretch.stops:
            parts.append(f"stopped after {short_date(night_at(period, stretch.stop - 1))}")
    return parts


def marks_in_words(rows: tuple[MarkRow, ...], period: Period) -> str:
    """Blood tests and events of the period with their days."""
    sentences = []
    for row in rows:
        each = ", ".join(
            f"{mark.words} on {short_date(night_at(period, mark.start))}"
            + (f" for {nights(mark.nights)}" if mark.nights > 1 else "")
            for mark in row.marks
        )
        sentences.append(f"{row.name}: {each}.")
    return " ".join(sentences)


def night_at(period: Period, index: int) -> date:
    """The night so many nights from the first of a period."""
    return date.fromordinal(period.first.toordinal() + index)


def onset(strip: OnsetStrip, clock_time: q.Quantity) -> str:
    """The median first-symptom time with its nights."""
    if not strip.median.nights:
        return "no time known"
    return f"median {clock_time.printed(strip.median.value)}, n = {strip.median.nights:,}"


def onset_in_words(this: str, before: str) -> str:
    """The strip for those who cannot see it; `before` is empty without a comparison."""
    compared = f" Comparison: {before}." if before else ""
    return f"First-symptom times. This period: {this}.{compared}"


def beyond_legs(areas: tuple[Area, ...]) -> str:
    """Body areas beyond the legs in this period and in the one it is compared with."""
    beyond, *parts = areas
    if not beyond.this_answered and not beyond.previous_answered:
        return "no night names an area"
    has_previous = beyond.previous_answered > 0
    named = ", ".join(
        f"{part.label.lower()} {part.this:,}"
        + (f" (before {part.previous:,})" if has_previous else "")
        for part in parts
        if part.this or part.previous
    )
    words = f"{nights(beyond.this)} of {beyond.this_answered:,} answered"
    if has_previous:
        words += f", before {beyond.previous:,} of {beyond.previous_answered:,}"
    return f"{words}; {named}" if named else words


def travelled(zones: tuple[str, ...]) -> str:
    """The time zones of the nights where they were more than one; empty else."""
    if len(zones) < 2:
        return ""
    places = ", ".join(zone.rpartition("/")[2].replace("_", " ") for zone in zones)
    return f"nights in {len(zones)} time zones ({places}); clock times are those of the place"
