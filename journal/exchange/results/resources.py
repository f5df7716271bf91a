"""The observations of a FHIR file in JSON, however they are wrapped; `xml_child.py` reads XML.

One resource, a list of them, a bundle, one on each line (NDJSON), within another (`contained`) and
as parts of another (`component`). FHIR's own library refuses real files (7 faults in a hospital's
69 resources), so each field is believed or not where it is read.
"""
# pure, words

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from config.language import gettext as _
from config.language import grouped
from journal.exchange import json_file
from journal.exchange.problem import ImportProblem

Resource = Mapping[str, Any]
MAX_DEPTH = 6  # a bundle within a bundle within a list
MAX_OBSERVATIONS = 50_000
INHERITED = ("status", "effectiveDateTime", "effectivePeriod", "effectiveInstant", "performer")


def observations(data: bytes) -> Iterator[Resource]:
    """Every observation of a file, figures as decimals.

    Raises `ImportProblem` where it is no JSON, or holds more than a life of blood tests.
    """
    count = 0
    for document in _documents(data):
        for resource in _within(document, MAX_DEPTH):
            count += 1
            if count > MAX_OBSERVATIONS:
                raise ImportProblem(
                    _("This file holds more than {most} observations.").format(
                        most=grouped(MAX_OBSERVATIONS)
                    )
                )
            yield resource


def _documents(data: bytes) -> Iterator[Any]:
    """The whole file, or each line where each is a document of its own."""
    lines = [line for line in data.splitlines() if line.strip()]
    if len(lines) > 1 and all(line.strip().endswith(b"}") for line in lines[:2]):
        for line in lines:
            yield json_file.parsed(line, parse_float=Decimal)
    else:
        yield json_file.parsed(data, parse_float=Decimal)


def _within(value: Any, depth: int) -> Iterator[Resource]:
    """The observations in a document: bundles and reports are opened up."""
    if isinstance(value, list):
        for each in value:
            yield from _within(each, depth)
    if not isinstance(value, dict) or not depth:
        return
    match value.get("resourceType"):
        case "Observation":
            yield value
            yield from _components(value)
        case "Bundle":
            for entry in listed(value, "entry"):
                yield from _within(entry.get("resource"), depth - 1)
    yield from _within(value.get("contained"), depth - 1)


def _components(whole: Resource) -> Iterator[Resource]:
    """The parts of a panel as observations of their own, taken when the whole was."""
    shared = {name: whole[name] for name in INHERITED if name in whole}
    for part in listed(whole, "component"):
        yield {**shared, **part}


def listed(resource: Resource, name: str) -> list[Resource]:
    """The objects in a list of a resource; none where there is no such list."""
    values = resource.get(name)
    return [each for each in values if isinstance(each, dict)] if isinstance(values, list) else []


def part(resource: Resource, name: str) -> Resource:
    """An object of a resource, an empty one where there is none."""
    value = resource.get(name)
    return value if isinstance(value, dict) else {}


def text(resource: Resource, name: str) -> str:
    """A text of a resource, on one line; empty where there is none."""
    value = resource.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def concept(resource: Resource, name: str) -> str:
    """The words of a coded concept: its own, or those of its first code that has any."""
    coded = part(resource, name)
    words = [text(coded, "text"), *(text(each, "display") for each in listed(coded, "coding"))]
    return next(filter(None, words), "")
