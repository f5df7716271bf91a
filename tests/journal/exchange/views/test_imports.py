"""The way in: choose a file, look at it, say yes or no, undo."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from journal.exchange.models import Import, ImportedRow
from journal.models import DeviceSleep, Night, RemovedNight
from tests.journal.exchange.apple.made_up import DAY, NIGHT, export, xml
from tests.journal.exchange.formats.made_up import (
    archive,
    as_json,
    fit_session,
    garmin_day,
    oura_period,
)
from tests.journal.exchange.formats.test_fitbit_logs import log
from tests.journal.exchange.results.made_up import bundle, observation

TWO = "night,evening_severity\n2026-03-03,4\n2026-03-04,7\n"
IMPORTS = "/import/"
PLEES = "sid,start,stop,rating\n1,1772575200000,1772604000000,4\n"


def fitbit(*logs):
    return json.dumps(list(logs)).encode()


def waiting(person):
    return person.imports.get(step="preview")


def act(client_of, user, entry, what):
    address = reverse(f"exchange:{what}_import", args=[entry.pk])
    return client_of(user).post(address, follow=True)


def messages(answer):
    return [str(message) for message in answer.context["messages"]]


def text(answer):
    """The page as words."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


# Choosing a file


def test_the_page_offers_a_file_and_an_example(client_of, person):
    answer = client_of(person).get(IMPORTS)
    assert answer.context["form"].initial == {"time_zone": "Europe/Berlin"}
    assert 'enctype="multipart/form-data"' in answer.content.decode()
    assert "/import/example.csv" in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "This file is empty."),
        (b"%PDF-1.7", "This is a PDF."),
        (b"\x89PNG\r\n\x1a\n", "This is a picture."),
        (b"night,tiredness\n2026-03-03,11", "Line 2, tiredness: “11” is outside 0 to 10."),
        (b"[" * 100_000, "nested far too deeply"),
        (b'{"a": 1}', "not a Stillnight"),
        (fitbit(log(endTime=None)), "Log 1 (logId 7) has no “endTime”"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained_and_changes_nothing(
    upload, person, data, sentence
):
    answer = upload(person, data, name="nights.csv")
    assert answer.status_code == 422
    assert "This file was not imported. Nothing has changed." in text(answer)
    assert sentence in text(answer)
    assert person.imports.count() == 0


def test_a_zip_is_known_by_its_content_whatever_its_name(upload, person):
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("photo.jpg", "")
    answer = upload(person, packed.getvalue(), name="sleep-2024-01-01.json")
    assert "This zip archive holds no file that can be read here." in text(answer)


def send_several(client_of, person, files):
    form = {"file": [SimpleUploadedFile(*file) for file in files], "time_zone": "Europe/Berlin"}
    return client_of(person).post(IMPORTS, form, follow=True)


def test_many_fitbit_files_come_in_one_go(client_of, person):
    logs = [log(logId=at) for at in range(120)]
    files = [(f"sleep-{at}.json", fitbit(*logs[at : at + 2])) for at in range(120)]
    answer = send_several(client_of, person, files)
    assert answer.context["preview"].new == 120
    assert waiting(person).filename == "sleep-0.json and 119 more"


def test_the_archive_of_the_fitbit_account_is_read_as_it_came(upload, person):
    packed = BytesIO()
    folder = "Takeout/Fitbit/Global Export Data"
    with ZipFile(packed, "w") as archive:
        archive.writestr(f"{folder}/sleep-2026-01-01.json", fitbit(log(logId=1), log(logId=2)))
        archive.writestr(f"{folder}/sleep-2026-01-31.json", fitbit(log(logId=2), log(logId=3)))
        archive.writestr(f"{folder}/heart_rate-2026-01-01.json", '[{"dateTime": "x"}]')
        archive.writestr("__MACOSX/Takeout/._sleep-2026-01-01.json", "")
    answer = upload(person, packed.getvalue(), name="takeout-20260304.zip")
    assert (answer.context["preview"].new, waiting(person).refused) == (3, 0)
    assert waiting(person).filename == "takeout-20260304.zip"


def test_what_fills_nights_has_to_come_by_itself_and_the_rest_goes_on(client_of, person):
    nights = ("nights.csv", TWO.encode())
    answer = send_several(client_of, person, [("sleep-0.json", fitbit(log())), nights])
    assert "“nights.csv” has to come by itself. Please choose it after this." in text(answer)
    assert (answer.context["preview"].new, waiting(person).format) == (1, "fitbit")
    answer = send_several(client_of, person, [nights, ("a.json", b'{"format": "stillnight"}')])
    assert "Please choose one file at a time." in text(answer)


def test_of_several_files_those_that_nothing_reads_are_listed_and_the_rest_goes_on(
    client_of, person
):
    files = [("sleep-0.json", fitbit(log())), ("scan.pdf", b"%PDF-1.7")]
    answer = send_several(client_of, person, files)
    assert "Not imported, and why “scan.pdf”: This is a PDF. The first rows" in text(answer)
    assert answer.context["preview"].new == 1
    files = [("a.png", b"\x89PNG\r\n\x1a\n"), ("scan.pdf", b"%PDF-1.7")]
    answer = send_several(client_of, person, files)
    assert "“a.png”: This is a picture." in text(answer)
    assert "“scan.pdf”: This is a PDF." in text(answer)


def test_files_of_several_trackers_are_one_import_and_one_undo(client_of, person):
    files = [
        ("sleep-0.json", fitbit(log())),
        ("garmin.json", as_json([garmin_day()])),
        ("sleep.csv", PLEES.encode()),
        ("takeout.zip", archive({"a/oura_x.json": as_json({"sleep": [oura_period()]}),
                                 "a/1_SLEEP.json": as_json(fit_session()), "a/b.jpg": b""})),
    ]  # fmt: skip
    answer = send_several(client_of, person, files)
    for what in ("Fitbit", "Garmin", "Oura", "Google Fit", "plees-tracker"):
        assert f"{what}: 1 new" in text(answer)
    entry = waiting(person)
    assert (entry.format, answer.context["preview"].new) == ("recordings", 5)
    act(client_of, person, entry, "confirm")
    sources = set(person.device_sleeps.values_list("source", flat=True))
    assert sources == {"fitbit", "garmin", "oura", "google_fit", "plees_tracker"}
    act(client_of, person, entry, "undo")
    assert not person.device_sleeps.exists()


def test_a_phone_a_portal_and_trackers_are_one_preview_one_yes_and_one_undo(client_of, person):
    ferritin, iron = observation(value=9), observation("iron", 33, "ug/L")
    phones = {"apple_health_export__clinical-records__Observation-1.json": as_json(ferritin)}
    files = [
        ("results.json", bundle(ferritin, iron)),
        ("Exportieren.zip", export(*NIGHT, *DAY, **phones)),
        ("older.xml", xml(*NIGHT)),
        ("oura.json", as_json({"sleep": [oura_period()]})),
        ("scan.pdf", b"%PDF-1.7"),
        ("broken.json", bundle(iron)[:-3]),
    ]
    page = text(answer := send_several(client_of, person, files))
    for line in ("Blood results: 2 new", "Apple Health: 1 new", "Oura: 1 new"):
        assert line in page
    assert "Suggestions for days: 4 new" in page
    assert "“scan.pdf”: This is a PDF." in page
    assert "“broken.json”: This file is not whole JSON." in page
    entry = waiting(person)
    assert (entry.format, answer.context["preview"].new, entry.refused) == ("recordings", 8, 2)
    act(client_of, person, entry, "confirm")
    kept = (person.device_sleeps, person.lab_results, person.day_suggestions)
    assert [rows.count() for rows in kept] == [2, 2, 4]
    again = send_several(client_of, person, files)
    assert "Blood results: 2 already there" in text(again)
    assert again.context["preview"].action == ""
    act(client_of, person, entry, "undo")
    assert not any(rows.exists() for rows in kept)


def test_a_newer_recording_among_several_files_corrects_and_a_result_stays(client_of, person):
    files = [("a.json", bundle(observation())), ("b.json", as_json([oura_period()]))]
    send_several(client_of, person, files)
    act(client_of, person, waiting(person), "confirm")
    person.lab_results.update(note="before breakfast")
    files[1] = ("b.json", as_json([oura_period(total_sleep_duration=24_000)]))
    page = text(send_several(client_of, person, files))
    assert "Blood results: 1 already there" in page
    assert "Oura: 1 corrected" in page
    entry = waiting(person)
    act(client_of, person, entry, "confirm")
    assert person.device_sleeps.get().total_sleep_minutes == 400
    assert person.lab_results.get().note == "before breakfast"
    act(client_of, person, entry, "undo")
    assert person.device_sleeps.get().total_sleep_minutes == 430


def test_an_archive_whose_files_are_cut_off_is_refused_with_their_names(upload, person):
    cut = as_json([garmin_day()])[:-9]
    answer = upload(person, archive({"x_sleepData.json": cut}))
    assert "This file is not whole JSON." in text(answer)
    assert person.imports.count() == 0


def test_an_archive_that_is_locked_or_a_bomb_is_refused(upload, person):
    packed = bytearray(archive({"x_sleepData.json": as_json([garmin_day()])}))
    for at in (packed.find(b"PK\x03\x04") + 6, packed.find(b"PK\x01\x02") + 8):
        packed[at] |= 1
    assert "locked with a password" in text(upload(person, bytes(packed)))
    bomb = archive({"x_sleepData.json": b'[{"dailySleepDTO": 1},' + b" " * 80_000_000})
    assert "is larger than 64 MB" in text(upload(person, bomb))
    assert person.imports.count() == 0


def test_files_that_are_too_big_together_are_explained(client_of, person, settings):
    settings.IMPORT_MAX_BYTES = 1024**2
    files = [(f"sleep-{at}.json", b" " * 400_000) for at in range(3)]
    assert "larger than 1 MB" in text(send_several(client_of, person, files))


def test_no_file_at_all_is_explained(client_of, person):
    answer = client_of(person).post(IMPORTS, {"time_zone": "UTC"})
    assert "Please choose a file first." in text(answer)


def test_a_file_that_is_too_big_is_explained(upload, person, settings):
    settings.IMPORT_MAX_BYTES = 1024**2
    assert "This is larger than 1 MB." in text(upload(person, b"n" * (1024**2 + 1)))


def test_an_unknown_time_zone_is_explained(upload, person):
    answer = upload(person, TWO, zone="Mars/Olympus")
    assert "does not know that time zone" in text(answer)


def test_somebody_in_a_zone_without_a_place_can_keep_it(client_of, person):
    person.time_zone = "EST5EDT"
    person.save()
    assert '<option value="EST5EDT" selected>' in client_of(person).get(IMPORTS).content.decode()


def test_many_problems_are_counted(upload, person):
    answer = upload(person, "night,tiredness\n" + "2026-03-03,11\n" * 60)
    assert "119 things to correct:" in text(answer)
    assert "… and 69 more." in text(answer)


def test_foreign_text_cannot_become_part_of_the_page(upload, person):
    answer = upload(person, "night,<script>alert(1)</script>\n2026-03-03,1")
    assert b"<script>alert" not in answer.content
    assert "&lt;script&gt;alert" in answer.content.decode()


def test_a_file_name_is_kept_without_anything_invisible(upload, person):
    upload(person, TWO, name="my\u202enights\x07" + "x" * 200 + ".csv")
    assert waiting(person).filename == ("mynights" + "x" * 200)[:120]


# Looking at it


def test_a_preview_counts_and_shows_what_the_file_holds(upload, person, write_night):
    write_night(person, date(2026, 3, 3), evening_severity=4)
    write_night(person, date(2026, 3, 4), evening_severity=0)
    answer = upload(person, TWO + "2026-03-05,1")
    preview = answer.context["preview"]
    assert preview.figures == [
        ("New", 1),
        ("Already there", 1),
        ("Left as they are", 1),
        ("Refused", 0),
    ]
    page = text(answer)
    assert "Add 1 night?" in page
    assert "From Tue 3 → Wed 4 March 2026 to Thu 5 → Fri 6 March 2026." in page
    left = page.split("Yours differ here and stay.")[1].split("The first")[0]
    assert "Wed 4 → Thu 5 March 2026" in left
    assert "3 of 3 rows name no time zone." in page
    assert [cells for _, cells in preview.table][2] == ["2026-03-05", "1"]


def test_a_preview_changes_nothing_yet(upload, person):
    upload(person, TWO)
    assert person.nights.count() == 0


def test_a_fitbit_preview_says_what_is_assumed_refused_and_odd(upload, person):
    logs = fitbit(log(), log(logId=8, stages="l"), log(logId=9, duration=0))
    answer = upload(person, logs, name="sleep-2026-03-01.json", zone="America/New_York")
    page = text(answer)
    assert "Add 2 recordings?" in page
    assert "read as America/New_York, the zone you chose" in page
    assert "Log 3 (logId 9) lasted no time at all." in page
    assert "Log 2 (logId 8) lasted only 10 min." in page
    _, cells = answer.context["preview"].table[0]
    assert cells == ["Fitbit", "2026-03-03", "main", "23:00", "23:20", "00:00", "00:00", "40", "0"]


def test_a_recording_without_sleep_leaves_its_cells_empty(upload, person):
    answer = upload(person, fitbit(log(stages="www")))
    assert answer.context["preview"].table[0][1][4:6] == ["", ""]


def test_only_twenty_rows_and_short_notes_are_shown(upload, person):
    rows = "".join(f"2026-01-{day:02d},{'long ' * 50}\n" for day in range(1, 31))
    preview = upload(person, f"night,evening_note\n{rows}").context["preview"]
    assert len(preview.table) == 20
    assert preview.table[0][1][1].endswith("…")
    assert preview.new == 30


def test_of_many_differing_nights_the_first_fifty_are_listed(upload, person, write_night):
    rows = ""
    for day in range(60):
        night = date(2026, 1, 1) + timedelta(days=day)
        write_night(person, night, evening_severity=1)
        rows += f"{night},2\n"
    answer = upload(person, f"night,evening_severity\n{rows}")
    assert "Nothing new in this file" in text(answer)
    assert "… and 10 more" in text(answer)


def test_a_new_file_takes_the_place_of_the_one_that_waited(upload, person):
    upload(person, TWO)
    upload(person, "night\n2026-03-09", name="second.csv")
    assert [entry.filename for entry in person.imports.all()] == ["second.csv"]


def test_the_waiting_file_can_be_found_again(upload, client_of, person):
    upload(person, TWO)
    assert f"/import/{waiting(person).pk}/" in client_of(person).get(IMPORTS).content.decode()


def test_neither_the_file_nor_more_than_its_mapped_fields_are_stored(upload, person):
    upload(person, fitbit(log(canary="canary7351", minutesToFallAsleep=4)))
    stored = json.dumps([waiting(person).payload, waiting(person).waiting_rows()])
    assert "canary7351" not in stored
    assert set(waiting(person).waiting_rows()[0]) == {
        "source",
        "external_id",
        "night",
        "kind",
        "started_at",
        "sleep_onset_at",
        "final_awakening_at",
        "ended_at",
        "total_sleep_minutes",
        "sleep_onset_latency_minutes",
        "wake_after_sleep_onset_minutes",
        "light_minutes",
        "deep_minutes",
        "rem_minutes",
        "out_of_bed_minutes",
        "time_zone",
        "zone_basis",
    }


# Yes or no


def test_yes_adds_the_nights_and_lets_go_of_the_rows(upload, client_of, person):
    upload(person, TWO)
    answer = act(client_of, person, waiting(person), "confirm")
    assert messages(answer) == ["2 nights added. You can undo this."]
    assert [(n.night, n.evening_severity) for n in person.nights.all()] == [
        (date(2026, 3, 3), 4),
        (date(2026, 3, 4), 7),
    ]
    entry = person.imports.get()
    assert (entry.step, entry.added, entry.payload) == ("done", 2, {})
    assert "2 added." in text(answer)


def test_nights_are_read_in_the_zone_that_was_chosen_unless_they_name_their_own(take_in, person):
    take_in(
        person,
        "night,time_zone\n2026-03-03,\n2026-03-04,Asia/Tokyo\n",
        zone="America/New_York",
    )
    assert [n.time_zone for n in person.nights.all()] == ["America/New_York", "Asia/Tokyo"]


def test_a_night_written_by_hand_is_never_overwritten(take_in, person, write_night):
    write_night(person, date(2026, 3, 3), evening_severity=9, evening_note="mine")
    entry = take_in(person, TWO)
    mine = person.nights.get(night=date(2026, 3, 3))
    assert (mine.evening_severity, mine.evening_note) == (9, "mine")
    assert (entry.added, entry.different) == (1, 1)


def test_a_night_written_while_the_preview_was_open_stays(upload, client_of, person, write_night):
    upload(person, TWO)
    write_night(person, date(2026, 3, 3), evening_severity=9)
    act(client_of, person, waiting(person), "confirm")
    assert person.nights.get(night=date(2026, 3, 3)).evening_severity == 9
    assert person.imports.get().added == 1


def test_the_same_file_again_adds_nothing(take_in, person):
    take_in(person, TWO)
    entry = take_in(person, TWO)
    assert (entry.added, entry.same, person.nights.count()) == (0, 2, 2)


def test_recordings_are_kept_beside_the_diary(take_in, person, write_night):
    night = write_night(person, date(2026, 3, 3), bedtime="22:00")
    take_in(person, fitbit(log()))
    recording = person.device_sleeps.get()
    assert (recording.night, recording.source, recording.kind) == (night.night, "fitbit", "main")
    assert recording.started_at == datetime(2026, 3, 3, 22, tzinfo=UTC)
    assert (recording.total_sleep_minutes, recording.sleep_onset_latency_minutes) == (40, 20)
    assert person.nights.get().bedtime.isoformat() == "22:00:00"


def test_a_recording_read_in_another_zone_is_corrected(take_in, person):
    take_in(person, fitbit(log()))
    entry = take_in(person, fitbit(log()), zone="Asia/Tokyo")
    assert (entry.added, entry.different) == (0, 1)
    assert person.device_sleeps.get().time_zone == "Asia/Tokyo"


def test_no_forgets_the_file(upload, client_of, person):
    upload(person, TWO)
    answer = act(client_of, person, waiting(person), "cancel")
    assert messages(answer) == ["File discarded. Nothing was added."]
    assert person.imports.count() == person.nights.count() == 0


@pytest.mark.parametrize("what", ["confirm", "cancel"])
def test_answering_twice_changes_nothing_more(take_in, client_of, person, what):
    entry = take_in(person, TWO)
    answer = act(client_of, person, entry, what)
    assert messages(answer) == ["You have answered this import already."]
    assert person.nights.count() == 2


def test_an_answered_import_has_no_preview(take_in, client_of, person):
    entry = take_in(person, TWO)
    assert client_of(person).get(f"/import/{entry.pk}/").url == IMPORTS


def test_if_one_row_fails_none_is_added(upload, client_of, person, monkeypatch):
    def fail(entry, added):
        raise IntegrityError

    upload(person, TWO)
    monkeypatch.setattr(ImportedRow, "note", fail)
    answer = act(client_of, person, waiting(person), "confirm")
    assert messages(answer) == [
        "Something changed meanwhile. Nothing was added. Please look again."
    ]
    assert person.nights.count() == 0

    monkeypatch.undo()
    act(client_of, person, person.imports.get(), "confirm")
    assert person.nights.count() == 2


def test_an_import_and_its_rows_are_called_by_what_they_are(take_in, person):
    entry = take_in(person, TWO)
    assert str(entry) == "Stillnight CSV: nights.csv"
    assert [str(row) for row in entry.rows.order_by("night__night")] == [
        "Night of Tue 3 → Wed 4 March 2026",
        "Night of Wed 4 → Thu 5 March 2026",
    ]


# Undo


def test_undo_takes_out_what_was_added_and_nothing_else(take_in, client_of, person, write_night):
    write_night(person, date(2026, 3, 3), evening_severity=4)
    entry = take_in(person, TWO + "2026-03-05,1")
    answer = act(client_of, person, entry, "undo")
    assert messages(answer) == ["The import of nights.csv is undone."]
    assert [n.night for n in person.nights.all()] == [date(2026, 3, 3)]
    assert "Undone" in text(answer)


def test_undo_takes_out_recordings(take_in, client_of, person):
    entry = take_in(person, fitbit(log(), log(logId=8)))
    act(client_of, person, entry, "undo")
    assert person.device_sleeps.count() == 0


def tap(client_of, person, night, at=None, **answers):
    """Answer something on a night, as a device does; `at`: when it was tapped, if not now."""
    body = {"id": str(uuid4()), "base": {}, "answers": answers} | ({"at": at} if at else {})
    sent = client_of(person).post(
        f"/nights/{night}/answers/", json.dumps(body), content_type="application/json"
    )
    assert sent.json()["stored"] is True


def test_a_night_written_in_since_stays_and_is_named(take_in, client_of, person):
    entry = take_in(person, TWO)
    tap(client_of, person, "2026-03-04", tiredness="3")
    answer = act(client_of, person, entry, "undo")
    (sentence,) = messages(answer)
    assert sentence.startswith(
        "The import of nights.csv is undone. These stay, because you changed"
    )
    assert sentence.endswith("or use them: Night of Wed 4 → Thu 5 March 2026.")
    assert [n.night for n in person.nights.all()] == [date(2026, 3, 4)]
    assert "1 changed since stay" in text(answer)


@pytest.mark.parametrize("at", ["2026-03-01T22:00:00Z", None])
def test_no_clock_decides_whether_a_night_was_changed(take_in, client_of, person, at):
    """An answer that waited offline since before the import; a server clock that was set back."""
    entry = take_in(person, TWO)
    person.imports.update(confirmed_at=timezone.now() + timedelta(days=1))
    tap(client_of, person, "2026-03-03", at=at, tiredness="3")
    act(client_of, person, entry, "undo")
    assert [n.night for n in person.nights.all()] == [date(2026, 3, 3)]


def test_a_morning_that_was_moved_to_an_imported_night_stays(take_in, client_of, person):
    take_in(person, "night,evening_severity\n2026-03-02,1")
    tap(client_of, person, "2026-03-03", tiredness="3")
    entry = person.imports.get()
    client_of(person).post("/nights/2026-03-03/move-morning/")
    assert person.nights.get(night=date(2026, 3, 2)).tiredness == 3
    act(client_of, person, entry, "undo")
    assert person.nights.get(night=date(2026, 3, 2)).tiredness == 3


def test_a_night_that_came_with_its_own_stamps_was_not_written_in_since(take_in, client_of, person):
    entry = take_in(
        person, "night,evening_last_written_at\n2026-03-03,2026-03-03T22:00:00Z\n2026-03-04,\n"
    )
    act(client_of, person, entry, "undo")
    assert person.nights.count() == 0


def test_what_an_undo_removed_can_be_brought_back_for_a_month(take_in, client_of, person):
    entry = take_in(person, TWO)
    page = text(act(client_of, person, entry, "undo"))
    assert "Bring back what nights.csv had added" in page
    answer = act(client_of, person, entry, "bring_back")
    assert answer.context["preview"].new == 2
    act(client_of, person, waiting(person), "confirm")
    assert [n.evening_severity for n in person.nights.order_by("night")] == [4, 7]


def test_after_a_month_nothing_is_left_of_what_was_removed(take_in, client_of, person):
    entry = take_in(person, TWO)
    act(client_of, person, entry, "undo")
    person.imports.update(undone_at=timezone.now() - timedelta(days=31))
    assert "Bring back" not in text(client_of(person).get(IMPORTS))
    answer = act(client_of, person, entry, "bring_back")
    assert messages(answer) == ["There is nothing left to bring back from this import."]
    entry.refresh_from_db()
    assert entry.payload == {}


def test_of_undone_imports_the_last_five_can_be_brought_back(take_in, client_of, person):
    entries = []
    for _ in range(7):
        entries.append(take_in(person, TWO))
        act(client_of, person, entries[-1], "undo")

    for entry in entries:
        entry.refresh_from_db()
    assert [bool(entry.payload) for entry in entries] == [False] * 2 + [True] * 5


def test_undoing_twice_changes_nothing_more(take_in, client_of, person):
    entry = take_in(person, TWO)
    act(client_of, person, entry, "undo")
    take_in(person, TWO)
    answer = act(client_of, person, entry, "undo")
    assert messages(answer) == ["There is nothing to undo in this import."]
    assert person.nights.count() == 2


def test_a_preview_cannot_be_undone(upload, client_of, person):
    upload(person, TWO)
    answer = act(client_of, person, waiting(person), "undo")
    assert messages(answer) == ["There is nothing to undo in this import."]


def test_what_was_undone_can_be_taken_in_again(take_in, client_of, person):
    act(client_of, person, take_in(person, TWO), "undo")
    assert take_in(person, TWO).added == 2


def test_an_imported_night_can_be_deleted_and_put_back(take_in, client_of, person):
    entry = take_in(person, TWO)
    removed = RemovedNight.take(person.nights.get(night=date(2026, 3, 3)))
    assert entry.rows.count() == 1
    assert removed.restore()
    act(client_of, person, entry, "undo")
    assert [n.night for n in person.nights.all()] == [date(2026, 3, 3)]


def test_deleting_the_account_deletes_all_of_it(take_in, upload, person):
    take_in(person, TWO)
    take_in(person, fitbit(log()))
    upload(person, "night\n2026-03-09")
    person.delete()
    assert Import.objects.count() == ImportedRow.objects.count() == 0
    assert Night.objects.count() == DeviceSleep.objects.count() == 0


# Whose it is


@pytest.mark.parametrize("what", ["confirm", "cancel", "undo"])
def test_a_stranger_cannot_answer_or_undo(take_in, upload, client_of, person, stranger, what):
    done = take_in(person, TWO)
    upload(person, "night\n2026-03-09")
    for entry in (done, waiting(person)):
        assert act(client_of, stranger, entry, what).status_code == 404
    assert person.nights.count() == 2
    assert waiting(person).waiting_rows()


def test_a_stranger_sees_no_preview_and_no_past_import(
    upload, take_in, client_of, person, stranger
):
    take_in(person, TWO, name="private.csv")
    upload(person, "night\n2026-03-09", name="private.csv")
    assert client_of(stranger).get(f"/import/{waiting(person).pk}/").status_code == 404
    assert "private.csv" not in client_of(stranger).get(IMPORTS).content.decode()


@pytest.mark.parametrize("number", [0, 10**30])
def test_a_number_that_no_import_has_is_not_found(client_of, person, number):
    assert client_of(person).get(f"/import/{number}/").status_code == 404


@pytest.mark.parametrize(
    "address", [IMPORTS, "/import/1/", "/import/example.csv", "/export/", "/export/nights.csv"]
)
def test_each_page_asks_to_sign_in_first(client, db, address):
    assert client.get(address).url == f"/account/login/?next={address}"


@pytest.mark.parametrize("what", ["confirm", "cancel", "undo"])
def test_looking_at_an_address_that_acts_does_nothing(upload, client_of, person, what):
    upload(person, TWO)
    assert client_of(person).get(f"/import/{waiting(person).pk}/{what}/").status_code == 405
    assert waiting(person).waiting_rows()


def test_every_page_costs_the_same_however_much_there_is(
    upload, take_in, client_of, person, django_assert_max_num_queries
):
    for month in range(1, 4):
        take_in(person, f"night\n2026-{month:02d}-01\n", name=f"{month}.csv")
    rows = "".join(
        f"2025-{month:02d}-{day:02d}\n" for month in range(1, 13) for day in range(1, 29)
    )
    upload(person, f"night\n{rows}")
    browser, preview = client_of(person), f"/import/{waiting(person).pk}/"
    with django_assert_max_num_queries(3):  # session, person, imports
        browser.get(IMPORTS)
    with django_assert_max_num_queries(5):  # session, person, import, nights, what is listed
        browser.get(preview)


@pytest.mark.samples
def test_a_real_fitbit_export_goes_in_once_and_out_again(take_in, client_of, person, samples):
    data = (samples / "fitbit" / "niplav_sleep_takeout_style.json").read_bytes()

    first = take_in(person, data, name="sleep.json")
    assert (first.added, first.refused) == (526, 0)
    assert person.device_sleeps.filter(kind="main").count() == 497
    night = person.device_sleeps.get(external_id="44532857765")
    assert (night.night, night.total_sleep_minutes) == (date(2024, 2, 13), 308)
    assert night.started_at == datetime(2024, 2, 14, 2, tzinfo=UTC)
    assert (night.sleep_onset_latency_minutes, night.wake_after_sleep_onset_minutes) == (13.5, 27)

    second = take_in(person, data, name="sleep.json")
    assert (second.added, second.same) == (0, 526)

    act(client_of, person, first, "undo")
    assert person.device_sleeps.count() == 0


def test_a_night_says_which_file_it_came_from_until_it_is_changed(
    take_in, client_of, person, april_morning
):
    take_in(person, "night,evening_severity\n2026-03-03,4\n")
    client = client_of(person)
    line = "Imported on 1 Apr 2026 from nights.csv, and not changed since."
    assert line in client.get("/nights/2026-03-03/").content.decode()
    assert line not in client.get("/nights/2026-03-04/").content.decode()
    night = person.nights.get()
    night.tiredness = 3
    night.version += 1
    night.save()
    assert line not in client.get("/nights/2026-03-03/").content.decode()
