"""The summary as a room that shares it shows it: all it says, in plain sections and tables."""

from collections.abc import Iterable, Iterator

from journal.report.document import cell
from journal.report.report import Report
from journal.report.sheet import Sheet, sheet
from journal.share.snapshot import Page, Section, Table


def page_of(report: Report) -> Page:
    """Everything the printed summary says, in its order; nothing of a section left out."""
    words = sheet(report)
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
    yield Section("Completeness", _completeness(words))
    if words.changes:
        yield Section("What changed", words.changes)
    if words.figures:
        yield Section("Key figures", table=_figures(words))
    if words.onset_in_words:
        beyond = f"Beyond the legs: {words.areas}."
        yield Section("When symptoms start", (words.onset_in_words, beyond))
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


def _completeness(words: Sheet) -> tuple[str, ...]:
    before = f"in the comparison, {words.previous}: {words.logged_before}"
    return (
        f"Nights written down: {words.logged}; {before}.",
        f"Written the same night: {words.same_night} ({words.same_night_of}).",
    )


def _figures(words: Sheet) -> Table:
    return Table(
        "Key figures of this period and the comparison, with the nights behind each",
        ("Self-reported", "This period", "n", "Comparison", "n", "Change", "95 % interval"),
        tuple(
            (
                f"{figure.label}, {figure.unit}" if figure.unit else figure.label,
                figure.this,
                str(figure.this_nights),
                figure.previous,
                str(figure.previous_nights),
                figure.change,
                figure.interval,
            )
            for figure in words.figures
        ),
    )


def _taken(words: Sheet) -> Section:
    lines = (f"{words.taken_of}.",)
    if not words.taken:
        nothing = "Nothing is in the plan, and no dose was written down."
        return Section("Taken now", (*lines, nothing))
    head = ("Name", "Group", "One dose", "It holds", "At", "This dose since", "Taken")
    rows = tuple(
        (t.name, t.group, t.dose, t.contents, t.times, t.since, t.nights) for t in words.taken
    )
    return Section("Taken now", lines, Table("Taken now", head, rows))


def _tabled(
    heading: str,
    head: tuple[str, ...],
    rows: Iterable[tuple[str, ...]],
    lines: tuple[str, ...] = (),
) -> Iterator[Section]:
    """A section that is one table, unless it has no row; `lines` stand above it."""
    found = tuple(rows)
    if found:
        yield Section(heading, lines, Table(heading, head, found))


def _further_on_page_one(words: Sheet) -> Iterator[Section]:
    yield from _tabled(
        "Blood results, newest of each test",
        ("Test", "Value", "In other words", "Date", "Lab’s range", "Morning", "Iron paused",
         "Before that"),
        (
            (b.test, b.value, b.converted, b.date, b.own_range, b.morning, b.iron_paused, b.before)
            for b in words.bloods
        ),
    )  # fmt: skip
    yield from _tabled(
        "Tried and stopped",
        ("Name", "Highest dose", "From – to", "Why it ended"),
        ((s.name, s.highest, s.dates, s.reason) for s in words.stopped),
    )
    if words.questions:
        yield Section("Questions for this visit", words.questions)


def _grid(report: Report, words: Sheet) -> Section:
    """The nights of the grid, one a row: here it may be read aloud, and is no picture."""
    grid = report.grid
    rows = tuple(
        (
            f"{night:%a} {night.day} {night:%b}",
            *(str(cell(row, row.values[at], report)[0]).replace("\n", ":") for row in grid.rows),
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
        "Factors looked at",
        ("Factor", "Finding", "Difference", "95 % interval", "With / without"),
        ((f.name, f.finding, f.effect, f.interval, f.nights) for f in words.factors),
        tuple(filter(None, (words.factors_note,))),
    )
    yield from _tabled(
        "Experiments",
        ("Experiment", "Outcome", "Finding", "Difference", "95 % interval", "Nights"),
        ((e.name, e.outcome, e.finding, e.effect, e.interval, e.nights) for e in words.experiments),
    )
