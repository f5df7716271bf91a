"""What the three pages say: a sentence, rows of a table, how it was worked out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from config.language import date_text, ngettext, pgettext, with_commas
from config.language import gettext as _
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
    end = date_text(last, "yMMMd")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return pgettext("days of one month", "{day} to {end}").format(day=first.day, end=end)
    start = date_text(first, "MMMd" if first.year == last.year else "yMMMd")
    return _("{start} to {end}").format(start=start, end=end)


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
        missing = _("not enough nights")
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
        return _(
            "Too early to compare: each side needs {count} nights. The nearest ({label}) has "
            "{first} and {second}."
        ).format(
            count=FEWEST_NIGHTS,
            label=fewest.measure.in_a_sentence,
            first=fewest.difference.first_nights,
            second=fewest.difference.second_nights,
        )
    lead = difference_sentence(with_both[0].measure, with_both[0].difference, hours)
    names = named([each.difference for each in with_both])
    clear = [
        each.measure.in_a_sentence
        for each, is_named in zip(with_both, names, strict=True)
        if is_named
    ]
    return f"{lead} {_changed(clear, len(with_both))}"


def _changed(clear: Sequence[str], figures: int) -> str:
    if not clear:
        return ngettext(
            "None of the {count} figures changed beyond chance.",
            "None of the {count} figures changed beyond chance.",
            figures,
        ).format(count=figures)
    return ngettext(
        "{count} of {all} figures changed beyond chance: {figures}.",
        "{count} of {all} figures changed beyond chance: {figures}.",
        len(clear),
    ).format(count=len(clear), all=figures, figures=with_commas(clear))


def difference_sentence(measure: Measure, between: Difference, hours: str) -> str:
    """ "Worst rating: usually 5 (24 nights), then 4 (26 nights). On average 1 point lower …"

    For a difference that has enough nights.
    """
    kind = measure.kind
    difference = between.as_printed(kind) or 0.0
    return _(
        "{label}: usually {first} ({first_nights}), then {second} ({second_nights}). "
        "On average {change}. It could be from {interval}."
    ).format(
        label=measure.label,
        first=figure(kind, between.first_value, hours),
        first_nights=nights(between.first_nights),
        second=figure(kind, between.second_value, hours),
        second_nights=nights(between.second_nights),
        change=change(kind, difference),
        interval=interval(kind, between.low or 0.0, between.high or 0.0),
    )


def shift_sentence(shift: "Shift") -> str:
    """ "Symptoms start about 1 h 50 earlier than in the nights of …"."""
    onset = shift.onset
    counts = _both(onset)
    difference = onset.as_printed(Kind.CLOCK)
    if difference is None or onset.low is None or onset.high is None:
        return _("Too early: {nights} have a first-symptom time. Each side needs {count}.").format(
            nights=counts, count=FEWEST_NIGHTS
        )
    said = {
        "dates": dates(shift.first),
        "change": change(Kind.CLOCK, difference),
        "nights": counts,
        "interval": interval(Kind.CLOCK, onset.low, onset.high),
    }
    if not leaves_out_zero(Kind.CLOCK, onset.low, onset.high):
        return _(
            "No clear change from the nights of {dates}: on average {change} ({nights}). "
            "It could be from {interval}."
        ).format(**said)
    return _(
        "On average, symptoms start {change} than in the nights of {dates} ({nights}). "
        "It could be from {interval}."
    ).format(**said)


def _both(between: Difference) -> str:
    """The known nights of two stretches: "24 and 26 nights"."""
    return ngettext(
        "{first} and {second} nights", "{first} and {second} nights", between.second_nights
    ).format(first=between.first_nights, second=between.second_nights)


def change_sentence(moved: DoseChange, onset: Difference, hours: str) -> str:
    """The first symptom before and after a change of the plan, and the nights that are meant."""
    lead = _("{change}: {before}, then {after}.").format(
        change=moved.event.words, before=dates(moved.before), after=dates(moved.after)
    )
    if onset.low is None or onset.high is None:
        too_few = _(
            "Too few of these nights have a first-symptom time: {first} and {second}. "
            "Each side needs {count}."
        ).format(first=onset.first_nights, second=onset.second_nights, count=FEWEST_NIGHTS)
        return f"{lead} {too_few}"
    sentences = [lead, difference_sentence(ONSET, onset, hours)]
    if not leaves_out_zero(Kind.CLOCK, onset.low, onset.high):
        sentences.append(_("No clear change."))
    return " ".join(sentences)


def dated(change: DoseChange) -> str:
    """ "Gabapentin started at 300 mg, 23 Sep 2026"."""
    return on_day(change.event.words, change.event.day)


def on_day(what: str, day: date) -> str:
    """What happened and when: "Blood test, 23 Sep 2026"."""
    return _("{change}, {day}").format(change=what, day=short_date(day))


def trend_sentence(trend: "Trend | None") -> str:
    """The robust trend in minutes a week."""
    if trend is None:
        return _(
            "A trend needs at least 20 nights with a first-symptom time, spread over the weeks."
        )
    between = interval(Kind.CLOCK, trend.low, trend.high)
    if not leaves_out_zero(Kind.CLOCK, trend.low, trend.high):
        return _("No clear trend over {nights}. It could be from {interval} a week.").format(
            nights=nights(trend.nights), interval=between
        )
    return _(
        "Over {nights} the first symptom moves about {change} each week. "
        "It could be from {interval}."
    ).format(
        nights=nights(trend.nights),
        change=change(Kind.CLOCK, trend.per_week),
        interval=between,
    )


def note_sentences(shifts: Sequence[OnsetShift]) -> list[str]:
    """The neutral note for each medicine whose shift passes the line."""
    return [_note(shift) for shift in shifts if shift.passes]


def _note(shift: OnsetShift) -> str:
    counts = ngettext(
        "{first} and {second} nights", "{first} and {second} nights", shift.baseline_nights
    ).format(first=shift.recent_nights, second=shift.baseline_nights)
    return _(
        "With {medicine} in what you take, first symptoms come about {duration} earlier than "
        "before ({nights}). Please show this chart to the doctor who prescribed it, before any "
        "change. It names no cause: sleep, iron and other medicines can move the time as well."
    ).format(medicine=shift.medicine, duration=duration(shift.minutes_earlier), nights=counts)


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
