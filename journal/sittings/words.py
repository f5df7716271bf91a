"""Sittings, evenings and two evenings in sentences, for page, JSON and paper alike."""
# pure

from collections.abc import Iterable
from datetime import time

from accounts.fields.clock_times import in_words
from journal.figures.differences import change, interval, leaves_out_zero, printed, printed_change
from journal.figures.measures import Kind
from journal.figures.wording import UNKNOWN, number, short_date
from journal.sittings.comparison import Comparison
from journal.sittings.course import HIGHEST, MINUTES, Course
from journal.sittings.evening import Evening


def mean_in_words(value: float | None) -> str:
    """A mean to one decimal: "3.4"; a dash where it is unknown."""
    return UNKNOWN if value is None else number(value)


def how_it_went(course: Course) -> str:
    """Whether a sitting is complete: "complete", "got up after 25 min", "5 of 7 ratings"."""
    if course.stopped_minute is not None:
        return f"got up after {course.stopped_minute} min"
    known = sum(rating is not None for rating in course.ratings)
    return "complete" if course.is_complete else f"{known} of {len(MINUTES)} ratings"


def evening_in_words(evening: Evening) -> str:
    """The mean of an evening, and what it rests on."""
    complete, begun = len(evening.complete), len(evening.by_time)
    if not complete:
        return "No sitting of this evening is complete, so it has no mean."
    words = (
        f"Mean {number(evening.mean or 0)} of {HIGHEST} over {_sittings(complete, 'complete ')}."
    )
    if begun > complete:
        words += f" {_sittings(begun - complete)} more, not complete and not in the mean."
    return words


def _sittings(count: int, kind: str = "") -> str:
    return f"1 {kind}sitting" if count == 1 else f"{count} {kind}sittings"


def times_in_words(times: Iterable[time], hours: str) -> str:
    """Times of a clock of so many hours in a row: "18:00, 20:00"."""
    return ", ".join(in_words(at, hours) for at in times)


def compared_in_words(comparison: Comparison, hours: str) -> str:
    """The means of two evenings, and over which sittings."""
    means, difference = comparison.means, printed_difference(comparison)
    if means is None or difference is None:
        return (
            "No sitting at the same time is complete on both evenings, so there is no difference."
        )
    earlier, later = (short_date(each.night) for each in (comparison.earlier, comparison.later))
    words = (
        f"{change(Kind.RATING, difference)} on {later} than on {earlier}: "
        f"mean {number(means[1])} against {number(means[0])}."
        if difference
        else f"No difference between {earlier} and {later}: mean {number(means[0])} on both."
    )
    times = times_in_words(comparison.times, hours)
    return f"{words} Compared are the sittings complete on both: {times}."


def spread_in_words(comparison: Comparison, *, picked: bool = False) -> str:
    """How far the difference can be the usual one between two evenings; "" without a difference.

    Of evenings that were `picked` by hand nothing is called clear: the two that differ most
    differ clearly in half of all diaries in which nothing changed (docs/statistics.md).
    """
    if comparison.difference is None:
        return ""
    if more := comparison.evenings_missing:
        evenings = "1 more evening" if more == 1 else f"{more} more evenings"
        return f"Not clear yet: it needs {evenings} with the same sittings complete."
    span = comparison.interval()
    if span is None:
        return (
            "Not clear yet: your other evenings are all alike. "
            "They do not show how much evenings vary."
        )
    words = (
        f"Your {len(comparison.others)} other evenings show how much evenings vary. "
        f"By them the difference could be {interval(Kind.RATING, span.low, span.high)}"
    )
    if picked:
        return f"{words}. If you chose these two because they differ, this shows too much."
    is_clear = leaves_out_zero(Kind.RATING, span.low, span.high)
    verdict = "more than your evenings usually differ" if is_clear else "not clear yet"
    return f"{words}: {verdict}."


def printed_difference(comparison: Comparison) -> float | None:
    """The later mean less the earlier, both as printed, in points."""
    means = comparison.means
    return None if means is None else printed_change(Kind.RATING, *means)


def printed_mean(value: float | None) -> float | None:
    """A mean to the decimal that pages print."""
    return None if value is None else printed(Kind.RATING, value)
