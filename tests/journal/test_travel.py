"""Away from home: which night it is, whose clock it was written by, files from places ahead."""

import json
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from journal import clock, sleep
from tests.addresses import ACCESS, addresses, one_of_everything, samples
from tests.journal.exchange.formats.test_fitbit_logs import log
from tests.journal.night_page import sent

BERLIN, NEW_YORK, TOKYO = "Europe/Berlin", "America/New_York", "Asia/Tokyo"
KIRITIMATI, HONOLULU = "Pacific/Kiritimati", "Pacific/Honolulu"
NIGHT = date(2026, 3, 3)


@pytest.fixture
def browser(client_of, person):
    return client_of(person)


def at(instant):
    return time_machine.travel(instant, tick=False)


def use(browser, zone, how="tonight", night=NIGHT):
    return browser.post("/here/", {"time_zone": zone, "use": how, "night": night}, follow=True)


def tonight(browser):
    return browser.get("/tonight/").context["entry"]


def answer(browser, night, answers=None, **more):
    body = {"id": str(uuid4()), "base": {}, "answers": answers or {"evening_severity": "4"}, **more}
    address = f"/nights/{night}/answers/"
    return browser.post(address, json.dumps(body), content_type="application/json")


ZONES = st.sampled_from([BERLIN, NEW_YORK, TOKYO, KIRITIMATI, HONOLULU, "Asia/Kolkata", "UTC"])
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@given(INSTANTS, ZONES)
def test_no_place_is_in_a_later_night_than_the_latest(now, zone):
    assert clock.night_at(now, ZoneInfo(zone)) <= clock.latest_night(now)
    assert clock.latest_night(now) - clock.night_at(now, ZoneInfo(zone)) <= 2 * clock.DAY


@pytest.mark.parametrize(
    ("zone", "city"),
    [(NEW_YORK, "New York"), ("America/Argentina/Buenos_Aires", "Buenos Aires"), ("UTC", "UTC")],
)
def test_a_zone_is_called_by_its_city(zone, city):
    assert clock.city_of(zone) == city


# Tonight


@at("2026-03-04 03:30Z")  # 22:30 in New York, 04:30 in Berlin
def test_tonight_is_written_by_the_clock_of_the_place_one_says(browser, person):
    use(browser, NEW_YORK)
    page = browser.get("/tonight/")
    browser.post(f"/nights/{NIGHT}/", sent(first_symptom="0", seen=page.context["seen"]))

    night = person.nights.get()
    assert (night.night, night.time_zone, night.symptom_onset) == (NIGHT, NEW_YORK, time(22, 30))


@at("2026-03-04 16:30Z")  # 11:30 in New York, 17:30 in Berlin
def test_it_is_still_last_night_there_though_it_is_evening_at_home(browser):
    assert tonight(browser).night == date(2026, 3, 4)

    use(browser, NEW_YORK)

    assert (tonight(browser).night, tonight(browser).time_zone) == (NIGHT, NEW_YORK)


@at("2026-03-03 04:30Z")  # 13:30 in Tokyo, 05:30 in Berlin
def test_tonight_has_begun_there_before_it_has_at_home(browser, person):
    assert tonight(browser).night == date(2026, 3, 2)

    use(browser, TOKYO, night="2026-03-02")
    browser.post(f"/nights/{NIGHT}/", sent(evening_severity="5"))

    assert (person.nights.get().night, person.nights.get().time_zone) == (NIGHT, TOKYO)


@pytest.mark.parametrize(("zone", "night"), [(KIRITIMATI, date(2026, 3, 4)), (HONOLULU, NIGHT)])
@at("2026-03-04 09:30Z")  # 23:30 of the 4th in Kiritimati, of the 3rd in Honolulu
def test_across_the_date_line_it_is_the_night_of_the_place(browser, zone, night):
    use(browser, zone)

    assert (tonight(browser).night, tonight(browser).time_zone) == (night, zone)


@at("2026-03-04 03:30Z")
def test_a_begun_night_moves_and_its_answers_stay(browser, person, write_night):
    write_night(person, NIGHT, evening_severity=6, symptom_onset=time(21))

    use(browser, NEW_YORK)

    night = person.nights.get()
    assert (night.time_zone, night.symptom_onset, night.evening_severity) == (NEW_YORK, time(21), 6)


