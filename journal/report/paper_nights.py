"""A paper form for nights without a phone: what the night page asks, seven nights on a page.

The rows name the fields they stand for, so that a test can compare them with the night page.
"""
# pure, words

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from config.language import current, date_text, gettext_lazy
from config.language import gettext as _
from journal.clock import Period
from journal.questions import DOSE, EVENING, MORNING, Kind, Question
from journal.report.phrases import span

NIGHTS = 7
DOSES = 5  # rows for supplements and medicines, empty ones included
MAX_LABEL_LENGTH = 48  # letters of a name

TIME = ":"
CELLS = {
    Kind.RATING: "0–10",
    Kind.SCALE: "1–5",
    Kind.CLAIM: gettext_lazy("yes no"),
    Kind.CLOCK: TIME,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A question: its words, what is printed faintly into each cell, which fields it stands for.

    The words of a cell stand apart. `lines` is how many lines of handwriting fit into it.
    """

    label: str
    cell: str
    fields: tuple[str, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Key:
    """What the letters of a row mean."""

    label: str
    words: tuple[str, ...]


def rows(questions: Sequence[Question], kinds: Collection[str] = ()) -> tuple[Row, ...]:
    """The rows of one part in the order of its page; doses are rows of their own.

    `kinds` of what is taken decide on the questions that are asked beside such doses alone.
    """
    shared = {name for question in questions for name in question.paper.also}
    return tuple(
        Row(
            str(question.paper.label or question.label),
            str(
                CELLS.get(question.kind, "") if question.paper.cell is None else question.paper.cell
            ),
            (question.name, *question.paper.also),
            question.paper.lines,
        )
        for question in questions
        if question.name not in {*shared, DOSE.claim}
        and (not question.beside_dose or question.beside_dose in kinds)
    )


@dataclass(frozen=True, slots=True)
class Form:
    """The page: its language, title and heads, the rows between them, what the letters mean."""

    language: str
    words: dict[str, str]
    columns: tuple[tuple[str, str], ...]
    evening: tuple[Row, ...]
    doses: tuple[Row, ...]
    morning: tuple[Row, ...]
    keys: tuple[Key, ...]


def form(
    first: date | None,
    doses: Sequence[str],
    sensations: Sequence[str],
    reliefs: Sequence[str],
    kinds: Collection[str] = (),
) -> Form:
    """The form for seven nights from `first`, or without dates; `doses` are names to list.

    `kinds` are those of the doses that are planned.
    """
    return Form(
        language=current(),
        words=_words(first),
        columns=tuple(_column(first, offset) for offset in range(NIGHTS)),
        evening=rows(EVENING, kinds),
        doses=tuple(
            Row(_short(name), TIME, (DOSE.claim,)) for name in [*doses, *[""] * DOSES][:DOSES]
        ),
        morning=rows(MORNING, kinds),
        keys=(
            Key(_("What it felt like"), _lettered(sensations)),
            Key(_("What you tried"), _lettered(reliefs)),
        ),
    )


def _words(first: date | None) -> dict[str, str]:
    """What stands on the page beside the rows, by the names of its template."""
    title = _("Nights on paper")
    if first is not None:
        nights = span(Period(first, first + timedelta(days=NIGHTS - 1)))
        title = _("Nights on paper, {nights}").format(nights=nights)
    return {
        "document": _("Nights on paper"),
        "description": _("A form for seven nights, to be typed into Stillnight later"),
        "title": title,
        "self_reported": _("Stillnight · self-reported"),
        "how": _(
            "A night belongs to its evening: what comes after midnight goes into the column of "
            "the evening before. 0 is none, 10 the strongest you can imagine. Circle yes or no. "
            "*Empty means not known*; write 0 or – for none."
        ),
        "night": _("The night of"),
        "evening": _("Evening"),
        "doses": _("Supplements and medicines taken (the time, – if not)"),
        "morning": _("Next morning"),
    }


def _column(first: date | None, offset: int) -> tuple[str, str]:
    """The night's name in two lines: "Mon 23 Nov", "to Tue 24"; without a date, space to write."""
    if first is None:
        return "", _("to {morning}").format(morning="").strip()
    evening, morning = (first + timedelta(days=offset + more) for more in (0, 1))
    end = _("to {morning}").format(morning=date_text(morning, "Ed"))
    return date_text(evening, "MMMEd"), end


def _short(name: str) -> str:
    """A name that fits into two lines."""
    return name if len(name) <= MAX_LABEL_LENGTH else f"{name[: MAX_LABEL_LENGTH - 1].rstrip()}…"


def _lettered(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{chr(ord('a') + index)} {word}" for index, word in enumerate(words))
