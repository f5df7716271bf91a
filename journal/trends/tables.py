"""The numbers of each chart as a table: by night, by week or by month."""
# pure, words

from dataclasses import dataclass

from config.language import gettext as _
from config.language import gettext_lazy
from journal import clock
from journal.figures.grouping import Group, Step, groups_of, step_of
from journal.figures.series import Series
from journal.figures.wording import (
    UNKNOWN,
    Wording,
    duration,
    number,
    percent,
    whole,
    with_nights,
)
from journal.trends.trends import Trends

NO_SYMPTOMS = gettext_lazy("no symptoms")
STEPS = {
    Step.NIGHT: gettext_lazy("Night"),
    Step.WEEK: gettext_lazy("Week"),
    Step.MONTH: gettext_lazy("Month"),
}
MEDIANS = {
    Step.NIGHT: gettext_lazy("One row a night."),
    Step.WEEK: gettext_lazy(
        "One row a week, Monday to Sunday: its middle night, in brackets from how many."
    ),
    Step.MONTH: gettext_lazy("One row a month: its middle night, in brackets from how many."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its name and one text a column."""

    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A caption that says what a row is, headings, and rows as texts ready to show."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A series under a heading; a running median says nothing about a week and stays out."""

    heading: str
    series: Series
    shown: Wording
    nightly_only: bool = False


def severity(trends: Trends) -> Table:
    """The four ratings, the worst of them and its running median."""
    slots = [Column(slot.label, slot, number) for slot in trends.by_slot.values()]
    return _table(
        trends,
        _("Ratings 0–10."),
        *slots,
        Column(_("Worst rating"), trends.worst_severity, number),
        Column(_("Middle of 7 nights"), trends.worst_severity_median, number, True),
    )


def first_symptom(trends: Trends, hours: str) -> Table:
    """First-symptom times; a night without symptoms says so."""
    shown = clock.wording(hours)
    onset, median = (
        trends.symptom_onset_minutes_since_noon,
        trends.symptom_onset_median_minutes_since_noon,
    )
    table = _table(
        trends,
        _("First-symptom times."),
        Column(_("First symptom"), onset, shown),
        Column(_("Middle of 7 nights"), median, shown, True),
    )
    if step_of(trends.period) is not Step.NIGHT:
        return table
    free = [symptoms is False for symptoms in trends.had_symptoms.values]
    rows = (
        Row(row.name, (str(NO_SYMPTOMS), *row.cells[1:])) if none else row
        for row, none in zip(table.rows, free, strict=True)
    )
    return Table(table.caption, table.headings, tuple(rows))


def sleep(trends: Trends, hours: str) -> Table:
    """Times in bed, sleep by the diary, and beside it what a device recorded."""
    shown = clock.wording(hours)
    columns = [
        Column(_("Got into bed"), trends.bedtime_minutes_since_noon, shown),
        Column(_("Got up"), trends.rise_time_minutes_since_noon, shown),
        Column(_("Time in bed"), trends.time_in_bed_minutes, duration),
        Column(_("Time asleep"), trends.total_sleep_time_minutes, duration),
        Column(_("Asleep while in bed"), trends.sleep_efficiency, percent),
    ]
    if trends.device:
        columns.append(
            Column(
                _("{device}: asleep").format(device=trends.device),
                trends.device_total_sleep_minutes,
                duration,
            )
        )
    return _table(trends, _("Sleep as written in the diary."), *columns)


def caffeine_and_exercise(trends: Trends) -> Table:
    """The nightly totals; 0 is an answer."""
    return _table(
        trends,
        _("Totals of each night's day."),
        Column(_("Caffeine, mg"), trends.caffeine_mg, whole),
        Column(_("Caffeine left at bedtime, mg (estimate)"), trends.caffeine_at_bedtime_mg, whole),
        Column(_("Exercise, minutes"), trends.exercise_minutes, whole),
        Column(_("Alcoholic drinks"), trends.alcohol_drinks, number),
        Column(_("Planned doses taken, on average"), trends.doses_taken_share, percent),
    )


def _table(trends: Trends, what: str, *columns: Column) -> Table:
    step = step_of(trends.period)
    shown = [column for column in columns if step is Step.NIGHT or not column.nightly_only]
    unknown = _("{sign} means not written down.").format(sign=UNKNOWN)
    return Table(
        f"{what} {MEDIANS[step]} {unknown}",
        (str(STEPS[step]), *(column.heading for column in shown)),
        tuple(
            Row(group.name, tuple(_cell(column, group, step) for column in shown))
            for group in groups_of(trends.period)
        ),
    )


def _cell(column: Column, group: Group, step: Step) -> str:
    if step is Step.NIGHT:
        value = column.series.values[group.start]
        return UNKNOWN if value is None else column.shown(value)
    return with_nights(group.figure(column.series), column.shown)
