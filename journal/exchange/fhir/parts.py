"""What the resources of the bundle share: codes with their systems, quantities, references.

Codes are given only where they were seen in a source (LOINC 2.71 as mapped by MIMIC, the HL7
Personal Health Records guide, which is for trial use); all else has a code of our own and
words. LOINC is copyright Regenstrief Institute and used under its licence (loinc.org/license).
"""
# pure

from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

Resource = dict[str, Any]

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
PHR = "http://hl7.org/fhir/uv/phr/CodeSystem/observation-pghd-codes"
PHR_SLEEP = "http://hl7.org/fhir/uv/phr/CodeSystem/sleep-episode-codes"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
OWN = "urn:stillnight:codes"
URI = "urn:ietf:rfc:3986"
REFERRING = {"subject", "performer", "author", "informationSource"}  # to the person
QUANTITIES = 5_000  # different ones that are made once: most are ratings and minutes
SUBJECT = {"reference": "person"}  # by the name within a bundle, until `identified`


def identified(resource: Resource, name: UUID, subject: Resource) -> tuple[str, Resource]:
    """A resource under a name that only this account's has, in place of "lab-12", and its address.

    The same as `identifier`, since a system that takes it in gives it an `id` of its own. What
    refers to the person becomes `subject`.
    """
    text = str(name)
    address = f"urn:uuid:{text}"
    named = {**resource, "id": text, "identifier": [{"system": URI, "value": address}]}
    for key in REFERRING & resource.keys():
        named[key] = [subject] if isinstance(resource[key], list) else subject
    return address, named


@cache
def coded(text: str, *codings: tuple[str, str]) -> Resource:
    """A concept: its words, and codes as (system, code)."""
    listed = [{"system": system, "code": code} for system, code in codings]
    return {"coding": listed, "text": str(text)} if listed else {"text": str(text)}


@lru_cache(maxsize=QUANTITIES)
def quantity(value: Decimal | float, unit: str, ucum: str | None = None) -> Resource:
    """An amount; without `ucum` its unit is only a word, without a unit only a number."""
    amount: Resource = {"value": number(value)}
    if unit:
        amount["unit"] = unit
    if ucum:
        amount |= {"system": UCUM, "code": ucum}
    return amount


def number(value: Decimal | float) -> int | float:
    """A number without needless digits."""
    exact = Decimal(str(value))
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def period(first: date | datetime | None, last: date | datetime | None) -> Resource:
    """A span of days or of instants, open where an end is not known."""
    ends = {"start": first, "end": last}
    return {name: end.isoformat() for name, end in ends.items() if end is not None}


def observation(
    resource_id: str, category: str, code: Resource, when: Resource, **more: Any
) -> Resource:
    """Something the person noted of themselves; `when` is one of the `effective…` elements."""
    return {
        "resourceType": "Observation",
        "id": resource_id,
        "status": "final",
        "category": [coded(category, (CATEGORY, category))],
        "code": code,
        "subject": SUBJECT,
        **when,
        "performer": [SUBJECT],
        **more,
    }
