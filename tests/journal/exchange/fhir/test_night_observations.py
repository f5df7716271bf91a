"""Nights as resources: what is known is in them, what is not is not."""

from datetime import date, time

import pytest

from journal.diary import DiaryNight
from journal.exchange.fhir.night_observations import of_night
from journal.exchange.fhir.parts import LOINC, OWN, PHR_SLEEP, quantity

NIGHT, TODAY = date(2026, 3, 28), date(2026, 6, 1)
SLEPT = {
    "bedtime": time(22, 30), "lights_out": time(23, 0), "sleep_onset_latency_minutes": 45,
    "wake_after_sleep_onset_minutes": 40, "final_awakening": time(6, 30), "rise_time": time(7, 0),
}  # fmt: skip


def resources(night=NIGHT, zone="UTC", **answers):
    told = of_night(DiaryNight(night=night, time_zone=zone, **answers))
    return {resource["id"].partition("-")[0]: resource for resource in told}


def components(resource):
    """The components of an observation by their codes: the value of each."""
    found = {}
    for part in resource["component"]:
        (value,) = (value for name, value in part.items() if name.startswith("value"))
        found[part["code"]["coding"][0]["code"]] = value
    return found


def test_a_night_of_which_nothing_is_known_gives_nothing():
    assert resources() == {}


def test_ratings_are_scores_and_none_is_made_up():
    legs = resources(evening_severity=0, tiredness=6)["legs"]
    assert components(legs) == {
        "evening-severity": quantity(0, "of 10", "{score}"),
        "tiredness": quantity(6, "of 10", "{score}"),
    }
    assert (legs["status"], legs["performer"]) == ("final", [legs["subject"]])
    assert legs["component"][0]["code"]["coding"][0]["system"] == OWN


def test_the_first_symptom_and_no_symptoms_are_told():
    assert components(resources(symptom_onset=time(20, 40))["legs"]) == {
        "symptom-onset": "20:40:00"
    }
    told = components(resources(no_symptoms=True)["legs"])
    assert told["no-symptoms"] is True
    assert {code: told[code]["value"] for code in told if code != "no-symptoms"} == {
        "daytime-rest-severity": 0,
        "evening-severity": 0,
    }


def test_sleep_is_the_sum_of_the_consensus_diary():
    sleep = resources(**SLEPT, awakenings=2)["sleep"]
    told = components(sleep)
    minutes = {code: told[code]["value"] for code in told if isinstance(told[code], dict)}
    assert minutes == {
        "totalSleepTime": 365,
        "latencyToSleepOnset": 45,
        "wakeAfterSleepOnset": 40,
        "sleepEfficiencyPercentage": 72,
    }
    assert (told["numberOfAwakenings"], told["isMainSleep"]) == (2, True)
    assert sleep["effectivePeriod"] == {
        "start": "2026-03-28T22:30:00+00:00", "end": "2026-03-29T07:00:00+00:00",
    }  # fmt: skip
    total = sleep["component"][0]["code"]["coding"]
    assert [(c["system"], c["code"]) for c in total] == [
        (PHR_SLEEP, "totalSleepTime"), (LOINC, "93832-4"),
    ]  # fmt: skip


def test_a_night_keeps_its_own_zone_through_the_change_of_clocks():
    found = resources(zone="Europe/Berlin", **SLEPT, evening_severity=3)
    assert found["sleep"]["effectivePeriod"] == {
        "start": "2026-03-28T22:30:00+01:00", "end": "2026-03-29T07:00:00+02:00",
    }  # fmt: skip
    assert found["legs"]["effectivePeriod"] == {
        "start": "2026-03-28T12:00:00+01:00", "end": "2026-03-29T12:00:00+02:00",
    }  # fmt: skip


def test_awakenings_without_times_belong_to_the_night_as_a_whole():
    sleep = resources(awakenings=3, rise_time=time(7))["sleep"]
    assert components(sleep) == {"numberOfAwakenings": 3, "isMainSleep": True}
    assert sleep["effectivePeriod"]["start"] == "2026-03-28T12:00:00+00:00"


@pytest.mark.parametrize("milligrams", [0, 190])
def test_caffeine_is_told_when_it_is_known(milligrams):
    found = resources(caffeine_mg=milligrams)["caffeine"]
    assert found["valueQuantity"] == quantity(milligrams, "mg", "mg")
