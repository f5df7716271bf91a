"""The page of iron over the years: each course with what became of the values, ready to show."""
# pure, words

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from config.language import figure, labelled
from config.language import gettext as _
from journal.figures.wording import UNKNOWN, short_date
from journal.labs import catalogue
from journal.labs.catalogue import LabTest
from journal.labs.iron import course_words
from journal.labs.iron.change_words import (
    change_words,
    fall_words,
    inflamed_words,
    nights_words,
)
from journal.labs.iron.courses import IronCourse
from journal.labs.iron.nights_around import Around
from journal.labs.iron.picture import IronPicture, LabSeries, picture
from journal.labs.iron.values import Value, change, fall, values_of
from journal.labs.result import Result
from journal.labs.units import plain, shown

MOST = 24  # courses on the page
TESTS = (catalogue.FERRITIN, catalogue.TSAT)


@dataclass(frozen=True, slots=True)
class Row:
    """One course: its words, each test before and after it, and how it falls afterwards."""

    label: str
    dates: str
    ago: str
    ferritin: str
    saturation: str
    falls: tuple[str, ...]
    inflamed: str
    nights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """The values of one day."""

    day: str
    ferritin: str
    saturation: str
    remark: str


@dataclass(frozen=True, slots=True)
class IronPage:
    """All that the page shows; `left_out` counts the courses before those in `rows`."""

    sentence: str
    rows: tuple[Row, ...]
    values: tuple[ValueRow, ...]
    left_out: int
    picture: IronPicture | None


def page(
    courses: Sequence[IronCourse],
    results: Sequence[Result],
    around: Mapping[IronCourse, Around],
    system: str,
    hours: str,
    day: date,
) -> IronPage:
    """The page as of a day, the newest course first; `system` of units is "us" or "metric"."""
    values = {test: values_of(test, results, system) for test in TESTS}
    return IronPage(
        sentence=course_words.sentence(courses, day),
        rows=tuple(
            _row(course, courses, values, around.get(course), system, hours, day)
            for course in reversed(courses[-MOST:])
        ),
        left_out=max(0, len(courses) - MOST),
        values=_value_rows(values, system),
        picture=picture([_series(test, values[test], system) for test in TESTS], courses, day),
    )


def _series(test: LabTest, values: Sequence[Value], system: str) -> LabSeries:
    unit = test.shown(system)
    line = float(shown(test.line.value, test.units[0], unit)) if test.line else None
    return LabSeries(test.label, unit, values, line)


def _row(
    course: IronCourse,
    courses: Sequence[IronCourse],
    values: Mapping[LabTest, Sequence[Value]],
    around: Around | None,
    system: str,
    hours: str,
    day: date,
) -> Row:
    changes = {test: change(course, courses, values[test], day) for test in TESTS}
    falls = {
        test: fall_words(fall(course, courses, values[test]), test.shown(system)) for test in TESTS
    }
    ferritin = changes[catalogue.FERRITIN]
    return Row(
        label=course.label,
        dates=course_words.dates(course),
        ago=course_words.ago(course, day),
        ferritin=change_words(ferritin, catalogue.FERRITIN.shown(system)),
        saturation=change_words(changes[catalogue.TSAT], catalogue.TSAT.shown(system)),
        falls=tuple(labelled(test.label, words) for test, words in falls.items() if words),
        inflamed=inflamed_words([*ferritin.before, *ferritin.after]),
        nights=tuple(nights_words(around, hours)) if around else (),
    )


def _value_rows(values: Mapping[LabTest, Sequence[Value]], system: str) -> tuple[ValueRow, ...]:
    """The values of each day, the newest first; several of a day in one row."""
    days = sorted({value.day for test in TESTS for value in values[test]}, reverse=True)
    return tuple(
        ValueRow(
            day=short_date(each),
            ferritin=_on(each, values, catalogue.FERRITIN, system),
            saturation=_on(each, values, catalogue.TSAT, system),
            remark=inflamed_words([v for v in values[catalogue.FERRITIN] if v.day == each]),
        )
        for each in days
    )


def _on(day: date, values: Mapping[LabTest, Sequence[Value]], test: LabTest, system: str) -> str:
    label = test.shown(system).label
    written = [
        _with_remark(f"{value.sign}{figure(plain(value.amount))} {label}", value.is_calculated)
        for value in values[test]
        if value.day == day
    ]
    return "; ".join(written) or UNKNOWN


def _with_remark(value: str, is_calculated: bool) -> str:
    return _("{value}, calculated").format(value=value) if is_calculated else value
