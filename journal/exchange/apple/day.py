"""Caffeine, workouts, mindful minutes and periods of an export, as what happened on a day."""
# pure

from zoneinfo import ZoneInfo

from journal.exchange.apple.element import WORKOUT, Element
from journal.exchange.apple.stages import ZONE
from journal.exchange.apple.times import instant, moment
from journal.exchange.formats.happenings import MINUTE, Happening
from journal.exchange.formats.zones import zone_of_name

CAFFEINE = "HKQuantityTypeIdentifierDietaryCaffeine"
MINDFUL = "HKCategoryTypeIdentifierMindfulSession"
FLOW = "HKCategoryTypeIdentifierMenstrualFlow"
TYPES = frozenset({CAFFEINE, MINDFUL, FLOW})
MG = {"mg": 1.0, "g": 1000.0, "mcg": 0.001}
FLOWS = {"Unspecified", "Light", "Medium", "Heavy"}
FLOW_VALUES = ("HKCategoryValueMenstrualFlow", "HKCategoryValueVaginalBleeding")
SPORTS = {
    "Walking": "walk",
    "Hiking": "walk",
    "Running": "run",
    "Cycling": "cycle",
    "Swimming": "swim",
    "TraditionalStrengthTraining": "strength",
    "FunctionalStrengthTraining": "strength",
    "CoreTraining": "strength",
    "Yoga": "stretch",
    "Pilates": "stretch",
    "Flexibility": "stretch",
    "MindAndBody": "stretch",
    "Cooldown": "stretch",
}


def happening(element: Element, home: ZoneInfo) -> Happening | None:
    """What a record or workout says; `None` where it says nothing that can be kept.

    The time of a zone that is not named is in `home`.
    """
    get = element.attributes.get
    start, end = instant(get("startDate", "")), instant(get("endDate", ""))
    if start is None or end is None or end < start:
        return None
    minutes = (moment(end) - moment(start)) / MINUTE
    kind, amount, what = _kind(element, minutes)
    named = zone_of_name(element.metadata.get(ZONE, ""))
    happened = Happening(
        kind=kind,
        started_at=moment(start),
        ended_at=moment(end),
        zone=ZoneInfo(named) if named else home,
        app=element.source,
        amount=amount,
        what=what,
    )
    return happened if kind and happened.fits else None


def _kind(element: Element, minutes: float) -> tuple[str, float | None, str]:
    """What it is, how much of it, and which sport; an empty kind where it is nothing."""
    value = element.attributes.get("value", "")
    if element.tag == WORKOUT:
        return "exercise", minutes, _sport(element.type)
    if element.type == CAFFEINE:
        milligrams = _number(value) * MG.get(element.attributes.get("unit", ""), 0)
        return "caffeine", milligrams, ""
    if element.type == MINDFUL:
        return "mindful", minutes, ""
    flows = {value.removeprefix(start) for start in FLOW_VALUES}
    return ("period" if flows & FLOWS else "", None, "")


def _sport(name: str) -> str:
    return SPORTS.get(name.removeprefix("HKWorkoutActivityType"), "other")


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0
    return number if 0 < number < 1e6 else 0
