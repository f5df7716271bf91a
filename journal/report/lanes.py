"""What stands under the timeline: a lane for each product with its doses, marks for the rest."""
# pure

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.labs import catalogue
from journal.labs.one_unit import as_shown, unit_of
from journal.labs.result import Result
from journal.regimen.nutrients import in_unit
from journal.regimen.plan import Product, Step
from journal.report.taken import Group, group_of, is_iron, key_of

MOST = 6  # lanes that fit under the chart
BRIDGED = 3  # nights without an entry that do not end a run of one event
WORDS = {
    "new_medicine": "new medicine",
    "cold_tablet": "cold tablet",
    "anti_nausea": "anti-nausea tablet",
    "illness": "illness",
    "travel": "travel",
    "blood_donation": "blood donation",
    "infusion": "iron infusion",
    "period": "period",
    "pregnancy": "pregnancy",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One dose: nights from the period's first (0) up to but without `end`; `level` is 0–1.

    `level` is the dose of a day against the product's highest within the period. `begins` and
    `stops` say whether the edge is a change, not the edge of the period.
    """

    start: int
    end: int
    dose: str
    level: float
    begins: bool
    stops: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One product over the period."""

    name: str
    stretches: tuple[Stretch, ...]

    @property
    def changed(self) -> int:
        """How many times something began, changed or stopped."""
        return sum(s.begins for s in self.stretches) + any(s.stops for s in self.stretches)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened: nights from the period's first, how many, and what."""

    at: int
    nights: int
    label: str


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
    found = []
    for product in products:
        group, lane = group_of(product), _lane(product, period)
        if lane.stretches and (group is Group.RLS or lane.changed):
            found.append((_place(group, product), lane))
    found.sort(key=lambda pair: (pair[0], -pair[1].changed, key_of(pair[1].name)))
    return tuple(lane for _, lane in found[:MOST])


def _place(group: Group, product: Product) -> int:
    """What a clinician looks for first: for RLS, may aggravate, iron, then the rest."""
    if is_iron(product) and group is Group.SUPPLEMENT:
        return Group.MEDICINE
    return group if group < Group.MEDICINE else Group.SUPPLEMENT


def _lane(product: Product, period: Period) -> Lane:
    steps = [s for s in product.steps if s.first_day <= period.last]
    if not steps:
        return Lane(product.name, ())
    ends = [step.first_day - DAY for step in steps[1:]] + [product.last_day or period.last + DAY]
    inside = [
        (s, e) for s, e in zip(steps, ends, strict=True) if e >= max(period.first, s.first_day)
    ]
    highest = max((_a_day(step, inside[-1][0].unit) for step, _ in inside), default=Decimal(0))
    return Lane(
        product.name,
        tuple(
            Stretch(
                start=max(0, (step.first_day - period.first).days),
                end=min(len(period), (end - period.first).days + 1),
                dose=step.strength,
                level=float(_a_day(step, inside[-1][0].unit) / highest) if highest > 0 else 1.0,
                begins=step.first_day in period,
                stops=end == product.last_day and end < period.last,
            )
            for step, end in inside
        ),
    )


def _a_day(step: Step, unit: str) -> Decimal:
    """The amount on a day with a dose; 0 where it is not told or cannot be compared."""
    same = None if step.amount is None else in_unit(step.amount, step.unit, unit)
    return Decimal(0) if same is None else same * step.doses


def marks(
    results: Iterable[Result],
    nights: Iterable[DiaryNight],
    period: Period,
    system: str = "metric",
) -> tuple[MarkRow, ...]:
    """Ferritin by its value, other blood tests, and events; a row without a mark is left out.

    Each test in one unit: that of `system`, "metric" or "us", where it was printed in several.
    """
    known = list(results)
    days: dict[date, list[Result]] = {}
    for result in known:
        if result.taken_on in period:
            shown = as_shown(result, unit_of(result, known, system))
            days.setdefault(result.taken_on, []).append(shown)
    ferritin = [
        each for day in sorted(days) for each in days[day] if each.test is catalogue.FERRITIN
    ]
    others = sorted(days.keys() - {each.taken_on for each in ferritin})
    rows = (
        _ferritin(ferritin, period),
        MarkRow(
            "Blood tests",
            "blood",
            tuple(Mark((day - period.first).days, 1, _tests(days[day])) for day in others),
        ),
        MarkRow("Events", "event", _events(nights, period)),
    )
    return tuple(row for row in rows if row.marks)


def _ferritin(results: Sequence[Result], period: Period) -> MarkRow:
    """The unit, the same for all, stands in the name."""
    return MarkRow(
        f"Ferritin, {results[0].unit.label}" if results else "Ferritin",
        "blood",
        tuple(
            Mark(
                (each.taken_on - period.first).days,
                1,
                each.entered.removesuffix(f" {each.unit.label}"),
            )
            for each in results
        ),
    )


def _tests(results: Sequence[Result]) -> str:
    first = results[0]
    return f"{first.test.name} {first.entered}" if len(results) == 1 else f"{len(results)} tests"


def _events(nights: Iterable[DiaryNight], period: Period) -> tuple[Mark, ...]:
    """Runs of one event; a night written down without it ends the run, a gap of a few does not."""
    found: list[Mark] = []
    running: dict[str, int] = {}
    for night in sorted(nights, key=lambda night: night.night):
        at = (night.night - period.first).days
        labels = [WORDS.get(word, word.replace("_", " ")) for word in night.events]
        running = {label: index for label, index in running.items() if label in labels}
        for label in labels:
            index = running.get(label)
            if index is not None and at - found[index].at - found[index].nights <= BRIDGED:
                found[index] = Mark(found[index].at, at - found[index].at + 1, label)
            else:
                running[label] = len(found)
                found.append(Mark(at, 1, label))
    return tuple(found)