@at("2026-03-04 16:30Z")
def test_a_night_that_was_not_on_the_page_stays_where_it_was_written(browser, person, write_night):
    write_night(person, NIGHT, evening_severity=6)

    use(browser, NEW_YORK, night="2026-03-04")  # the page showed the evening at home

    assert person.nights.get().time_zone == BERLIN


def test_the_word_holds_for_that_night_only(browser):
    with at("2026-03-04 03:30Z"):
        use(browser, NEW_YORK)
    with at("2026-03-04 22:00Z"):
        assert tonight(browser).time_zone == BERLIN


@at("2026-03-03 04:30Z")
def test_another_browser_meets_the_night_that_is_stored_there(client_of, person, write_night):
    write_night(person, NIGHT, time_zone=TOKYO, evening_severity=2)

    assert tonight(client_of(person)).night == NIGHT


@at("2026-03-04 03:30Z")
def test_from_now_on_is_the_zone_of_the_account(browser, person, write_night):
    write_night(person, date(2026, 3, 1), evening_severity=3)

    page = use(browser, NEW_YORK, "always").content.decode()

    person.refresh_from_db()
    assert person.time_zone == NEW_YORK
    assert person.nights.get().time_zone == BERLIN
    assert "Nights written before keep theirs." in page


@at("2026-03-04 03:30Z")
def test_no_is_kept_with_the_session(browser, person):
    page = use(browser, NEW_YORK, "no")

    assert page.context["declined_zone"] == NEW_YORK
    assert person.time_zone == BERLIN


@pytest.mark.parametrize(
    "wrong", [{"time_zone": "Mars/Olympus"}, {"time_zone": ""}, {"use": "sometimes"}]
)
@at("2026-03-04 03:30Z")
def test_what_cannot_be_read_is_said_and_changes_nothing(browser, person, wrong):
    page = browser.post("/here/", {"time_zone": NEW_YORK, "use": "always", **wrong}, follow=True)

    assert page.context["messages"]
    person.refresh_from_db()
    assert person.time_zone == BERLIN


# The zone of a night written before


def test_clock_times_stay_and_durations_are_worked_out_anew(browser, person, write_night):
    spring = date(2026, 3, 28)  # the clocks go forward in Berlin, not in Tokyo
    write_night(
        person, spring, lights_out=time(23), sleep_onset_latency_minutes=0,
        wake_after_sleep_onset_minutes=0, final_awakening=time(7), rise_time=time(7),
    )  # fmt: skip
    before = sleep.metrics(person.nights.get().to_diary()).total_sleep_time

    page = browser.post(f"/nights/{spring}/zone/", {"time_zone": TOKYO}, follow=True)

    night = person.nights.get()
    assert (night.time_zone, night.final_awakening, night.version) == (TOKYO, time(7), 1)
    assert before == timedelta(hours=7)
    assert sleep.metrics(night.to_diary()).total_sleep_time == timedelta(hours=8)
    assert "is on Tokyo time. Its clock times stay." in page.content.decode()


def test_a_zone_that_is_none_is_refused_beside_the_field(browser, person, write_night):
    write_night(person, NIGHT, evening_severity=4)

    page = browser.post(f"/nights/{NIGHT}/zone/", {"time_zone": "Mars/Olympus"})

    assert page.status_code == 422
    assert "does not know that time zone" in page.content.decode()
    assert person.nights.get().time_zone == BERLIN


def test_a_night_in_an_old_zone_can_keep_it(browser, person, write_night):
    write_night(person, NIGHT, time_zone="EST", evening_severity=4)

    assert browser.post(f"/nights/{NIGHT}/zone/", {"time_zone": "EST"}).status_code == 302


# What a device sends


@at("2026-03-03 04:30Z")
def test_an_answer_from_a_place_ahead_begins_the_night_there(browser, person):
    assert answer(browser, NIGHT, zone=TOKYO).json()["stored"] is True

    assert (person.nights.get().night, person.nights.get().time_zone) == (NIGHT, TOKYO)


