"""The summary as a room that shares it shows it: all it says, in plain sections and tables."""
# pure, words

from collections.abc import Iterable, Iterator

from config.language import current, pgettext
from config.language import gettext as _
from journal.report import phrases
from journal.report.document import in_words
from journal.report.lines import FigureLine, IronLine
from journal.report.report import Report
from journal.report.sheet import Sheet
from journal.report.sitting_test import SittingTest
from journal.share.snapshot import Page, Section, Table


def page_of(report: Report) -> Page:
    """Everything the printed summary says, in its order; nothing of a section left out."""
    words = Sheet(report)
    return Page(
        title=words.title,
        lines=_head(words),
        sections=tuple(_sections(report, words)),
        language=current(),
    )


def _head(words: Sheet) -> tuple[str, ...]:
    visit = ", ".join(filter(None, (words.appointment, words.appointment_with)))
    lines = (
        words.name,
        words.period,
        _("Self-reported, made on {day}").format(day=words.made_on),
        _("For the visit of {visit}").format(visit=visit) if visit else "",
    )
    return tuple(filter(None, lines))


def _sections(report: Report, words: Sheet) -> Iterator[Section]:
    """The sections that have something to say."""
    yield from _beginning(words)
    if words.questions:
        yield Section(_("Questions for the doctor"), words.questions)
    if words.decided:
        yield Section(words.decided.title, words.decided.lines)
    if words.changes:
        yield Section(words.changes_title, words.changes)
    if words.figures:
        yield Section(_("Key figures"), table=_figures(words))
    if words.onset_in_words:
        beyond = _("Beyond the legs: {areas}.").format(areas=words.areas)
        travel = (_("Travel: {zones}.").format(zones=words.zones),) if words.zones else ()
        yield Section(_("First symptom"), (words.onset_in_words, beyond, *travel))
    if words.timeline:
        yield Section(_("Severity over time"), (f"{words.timeline}.", words.timeline_in_words))
    if words.taken_of:
        yield _taken(words)
    yield from _further_on_page_one(words)
    if words.grid:
        yield _grid(report, words)
    yield from _looked_at(words)
    if words.notes:
        yield Section(_("Notes"), tuple(f"{note.night}: {note.text}" for note in words.notes))
    written = (words.as_written,) if words.as_written else ()
    yield Section(_("How to read it"), (*written, words.footnote, *words.method))


def _beginning(words: Sheet) -> Iterator[Section]:
    if words.about:
        yield Section(_("About the person"), (words.about,))
    yield Section(_("Completeness"), _completeness(words))


def _completeness(words: Sheet) -> tuple[str, ...]:
    logged = _("Nights written down: {nights}.")
    if words.compares:
        logged = _("Nights written down: {nights}; in the comparison, {previous}: {before}.")
    return (
        logged.format(nights=words.logged, previous=words.previous, before=words.logged_before),
        _("Written the same night: {share} ({parts}).").format(
            share=words.same_night, parts=words.same_night_of
        ),
    )


def _figures(words: Sheet) -> Table:
    if not words.compares:
        return Table(
            _("Key figures, with the nights behind each"),
            (_("Self-reported"), _("This period"), pgettext("nights with an answer", "n")),
            tuple((_named(f), f.this, str(f.this_nights)) for f in words.figures),
        )
    return Table(
        _("Key figures of this period and the comparison, with the nights behind each"),
        (
            _("Self-reported"),
            _("This period"),
            pgettext("nights with an answer", "n"),
            _("Comparison"),
            pgettext("nights with an answer", "n"),
            _("Change of means"),
            _("95 % interval"),
        ),
        tuple(
            (
                _named(figure),
                figure.this,
                str(figure.this_nights),
                figure.previous,
                str(figure.previous_nights),
                _("{change}, beyond chance").format(change=figure.change)
                if figure.beyond_chance
                else figure.change,
                figure.interval,
            )
            for figure in words.figures
        ),
    )


def _named(figure: FigureLine) -> str:
    return f"{figure.label}, {figure.unit}" if figure.unit else figure.label


def _taken(words: Sheet) -> Section:
    lines = (f"{words.taken_of}.", *words.taken_sums)
    if not words.taken:
        nothing = _("No product is listed, and no dose was written down.")
        return Section(words.taken_title, (*lines, nothing))
    head = (
        _("Name"),
        _("Group"),
        _("One dose"),
        _("It holds"),
        pgettext("times of day", "At"),
        _("This dose since"),
        pgettext("nights", "Taken"),
    )
    rows = tuple(
        (t.name, t.group, t.dose, t.contents, t.times, t.since, t.nights) for t in words.taken
    )
    return Section(words.taken_title, lines, Table(words.taken_title, head, rows))


