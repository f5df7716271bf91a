"""A tracker's night beside the diary: shown, suggested, never stored unasked."""

from datetime import date, time

import pytest

from journal.models import DeviceSleep

NIGHT = date(2026, 3, 3)
PAGE = "/nights/2026-03-03/"
USE = f"{PAGE}recorded/"


def recording(person, start="2026-03-03T22:14:00Z", end="2026-03-04T05:40:00Z", **fields):
    plain = {
        "source": "fitbit",
        "external_id": start,
        "kind": "main",
        "time_zone": "Europe/Berlin",
        "total_sleep_minutes": 400,
        "sleep_onset_latency_minutes": 6,
    }
    return DeviceSleep.objects.create(
        user=person, night=NIGHT, started_at=start, ended_at=end, **plain | fields
    )


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


def page(browser):
    return " ".join(browser.get(PAGE).content.decode().split())


def test_each_source_of_a_night_is_shown_the_one_with_stages_first(browser, person):
    recording(person, source="withings", total_sleep_minutes=440)
    recording(person, light_minutes=200, deep_minutes=80, rem_minutes=120)
    text = page(browser)
    assert text.index("<strong>Fitbit</strong>") < text.index("<strong>Withings</strong>")
    assert "Trackers are never added up." in text


def test_minutes_that_nobody_measured_are_no_zero(browser, person):
    recording(person, total_sleep_minutes=None)
    assert "23:14 to 06:40, minutes asleep not measured." in page(browser)


def test_the_device_of_a_source_is_named(browser, person):
    recording(person, tracker="Charge <6>")
    assert "Fitbit (Charge &lt;6&gt;)" in page(browser)


def test_a_split_night_is_one_sleep_and_a_nap_stands_beside_it(browser, person):
    recording(person, end="2026-03-04T00:30:00Z", total_sleep_minutes=120)
    recording(person, "2026-03-04T02:00:00Z", kind="secondary", total_sleep_minutes=200)
    recording(
        person, "2026-03-03T13:00:00Z", "2026-03-03T13:40:00Z", kind="nap", total_sleep_minutes=30
    )
    text = page(browser)
    assert "23:14 to 06:40, asleep 5 h 20, with 1 h 30 not recorded between." in text
    assert "Nap 14:00 to 14:40, asleep 30 min." in text


def test_the_morning_offers_the_times_and_stores_nothing_before_the_yes(browser, person):
    recording(person)
    assert "Fitbit says 23:14 to 06:40." in page(browser)
    assert not person.nights.exists()


def test_one_tap_takes_the_times_over_and_leaves_what_was_written(browser, person, write_night):
    recording(person)
    write_night(person, NIGHT, bedtime=time(22, 30))
    browser.post(USE)
    night = person.nights.get()
    assert (night.bedtime, night.final_awakening, night.rise_time) == (
        time(22, 30),
        time(6, 40),
        time(6, 40),
    )
    assert night.morning_first_written_at is not None
    assert "Fitbit says" not in page(browser)


def test_without_a_recording_there_is_nothing_to_take_over(browser, person):
    assert browser.post(USE).status_code == 404
    assert not person.nights.exists()


def test_a_stranger_takes_nothing_over(client_of, person, stranger):
    recording(person)
    assert client_of(stranger).post(USE).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_recordings(
    browser, person, django_assert_max_num_queries
):
    for minute in range(10, 40):
        recording(person, f"2026-03-03T22:{minute}:00Z", source="oura")
    with django_assert_max_num_queries(15):
        browser.get(PAGE)
