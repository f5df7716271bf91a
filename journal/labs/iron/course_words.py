"""What is written of a course of iron, alike on its page, the card before a test and paper."""
# pure

from collections.abc import Sequence
from datetime import date

from journal.figures.wording import short_date
from journal.labs.iron.courses import IronCourse

WEEKS, MONTHS = 14, 70  # days from which a time is written in these
YEARS = 24  # months
WEEK = 7


def dates(course: IronCourse) -> str:
    """ "3 Jan 2026 to 4 Apr 2026", "since 3 Jan 2026", and of an infusion its day."""
    first = short_date(course.first)
    if course.is_infusion:
        return first if course.is_first_known else f"before {first}, day not known"
    start = first if course.is_first_known else f"before {first}"
    return f"{start} to {short_date(course.last)}" if course.last else f"since {start}"


def between(first: date, last: date) -> str:
    """A time in words: "1 day", "9 weeks", "8 months", "2 years 3 months" by the calendar."""
    days = (last - first).days
    if days < WEEKS:
        return count_of(days, "day")
    if days < MONTHS:
        return count_of(days // WEEK, "week")
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    if months < YEARS:
        return count_of(months, "month")
    years, rest = divmod(months, 12)
    return (
        f"{count_of(years, 'year')} {count_of(rest, 'month')}" if rest else count_of(years, "year")
    )


def count_of(count: int, what: str) -> str:
    """So many of something: "1 value", "3 values"."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def over_for(course: IronCourse, day: date) -> str:
    """How long it has been over on a day, "8 months"; empty while it goes on or if unknown."""
    if course.last is None or (course.is_infusion and not course.is_first_known):
        return ""
    return between(course.last, day)


def sentence(courses: Sequence[IronCourse], day: date) -> str:
    """How many courses there are and how long the last one is over."""
    if not courses:
        return "No iron and no infusion are written down."
    count = f"{count_of(len(courses), 'course')} of iron."
    running = [course for course in courses if course.last is None]
    if running:
        return f"{count} You take now: {_listed(running)}."
    last = max(courses, key=lambda course: course.last or course.first)
    over = over_for(last, day)
    ago = f", {over} ago" if over else ""
    return f"{count} The last: {last.label}, {dates(last)}{ago}."


def before_test(courses: Sequence[IronCourse], test: date) -> list[str]:
    """What to tell at a blood test: iron by mouth, and the last infusion, seen from its day."""
    sentences = []
    by_mouth = [course for course in courses if not course.is_infusion]
    running = [course for course in by_mouth if course.last is None or course.last >= test]
    if running:
        sentences.append(f"Iron you take: {_listed(running)}.")
    elif by_mouth:
        sentences.append(_until(max(by_mouth, key=lambda c: c.last or c.first), "Iron until", test))
    infusions = [course for course in courses if course.is_infusion]
    if infusions:
        sentences.append(_until(infusions[-1], "Last infusion:", test))
    return sentences


def _until(course: IronCourse, lead: str, test: date) -> str:
    on = dates(course) if course.is_infusion else short_date(course.last or course.first)
    over = over_for(course, test)
    before = f", {over} before this test" if over else ""
    return f"{lead} {on} ({course.label}){before}."


def _listed(courses: Sequence[IronCourse]) -> str:
    return "; ".join(f"{course.label}, {dates(course)}" for course in courses)
