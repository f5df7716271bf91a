"""The elements of an Apple Health export one at a time, whatever its size, in constant memory.

Real exports are broken XML, with control characters in names, so
the parser recovers. It loads nothing and knows no entities: none is declared (`body.py`).
"""

from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

from config.language import gettext_lazy
from journal.exchange.apple.body import Body
from journal.exchange.apple.element import EXPORTED, RECORD, WORKOUT, Element
from journal.exchange.problem import ImportProblem

REPEATED = "Correlation"  # its records stand at the top level too
TAGS = (RECORD, WORKOUT, EXPORTED, REPEATED)
NAMES = (  # the attributes that are read: copying all of them would take half the time again
    "type",
    "workoutActivityType",
    "sourceName",
    "startDate",
    "endDate",
    "value",
    "unit",
    "duration",
    "durationUnit",
)
LENIENT: dict[str, Any] = {
    "recover": True,
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": True,
}
NO_XML = gettext_lazy("This Apple Health export is damaged. Please export it again.")


def elements(body: Body, types: Collection[str]) -> Iterator[Element]:
    """The workouts, the date of the export, and the records of some types, in the file's order.

    Raises `ImportProblem` for a file that is too large, no XML at all, or ends half way.
    """
    try:
        for _, element in etree.iterparse(body, events=("end",), tag=TAGS, **LENIENT):
            kind = element.get("type")
            if kind in types or (kind is None and element.tag in (WORKOUT, EXPORTED)):
                parent = element.getparent()
                if parent is not None and parent.tag != REPEATED:
                    yield _plain(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise ImportProblem(NO_XML) from error
    body.check_end()


def _plain(element: Any) -> Element:
    metadata: dict[str, str] = {}
    statistics: list[dict[str, str]] = []
    for child in element:
        if child.tag == "MetadataEntry":
            metadata[child.get("key", "")] = child.get("value", "")
        elif child.tag == "WorkoutStatistics":
            statistics.append(dict(child.attrib))
    get = element.get
    attributes = {name: value for name in NAMES if (value := get(name)) is not None}
    return Element(element.tag, attributes, metadata, statistics)
