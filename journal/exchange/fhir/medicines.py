"""Supplements and medicines as medication statements: one for each dose and its days.

R4 has no resource for what is eaten or taken without a prescription; a statement is also
what its guides use for supplements.
"""
# pure

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from journal.exchange.fhir.parts import SUBJECT, Resource, coded, period, quantity
from journal.regimen.category import Purpose
from journal.regimen.plan import Product, Schedule, Step, plain

UNITS = {"mg": "mg", "ug": "ug", "iu": "[IU]", "ml": "mL"}
WHEN = {
    Schedule.EVENING: "every evening",
    Schedule.MORNING: "every morning",
    Schedule.DAILY: "every day",
    Schedule.ALTERNATE: "every other day",
    Schedule.AS_NEEDED: "as needed",
}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAY = timedelta(days=1)
REASONS = {Purpose.RLS: "Restless legs", Purpose.OTHER: "Something else than restless legs"}


@dataclass(frozen=True, slots=True)
class Logged:
    """What was taken without being in the plan: so many nights between two."""

    name: str
    kind: str
    first: date
    last: date
    nights: int


def of_product(
    product: Product, today: date, keys: Mapping[date, int] = MappingProxyType({})
) -> Iterator[Resource]:
    """The statements of one product, its older doses first.

    `keys` name each dose by its first day, so that a statement keeps its name when that moves.
    """
    name = f"medicine-{product.key}"
    if not product.steps:
        yield _statement(name, product, _status(product, today), None, product.last_day)
    for place, step in enumerate(product.steps):
        newest = place + 1 == len(product.steps)
        last = product.last_day if newest else product.steps[place + 1].first_day - DAY
        status = _status(product, today) if newest else "completed"
        key = keys.get(step.first_day, place + 1)
        made = _statement(f"{name}-{key}", product, status, step.since, last)
        yield {**made, "dosage": [_dosage(step)]}


def of_logged(logged: Logged) -> Resource:
    """What was logged on some nights only."""
    nights = f"{logged.nights} night{'s' if logged.nights != 1 else ''}"
    return {
        "resourceType": "MedicationStatement",
        "id": f"logged-{logged.kind}-{logged.name}",
        "status": "unknown",
        "category": {"text": logged.kind},
        "medicationCodeableConcept": {"text": logged.name},
        "subject": SUBJECT,
        "effectivePeriod": period(logged.first, logged.last),
        "informationSource": SUBJECT,
        "note": [{"text": f"Noted as taken on {nights}; not in the person's plan."}],
    }


def _status(product: Product, today: date) -> str:
    if not product.has_ended(today):
        return "active"
    return "stopped" if product.reason else "completed"


def _statement(
    resource_id: str, product: Product, status: str, first: date | None, last: date | None
) -> Resource:
    made: Resource = {
        "resourceType": "MedicationStatement",
        "id": resource_id,
        "status": status,
        "category": {"text": product.kind},
        "medicationCodeableConcept": {"text": product.name},
        "subject": SUBJECT,
        "informationSource": SUBJECT,
    }
    if first or last:
        made["effectivePeriod"] = period(first, last)
    if status == "stopped":
        made["statusReason"] = [coded(product.reason)]
    if product.purpose:
        made["reasonCode"] = [{"text": REASONS[Purpose(product.purpose)]}]
    if product.contents:
        made["note"] = [{"text": _holds(product)}]
    return made


def _amount(amount: Decimal | None) -> str:
    return "an unknown amount of" if amount is None else plain(amount)


def _holds(product: Product) -> str:
    parts = [
        f"{_amount(c.amount)} {c.nutrient.replace('_', ' ')}{c.remark} in "
        f"{plain(c.per_amount)} {c.per_unit}"
        for c in product.contents
    ]
    return f"Holds, each in its own unit: {'; '.join(parts)}."


def _dosage(step: Step) -> dict[str, Any]:
    days = ", ".join(WEEKDAYS[day] for day in step.weekdays)
    times = ", ".join(f"{at:%H:%M}" for at in step.times)
    parts = [step.strength, WHEN.get(step.schedule, f"on {days}"), f"at {times}" if times else ""]
    dosage: dict[str, Any] = {"text": " ".join(part for part in parts if part)}
    if step.schedule is Schedule.AS_NEEDED:
        dosage["asNeededBoolean"] = True
    if step.amount is not None:
        amount = quantity(step.amount, step.unit, UNITS.get(step.unit))
        dosage["doseAndRate"] = [{"doseQuantity": amount}]
    return dosage
