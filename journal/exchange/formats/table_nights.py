"""Nights out of a table, checked as those of a nights file are: each by itself."""

from collections import Counter
from datetime import datetime
from typing import Any

from config.language import gettext as _
from config.language import ngettext
from journal.clock import latest_night
from journal.exchange import nights_csv
from journal.exchange.nights_csv import COLUMNS, contradictions, write_cell
from journal.exchange.problem import line_name, quoted
from journal.exchange.reading import ReadOptions, Row
from journal.exchange.record import Refused
from journal.exchange.sheets.diary_rows import DiaryRow, DiaryRows

OWN = "own"  # in a row: what is tracked, by name, as [kind, value]


def rows_of(read: DiaryRows, options: ReadOptions) -> list[Row]:
    """The nights of a table as rows, by date; what stays out is added to `read` with its reason."""
    rows = []
    others = Counter[str]()
    for night in sorted(read.nights.values(), key=lambda each: each.night):
        own = _own(night, options, others)
        try:
            row = _row(night, read, options.now, anything=bool(own))
        except Refused as reason:
            read.refused.append(reason.of(line_name(night.line)))
            continue
        rows.append({**row, OWN: own} if own else row)
    for name, count in others.items():
        read.remarks.append(
            ngettext(
                "You track {name} with another kind of answer. {count} answer of this file stay "
                "out.",
                "You track {name} with another kind of answer. {count} answers of this file stay "
                "out.",
                count,
            ).format(name=quoted(name), count=count)
        )
    return rows


def _own(night: DiaryRow, options: ReadOptions, others: Counter[str]) -> dict[str, list[str]]:
    """What is tracked in a night, but for what the person answers in another way."""
    own = {}
    for name, (kind, value) in night.own.items():
        if options.tracked.get(name.casefold(), kind) == kind:
            own[name] = [kind, f"{value.normalize():f}"]
        else:
            others[name] += 1
    return own


def _row(night: DiaryRow, read: DiaryRows, now: datetime, *, anything: bool) -> Row:
    """The cells of a night; `anything`: whether there is something beside them."""
    answers: dict[str, Any] = {"night": night.night}
    for name, value in night.answers.items():
        text = write_cell(name, value)
        try:
            answers[name] = COLUMNS[name].read(text)
        except ValueError as error:
            read.remarks.append(
                _("Line {line}, {name}: {error} This cell stays out.").format(
                    line=night.line, name=name, error=error
                )
            )
    if len(answers) == 1 and not anything:
        raise Refused(_("{name} answers nothing that can be read."))
    problems = [text for _, text in contradictions(answers, latest_night(now), now)]
    if problems:
        raise Refused(_("{name} contradicts itself: {problems}"), problems=" ".join(problems))
    return {name: nights_csv.write_cell(name, value) for name, value in answers.items()}
