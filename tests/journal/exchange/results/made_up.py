"""Observations as clinics write them, made up."""

import json
from typing import Any
from xml.sax.saxutils import quoteattr

LOINC = "http://loinc.org"
CODES = {"ferritin": "2276-4", "iron": "2498-4", "tibc": "2500-7", "tsat": "2502-3"}


def observation(
    test: str = "ferritin", value: Any = 42, unit: str = "ng/mL", **more: Any
) -> dict[str, Any]:
    """One observation; `more` are further fields, `None` takes one away."""
    made = {
        "resourceType": "Observation",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": CODES.get(test, test)}], "text": test},
        "effectiveDateTime": "2026-03-03",
        "valueQuantity": {"value": value, "unit": unit},
        **more,
    }
    return {name: value for name, value in made.items() if value is not None}


def in_xml(*resources: dict[str, Any], head: str = '<?xml version="1.0"?>') -> bytes:
    """The same bundle as `bundle` makes, in XML."""
    entries = "".join(f"<entry><resource>{_element(each)}</resource></entry>" for each in resources)
    whole = f'{head}<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/>{entries}</Bundle>'
    return whole.encode()


def _element(resource: dict[str, Any]) -> str:
    fields = {name: value for name, value in resource.items() if name != "resourceType"}
    kind = resource["resourceType"]
    return f"<{kind}>{''.join(map(_field, fields, fields.values()))}</{kind}>"


def _field(name: str, value: Any) -> str:
    if isinstance(value, list):
        return "".join(_field(name, each) for each in value)
    if not isinstance(value, dict):
        return f"<{name} value={quoteattr(str(value))}/>"
    if "resourceType" in value:
        return f"<{name}>{_element(value)}</{name}>"
    return f"<{name}>{''.join(map(_field, value, value.values()))}</{name}>"


def bundle(*resources: dict[str, Any]) -> bytes:
    """Resources in a bundle, as a file."""
    entries = [{"resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "type": "searchset", "entry": entries}).encode()
