"""What stands under the timeline: a lane for each product with its doses, marks for the rest."""
# pure, words

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from config.language import gettext as _
from config.language import gettext_lazy, ngettext, pgettext_lazy
from journal.clock import Period
from journal.diary import DiaryNight
from journal.figures.lanes import Lane, Mark, MarkKind
from journal.labs import catalogue
from journal.labs.marks import by_day, name_and_value
from journal.labs.result import Result
from journal.regimen.lanes import lane
from journal.regimen.plan import Product
from journal.report.taken import Group, group_of, is_iron, key_of

MAX_LANES = 6  # lanes that fit under the chart
BRIDGED = 3  # nights without an entry that do not end a run of one event
WORDS = {
    "new_medicine": gettext_lazy("new medicine"),
    "cold_tablet": gettext_lazy("cold tablet"),
    "anti_nausea": gettext_lazy("anti-nausea tablet"),
    "illness": gettext_lazy("illness"),
    "travel": gettext_lazy("travel"),
    "blood_donation": gettext_lazy("blood donation"),
    "infusion": gettext_lazy("iron infusion"),
    "period": pgettext_lazy("menstruation", "period"),
    "pregnancy": gettext_lazy("pregnancy"),
}


@dataclass(frozen=True, slots=True)
class MarkRow:
    """Marks of one kind, "blood" or "event", under one name."""

    name: str
    kind: str
    marks: tuple[Mark, ...]


def lanes(products: Iterable[Product], period: Period) -> tuple[Lane, ...]:
    """What was taken in a period for RLS, and what else changed in it; at most six.

    For RLS first, then what may aggravate it, iron, and the rest, each by its changes. A lane
    without a change says no more than the list of what is taken.
    """
    placed = []
    for product in products:
        group, own = group_of(product), _lane(product, period)
        if own.stretches and (group is Group.RLS or own.changes):
            placed.append((_place(group, product), own))
    placed.sort(key=lambda pair: (pair[0], -pair[1].changes, key_of(pair[1].name)))
    return tuple(own for _, own in placed[:MAX_LANES])


def _place(group: Group, product: Product) -> int:
    """What a doctor looks for first: for RLS, may aggravate, iron, then the rest."""
    if is_iron(product) and group is Group.SUPPLEMENT:
        return Group.MEDICINE
    return group if group < Group.MEDICINE else Group.SUPPLEMENT


def _lane(product: Product, period: Period) -> Lane:
    """A product over the period, its levels against the highest dose within the period."""
    until = [*(step.first_day for step in product.steps[1:]), date.max]
    inside = tuple(
        step
        for step, end in zip(product.steps, until, strict=False)
        if step.first_day <= period.last and end > period.first
    )
    return lane(replace(product, steps=inside), period)


def marks(
    results: Iterable[Result],
    nights: Iterable[DiaryNight],
    period: Period,
    system: str = "metric",
) -> tuple[MarkRow, ...]:
    """Ferritin by its value, other blood tests, and events; a row without a mark is left out.

    Each test in one unit: that of `system`, "metric" or "us", where it was printed in several.
    """
    days = by_day(results, period, system)
    ferritin = [
        each for day in sorted(days) for each in days[day] if each.test is catalogue.FERRITIN
    ]
    others = sorted(days.keys() - {each.taken_on for each in ferritin})
    rows = (
        _ferritin(ferritin, period),
        MarkRow(
            _("Blood tests"),
            "blood",
            tuple(
                Mark((day - period.first).days, MarkKind.LAB, _tests(days[day])) for day in others
            ),
        ),
        MarkRow(_("Events"), "event", _events(nights, period)),
    )
    return tuple(row for row in rows if row.marks)


def _ferritin(results: Sequence[Result], period: Period) -> MarkRow:
    """The unit, the same for all, stands in the name."""
    return MarkRow(
        f"{catalogue.FERRITIN.label}, {results[0].unit.label}" if results else "",
        "blood",
        tuple(
            Mark(
                (each.taken_on - period.first).days,
                MarkKind.LAB,
                each.entered.removesuffix(f" {each.unit.label}"),
            )
            for each in results
        ),
    )


def _tests(results: Sequence[Result]) -> str:
    count = len(results)
    if count == 1:
        return name_and_value(results[0])
    return ngettext("{count} test", "{count} tests", count).format(count=count)


def _events(nights: Iterable[DiaryNight], period: Period) -> tuple[Mark, ...]:
    """Runs of one event; a night written down without it ends the run, a gap of a few does not."""
    events: list[Mark] = []
    running: dict[str, int] = {}
    for night in sorted(nights, key=lambda night: night.night):
        at = (night.night - period.first).days
        labels = [str(WORDS.get(word, word.replace("_", " "))) for word in night.events]
        running = {label: index for label, index in running.items() if label in labels}
        for label in labels:
            index = running.get(label)
            mark = None if index is None else events[index]
            if mark is not None and at - mark.start - mark.nights <= BRIDGED:
                events[running[label]] = replace(mark, nights=at - mark.start + 1)
            else:
                running[label] = len(events)
                events.append(Mark(at, MarkKind.EVENT, label))
    return tuple(events)