def _tabled(
    heading: str,
    head: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    lines: tuple[str, ...] = (),
) -> Iterator[Section]:
    """A section that is one table, unless it has no row; `lines` stand above it."""
    table_rows = tuple(rows)
    if table_rows:
        yield Section(heading, lines, Table(heading, head, table_rows))


def _further_on_page_one(words: Sheet) -> Iterator[Section]:
    yield from _tabled(
        _("Blood results, {which}").format(which=words.bloods_of),
        (pgettext("of blood", "Test"), _("Value"), _("In other words"), _("Date"),
         _("Lab’s range"), pgettext("blood taken in the", "Morning"), _("Iron paused"),
         _("Before that")),
        (
            (b.test, b.value, b.converted, b.date, b.own_range, b.morning, b.iron_paused,
             " ".join(filter(None, (b.before, b.before_printed))))
            for b in words.bloods
        ),
    )  # fmt: skip
    yield from _tabled(
        _("Iron taken, with values before and after it"),
        (pgettext("of iron", "Course"), _("When"), _("Ferritin"), _("Transferrin saturation")),
        ((i.course, _when(i), i.ferritin, i.saturation) for i in words.iron),
    )
    yield from _tabled(
        _("Tried and stopped"),
        (_("Name"), _("Highest dose"), _("From – to"), _("Why it ended")),
        ((s.name, s.highest, s.dates, s.reason) for s in words.stopped),
    )


def _grid(report: Report, words: Sheet) -> Section:
    """The nights of the grid, one a row: here it may be read aloud, and is no picture."""
    grid = report.grid
    rows = tuple(
        (
            phrases.day_of(night),
            *(in_words(row, row.values[at], report) for row in grid.rows),
        )
        for at, night in enumerate(grid.nights)
        if grid.logged[at]
    )
    head = (_("Night"), *(row.label for row in grid.rows))
    lines = (_("Nights that are not in the table were not written down."),) * (
        len(rows) < len(grid.nights)
    )
    return Section(words.grid, lines, Table(words.grid, head, rows) if rows else None)


def _looked_at(words: Sheet) -> Iterator[Section]:
    yield from _tabled(
        _("First symptom around each dose change"),
        (
            _("Dose change"),
            _("Nights"),
            pgettext("a change", "Before"),
            pgettext("a change", "After"),
            _("Shift"),
            _("95 % interval"),
        ),
        ((d.change, d.nights, d.before, d.after, d.shift, d.interval) for d in words.drifts),
    )
    yield from _tabled(
        _("Then and now"),
        (
            _("Asked about"),
            pgettext("and now", "Then"),
            pgettext("then and", "Now"),
            pgettext("of a figure", "Change"),
            _("95 % interval"),
            _("Nights"),
        ),
        ((t.label, t.then, t.now, t.change, t.interval, t.nights) for t in words.then_and_now),
        tuple(filter(None, (words.then_and_now_of,))),
    )
    yield from _analysed(words)
    if test := words.sitting_test:
        yield from _sat(test)


def _analysed(words: Sheet) -> Iterator[Section]:
    yield from _tabled(
        _("What goes together"),
        (_("Factor"), _("Finding"), _("Difference"), _("95 % interval"), _("With / without")),
        ((f.name, f.finding, f.effect, f.interval, f.nights) for f in words.factors),
        tuple(filter(None, (words.factors_note,))),
    )
    yield from _tabled(
        _("Experiments"),
        (_("Experiment"), _("Measured by"), _("Finding"), _("Difference"), _("95 % interval"),
         _("Nights")),
        ((e.name, e.outcome, e.finding, e.effect, e.interval, e.nights) for e in words.experiments),
    )  # fmt: skip


def _sat(test: SittingTest) -> Iterator[Section]:
    yield from _tabled(
        _("Sitting test at home"),
        (pgettext("of the sitting test", "Sitting"), *test.evenings),
        (
            *((row.time, *row.cells) for row in test.rows),
            (pgettext("average", "Mean"), *test.means),
        ),
        test.words,
    )


def _when(line: IronLine) -> str:
    """The dates of a course of iron, and for how long it is over, as on paper."""
    return f"{line.dates}, {line.ago}" if line.ago else line.dates
