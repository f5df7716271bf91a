"""Tables of trackers beside the diary."""

from datetime import date

from django.urls import reverse

from tests.journal.exchange.formats.made_up import archive
from tests.journal.exchange.sheets.test_recorded_rows import SAMSUNG

PLEES = "sid,start,stop,rating\n1,1772575800000,1772602200000,4\n2,1772662200000,1772688600000,4\n"


def test_recordings_come_in_beside_the_diary_and_go_again(take_in, upload, client_of, person):
    entry = take_in(person, PLEES)
    assert (entry.format, entry.added) == ("recorded_table", 2)
    first = person.device_sleeps.first()
    assert (first.get_source_display(), first.night) == ("plees-tracker", date(2026, 3, 3))
    assert upload(person, PLEES).context["preview"].new == 0
    client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    assert person.device_sleeps.count() == 0


def test_the_folder_of_samsung_health_is_read_as_it_came(take_in, person):
    folder = {"Samsung/com.samsung.shealth.sleep.20260305.csv": SAMSUNG}
    folder["Samsung/com.samsung.shealth.steps.20260305.csv"] = b"x"
    entry = take_in(person, archive(folder), name="samsung.zip")
    assert (entry.format, entry.added) == ("recorded_table", 1)
    assert person.device_sleeps.get().time_zone == "Asia/Kolkata"


def test_a_table_without_a_recording_is_explained(upload, person):
    text = "sid,start,stop,rating\n1,x,y,4\n"
    assert "Line 2" in upload(person, text).content.decode()
    assert person.imports.count() == 0
