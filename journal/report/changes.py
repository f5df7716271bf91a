"""What changed, in at most three sentences that the person may reword.

First the figures that differ by more than chance explains, the largest first, or that none does;
then what changed in what is taken, and iron. Each gives figures and nights, never a cause.
"""
# pure

from collections.abc import Iterable, Sequence
from datetime import date

from journal.clock import Period
from journal.figures.differences import FEWEST_FOR_A_WEEK, FEWEST_NIGHTS, change, interval
from journal.figures.wording import short_date
from journal.labs import catalogue
from journal.labs.result import Result
from journal.regimen.events import events
from journal.regimen.plan import Product
from journal.report.bloods import bloods
from journal.report.figures import KeyFigure

MAX_SENTENCES = 3
ENOUGH = 5  # nights before a sentence speaks of a level


def changes(
    figures: Sequence[KeyFigure],
    products: Iterable[Product],
    results: Iterable[Result],
    period: Period,
    day: date,
    system: str = "metric",
) -> tuple[str, ...]:
    """The sentences, most telling first; `system` of units as in `bloods`."""
    medicines = _medicines(products, period)
    room = MAX_SENTENCES - bool(medicines)
    candidates = (*_figures(figures, room), medicines, _ferritin(results, period, day, system))
    return tuple([sentence for sentence in candidates if sentence][:MAX_SENTENCES])


def _figures(figures: Sequence[KeyFigure], room: int) -> list[str]:
    """So many sentences about the figures, at most."""
    if not any(figure.previous.nights for figure in figures):
        return _levels({figure.label: figure for figure in figures})
    compared = [figure for figure in figures if figure.change is not None]
    if not compared:
        return [_too_early(figures)] if any(figure.this.nights for figure in figures) else []
    largest = sorted((each for each in compared if each.is_named), key=_size, reverse=True)
    if not largest:
        return [_nothing(compared)]
    sentences = [_changed(figure) for figure in largest[:room]]
    if more := len(largest[room:]):
        sentences[-1] += f" {more} more changed beyond chance; the table marks them."
    return sentences


def _size(figure: KeyFigure) -> float:
    """How large a difference is against what is unsure of it: minutes and points have no scale."""
    between = figure.between
    unsure = (between.high or 0.0) - (between.low or 0.0)
    return abs(between.difference or 0.0) / (unsure or 1.0)


def _changed(figure: KeyFigure) -> str:
    """ "Time asleep: 6 h, before 5 h (24 and 26 nights). By the means 1 h more, …"."""
    kind, between = figure.quantity.kind, figure.between
    unit = f" {figure.unit}" if figure.unit == "a week" else ""
    return (
        f"{figure.label}: {figure.this_text}{unit}, before {figure.previous_text} "
        f"({_nights(figure.this.nights, figure.previous.nights)}). By the means "
        f"{change(kind, figure.change or 0.0)}; it could be "
        f"{interval(kind, between.low or 0.0, between.high or 0.0)}."
    )


def _nothing(compared: Sequence[KeyFigure]) -> str:
    this, before = (max(side) for side in zip(*map(_counts, compared), strict=True))
    one = len(compared) == 1
    which = "the one difference" if one else f"all {len(compared)} differences"
    return (
        f"Nothing changed beyond chance: it can explain {which} in the table "
        f"({_nights(this, before)})."
    )


def _too_early(figures: Sequence[KeyFigure]) -> str:
    this, before = (max(side) for side in zip(*map(_counts, figures), strict=True))
    return (
        "Too early to say what changed: a figure needs "
        f"{FEWEST_NIGHTS} nights in each period ({_nights(this, before)} so far)."
    )


def _counts(figure: KeyFigure) -> tuple[int, int]:
    return figure.this.nights, figure.previous.nights


def _nights(this: int, before: int) -> str:
    return f"{this:,} and {before:,} nights"


def _levels(rows: dict[str, KeyFigure]) -> list[str]:
    """How it is, where nothing is known of before."""
    symptoms, first = rows["Symptom nights"], rows["First symptom"]
    sentences = []
    if symptoms.this.nights >= ENOUGH:
        week = "" if symptoms.this.nights < FEWEST_FOR_A_WEEK else " a week"
        known = f" (from {symptoms.this.nights:,} nights)" if week else ""
        sentences.append(f"Symptoms on {symptoms.this_text} nights{week}{known}.")
    if first.this.nights >= ENOUGH:
        sentences.append(
            f"First symptom: {first.this_text} (middle of {first.this.nights:,} nights)."
        )
    return sentences


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
