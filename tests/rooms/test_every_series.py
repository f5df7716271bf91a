"""A series that the page does not feed is empty; one behind the ETag is old: neither may be."""

import json
from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
import time_machine

from accounts.models import User
from journal.clock import DAY, Period
from journal.diary import DiaryNight
from journal.saving.answers import stored_answers
from journal.trends.trends import Trends
from tests.rooms.full_night import NIGHT, write_full_night

SERIES = tuple(Trends.of(Period(NIGHT, NIGHT), []).columns())
NIGHTS = [NIGHT + day * DAY for day in range(7)]
JSON = f"/trends/series.json?first={NIGHTS[0]}&last={NIGHTS[-1]}"


@pytest.fixture(autouse=True)
def the_week_after():
    with time_machine.travel("2026-03-10 20:00+01:00", tick=False):
        yield


@pytest.fixture
def week(person):
    """Seven nights with an answer to everything, recorded by a device, a dose planned on each."""
    for night in NIGHTS:
        write_full_night(person, night)
        record(person, night)
    person.regimens.get().steps.create(
        first_day=NIGHTS[0], amount=65, unit="mg", schedule="evening"
    )
    return person


def record(person, night):
    start = datetime.combine(night, time(22), UTC)
    person.device_sleeps.create(
        night=night, source="fitbit", external_id=str(night), kind="main", time_zone="UTC",
        started_at=start, ended_at=start + timedelta(hours=8), total_sleep_minutes=401,
    )  # fmt: skip


@pytest.fixture
def numbers(client_of, week):
    browser = client_of(week)

    def get(etag=""):
        answer = browser.get(JSON, headers={"If-None-Match": etag})
        assert answer.status_code == 200, "it says that nothing has changed"
        return answer.json(), answer.headers["ETag"]

    return get


def test_a_night_with_every_answer_is_in_every_series(numbers):
    found, _ = numbers()

    assert set(found["n"]) == set(SERIES)
    assert {name: n for name, n in found["n"].items() if not n} == {}


def test_the_figures_of_the_view_are_those_of_whole_nights(week, numbers):
    """What the page reads of a night is enough: all of it makes the same series."""
    found, _ = numbers()

    whole = [night.to_diary() for night in week.nights.order_by("night")]
    assert all(type(night) is DiaryNight for night in whole)
    told = Trends.of(
        Period(NIGHTS[0], NIGHTS[-1]), whole, half_life=float(week.caffeine_half_life_hours)
    ).columns()
    elsewhere = {"device_total_sleep_minutes", "device_total_sleep_median_minutes"}
    for name in set(SERIES) - elsewhere - {"doses_taken_share"}:
        assert found["columns"][name] == [*told[name].values], name


# What is behind each series: a change of it. A median has what is behind its series.


def tapped(**told):
    """Answers given anew on every night, by the way that a tap takes."""

    def change(person, browser):
        for night in NIGHTS:
            stored = stored_answers(person.nights.on(night))
            body = {"id": str(uuid4()), "base": stored, "answers": told}
            answer = browser.post(
                f"/nights/{night}/answers/", json.dumps(body), content_type="application/json"
            )
            assert answer.json().get("stored"), answer.json()

    return change


def of_person(**columns):
    def change(person, browser):
        User.objects.filter(pk=person.pk).update(**columns)

    return change


def not_recorded(person, browser):
    person.device_sleeps.first().delete()


def otherwise_planned(person, browser):
    person.regimens.get().steps.update(schedule="weekdays", weekdays="0")


ROW = str(uuid4())
DRINK = {"drink": "espresso", "servings": "2", "taken_at": "21:00", "caffeine_mg": ""}
BOUT = {"kind": "run", "started_at": "", "minutes": "90", "intensity": ""}
BEHIND = {
    "daytime_rest_severity": tapped(daytime_rest_severity="9"),
    "evening_severity": tapped(evening_severity="9"),
    "falling_asleep_severity": tapped(falling_asleep_severity="9"),
    "during_night_severity": tapped(during_night_severity="9"),
    "worst_severity": tapped(evening_severity="10"),
    "had_symptoms": tapped(
        first_symptom="none", evening_severity=None, daytime_rest_severity=None,
        falling_asleep_severity=None, during_night_severity="0", rest_minutes_to_symptoms=None,
    ),
    "symptom_onset_minutes_since_noon": tapped(first_symptom="22:10"),
    "sat_still": tapped(sat_still="False"),
    "bedtime_minutes_since_noon": tapped(bedtime="22:15"),
    "rise_time_minutes_since_noon": tapped(rise_time="07:20"),
    "time_in_bed_minutes": tapped(rise_time="07:30"),
    "total_sleep_time_minutes": tapped(wake_after_sleep_onset_minutes="90"),
    "sleep_efficiency": tapped(sleep_onset_latency_minutes="60"),
    "device_total_sleep_minutes": not_recorded,
    "caffeine_mg": tapped(**{f"caffeine:{ROW}": DRINK}),
    "caffeine_at_bedtime_mg": of_person(caffeine_half_life_hours="9.5"),
    "exercise_minutes": tapped(**{f"exercise:{ROW}": BOUT}),
    "alcohol_drinks": tapped(alcohol_drinks="5"),
    "doses_taken_share": otherwise_planned,
}  # fmt: skip


@pytest.mark.parametrize("name", SERIES)
def test_every_series_reaches_the_etag(client_of, week, numbers, name):
    before, etag = numbers()

    BEHIND[name.replace("_median", "")](week, client_of(week))

    after, new = numbers(etag)
    assert before["columns"][name] != after["columns"][name], "the test changes nothing of it"
    assert new != etag


def blood(person, browser):
    person.lab_results.create(test="ferritin", value=30, unit="ng/mL", taken_on=NIGHT)


def blood_corrected(person, browser):
    blood(person, browser)
    numbers_before = browser.get(JSON).headers["ETag"]
    person.lab_results.update(value=31)
    assert browser.get(JSON).headers["ETag"] != numbers_before


def dose_changed(person, browser):
    person.regimens.get().steps.update(amount=130)


def tap_at_night(person, browser):
    person.wake_taps.create(night=NIGHT, kind="started", at=datetime(2026, 3, 4, 2, tzinfo=UTC))


BESIDE = {
    "a blood result": blood,
    "a blood result corrected": blood_corrected,
    "an event": tapped(events=["illness"]),
    "a dose of the plan": dose_changed,
    "a tap at night": tap_at_night,
    "the end of a product": lambda person, _: person.regimens.update(ended_on=NIGHTS[3]),
    "its name": lambda person, _: person.regimens.update(name="Iron bisglycinate"),
    "a night deleted": lambda person, browser: browser.post(f"/nights/{NIGHT}/delete/"),
}


@pytest.mark.parametrize("what", BESIDE)
def test_whatever_else_the_numbers_hold_reaches_the_etag(client_of, week, numbers, what):
    before, etag = numbers()

    BESIDE[what](week, client_of(week))

    after, _ = numbers(etag)
    assert before != after, "the test changes nothing of it"


def test_without_a_change_the_numbers_are_not_sent_again(client_of, week, numbers):
    _, etag = numbers()

    answer = client_of(week).get(JSON, headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")