@at("2026-03-03 22:30Z")
def test_a_night_that_is_there_keeps_its_zone(browser, person, write_night):
    write_night(person, NIGHT, evening_severity=None)

    answer(browser, NIGHT, zone=TOKYO)

    assert person.nights.get().time_zone == BERLIN


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", 3])
@at("2026-03-03 22:30Z")
def test_without_a_zone_that_is_known_it_is_the_accounts(browser, person, zone):
    answer(browser, NIGHT, zone=zone)

    assert person.nights.get().time_zone == BERLIN


@at("2026-03-03 08:30Z")
def test_a_night_that_has_begun_nowhere_is_none(browser):
    assert answer(browser, date(2026, 3, 4)).status_code == 404
    assert browser.get("/nights/2026-03-04/").status_code == 404


@at("2026-03-04 13:00Z")  # 03:00 in Honolulu, 14:00 in Berlin
def test_a_tap_of_the_small_hours_belongs_to_the_night_there(browser, person):
    use(browser, HONOLULU)

    browser.post("/wake/", {"kind": "started", "uid": uuid4()})

    assert person.wake_taps.get().night == NIGHT


@at("2026-03-04 18:00Z")  # 08:00 in Honolulu, 19:00 in Berlin
def test_the_morning_is_that_of_the_place(browser):
    use(browser, HONOLULU)

    assert browser.get("/morning/")["Location"] == f"/nights/{NIGHT}/#morning-part"


# Files from a place ahead


def bring(browser, person, name, data, zone):
    file = SimpleUploadedFile(name, data)
    page = browser.post("/import/", {"file": file, "time_zone": zone}, follow=True)
    entry = person.imports.get()
    browser.post(reverse("exchange:confirm_import", args=[entry.pk]))
    return page.content.decode()


@at("2026-03-03 23:00Z")  # 13:00 of the 4th in Kiritimati, of the 3rd in Honolulu
def test_an_export_from_a_place_ahead_is_not_still_to_come(browser, person):
    person.time_zone = HONOLULU
    person.save()
    ahead = date(2026, 3, 4)
    table = f"night,time_zone,evening_severity\n{ahead},{KIRITIMATI},4\n"

    page = bring(browser, person, "nights.csv", table.encode(), HONOLULU)

    assert "still to come" not in page
    assert person.nights.get().night == ahead
    assert browser.get(f"/nights/{ahead}/").status_code == 200
    assert str(ahead) in browser.get("/nights/?month=2026-03").content.decode()


@at("2026-03-04 09:00Z")  # 23:00 of the 4th in Kiritimati, of the 3rd in Honolulu
def test_a_recording_from_a_place_ahead_is_not_still_to_come(browser, person):
    person.time_zone = HONOLULU
    person.save()
    nap = log("2026-03-04T20:00:00.000", isMainSleep=False)

    bring(browser, person, "sleep.json", json.dumps([nap]).encode(), HONOLULU)

    assert person.device_sleeps.get().night == date(2026, 3, 4)


@at("2026-03-03 23:00Z")
def test_with_a_night_ahead_every_page_is_there(browser, person, write_night):
    person.time_zone = HONOLULU
    person.save()
    owned = one_of_everything(person)
    write_night(
        person, date(2026, 3, 4), time_zone=KIRITIMATI, evening_severity=6,
        lights_out=time(23), final_awakening=time(7), symptom_onset=time(21),
    )  # fmt: skip
    named = samples(owned)
    for name, _ in addresses():
        if ACCESS[name] != "staff":
            address = reverse(name, kwargs=named.get(name, {}))
            assert browser.get(address).status_code < 500, address


@at("2026-03-03 12:00Z")  # 02:00 of the 4th in Kiritimati
def test_a_blood_test_of_today_is_of_today_wherever_one_is(browser, person):
    given = {"measured": "42", "unit": "ug/L", "taken_on": "2026-03-04"}
    assert "still to come" in browser.post("/labs/add/ferritin/", given).content.decode()
    use(browser, KIRITIMATI)

    assert browser.post("/labs/add/ferritin/", given).status_code == 302
    given = {**given, "taken_on": "2026-03-05"}
    assert "still to come" in browser.post("/labs/add/ferritin/", given).content.decode()
