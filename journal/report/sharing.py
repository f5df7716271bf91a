"""The summary as a room that shares it shows it: the words of the sheet, in plain sections."""

from journal.report.sheet import Sheet
from journal.share.snapshot import Page, Section, Table


def page_of(sheet: Sheet) -> Page:
    """Everything the printed summary says, in its order."""
    name = (sheet.name,) if sheet.name else ()
    return Page(
        title=sheet.title,
        lines=(*name, sheet.period, f"Self-reported, made on {sheet.made_on}"),
        sections=(
            Section("Completeness", _completeness(sheet)),
            Section("Key figures", table=_figures(sheet)),
            Section("Severity over time", (f"{sheet.timeline}.", sheet.timeline_in_words)),
            Section("When symptoms start", (f"{sheet.onset}.", sheet.onset_in_words)),
            Section("Beyond the legs", (f"{sheet.areas}.",)),
            _taken(sheet),
            Section("How to read it", (sheet.definitions,)),
        ),
    )


def _completeness(sheet: Sheet) -> tuple[str, ...]:
    before = f"in the previous period, {sheet.previous}: {sheet.logged_before}"
    return (
        f"Nights logged: {sheet.logged}; {before}.",
        f"Written the same night: {sheet.same_night} ({sheet.same_night_of}).",
    )


def _figures(sheet: Sheet) -> Table:
    return Table(
        "Key figures of this period and the one before, with the nights behind each",
        ("Self-reported", "This period", "n", "Previous", "n", "Change"),
        tuple(
            (
                f"{figure.label}, {figure.unit}" if figure.unit else figure.label,
                figure.this,
                str(figure.this_nights),
                figure.previous,
                str(figure.previous_nights),
                figure.change,
            )
            for figure in sheet.figures
        ),
    )


def _taken(sheet: Sheet) -> Section:
    if not sheet.taken:
        return Section("Taken now", (f"{sheet.taken_of}: none was logged.",))
    head = ("Name", "Kind", "Last strength", "Usual time", "First logged", "Nights taken")
    rows = tuple(
        (line.name, line.kind, line.strength, line.times, line.since, line.nights)
        for line in sheet.taken
    )
    return Section("Taken now", (f"{sheet.taken_of}.",), Table("Taken now", head, rows))
