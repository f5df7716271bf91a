"""A blood result as an observation, as the laboratory printed it."""
# pure

from datetime import datetime
from zoneinfo import ZoneInfo

from journal.exchange.fhir.parts import LOINC, OWN, Resource, coded, observation, quantity
from journal.labs.loinc import code_of
from journal.labs.result import Result

COMPARATORS = {"<": "<", "≤": "<=", ">": ">", "≥": ">="}  # FHIR's own words for them
IRON_PAUSED = "No iron-containing supplements and foods in the 24 hours before"


def of_result(result: Result, zone: ZoneInfo) -> Resource:
    """One result, under the code of its test in its unit; a code of our own where LOINC has none
    that was seen. Clock times are read in `zone`, since a report prints none."""
    test = result.test
    codings = [(OWN, test.key)] if test.listed else []
    if test.listed and (code := code_of(test.key, result.unit.ucum)):
        codings = [(LOINC, code.number)]
    ucum = result.unit.ucum if test.listed else None
    value = quantity(result.value, result.unit.label, ucum)
    if result.comparator:
        value["comparator"] = COMPARATORS[result.comparator]
    more: Resource = {"valueQuantity": value, "note": [{"text": _circumstances(result)}]}
    if result.assay:
        more["method"] = {"text": result.assay}
    ends = {"low": result.range_low, "high": result.range_high}
    if limits := {
        end: quantity(v, result.unit.label, ucum) for end, v in ends.items() if v is not None
    }:
        more["referenceRange"] = [{**limits, "text": "the laboratory's own range"}]
    when = {"effectiveDateTime": _when(result, zone)}
    return observation(f"lab-{result.pk}", "laboratory", coded(test.name, *codings), when, **more)


def _when(result: Result, zone: ZoneInfo) -> str:
    """The day, or the instant where the time of day is known."""
    if result.taken_at is None:
        return result.taken_on.isoformat()
    return datetime.combine(result.taken_on, result.taken_at, zone).isoformat()


def _circumstances(result: Result) -> str:
    """How it was taken, in words: none of this has a place of its own in R4."""
    words = {True: "yes", False: "no", None: "not known"}
    parts = [
        "Copied from the report by the person.",
        f"In the morning: {words[result.morning]}.",
        f"Fasting: {words[result.fasting]}.",
        f"{IRON_PAUSED}: {words[result.iron_paused]}.",
    ]
    if result.laboratory:
        parts.append(f"Laboratory: {result.laboratory}.")
    return " ".join([*parts, result.note]).strip()
