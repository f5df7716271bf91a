"""What changed, in at most three sentences that the person may reword.

Each says the figures and the nights behind them, never a cause: first how the legs are, then
when it starts, then what else moved most: what is taken, iron, or sleep.
"""
# pure

from collections.abc import Iterable, Sequence
from datetime import date

from journal.clock import Period
from journal.figures.differences import FEWEST_FOR_A_WEEK
from journal.figures.wording import short_date
from journal.labs import catalogue
from journal.labs.result import Result
from journal.regimen.events import events
from journal.regimen.plan import Product
from journal.report.bloods import bloods
from journal.report.figures import KeyFigure

MAX_SENTENCES = 3
ENOUGH = 5  # nights on a side before a sentence speaks of a change


def changes(
    figures: Sequence[KeyFigure],
    products: Iterable[Product],
    results: Iterable[Result],
    period: Period,
    day: date,
    system: str = "metric",
) -> tuple[str, ...]:
    """The sentences, most telling first; `system` of units as in `bloods`."""
    rows = {figure.label: figure for figure in figures}
    candidates = (
        _symptoms(rows["Symptom nights"], rows["Severe nights"]),
        _onset(rows["First symptom"]),
        _medicines(products, period),
        _ferritin(results, period, day, system),
        _sleep(rows["Total sleep"]),
    )
    return tuple([sentence for sentence in candidates if sentence][:MAX_SENTENCES])


def _compares(figure: KeyFigure) -> bool:
    return min(figure.this.nights, figure.previous.nights) >= ENOUGH


def _nights(figure: KeyFigure) -> str:
    return f"n = {figure.this.nights:,} and {figure.previous.nights:,}"


def _symptoms(any_: KeyFigure, severe: KeyFigure) -> str:
    if not _compares(any_):
        if any_.this.nights < ENOUGH:
            return ""
        return f"Symptoms on {_of_nights(any_)} (n = {any_.this.nights:,})."
    words = f"Symptoms on {_of_nights(any_)}, before {any_.previous_text}"
    if _compares(severe):
        words += f"; severe nights {severe.this_text}, before {severe.previous_text}"
    return f"{words} ({_nights(any_)})."


def _of_nights(figure: KeyFigure) -> str:
    """ "5.3 nights a week"; of few nights "5 of 6 nights", since they are no week."""
    text = f"{figure.this_text} nights"
    return text if figure.this.nights < FEWEST_FOR_A_WEEK else f"{text} a week"


def _onset(figure: KeyFigure) -> str:
    if not _compares(figure):
        return ""
    if figure.change is None:
        return (
            f"Symptoms start at {figure.this_text}, before {figure.previous_text} "
            f"({_nights(figure)}; not enough nights to say more)."
        )
    if not figure.change and figure.this_text == figure.previous_text:
        return f"Symptoms start at {figure.this_text}, as before ({_nights(figure)})."
    return (
        f"Symptoms start at {figure.this_text}, before {figure.previous_text}, by the means "
        f"{figure.change_text} (95 % interval {figure.interval_text}; {_nights(figure)})."
    )


def _medicines(products: Iterable[Product], period: Period) -> str:
    """The last two changes of medicines for RLS, one a product."""
    inside = [e for e in events(products) if e.day in period and e.is_for_rls]
    newest = {event.product: event for event in inside}
    in_order = sorted(newest.values(), key=lambda e: e.day)
    changes = [f"{event.words} on {short_date(event.day)}" for event in in_order]
    return f"{'; '.join(changes[-2:])}." if changes else ""


def _ferritin(results: Iterable[Result], period: Period, day: date, system: str) -> str:
    for blood in bloods(results, day, system):
        newest, before = blood.newest, blood.before
        if newest is None or newest.test is not catalogue.FERRITIN:
            continue
        if newest.taken_on < period.first or before is None:
            return ""
        return (
            f"Ferritin {newest.entered} on {short_date(newest.taken_on)}, "
            f"{before.entered} on {short_date(before.taken_on)}."
        )
    return ""


def _sleep(figure: KeyFigure) -> str:
    if not _compares(figure):
        return ""
    return f"Total sleep {figure.this_text}, before {figure.previous_text} ({_nights(figure)})."
