"""Sittings, evenings and two evenings in sentences, for page, JSON and paper alike."""
# pure, words

from collections.abc import Iterable
from datetime import time

from accounts.fields.clock_times import in_words
from config.language import gettext as _
from config.language import ngettext, with_commas
from journal.figures.differences import change, interval, leaves_out_zero, printed, printed_change
from journal.figures.measures import Kind
from journal.figures.wording import UNKNOWN, number, short_date
from journal.sittings.comparison import Comparison, Interval
from journal.sittings.course import HIGHEST, MINUTES, Course
from journal.sittings.evening import Evening


def mean_in_words(value: float | None) -> str:
    """A mean to one decimal: "3.4"; a dash where it is unknown."""
    return UNKNOWN if value is None else number(value)


def how_it_went(course: Course) -> str:
    """Whether a sitting is complete: "complete", "got up after 25 min", "5 of 7 ratings"."""
    if course.stopped_minute is not None:
        return _("got up after {minutes} min").format(minutes=course.stopped_minute)
    if course.is_complete:
        return _("complete")
    known = sum(rating is not None for rating in course.ratings)
    return ngettext("{count} of {all} rating", "{count} of {all} ratings", len(MINUTES)).format(
        count=known, all=len(MINUTES)
    )


def evening_in_words(evening: Evening) -> str:
    """The mean of an evening, and what it rests on."""
    complete, begun = len(evening.complete), len(evening.by_time)
    if not complete:
        return _("No sitting of this evening is complete, so it has no mean.")
    mean = _("Mean {mean} of {highest} over {sittings}.").format(
        mean=number(evening.mean or 0),
        highest=HIGHEST,
        sittings=ngettext("{count} complete sitting", "{count} complete sittings", complete).format(
            count=complete
        ),
    )
    if begun == complete:
        return mean
    others = ngettext(
        "{count} sitting more, not complete and not in the mean.",
        "{count} sittings more, not complete and not in the mean.",
        begun - complete,
    ).format(count=begun - complete)
    return f"{mean} {others}"


def times_in_words(times: Iterable[time], hours: str) -> str:
    """Times of a clock of so many hours in a row: "18:00, 20:00"."""
    return with_commas(in_words(at, hours) for at in times)


def compared_in_words(comparison: Comparison, hours: str) -> str:
    """The means of two evenings, and over which sittings."""
    means, difference = comparison.means, printed_difference(comparison)
    if means is None or difference is None:
        return _(
            "No sitting at the same time is complete on both evenings, so there is no difference."
        )
    earlier, later = (short_date(each.night) for each in (comparison.earlier, comparison.later))
    before, after = map(number, means)
    if difference:
        words = _("{change} on {later} than on {earlier}: mean {after} against {before}.").format(
            change=change(Kind.RATING, difference),
            later=later,
            earlier=earlier,
            after=after,
            before=before,
        )
    else:
        words = _("No difference between {earlier} and {later}: mean {mean} on both.").format(
            earlier=earlier, later=later, mean=before
        )
    compared = _("Compared are the sittings complete on both: {times}.").format(
        times=times_in_words(comparison.times, hours)
    )
    return f"{words} {compared}"


def spread_in_words(comparison: Comparison, *, picked: bool = False) -> str:
    """How far the difference can be the usual one between two evenings; "" without a difference.

    Of evenings that were `picked` by hand nothing is called clear: the two that differ most
    differ clearly in half of all diaries in which nothing changed (docs/statistics.md).
    """
    if comparison.difference is None:
        return ""
    if more := comparison.evenings_missing:
        return ngettext(
            "Not clear yet: it needs {count} more evening with the same sittings complete.",
            "Not clear yet: it needs {count} more evenings with the same sittings complete.",
            more,
        ).format(count=more)
    span = comparison.interval()
    if span is None:
        return _(
            "Not clear yet: your other evenings are all alike. "
            "They do not show how much evenings vary."
        )
    others = len(comparison.others)
    lead = ngettext(
        "Your {count} other evenings show how much evenings vary.",
        "Your {count} other evenings show how much evenings vary.",
        others,
    ).format(count=others)
    return f"{lead} {_by_them(span, picked=picked)}"


def _by_them(span: Interval, *, picked: bool) -> str:
    """Where the difference of two evenings lies, and whether that is clear."""
    between = interval(Kind.RATING, span.low, span.high)
    if picked:
        return _(
            "By them the difference could be {interval}. If you chose these two because they "
            "differ, this shows too much."
        ).format(interval=between)
    if leaves_out_zero(Kind.RATING, span.low, span.high):
        return _(
            "By them the difference could be {interval}: more than your evenings usually differ."
        ).format(interval=between)
    return _("By them the difference could be {interval}: not clear yet.").format(interval=between)


def printed_difference(comparison: Comparison) -> float | None:
    """The later mean less the earlier, both as printed, in points."""
    means = comparison.means
    return None if means is None else printed_change(Kind.RATING, *means)


def printed_mean(value: float | None) -> float | None:
    """A mean to the decimal that pages print."""
    return None if value is None else printed(Kind.RATING, value)
