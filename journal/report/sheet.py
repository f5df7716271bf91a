"""The words of the summary: a `Report` as the lines that page and paper show alike."""

from dataclasses import dataclass
from datetime import date

from journal.clock import Period
from journal.report import quantities as q
from journal.report.figures import Area, Completeness, KeyFigure, OnsetStrip, Report
from journal.report.taken import Taken
from journal.report.timeline import Timeline

TITLE = "Restless legs: journal summary"

DEFINITIONS = (
    "Ratings 0 (none) to 10; a night’s worst rating is the highest of its four. "
    "Symptom night: any rating above 0 or a first-symptom time. "
    "Severe night: worst rating 7 or more. Nights a week are counted of the nights answered; "
    "all other figures are medians. Total sleep: fell asleep to woke for good, less time awake, "
    "as estimated by the person; efficiency: total sleep ÷ time from getting into bed to "
    "getting up. n: nights with an answer; nights without one are left out, never counted as 0. "
    "–: nothing known."
)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One row of the key figures as printed."""

    label: str
    unit: str
    this: str
    this_nights: int
    previous: str
    previous_nights: int
    change: str


@dataclass(frozen=True, slots=True)
class TakenLine:
    """One row of what is taken now as printed."""

    kind: str
    name: str
    strength: str
    times: str
    since: str
    nights: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Every sentence and figure of the summary."""

    title: str
    name: str
    made_on: str
    period: str
    previous: str
    logged: str
    logged_before: str
    same_night: str
    same_night_of: str
    figures: tuple[FigureLine, ...]
    timeline: str
    timeline_in_words: str
    onset: str
    onset_this: str
    onset_previous: str
    onset_in_words: str
    areas: str
    taken: tuple[TakenLine, ...]
    taken_of: str
    definitions: str


def sheet(report: Report) -> Sheet:
    """The report in words."""
    return Sheet(
        title=TITLE,
        name=report.name,
        made_on=day(report.made_on),
        period=span(report.period),
        previous=span(report.previous),
        logged=_logged(report.completeness),
        logged_before=_logged(report.completeness_before),
        same_night=_same_night(report.completeness),
        same_night_of=(
            f"{report.completeness.same_night:,} of {report.completeness.evenings:,} evening parts"
        ),
        figures=tuple(map(_figure, report.key_figures)),
        timeline=_timeline_caption(report.timeline),
        timeline_in_words=_timeline_in_words(report.timeline),
        onset="Nights by the half hour in which the first symptom came, noon to noon",
        onset_this=_onset(report, report.onset),
        onset_previous=_onset(report, report.onset_before),
        onset_in_words=(
            f"First-symptom times. This period: {_onset(report, report.onset)}. "
            f"Previous period: {_onset(report, report.onset_before)}."
        ),
        areas=_areas(report.areas),
        taken=tuple(_taken(report, taken) for taken in report.taken),
        taken_of=f"Doses logged in the period’s last {_nights(len(report.recent))}",
        definitions=DEFINITIONS,
    )


def day(date_: date) -> str:
    """A date in words: "4 Jul 2026"."""
    return f"{date_.day} {date_:%b} {date_.year:04}"


def span(period: Period) -> str:
    """A period in words: "1 – 28 Jul 2026", "24 Aug – 21 Nov 2026"."""
    first, last = period.first, period.last
    if first == last:
        return day(last)
    start = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        start += f" {first:%b}"
    if first.year != last.year:
        start += f" {first.year:04}"
    return f"{start} – {day(last)}"


def _nights(count: int) -> str:
    return f"{count:,} night" if count == 1 else f"{count:,} nights"


def _logged(completeness: Completeness) -> str:
    return f"{completeness.logged:,} of {completeness.nights:,}"


def _same_night(completeness: Completeness) -> str:
    percent = completeness.same_night_percent
    return q.UNKNOWN if percent is None else f"{percent} %"


def _figure(figure: KeyFigure) -> FigureLine:
    return FigureLine(
        label=figure.label,
        unit=figure.unit,
        this=figure.this_text,
        this_nights=figure.this.nights,
        previous=figure.previous_text,
        previous_nights=figure.previous.nights,
        change=figure.change_text,
    )


def _timeline_caption(timeline: Timeline) -> str:
    if timeline.nights_a_mark == 1:
        drawn = "Each dot is a night’s worst rating, the line the 7-night median"
    else:
        drawn = (
            f"Each dot is the median worst rating of {timeline.nights_a_mark} nights, "
            "the bar their middle half"
        )
    return f"{drawn}; filled from 7 up; hatched: no rating"


def _timeline_in_words(timeline: Timeline) -> str:
    if not timeline.rated:
        return "No night of this period has a rating."
    words = f"{timeline.rated:,} of {_nights(len(timeline.period))} have a worst rating"
    ratings = [mark.rating for mark in timeline.marks if mark is not None]
    if not ratings:
        return f"{words}."
    each = "" if timeline.nights_a_mark == 1 else f", as medians of {timeline.nights_a_mark} nights"
    return f"{words}: from {min(ratings):g} to {max(ratings):g}{each}."


def _onset(report: Report, strip: OnsetStrip) -> str:
    if not strip.median.nights:
        return "no time known"
    return f"median {report.at(strip.median.value)}, n = {strip.median.nights:,}"


def _areas(areas: tuple[Area, ...]) -> str:
    beyond, *parts = areas
    named = ", ".join(f"{part.label.lower()} {part.this:,} ({part.previous:,})" for part in parts)
    return (
        f"{_nights(beyond.this)} of {beyond.this_answered:,} answered "
        f"(previous: {beyond.previous:,} of {beyond.previous_answered:,}); {named}"
    )


def _taken(report: Report, taken: Taken) -> TakenLine:
    return TakenLine(
        kind="Medicine" if taken.is_medicine else "Supplement",
        name=taken.name,
        strength=taken.strength or q.UNKNOWN,
        times=", ".join(map(report.at, taken.usual_times)) or q.UNKNOWN,
        since=day(taken.first_logged),
        nights=f"{taken.nights} of {taken.nights_answered}",
    )
