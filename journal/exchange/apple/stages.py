"""Sleep as Apple Health holds it: stretches of one state each.

In bed and the stages of sleep are meant to overlap, the stages among themselves are not.
"""
# pure

from typing import NamedTuple

from journal.exchange.apple.element import Element
from journal.exchange.apple.times import instant
from journal.exchange.formats.zones import zone_of_name
from journal.recordings.stages import Stage

TYPE = "HKCategoryTypeIdentifierSleepAnalysis"
ZONE = "HKTimeZone"
VALUES = {
    f"HKCategoryValueSleepAnalysis{name}": stage
    for name, stage in {
        "InBed": Stage.IN_BED,
        "Awake": Stage.AWAKE,
        "Asleep": Stage.ASLEEP,
        "AsleepUnspecified": Stage.ASLEEP,
        "AsleepCore": Stage.LIGHT,  # N1 and N2
        "AsleepDeep": Stage.DEEP,
        "AsleepREM": Stage.REM,
    }.items()
}


class Lapse(NamedTuple):
    """From `start` to `end` in seconds since 1970; small, since there may be 300,000.

    `zone` is empty where the app named none.
    """

    start: int
    end: int
    stage: Stage
    zone: str


def lapse(element: Element) -> Lapse | None:
    """What a record of sleep says; `None` where its times or its state cannot be read."""
    get = element.attributes.get
    start, end = instant(get("startDate", "")), instant(get("endDate", ""))
    stage = VALUES.get(get("value", ""))
    if start is None or end is None or stage is None or end <= start:
        return None
    return Lapse(start, end, stage, zone_of_name(element.metadata.get(ZONE, "")))
