"""Dates, counts and captions as the summary words them."""
# pure, words

from collections.abc import Callable
from datetime import date

from config.language import (
    city,
    date_text,
    grouped,
    labelled,
    ngettext,
    percent,
    period_text,
    pgettext,
    with_commas,
)
from config.language import gettext as _
from journal.clock import Period
from journal.figures.lanes import Lane
from journal.figures.wording import UNKNOWN, number, short_date
from journal.report import quantities as q
from journal.report.figures import Area, Completeness, OnsetStrip
from journal.report.lanes import MarkRow
from journal.report.timeline import Timeline


def span(period: Period) -> str:
    """A period in words: "1 – 28 Jul 2026", "24 Aug – 21 Nov 2026"."""
    return period_text(period.first, period.last)


def nights(count: int) -> str:
    """A count of nights: "1 night", "1,204 nights"."""
    return ngettext("{count} night", "{count} nights", count).format(count=grouped(count))


def of(part: int, whole: int) -> str:
    """So many of so many: "20 of 28"."""
    return _("{count} of {all}").format(count=grouped(part), all=grouped(whole))


def last_nights(count: int) -> str:
    """ "The last 28 nights", the title of their table."""
    return ngettext("The last {count} night", "The last {count} nights", count).format(
        count=grouped(count)
    )


def day_of(night: date) -> str:
    """A night of the last ones by its day: "Tue 3 Nov"."""
    return date_text(night, "MMMEd")


def note_of(night: date, part: str) -> str:
    """Which note it is: "3 Nov 2026, evening"; `part` is "evening" or "night"."""
    words = _("{day}, evening") if part == "evening" else _("{day}, night")
    return words.format(day=short_date(night))


def taken_of(count: int, until: date | None) -> str:
    """What "taken" is counted from: "Taken: of the nights answered in the last 28 nights".

    Of a past period "in the 28 nights up to 15 Aug 2026".
    """
    if until is None:
        return ngettext(
            "Taken: of the nights answered in the last {count} night",
            "Taken: of the nights answered in the last {count} nights",
            count,
        ).format(count=grouped(count))
    return ngettext(
        "Taken: of the nights answered in the {count} night up to {day}",
        "Taken: of the nights answered in the {count} nights up to {day}",
        count,
    ).format(count=grouped(count), day=short_date(until))


def then_and_now_of(then: Period, now: Period) -> str:
    """Which nights are set against each other, and what the columns hold."""
    return _("then: {then}; now: {now}; medians, the change is that of the means").format(
        then=span(then), now=span(now)
    )


def logged(completeness: Completeness) -> str:
    """Nights written down of nights there were."""
    return of(completeness.logged, completeness.nights)


def same_night(completeness: Completeness) -> str:
    """The share of evening parts written the same night, or a dash."""
    share = completeness.same_night_percent
    return UNKNOWN if share is None else percent(str(share))


def same_night_of(completeness: Completeness) -> str:
    """How many evening parts that is, of how many."""
    return _("{count} of {all} evening parts").format(
        count=grouped(completeness.same_night), all=grouped(completeness.evenings)
    )


def timeline_caption(timeline: Timeline) -> str:
    """How to read the chart."""
    if timeline.nights_a_mark == 1:
        return _("dot: a night; line: 7-night median; filled from 7 up; hatched: no rating")
    return _(
        "dot: median of {count} nights; bar: their middle half; filled from 7 up; "
        "hatched: no rating"
    ).format(count=timeline.nights_a_mark)


def timeline_in_words(timeline: Timeline) -> str:
    """What the chart shows, for those who cannot see it: how many nights, and their course."""
    if not timeline.known:
        return _("No night of this period has a rating.")
    length = len(timeline.period)
    known = ngettext(
        "{known} of {count} night have a worst rating",
        "{known} of {count} nights have a worst rating",
        length,
    ).format(known=grouped(timeline.known), count=grouped(length))
    values = [mark.value for mark in timeline.marks if mark is not None]
    if not values:
        return f"{known}."
    return _with_ends(known, timeline, number)


def onsets_in_words(timeline: Timeline, clock_time: q.Quantity) -> str:
    """The same of the chart of first-symptom times under it; empty without any."""
    if not any(mark is not None for mark in timeline.marks):
        return ""
    known = ngettext(
        "First symptom on {count} night", "First symptom on {count} nights", timeline.known
    ).format(count=grouped(timeline.known))
    return _with_ends(known, timeline, clock_time.printed)


