"""Which doses a night asks about, and which of its answers belongs to which.

The plan may be corrected after a dose was answered, or after a page was made that answers it
later: the same dose then has another time, or its first. It stays one dose.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from journal import plan
from journal.models import Dose, Night, SkippedDose
from journal.plan import PlannedDose, Slot

Row = Dose | SkippedDose


@dataclass(slots=True)
class NightDose:
    """A dose as the night asks for it, and its answer in `row`.

    `named` is what its fields are called after: product and time of the plan when it was
    answered, or when the page was made that answers it now. `is_written_below`: a dose of its
    name was written down without the plan, and answers it.
    """

    dose: PlannedDose
    named: Slot
    row: Row | None = None
    is_written_below: bool = False

    @property
    def label(self) -> str:
        """What it is called: "Magnesium 200 mg"."""
        return str(self.row if isinstance(self.row, Dose) else as_row(Dose, self.dose, self.named))


@dataclass(slots=True)
class NightDoses:
    """The doses of a night; those that have left the plan since they were answered come last.

    `gone` are answers sent for a product that the plan does not hold.
    """

    doses: list[NightDose]
    gone: list[Slot] = field(default_factory=list)

    @classmethod
    def of(cls, night: Night, slots: Iterable[Slot] = ()) -> "NightDoses":
        """What is planned for a night, what is stored, and what a page has sent."""
        planned, rows = _planned(night), _stored(night)
        doses = [NightDose(dose, dose.slot) for dose in planned]
        pairs = plan.belonging([dose.slot for dose in planned], _as_of_now(rows, planned))
        for answer, place in pairs.items():
            doses[place] = NightDose(planned[place], _name_of(rows[answer]), rows[answer])
        lost = [row for place, row in enumerate(rows) if place not in pairs]
        doses += [NightDose(_as_planned(row), _name_of(row), row) for row in lost]
        night_doses = cls(doses)
        answered = {_name_of(row) for row in rows}
        night_doses._name_as_on_page([slot for slot in slots if slot not in answered])
        night_doses._see_what_is_written(night)
        return night_doses

    def open(self) -> list[NightDose]:
        """The doses without an answer."""
        return [one for one in self.doses if one.row is None]

    def _name_as_on_page(self, slots: list[Slot]) -> None:
        """Open doses go by the names of the page that answers them."""
        open_ones, products = self.open(), {one.dose.key: one.dose for one in self.doses}
        pairs = plan.belonging([one.dose.slot for one in open_ones], slots)
        for answer, slot in enumerate(slots):
            if answer in pairs:
                open_ones[pairs[answer]].named = slot
            elif slot[0] in products:
                dose = replace(products[slot[0]], at=slot[1], as_needed=False)
                self.doses.append(NightDose(dose, slot))
            else:
                self.gone.append(slot)

    def _see_what_is_written(self, night: Night) -> None:
        rows = night.doses.all() if night.pk else ()
        written = Counter(plan.folded(row.name) for row in rows if row.plan_key is None)
        for one in self.open():
            name = plan.folded(one.dose.name)
            if written[name]:
                written[name] -= 1
                one.is_written_below = True


def as_row(kind: type[Row], dose: PlannedDose, named: Slot) -> Row:
    """A new row that answers a planned dose."""
    row = kind(name=dose.name, plan_key=named[0], planned_at=named[1])
    if isinstance(row, Dose):
        row.kind, row.amount, row.unit = dose.kind, dose.amount, dose.unit
    return row


def slots_of(names: Iterable[str]) -> list[Slot]:
    """The doses that these fields ask about, each once."""
    return list(dict.fromkeys(slot for name in names if (slot := plan.slot_of(name))))


def names_as_stored(night: Night, names: Iterable[str], shown: Iterable[str]) -> dict[str, str]:
    """Fields of an older page whose dose goes by another name now, with that name.

    The plan was corrected, and the dose answered, after the page was made: what the page says
    is about that answer. `names` are the fields it sends, `shown` others that it had beside them.
    """
    fields = list(names)
    answered = {_name_of(row) for row in _stored(night)}
    new = [slot for slot in slots_of(fields) if slot not in answered]
    if not new or not answered:
        return {}
    page = slots_of([*fields, *shown])
    doses = [one for one in NightDoses.of(night).doses if one.row is None or one.named not in page]
    older = [slot for slot in page if slot not in answered]
    pairs = plan.belonging([one.dose.slot for one in doses], older)
    named = {older[place]: doses[other].named for place, other in pairs.items() if doses[other].row}
    return {
        name: f"{named[slot].prefix}-{name.rpartition('-')[2]}"
        for name in fields
        if (slot := plan.slot_of(name)) in named
    }


def _planned(night: Night) -> tuple[PlannedDose, ...]:
    """What is planned for a night, looked up once for as long as the night is at hand."""
    doses: tuple[PlannedDose, ...] | None = night.__dict__.get("_planned")
    if doses is None:
        doses = night.__dict__["_planned"] = plan.planned(night.user, night.night)
    return doses


def _stored(night: Night) -> list[Row]:
    if not night.pk:
        return []
    answers = [row for row in night.doses.all() if row.plan_key is not None]
    return [*answers, *night.skipped_doses.all()]


def _name_of(row: Row) -> Slot:
    return Slot(row.plan_key or 0, row.planned_at)


def _as_of_now(rows: Iterable[Row], planned: Iterable[PlannedDose]) -> list[Slot]:
    """Which dose each row answered; a product that was added anew answers to its name."""
    keys = {dose.key for dose in planned}
    names = {plan.folded(dose.name): dose.key for dose in planned}
    slots = []
    for row in rows:
        key, at = _name_of(row)
        slots.append(Slot(key if key in keys else names.get(plan.folded(row.name), key), at))
    return slots


def _as_planned(row: Row) -> PlannedDose:
    """An answer whose dose has left the plan since."""
    columns = {
        name: getattr(row, name) for name in ("kind", "amount", "unit") if hasattr(row, name)
    }
    kind = columns.pop("kind", Dose.Kind.SUPPLEMENT.value)
    key, at = _name_of(row)
    return PlannedDose(key, row.name, kind, at=at, **columns)
