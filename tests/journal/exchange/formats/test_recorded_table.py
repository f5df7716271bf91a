"""Tables of trackers beside the diary."""

from datetime import date

import pytest
from django.urls import reverse

PLEES = "sid,start,stop,rating\n1,1772575800000,1772602200000,4\n2,1772662200000,1772688600000,4\n"
FITBIT = (
    "Sleep\nStart Time,End Time,Minutes Asleep,Minutes Awake,Number of Awakenings,Time in Bed\n"
)


def test_recordings_come_in_beside_the_diary_and_go_again(take_in, upload, client_of, person):
    entry = take_in(person, PLEES)
    assert (entry.format, entry.added) == ("recorded_table", 2)
    first = person.device_sleeps.first()
    assert (first.get_source_display(), first.night) == ("plees-tracker", date(2026, 3, 3))
    assert upload(person, PLEES).context["preview"].new == 0
    client_of(person).post(reverse("exchange:undo_import", args=[entry.pk]))
    assert person.device_sleeps.count() == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (FITBIT + "3/4/2026 9:54PM,3/5/2026 5:54AM,420,60,3,480\n", "as month and day"),
        ("sid,start,stop,rating\n1,x,y,4\n", "Line 2"),
    ],
)
def test_a_table_without_a_recording_is_explained(upload, person, text, sentence):
    assert sentence in upload(person, text).content.decode()
    assert person.imports.count() == 0
