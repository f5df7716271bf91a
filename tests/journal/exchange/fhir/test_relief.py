"""What helped, as an observation of the night."""

from datetime import date
from zoneinfo import ZoneInfo

from journal.exchange.fhir.relief import of_night
from journal.reliefs import NEEDED


def observation(**answers):
    blank = dict.fromkeys(NEEDED) | {"reliefs": []}
    return of_night(date(2026, 3, 28), ZoneInfo("Europe/Berlin"), blank | answers)


def test_a_night_on_which_nothing_was_tried_gives_nothing():
    assert observation() is None
    assert observation(reliefs=["nothing"]) is None


def test_each_thing_has_its_own_answer_or_says_that_there_is_none():
    tried = observation(reliefs=["walking", "cold"], walking_helped=2)

    assert tried["id"] == "relief-2026-03-28"
    assert tried["effectivePeriod"] == {
        "start": "2026-03-28T12:00:00+01:00", "end": "2026-03-29T12:00:00+02:00",
    }  # fmt: skip
    walking, cold = tried["component"]
    assert walking["code"]["text"] == "walking"
    assert walking["valueCodeableConcept"]["text"] == "much"
    assert cold["dataAbsentReason"]["coding"][0]["code"] == "unknown"
    assert "valueCodeableConcept" not in cold
