"""What changed, in at most three sentences that the person may reword.

First the figures that differ by more than chance explains, the largest first, or that none does;
then what changed in what is taken, and iron. Each gives figures and nights, never a cause.
"""
# pure, words

from collections.abc import Iterable, Sequence
from datetime import date

from config.language import gettext as _
from config.language import grouped, ngettext, pgettext
from journal.clock import Period
from journal.figures.differences import FEWEST_FOR_A_WEEK, FEWEST_NIGHTS, change, interval
from journal.figures.measures import Kind
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
        return _levels(figures)
    compared = [figure for figure in figures if figure.change is not None]
    if not compared:
        return [_too_early(figures)] if any(figure.this.nights for figure in figures) else []
    largest = sorted((each for each in compared if each.is_named), key=_size, reverse=True)
    if not largest:
        return [_nothing(compared)]
    sentences = [_changed(figure) for figure in largest[:room]]
    if more := len(largest[room:]):
        others = ngettext(
            "{count} more changed beyond chance; the table marks them.",
            "{count} more changed beyond chance; the table marks them.",
            more,
        )
        sentences[-1] += f" {others.format(count=more)}"
    return sentences


def _size(figure: KeyFigure) -> float:
    """How large a difference is against what is unsure of it: minutes and points have no scale."""
    between = figure.between
    unsure = (between.high or 0.0) - (between.low or 0.0)
    return abs(between.difference or 0.0) / (unsure or 1.0)


def _changed(figure: KeyFigure) -> str:
    """ "Time asleep: 6 h, before 5 h (24 and 26 nights). By the means 1 h more, …"."""
    kind, between = figure.quantity.kind, figure.between
    words = _(
        "{figure}: {now}, before {before} ({nights}). By the means {change}; it could be "
        "{interval}."
    )
    if kind is Kind.PER_WEEK and figure.unit:
        words = _(
            "{figure}: {now} a week, before {before} ({nights}). By the means {change}; it could "
            "be {interval}."
        )
    return words.format(
        figure=figure.label,
        now=figure.this_text,
        before=figure.previous_text,
        nights=_nights(figure.this.nights, figure.previous.nights),
        change=change(kind, figure.change or 0.0),
        interval=interval(kind, between.low or 0.0, between.high or 0.0),
    )


def _nothing(compared: Sequence[KeyFigure]) -> str:
    this, before = (max(side) for side in zip(*map(_counts, compared), strict=True))
    words = _(
        "Nothing changed beyond chance: it can explain the one difference in the table ({nights})."
    )
    if (count := len(compared)) > 1:
        words = ngettext(
            "Nothing changed beyond chance: it can explain all {count} difference in the table "
            "({nights}).",
            "Nothing changed beyond chance: it can explain all {count} differences in the table "
            "({nights}).",
            count,
        )
    return words.format(count=count, nights=_nights(this, before))


def _too_early(figures: Sequence[KeyFigure]) -> str:
    this, before = (max(side) for side in zip(*map(_counts, figures), strict=True))
    return _(
        "Too early to say what changed: a figure needs {count} nights in each period ({nights} so "
        "far)."
    ).format(count=FEWEST_NIGHTS, nights=_nights(this, before))


def _counts(figure: KeyFigure) -> tuple[int, int]:
    return figure.this.nights, figure.previous.nights


def _nights(this: int, before: int) -> str:
    return ngettext("{this} and {count} night", "{this} and {count} nights", before).format(
        this=grouped(this), count=grouped(before)
    )


def _levels(figures: Sequence[KeyFigure]) -> list[str]:
    """How it is, where nothing is known of before."""
    symptoms = figures[0]
    first = next(figure for figure in figures if figure.quantity.kind is Kind.CLOCK)
    known, sentences = symptoms.this.nights, []
    if known >= FEWEST_FOR_A_WEEK:
        words = ngettext(
            "Symptoms on {some} nights a week (from {count} night).",
            "Symptoms on {some} nights a week (from {count} nights).",
            known,
        )
        sentences.append(words.format(some=symptoms.this_text, count=grouped(known)))
    elif known >= ENOUGH:
        sentences.append(_("Symptoms on {some} nights.").format(some=symptoms.this_text))
    if (known := first.this.nights) >= ENOUGH:
        words = ngettext(
            "First symptom: {time} (middle of {count} night).",
            "First symptom: {time} (middle of {count} nights).",
            known,
        )
        sentences.append(words.format(time=first.this_text, count=grouped(known)))
    return sentences


def _medicines(products: Iterable[Product], period: Period) -> str:
    """The last two changes of medicines for RLS, one a product."""
    inside = [e for e in events(products) if e.day in period and e.is_for_rls]
    newest = {event.product: event for event in inside}
    in_order = sorted(newest.values(), key=lambda e: e.day)
    changes = [
        pgettext("a change of what is taken", "{change} on {day}").format(
            change=event.words, day=short_date(event.day)
        )
        for event in in_order
    ]
    return f"{'; '.join(changes[-2:])}." if changes else ""


def _ferritin(results: Iterable[Result], period: Period, day: date, system: str) -> str:
    for blood in bloods(results, day, system):
        newest, before = blood.newest, blood.before
        if newest is None or newest.test is not catalogue.FERRITIN:
            continue
        if newest.taken_on < period.first or before is None:
            return ""
        return _("Ferritin {now} on {day}, {before} on {day_before}.").format(
            now=newest.entered,
            day=short_date(newest.taken_on),
            before=before.entered,
            day_before=short_date(before.taken_on),
        )
    return ""