def _with_ends(known: str, timeline: Timeline, text: Callable[[float], str]) -> str:
    """ "20 of 28 nights have a worst rating: from 2 to 8. Its course, by medians: …"."""
    values = [mark.value for mark in timeline.marks if mark is not None]
    places = {"nights": known, "least": text(min(values)), "most": text(max(values))}
    if timeline.nights_a_mark == 1:
        ends = _("{nights}: from {least} to {most}.").format(**places)
    else:
        ends = _("{nights}: from {least} to {most}, as medians of {count} nights.").format(
            **places, count=timeline.nights_a_mark
        )
    return f"{ends} {_course(timeline, text)}"


def _course(timeline: Timeline, text: Callable[[float], str]) -> str:
    """ "Its course, by medians: 5 from 3 Nov 2026, 4 from 10 Nov 2026."."""
    course = with_commas(
        _("{value} from {day}").format(
            value=UNKNOWN if value is None else text(value), day=short_date(first)
        )
        for first, value in timeline.course()
    )
    return _("Its course, by medians: {course}.").format(course=course)


def lanes_in_words(lanes: tuple[Lane, ...], period: Period) -> str:
    """What the lanes show: each product, its doses and the days on which they began."""
    return " ".join(
        labelled(lane.name, f"{with_commas(_stretches(lane, period))}.") for lane in lanes
    )


def _stretches(lane: Lane, period: Period) -> list[str]:
    parts = []
    for stretch in lane.stretches:
        dose = stretch.dose or pgettext("a product in a chart", "taken")
        first = short_date(night_at(period, stretch.start))
        begun = _("{dose} from {day}") if stretch.begins else _("{dose} at the start")
        parts.append(begun.format(dose=dose, day=first))
        if stretch.stops:
            last = short_date(night_at(period, stretch.stop - 1))
            parts.append(_("stopped after {day}").format(day=last))
    return parts


def marks_in_words(rows: tuple[MarkRow, ...], period: Period) -> str:
    """Blood tests and events of the period with their days."""
    sentences = []
    for row in rows:
        each = with_commas(
            _("{what} on {day} for {nights}").format(
                what=mark.words,
                day=short_date(night_at(period, mark.start)),
                nights=nights(mark.nights),
            )
            if mark.nights > 1
            else _("{what} on {day}").format(
                what=mark.words, day=short_date(night_at(period, mark.start))
            )
            for mark in row.marks
        )
        sentences.append(labelled(row.name, f"{each}."))
    return " ".join(sentences)


def night_at(period: Period, index: int) -> date:
    """The night so many nights from the first of a period."""
    return date.fromordinal(period.first.toordinal() + index)


def onset(strip: OnsetStrip, clock_time: q.Quantity) -> str:
    """The median first-symptom time with its nights."""
    if not strip.median.nights:
        return _("no time known")
    return _("median {time}, n = {count}").format(
        time=clock_time.printed(strip.median.value), count=grouped(strip.median.nights)
    )


def onset_in_words(this: str, before: str) -> str:
    """The strip for those who cannot see it; `before` is empty without a comparison."""
    words = _("First-symptom times. This period: {times}.").format(times=this)
    if not before:
        return words
    compared = _("Comparison: {times}.").format(times=before)
    return f"{words} {compared}"


def beyond_legs(areas: tuple[Area, ...]) -> str:
    """Body areas beyond the legs in this period and in the one it is compared with."""
    beyond, *parts = areas
    if not beyond.this_answered and not beyond.previous_answered:
        return _("no night names an area")
    has_previous = beyond.previous_answered > 0
    words = ngettext(
        "{count} night of {all} answered", "{count} nights of {all} answered", beyond.this
    ).format(count=grouped(beyond.this), all=grouped(beyond.this_answered))
    if has_previous:
        words = _("{nights}, before {count} of {all}").format(
            nights=words,
            count=grouped(beyond.previous),
            all=grouped(beyond.previous_answered),
        )
    named = with_commas(_area(part, has_previous) for part in parts if part.this or part.previous)
    return f"{words}; {named}" if named else words


def _area(part: Area, has_previous: bool) -> str:
    now = f"{part.label} {grouped(part.this)}"
    if not has_previous:
        return now
    return _("{now} (before {count})").format(now=now, count=grouped(part.previous))


def travelled(zones: tuple[str, ...]) -> str:
    """The time zones of the nights where they were more than one; empty else."""
    if len(zones) < 2:
        return ""
    places = with_commas(map(city, zones))
    return _("nights in {count} time zones ({places}); clock times are those of the place").format(
        count=len(zones), places=places
    )
