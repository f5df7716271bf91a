"""What was taken and what happened, night by night beside the charts."""
# pure

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.labs.one_unit import as_shown, unit_of
from journal.labs.result import Result
from journal.regimen.events import Change, DoseEvent
from journal.regimen.nutrients import in_unit
from journal.regimen.plan import Product, Step


@dataclass(frozen=True, slots=True)
class Stretch:
    """Nights with one dose: places `start` to `stop` (not inside) of the period.

    `share` is the dose by the highest of the lane, 0–1; 1 where the two cannot be compared.
    """

    start: int
    stop: int
    dose: str
    share: float


@dataclass(frozen=True, slots=True)
class Lane:
    """One supplement or medicine and its doses, oldest first."""

    name: str
    kind: str
    stretches: tuple[Stretch, ...]


class Kind(StrEnum):
    """What a mark stands for."""

    LAB = "lab"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Mark:
    """The blood results, or what else happened, of one night; `place` is that in the period."""

    place: int
    night: date
    kind: Kind
    words: str


def lanes(period: Period, products: Iterable[Product]) -> tuple[Lane, ...]:
    """Those products that the plan holds in the period, medicines before supplements."""
    found = [
        Lane(product.name, product.kind, tuple(_stretches(period, product)))
        for product in products
        if product.steps
    ]
    found.sort(key=lambda lane: lane.kind != "medicine")
    return tuple(lane for lane in found if lane.stretches)


def _stretches(period: Period, product: Product) -> Iterator[Stretch]:
    ends = [step.first_day for step in product.steps[1:]]
    over = period.last + DAY
    ends.append(min(over, product.last_day + DAY) if product.last_day else over)
    highest = product.highest_dose()
    for step, end in zip(product.steps, ends, strict=True):
        start = max(0, (step.first_day - period.first).days)
        stop = min(len(period), (end - period.first).days)
        if start < stop:
            yield Stretch(start, stop, step.strength, _share(step, highest))


def _share(step: Step, highest: Step | None) -> float:
    if step.amount is None or highest is None or highest.amount is None:
        return 1.0
    same = in_unit(step.amount, step.unit, highest.unit)
    whole = highest.amount * highest.doses
    return 1.0 if same is None else float(min(Decimal(1), same * step.doses / whole))


def marks(
    period: Period,
    results: Iterable[Result],
    nights: Iterable[DiaryNight],
    labels: Mapping[str, str],
    system: str = "metric",
) -> tuple[Mark, ...]:
    """The blood results and events of the period in order; `labels` words each event's key.

    Each test in one unit: that of `system`, "metric" or "us", where it was printed in several.
    """
    by_day: dict[date, list[str]] = {}
    known = [result for result in results if result.taken_on in period]
    for result in known:
        shown = as_shown(result, unit_of(result, known, system))
        by_day.setdefault(result.taken_on, []).append(f"{result.test.name} {shown.entered}")
    found = [(day, Kind.LAB, listed) for day, listed in by_day.items()]
    found += [
        (night.night, Kind.EVENT, [labels.get(key, key) for key in night.events])
        for night in nights
        if night.events and night.night in period
    ]
    return tuple(
        Mark((day - period.first).days, day, kind, ", ".join(listed))
        for day, kind, listed in sorted(found)
    )


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the table: a day, what kind of thing it was, and its words."""

    day: date
    kind: str
    words: str


LABELS = {Kind.LAB: "Blood test", Kind.EVENT: "Event"}


def happenings(
    period: Period, changes: Iterable[DoseEvent], marked: Iterable[Mark]
) -> tuple[Happening, ...]:
    """Every change of a dose, blood test and event of the period, in the order of the days."""
    found = [
        Happening(change.day, "Dose", in_words(change))
        for change in changes
        if change.day in period
    ]
    found += [Happening(mark.night, LABELS[mark.kind], mark.words) for mark in marked]
    return tuple(sorted(found, key=lambda each: each.day))


def in_words(change: DoseEvent) -> str:
    """ "Iron: 65 mg → 100 mg", "Iron stopped at 100 mg: felt no difference"."""
    match change.change:
        case Change.STARTED:
            said = f"{change.product} started" + (f", {change.after}" if change.after else "")
        case Change.CHANGED:
            said = f"{change.product}: {change.before or 'dose'} → {change.after or 'no amount'}"
        case _:
            said = f"{change.product} stopped" + (f" at {change.before}" if change.before else "")
    return f"{said}: {change.reason}" if change.reason else said
