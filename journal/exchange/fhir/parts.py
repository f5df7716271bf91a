"""What the resources of the bundle share: codes with their systems, quantities, references.

Codes are given only where they were seen in a source (LOINC 2.71 as mapped by MIMIC, the HL7
Personal Health Records guide, which is for trial use); all else has a code of our own and
words. LOINC is copyright Regenstrief Institute and used under its licence (loinc.org/license).
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Resource = dict[str, Any]

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
PHR = "http://hl7.org/fhir/uv/phr/CodeSystem/observation-pghd-codes"
PHR_SLEEP = "http://hl7.org/fhir/uv/phr/CodeSystem/sleep-episode-codes"
OWN = "urn:stillnight:codes"
SPACE = uuid5(NAMESPACE_URL, "urn:stillnight:fhir")


def urn(resource_id: str) -> str:
    """The name of a resource within one bundle."""
    return f"urn:uuid:{uuid5(SPACE, resource_id)}"


SUBJECT = {"reference": urn("person")}


def coded(text: str, *codings: tuple[str, str]) -> Resource:
    """A concept: its words, and codes as (system, code)."""
    found = [{"system": system, "code": code} for system, code in codings]
    return {"coding": found, "text": text} if found else {"text": text}


def quantity(value: Decimal | float, unit: str, ucum: str | None = None) -> Resource:
    """An amount; without `ucum` its unit is only a word, without a unit only a number."""
    found: Resource = {"value": number(value)}
    if unit:
        found["unit"] = unit
    if ucum:
        found |= {"system": UCUM, "code": ucum}
    return found


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
