"""The summary as a room that shares it shows it: all it says, in plain sections and tables."""
# pure

from collections.abc import Iterable, Iterator

from journal.report.document import in_words
from journal.report.lines import FigureLine, IronLine
from journal.report.report import Report
from journal.report.sheet import Sheet
from journal.share.snapshot import Page, Section, Table


def page_of(report: Report) -> Page:
    """Everything the printed summary says, in its order; nothing of a section left out."""
    words = Sheet(report)
    return Page(title=words.title, lines=_head(words), sections=tuple(_sections(report, words)))


def _head(words: Sheet) -> tuple[str, ...]:
    visit = ", ".join(filter(None, (words.appointment, words.appointment_with)))
    lines = (
        words.name,
        words.period,
        f"Self-reported, made on {words.made_on}",
        f"For the visit of {visit}" if visit else "",
    )
    return tuple(filter(None, lines))


def _sections(report: Report, words: Sheet) -> Iterator[Section]:
    """The sections that have something to say."""
    yield from _beginning(words)
    if words.questions:
        yield Section("Questions for the doctor", words.questions)
    if words.decided:
        yield Section(words.decided.title, words.decided.lines)
    if words.changes:
        yield Section(words.changes_title, words.changes)
    if words.figures:
        yield Section("Key figures", table=_figures(words))
    if words.onset_in_words:
        beyond = f"Beyond the legs: {words.areas}."
        travel = (f"Travel: {words.zones}.",) if words.zones else ()
        yield Section("First symptom", (words.onset_in_words, beyond, *travel))
    if words.timeline:
        yield Section("Severity over time", (f"{words.timeline}.", words.timeline_in_words))
    if words.taken_of:
        yield _taken(words)
    yield from _further_on_page_one(words)
    if words.grid:
        yield _grid(report, words)
    yield from _looked_at(words)
    if words.notes:
        yield Section("Notes", tuple(f"{note.night}: {note.text}" for note in words.notes))
    yield Section("How to read it", (words.footnote, *words.method))


def _beginning(words: Sheet) -> Iterator[Section]:
    if words.about:
        yield Section("About the person", (words.about,))
    yield Section("Completeness", _completeness(words))


def _completeness(words: Sheet) -> tuple[str, ...]:
    before = f"; in the comparison, {words.previous}: {words.logged_before}"
    return (
        f"Nights written down: {words.logged}{before if words.compares else ''}.",
        f"Written the same night: {words.same_night} ({words.same_night_of}).",
    )


def _figures(words: Sheet) -> Table:
    if not words.compares:
        return Table(
            "Key figures, with the nights behind each",
            ("Self-reported", "This period", "n"),
            tuple((_named(f), f.this, str(f.this_nights)) for f in words.figures),
        )
    return Table(
        "Key figures of this period and the comparison, with the nights behind each",
        (
            "Self-reported",
            "This period",
            "n",
            "Comparison",
            "n",
            "Change of means",
            "95 % interval",
        ),
        tuple(
            (
                _named(figure),
                figure.this,
                str(figure.this_nights),
                figure.previous,
                str(figure.previous_nights),
                f"{figure.change}, beyond chance" if figure.beyond_chance else figure.change,
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
        nothing = "No product is listed, and no dose was written down."
        return Section(words.taken_title, (*lines, nothing))
    head = ("Name", "Group", "One dose", "It holds", "At", "This dose since", "Taken")
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
        f"Blood results, {words.bloods_of}",
        ("Test", "Value", "In other words", "Date", "Lab’s range", "Morning", "Iron paused",
         "Before that"),
        (
            (b.test, b.value, b.converted, b.date, b.own_range, b.morning, b.iron_paused,
             " ".join(filter(None, (b.before, b.before_printed))))
            for b in words.bloods
        ),
    )  # fmt: skip
    yield from _tabled(
        "Iron taken, with values before and after it",
        ("Course", "When", "Ferritin", "Transferrin saturation"),
        ((i.course, _when(i), i.ferritin, i.saturation) for i in words.iron),
    )
    yield from _tabled(
        "Tried and stopped",
        ("Name", "Highest dose", "From – to", "Why it ended"),
        ((s.name, s.highest, s.dates, s.reason) for s in words.stopped),
    )


def _grid(report: Report, words: Sheet) -> Section:
    """The nights of the grid, one a row: here it may be read aloud, and is no picture."""
    grid = report.grid
    rows = tuple(
        (
            f"{night:%a} {night.day} {night:%b}",
            *(in_words(row, row.values[at], report) for row in grid.rows),
        )
        for at, night in enumerate(grid.nights)
        if grid.logged[at]
    )
    head = ("Night", *(row.label for row in grid.rows))
    lines = ("Nights that are not in the table were not written down.",) * (
        len(rows) < len(grid.nights)
    )
    return Section(words.grid, lines, Table(words.grid, head, rows) if rows else None)


def _looked_at(words: Sheet) -> Iterator[Section]:
    yield from _tabled(
        "First symptom around each dose change",
        ("Dose change", "Nights", "Before", "After", "Shift", "95 % interval"),
        ((d.change, d.nights, d.before, d.after, d.shift, d.interval) for d in words.drifts),
    )
    yield from _tabled(
        "Then and now",
        ("Asked about", "Then", "Now", "Change", "95 % interval", "Nights"),
        ((t.label, t.then, t.now, t.change, t.interval, t.nights) for t in words.then_and_now),
        tuple(filter(None, (words.then_and_now_of,))),
    )
    yield from _tabled(
        "What goes together",
        ("Factor", "Finding", "Difference", "95 % interval", "With / without"),
        ((f.name, f.finding, f.effect, f.interval, f.nights) for f in words.factors),
        tuple(filter(None, (words.factors_note,))),
    )
    yield from _tabled(
        "Experiments",
        ("Experiment", "Measured by", "Finding", "Difference", "95 % interval", "Nights"),
        ((e.name, e.outcome, e.finding, e.effect, e.interval, e.nights) for e in words.experiments),
    )
    if test := words.sitting_test:
        yield from _tabled(
            "Sitting test at home",
            ("Sitting", *test.evenings),
            (*((row.time, *row.cells) for row in test.rows), ("Mean", *test.means)),
            test.words,
        )


def _when(line: IronLine) -> str:
    """The dates of a course of iron, and for how long it is over, as on paper."""
    return f"{line.dates}, {line.over_for} ago" if line.over_for else line.dates
