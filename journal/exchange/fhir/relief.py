"""What was tried against restless legs on a night, and how much each of it helped."""
# pure

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from journal.exchange.fhir.night_observations import noon_to_noon
from journal.exchange.fhir.parts import ABSENT, OWN, Resource, coded, observation
from journal.questions.choices import HELPED, THINGS
from journal.reliefs import effects_of

LABELS = dict(THINGS)
WORDS = {int(value): word for value, word in HELPED}


def of_night(night: date, zone: ZoneInfo, answers: Mapping[str, Any]) -> Resource | None:
    """The observation of one night; `None` where nothing was tried."""
    if not (effects := effects_of(answers)):
        return None
    return observation(
        f"relief-{night}",
        "survey",
        coded("What helped against restless legs", (OWN, "relief")),
        {"effectivePeriod": noon_to_noon(night, zone)},
        component=[_component(word, helped) for word, helped in effects.items()],
    )


def _component(word: str, helped: int | None) -> Resource:
    code = coded(str(LABELS[word]), (OWN, f"relief-{word}"))
    if helped is None:
        return {"code": code, "dataAbsentReason": coded("Not answered", (ABSENT, "unknown"))}
    return {
        "code": code,
        "valueCodeableConcept": coded(str(WORDS[helped]), (OWN, f"helped-{helped}")),
    }
