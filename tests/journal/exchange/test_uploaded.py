from dataclasses import replace
from pathlib import Path

import pytest

from journal.exchange import uploaded
from journal.exchange.problem import ImportProblem, Problem
from journal.exchange.upload import Upload
from journal.exchange.uploaded import Content, UploadedBytes, UploadedPath, naming
from tests.journal.exchange.apple.made_up import export, sleep, xml
from tests.journal.exchange.formats.made_up import (
    OPTIONS,
    archive,
    as_json,
    garmin_day,
    health_connect,
)
from tests.journal.exchange.formats.test_fitbit_logs import log
from tests.journal.exchange.formats.test_health_connect import NIGHT, STAGES

SESSION = health_connect([NIGHT], STAGES)


@pytest.mark.parametrize(
    ("data", "content"),
    [
        (b"PK\x03\x04", Content.ZIP),
        (b"\x1f\x8b\x08", Content.FOREIGN),
        (b"\xef\xbb\xbf<a>", Content.XML),
        ("\n{}".encode("utf-16"), Content.JSON),
        (b" [", Content.JSON),
        (b"\xef\xbb\xbf", Content.EMPTY),
        (b"night", Content.TEXT),
        (b"\x00\x01", Content.TEXT),
    ],
)
def test_a_file_is_what_its_first_bytes_are(data: bytes, content: Content) -> None:
    assert UploadedBytes("photo.jpg", data).content is content


def test_words_are_found_in_letters_of_two_bytes_too() -> None:
    assert b"logId" in UploadedBytes("a", '["logId"]'.encode("utf-16")).letters
    assert UploadedBytes("a", b"[1]").letters == b"[1]"


def test_a_problem_names_the_file_it_is_of() -> None:
    found = naming("a.csv", ImportProblem(Problem("No.", 3, "night"), "Why?", count=7))
    assert str(found) == "Line 3, “a.csv”, night: No.; “a.csv”: Why?"
    assert found.count == 7


ON_DISK = {
    "fitbit": as_json([log()]),
    "fitbit.zip": archive({"Global Export Data/sleep-2020-03-04.json": as_json([log()])}),
    "garmin.zip": archive({"a_sleepData.json": as_json([garmin_day()])}),
    "apple.xml": xml(sleep("2026-03-03 23:00:00 +0100", "2026-03-04 06:00:00 +0100")),
    "apple.zip": export(sleep("2026-03-03 23:00:00 +0100", "2026-03-04 06:00:00 +0100")),
    "nights.csv": b"night,evening_severity\n2026-03-03,4\n",
    "plees.csv": b"sid,start,stop,rating\n1,1772575200000,1772604000000,4\n",
    "health-connect.db": SESSION,
    "health-connect.zip": archive({"health_connect_export.db": SESSION}),
}


@pytest.mark.parametrize("name", ON_DISK)
def test_a_file_on_the_disk_is_read_as_its_bytes_are(name: str, tmp_path: Path) -> None:
    path = tmp_path / "0"
    path.write_bytes(ON_DISK[name])
    of_bytes = Upload.of([UploadedBytes(name, ON_DISK[name])])
    of_path = Upload.of([UploadedPath(name, path)])
    assert of_path.format is of_bytes.format
    assert of_path.read(OPTIONS) == of_bytes.read(OPTIONS)
    telling = replace(OPTIONS, tell=lambda _: None)
    assert of_path.read(telling) == of_bytes.read(OPTIONS)


@pytest.mark.parametrize("data", [b"PK\x03\x04 and then nothing", b"%PDF-1", b"", b"<html>"])
def test_what_nothing_reads_is_refused_from_the_disk_too(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "0"
    path.write_bytes(data)
    for file in (UploadedBytes("a", data), UploadedPath("a", path)):
        with pytest.raises(ImportProblem):
            Upload.of([file])


def test_what_has_to_be_held_whole_may_not_be_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploaded, "WHOLE", 10)
    path = tmp_path / "0"
    path.write_bytes(as_json([log()]))
    with pytest.raises(ImportProblem, match="is too large"):
        Upload.of([UploadedPath("sleep.json", path)])


def test_words_are_found_across_pieces_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploaded, "PIECE", 4)
    path = tmp_path / "0"
    path.write_bytes(b"night after night")
    assert UploadedPath("a", path).holds(b"after")
    assert not UploadedPath("a", path).holds(b"before")
