"""What is written of a course of iron, alike on its page, the card before a test and paper."""
# pure, words

from collections.abc import Sequence
from datetime import date

from config.language import gettext as _
from config.language import ngettext, npgettext
from journal.figures.wording import short_date
from journal.labs.iron.courses import IronCourse

WEEKS, MONTHS = 14, 70  # days from which a time is written in these
YEARS = 24  # months
WEEK = 7


def dates(course: IronCourse) -> str:
    """ "3 Jan 2026 to 4 Apr 2026", "since 3 Jan 2026", and of an infusion its day."""
    first = short_date(course.first)
    if course.is_infusion:
        if course.is_first_known:
            return first
        return _("before {day}, day not known").format(day=first)
    last = short_date(course.last) if course.last else ""
    if course.is_first_known:
        words = _("{first} to {last}") if last else _("since {first}")
    else:
        words = _("before {first} to {last}") if last else _("since before {first}")
    return words.format(first=first, last=last)


def between(first: date, last: date) -> str:
    """A time in words: "1 day", "9 weeks", "8 months", "2 years 3 months" by the calendar."""
    unit, count, months = _apart(first, last)
    words = {
        "days": ngettext("{count} day", "{count} days", count),
        "weeks": ngettext("{count} week", "{count} weeks", count),
        "months": ngettext("{count} month", "{count} months", count),
        "years": ngettext("{count} year", "{count} years", count),
    }[unit].format(count=count)
    if not months:
        return words
    rest = ngettext("{count} month", "{count} months", months).format(count=months)
    return _("{years} {months}").format(years=words, months=rest)


def _apart(first: date, last: date) -> tuple[str, int, int]:
    """The time between two days: its unit, how many of it, and of years the months beside them."""
    days = (last - first).days
    if days < WEEKS:
        return "days", days, 0
    if days < MONTHS:
        return "weeks", days // WEEK, 0
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    return ("months", months, 0) if months < YEARS else ("years", *divmod(months, 12))


def _is_over(course: IronCourse) -> bool:
    """Whether it is known when it ended."""
    return course.last is not None and (course.is_first_known or not course.is_infusion)


def _over_for(course: IronCourse, day: date) -> str:
    """How long it has been over on a day, "8 months"; empty while it goes on or if unknown."""
    return between(course.last, day) if course.last and _is_over(course) else ""


def ago(course: IronCourse, day: date) -> str:
    """How long ago it ended, seen from a day: "8 months ago"; empty as `_over_for` is."""
    if not course.last or not _is_over(course):
        return ""
    unit, count, months = _apart(course.last, day)
    if not months:
        return {
            "days": ngettext("{count} day ago", "{count} days ago", count),
            "weeks": ngettext("{count} week ago", "{count} weeks ago", count),
            "months": ngettext("{count} month ago", "{count} months ago", count),
            "years": ngettext("{count} year ago", "{count} years ago", count),
        }[unit].format(count=count)
    years = npgettext("before “ago”", "{count} year", "{count} years", count)
    rest = npgettext("before “ago”", "{count} month", "{count} months", months)
    return _("{years} {months} ago").format(
        years=years.format(count=count), months=rest.format(count=months)
    )


def sentence(courses: Sequence[IronCourse], day: date) -> str:
    """How many courses there are and how long the last one is over."""
    if not courses:
        return _("No iron and no infusion are written down.")
    number = len(courses)
    count = ngettext("{count} course of iron.", "{count} courses of iron.", number).format(
        count=number
    )
    running = [course for course in courses if course.last is None]
    if running:
        now = _("You take now: {courses}.").format(courses=_listed(running))
        return f"{count} {now}"
    last = max(courses, key=lambda course: course.last or course.first)
    over = ago(last, day)
    words = _("The last: {course}, {dates}, {ago}.") if over else _("The last: {course}, {dates}.")
    return f"{count} {words.format(course=last.label, dates=dates(last), ago=over)}"


def before_test(courses: Sequence[IronCourse], test: date) -> list[str]:
    """What to tell at a blood test: iron by mouth, and the last infusion, seen from its day."""
    sentences = []
    by_mouth = [course for course in courses if not course.is_infusion]
    running = [course for course in by_mouth if course.last is None or course.last >= test]
    if running:
        sentences.append(_("Iron you take: {courses}.").format(courses=_listed(running)))
    elif by_mouth:
        last = max(by_mouth, key=lambda c: c.last or c.first)
        sentences.append(_iron_until(last, _over_for(last, test)))
    infusions = [course for course in courses if course.is_infusion]
    if infusions:
        sentences.append(_last_infusion(infusions[-1], _over_for(infusions[-1], test)))
    return sentences


def _iron_until(course: IronCourse, over: str) -> str:
    words = _("Iron until {day} ({course}).")
    if over:
        words = _("Iron until {day} ({course}), {time} before this test.")
    day = short_date(course.last or course.first)
    return words.format(day=day, course=course.label, time=over)


def _last_infusion(course: IronCourse, over: str) -> str:
    words = _("Last infusion: {day} ({course}).")
    if over:
        words = _("Last infusion: {day} ({course}), {time} before this test.")
    return words.format(day=dates(course), course=course.label, time=over)


def _listed(courses: Sequence[IronCourse]) -> str:
    return "; ".join(f"{course.label}, {dates(course)}" for course in courses)
