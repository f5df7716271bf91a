"""An Apple Health export comes in beside the diary, with the results of clinics in it."""

import json
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from journal.exchange.apple import apart
from tests.journal.exchange.apple.made_up import DAY, NIGHT, export, sleep, xml, zipped
from tests.journal.exchange.results.made_up import observation

FOLDER = "apple_health_export__clinical-records__"
FERRITIN = {f"{FOLDER}Observation-1.json": json.dumps(observation(value=9)).encode()}


def test_sleep_and_results_come_in_and_go_again(take_in, upload, client_of, person):
    data = export(*NIGHT, **FERRITIN)
    entry = take_in(person, data, name="Exportieren.zip")
    assert (entry.format, entry.added) == ("apple_health", 2)
    [night] = person.device_sleeps.all()
    assert (str(night.night), night.tracker) == ("2026-03-03", "Kim's Apple Watch")
    assert (night.get_source_display(), night.total_sleep_minutes) == ("Apple Health", 400)
    [ferritin] = person.lab_results.all()
    assert (ferritin.test, ferritin.value) == ("ferritin", 9)
    assert not person.nights.exists()
    assert upload(person, data).context["preview"].new == 0
    client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    assert not person.device_sleeps.exists()
    assert not person.lab_results.exists()


def test_a_later_export_adds_the_new_and_corrects_what_grew(take_in, person):
    take_in(person, xml(*NIGHT), name="a.xml")
    longer = sleep("2026-03-04 06:50:00 +0200", "2026-03-04 07:20:00 +0200")
    more = sleep("2026-03-04 23:10:00 +0200", "2026-03-05 06:10:00 +0200")
    entry = take_in(person, xml(*NIGHT, longer, more), name="b.xml")
    assert entry.added == 1
    first, _ = person.device_sleeps.all()
    assert first.total_sleep_minutes == 430


def test_what_was_noted_beside_a_result_stays(take_in, upload, person):
    take_in(person, export(*NIGHT, **FERRITIN))
    person.lab_results.update(note="before breakfast")
    page = upload(person, export(*NIGHT, **FERRITIN))
    assert [state.value for state in page.context["preview"].states] == ["already there"] * 2


def test_a_preview_says_who_wrote_the_sleep_and_by_which_clock_it_is_read(upload, person):
    broken = {f"{FOLDER}b.json": b'{"resourceType": "Observation", '}
    paris = sleep("2026-03-05 23:10:00 +0200", "2026-03-06 06:10:00 +0200", zone="Europe/Paris")
    page = upload(person, export(*NIGHT, paris, **FERRITIN, **broken)).content.decode()
    assert "by who wrote them: Kim&#x27;s Apple Watch (2)." in page
    assert "1 of 2 recordings names no time zone. It is read as Europe/Berlin" in page
    assert "A file of a clinic cannot be read." in page
    assert "9 ng/mL" in page
    assert "400 min asleep" in page
    assert "22:10" in page  # of a winter's night, which an export of a summer's day calls 23:10


def test_what_a_phone_noted_of_a_day_is_suggested_and_goes_with_the_import(
    take_in, upload, client_of, person
):
    data = xml(*DAY)
    page = upload(person, data, name="export.xml").content.decode()
    assert "Caffeine (1), Exercise (1), Mindful minutes (1), Period (1)." in page
    assert "<td>Cycling</td>" in page
    entry = take_in(person, data)
    assert (entry.added, str(entry.first_night)) == (4, "2026-03-03")
    assert not person.nights.exists()
    assert upload(person, data).context["preview"].new == 0
    person.day_suggestions.filter(kind="caffeine").update(answered_at="2026-03-05T09:00Z")
    client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    assert not person.day_suggestions.exists()


def test_what_is_odd_about_a_recording_is_said(upload, person):
    short = sleep("2026-03-03 23:10:00 +0200", "2026-03-03 23:20:00 +0200")
    assert "lasted only 10 min." in upload(person, xml(short)).content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (export(), "There is no sleep in this Apple Health export"),
        (xml(*NIGHT)[:-20], "ends half way"),
        (export(*NIGHT)[:-40], "damaged"),
        (zipped({"apple_health_export/export_cda.xml": b"<x/>"}), "no Apple Health export"),
        (xml(sleep("?", "?")), "has no state or no times"),
    ],
)
def test_a_file_that_cannot_be_taken_is_explained(upload, person, data, sentence):
    assert sentence in upload(person, data, name="export.zip").content.decode()
    assert not person.imports.exists()


def test_a_bomb_is_refused_and_the_page_lives(upload, person, monkeypatch):
    monkeypatch.setattr(apart, "MEGABYTES", 3)
    bomb = zipped({"apple_health_export/export.xml": b"<HealthData>" + b" " * 4 * 1024**2})
    assert "more than 3 MB of XML" in upload(person, bomb).content.decode()
    monkeypatch.setattr(apart, "SECONDS", 0.01)
    assert "cannot be read here" in upload(person, bomb).content.decode()


@pytest.mark.samples
def test_the_sample_of_two_sources_brings_both_and_one_is_first(take_in, person, samples):
    data = (samples / "apple_health" / "ruochenlyu_multi_source.zip").read_bytes()
    take_in(person, data, zone="UTC")
    assert person.device_sleeps.count() == 6
    assert person.device_sleeps.values("night").distinct().count() == 5
    shared = person.device_sleeps.filter(night="2026-03-20")
    assert {each.tracker: each.total_sleep_minutes for each in shared} == {
        "Withings": 480,
        "Riley's Watch": 410,
    }
    assert shared.first().time_zone == ZoneInfo("UTC").key
