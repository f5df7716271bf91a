"""Which format reads a file, and what is said where none does."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from journal.exchange.formats.format import Format
from journal.exchange.formats.mixed_rows import KINDS
from journal.exchange.formats.recordings import RecordingsFormat
from journal.exchange.formats.registry import FORMATS, OF_OTHERS, accept, recognised, sources
from journal.exchange.models import Import
from journal.exchange.problem import ImportProblem
from journal.exchange.tables import by_name
from journal.exchange.uploaded import UploadedBytes
from journal.models import DeviceSleep

DOCS = (Path(settings.BASE_DIR) / "docs" / "import-export.md").read_text()


def key_of(data: bytes) -> str:
    return recognised(UploadedBytes("a.file", data)).key


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\n \t"])
@pytest.mark.parametrize(
    "text", [b'[{"logId": 1}]', b'{"sleep": []}', b'{"a": 1, "sleep": [ ]}', b"[ ]"]
)
def test_json_with_logs_is_fitbits_whatever_the_file_is_called(mark: bytes, text: bytes) -> None:
    assert key_of(mark + text) == "fitbit"


def test_letters_of_two_bytes_are_recognised_too() -> None:
    assert key_of('[{"logId": 1}]'.encode("utf-16")) == "fitbit"


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b'[{"dailySleepDTO": {}}]', "garmin"),
        (b'[{"sleepStartTimestampGMT": "2026-03-04T04:10:00.0"}]', "garmin"),
        (b'{"data": [{"bedtime_start": "2026-03-03T23:00:00+01:00"}]}', "oura"),
        (b'{"body": {"series": [{"data": {"wakeupduration": 0}}]}}', "withings"),
        (b'{"fitnessActivity": "sleep"}', "google_fit"),
        (b"SQLite format 3\0 sleep_session_record_table", "health_connect"),
        (b"Id,Tz,From,To,Sched,Hours,Rating\n", "sleep_as_android"),
        (b"PK\x03\x04 DI-Connect-Wellness/2026_sleepData.json", "garmin"),
        (b"PK\x03\x04 All Sessions/2026_SLEEP.json", "google_fit"),
        (b"PK\x03\x04 health_connect_export.db", "health_connect"),
        (b"PK\x03\x04 sleep-export.csv", "sleep_as_android"),
        (b"PK\x03\x04 com.samsung.shealth.sleep.2026.csv", "recorded_table"),
    ],
)
def test_a_tracker_is_known_by_what_its_file_holds(data: bytes, key: str) -> None:
    assert key_of(data) == key


def test_json_that_begins_with_our_name_is_a_complete_file() -> None:
    assert key_of(b'{"format": "stillnight", "tables": {}}') == "complete"


def test_an_archive_is_what_it_holds() -> None:
    assert key_of(b"PK\x03\x04 apple_health_export/export.xml") == "apple_health"
    assert key_of(b"PK\x03\x04 folder/stillnight.json") == "complete"
    assert key_of(b"PK\x03\x04 Global Export Data/sleep-2024-01-01.json") == "fitbit"


@pytest.mark.parametrize("text", ["night\n2026-03-03", "Notiz;night\n", "\tnight"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_with_our_columns_is_a_nights_file(text: str, encoding: str) -> None:
    assert key_of(text.encode(encoding)) == "nights_csv"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("sid,start,stop,rating\n1,2,3,4", "recorded_table"),
        ("tiredness,evening_severity\n1,2", "nights_csv"),
        ("night,factor,value\n", "nights_csv"),
        ("Datum;Notiz;night\n", "table"),
        ("full_date,date,weekday,time,mood,activities\n", "table"),
        ('a "b\nc', "table"),
    ],
)
def test_other_text_is_a_table(text: str, key: str) -> None:
    assert key_of(text.encode()) == key


def test_a_workbook_is_a_table() -> None:
    assert key_of(b"PK\x03\x04 xl/workbook.xml") == "table"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04 heart_rate-2024.json", "zip archive holds no file that can be read"),
        (b"PK\x03\x04 csv/nights.csv", "holds the tables of Stillnight one by one"),
        (b"BEGIN:VCALENDAR", "calendar file"),
        (b"PK\x03\x04....[Content_Types].xml", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"SQLite format 3\x00", "database"),
        (
            b'{"resourceType": "Bundle", "entry": [{"system": "urn:stillnight:codes"}]}',
            "FHIR file for clinics",
        ),
        (b'{"$schema": "https://json-schema.org"}', "describes Stillnight’s complete file"),
        (b'[{"value": 60}]', r"not a Stillnight, .*Fitbit sleep.* file\..* The portal"),
        (b"[" * 9000, "nested far too deeply"),
        (b"[1,]", "not whole JSON"),
        (b"<?xml version='1.0'?><html>", "XML"),
    ],
)
def test_other_files_are_named_and_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(ImportProblem, match=sentence):
        key_of(data)


def test_a_refusal_says_what_is_read_instead() -> None:
    with pytest.raises(ImportProblem, match=r"nights as CSV\)") as refused:
        key_of(b"%PDF-1.7")
    assert all(f"{each.label} ({each.packed_as})" in str(refused.value) for each in OF_OTHERS)


def test_a_browser_offers_the_files_that_are_read() -> None:
    assert {".csv", ".json", ".zip", "text/csv"} <= set(accept().split(","))


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.key)
def test_a_format_has_its_help_and_rows_of_a_table_and_fits_its_column(each: Format) -> None:
    get_template(each.help)
    assert not each.table or each.table in by_name()
    assert len(each.key) <= (Import._meta.get_field("format").max_length or 0)


@pytest.mark.parametrize("each", OF_OTHERS, ids=lambda each: each.key)
def test_a_format_of_others_has_its_sentences_and_its_part_of_the_docs(each: Format) -> None:
    assert each.files
    assert each.packed_as
    assert f"\n## {each.label}\n" in DOCS


def test_what_comes_together_are_recordings_or_rows_that_an_import_of_several_files_knows() -> None:
    others = [f for f in FORMATS if f.together and not isinstance(f, RecordingsFormat)]
    assert {each.table for each in others} <= set(KINDS)


def test_keys_and_sources_are_the_values_that_their_columns_take() -> None:
    formats = [value for value, _ in Import._meta.get_field("format").flatchoices]
    assert formats == [each.key for each in FORMATS]
    assert len(set(formats)) == len(formats)
    assert dict(DeviceSleep._meta.get_field("source").flatchoices) == sources()
