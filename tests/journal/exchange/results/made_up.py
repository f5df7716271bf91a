"""Observations as clinics write them, made up."""

import json
from typing import Any

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


def bundle(*resources: dict[str, Any]) -> bytes:
    """Resources in a bundle, as a file."""
    entries = [{"resource": resource} for resource in resources]
    return json.dumps({"resourceType": "Bundle", "type": "searchset", "entry": entries}).encode()
