"""The observations of a FHIR file in XML as those of one in JSON, in a process of its own.

`fhir_results.py` starts it. XML may be made by an enemy. So this process may use only so much
memory and CPU time and write no file; a file with a list of types of its own (DOCTYPE) is refused
at its root, and lxml's own limits of depth, size and expansion stay. The file comes on standard
input; the answer is JSON that holds the observations as a text, with every digit of their figures.
"""

import json
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Any

from lxml import etree

from config.language import gettext_lazy
from journal.exchange.in_child import limit, speak
from journal.exchange.problem import ImportProblem
from journal.exchange.results.resources import INHERITED, MAX_OBSERVATIONS

MEMORY, SECONDS = 512 * 1024**2, 20  # bytes of address space, CPU time
FHIR = "{http://hl7.org/fhir}"
OBSERVATION, ENTRY = f"{FHIR}Observation", f"{FHIR}entry"
KEPT = {
    *INHERITED,
    "code",
    "component",
    "method",
    "referenceRange",
    "valueQuantity",
    "valueString",
}
LISTS = {"coding", "component", "performer", "referenceRange"}  # also where there is one of them
FIGURE = "value"
MAX_DEPTH = 6  # from an observation to the coding of a range of a component
STRICT: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False}
NOT_WHOLE = gettext_lazy("This XML file is not whole. Please download it again.")
OWN_TYPES = gettext_lazy(
    "This XML file begins with a list of types of its own (DOCTYPE), as no FHIR file does."
)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?")


def main(language: str) -> None:
    """Read the file of standard input; write its observations, or the problem with it."""
    limit(MEMORY, SECONDS)
    speak(language)
    try:
        found = list(islice(in_json(sys.stdin.buffer.read()), MAX_OBSERVATIONS + 1))
    except ImportProblem as problem:
        sys.stdout.write(json.dumps({"problem": str(problem)}))
    except MemoryError:
        sys.exit(1)
    else:
        sys.stdout.write(json.dumps({"observations": f"[{','.join(found)}]"}))


def in_json(data: bytes) -> Iterator[str]:
    """Each observation of a file, also one within another, as the JSON of FHIR, shortened to what
    is read of it.

    Raises `ImportProblem` for XML that is not whole or brings types of its own.
    """
    known = False
    try:
        for event, element in etree.iterparse(BytesIO(data), events=("start", "end"), **STRICT):
            if not known:
                known = True
                if element.getroottree().docinfo.internalDTD is not None:
                    raise ImportProblem(OWN_TYPES)
            if event == "start":
                continue
            if element.tag == OBSERVATION:
                yield _observation(element)
            elif element.tag == ENTRY:
                element.clear()
    except etree.XMLSyntaxError as error:
        raise ImportProblem(NOT_WHOLE) from error


def _observation(element: Any) -> str:
    kept = [child for child in _fields(element) if _name(child) in KEPT]
    return _object(kept, MAX_DEPTH, '"resourceType":"Observation"')


def _object(fields: list[Any], depth: int, *members: str) -> str:
    """Elements as the members of an object; of a name that is no list's the first."""
    by_name: dict[str, list[str]] = {}
    for field in fields if depth else []:
        by_name.setdefault(_name(field), []).append(_value(field, depth - 1))
    written = [*members]
    for name, texts in by_name.items():
        text = f"[{','.join(texts)}]" if name in LISTS else texts[0]
        written.append(f"{json.dumps(name)}:{text}")
    return f"{{{','.join(written)}}}"


def _value(element: Any, depth: int) -> str:
    """A primitive by its attribute, figures as numbers; any other element as an object."""
    value = element.get("value")
    if value is None:
        return _object(_fields(element), depth)
    if _name(element) == FIGURE and _NUMBER.fullmatch(value):
        return str(value)
    return json.dumps(value)


def _fields(element: Any) -> list[Any]:
    """The children of FHIR's own names, without comments and words in HTML."""
    return [child for child in element if isinstance(child.tag, str) and FHIR in child.tag]


def _name(element: Any) -> str:
    name: str = element.tag.removeprefix(FHIR)
    return name


if __name__ == "__main__":
    main(*sys.argv[1:])
