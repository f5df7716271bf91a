"""A large file comes in pieces: each once, in its place, of its owner alone."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import uploads
from journal.exchange import arrivals
from journal.exchange.views import arrivals as views
from tests.journal.exchange.formats.test_fitbit_logs import log
from tests.journal.exchange.test_tasks import work

NIGHTS = json.dumps([log(), log(logId=8, dateOfSleep="2020-03-05")]).encode()


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.UPLOAD_DIR = tmp_path / "uploads"


@pytest.fixture
def begin(client_of, person):
    """Say which files will come: the answer."""

    def ask(*files, who=person, zone="Europe/Berlin"):
        told = {"time_zone": zone, "chosen": json.dumps(files)}
        return client_of(who).post(reverse("exchange:begin_upload"), told)

    return ask


@pytest.fixture
def send(client_of, person):
    """Send a piece of a file: the answer."""

    def post(pieces, data, at=0, file=0, who=person):
        where = f"{pieces}?file={file}&at={at}"
        return client_of(who).post(where, data, content_type="application/octet-stream")

    return post


def test_a_file_in_pieces_is_read_like_any_other(begin, send, person):
    told = begin(["sleep.json", len(NIGHTS)]).json()
    assert told["bytes"] == views.PIECE
    assert send(told["pieces"], NIGHTS[:100]).json() == {"at": 100}
    entry = person.imports.get()
    done = send(told["pieces"], NIGHTS[100:], at=100).json()
    assert done == {"page": reverse("exchange:preview_import", args=[entry.pk])}
    work()
    entry.refresh_from_db()
    assert (entry.step, entry.filename, entry.format) == ("preview", "sleep.json", "fitbit")
    assert not uploads.folder_of(person.pk).exists()


def test_several_files_come_one_after_the_other(begin, send, person):
    files = [["a.json", len(NIGHTS)], ["empty.json", 0], ["b.json", 2]]
    pieces = begin(*files).json()["pieces"]
    assert send(pieces, NIGHTS).json() == {"at": len(NIGHTS)}
    assert "page" in send(pieces, b"[]", file=2).json()
    work()
    assert person.imports.get().filename == "a.json and 2 more"


def test_a_piece_that_is_sent_twice_is_there_once(begin, send, person):
    pieces = begin(["sleep.json", len(NIGHTS)]).json()["pieces"]
    for _ in range(2):
        assert send(pieces, NIGHTS[:50]).json() == {"at": 50}
    gap = send(pieces, NIGHTS[60:], at=60)
    assert (gap.status_code, gap.json()) == (409, {"at": 50})
    send(pieces, NIGHTS[50:], at=50)
    work()
    assert person.imports.get().step == "preview"


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"x" * 11, {}),  # more than was said
        (b"x" * 5, {"at": 6}),
        (b"x", {"file": 1}),
        (b"x", {"file": "../../1"}),
        (b"x", {"at": "-1"}),
    ],
)
def test_what_was_not_said_to_come_is_refused(begin, send, person, data, where):
    pieces = begin(["a.csv", 10]).json()["pieces"]
    assert send(pieces, data, **where).status_code == 400
    assert not [file for file in uploads.folder_of(person.pk).rglob("*") if file.is_file()]


def test_a_piece_is_no_larger_than_said(begin, send, monkeypatch):
    monkeypatch.setattr(views, "PIECE", 4)
    assert send(begin(["a.csv", 10]).json()["pieces"], b"12345").status_code == 400


def test_a_stranger_can_send_nothing(begin, send, stranger, client):
    pieces = begin(["a.csv", 10]).json()["pieces"]
    assert send(pieces, b"x", who=stranger).status_code == 404
    assert client.post(pieces).status_code == 302


def test_nothing_is_added_to_a_file_that_is_whole(begin, send):
    pieces = begin(["a.csv", 1]).json()["pieces"]
    send(pieces, b"x")
    assert send(pieces, b"y").status_code == 404


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([], "Please choose a file first."),
        ([["a.csv"]], "Please choose a file first."),
        ([["a.csv", -1]], "Please choose a file first."),
        ([["a.csv", "1"]], "Please choose a file first."),
        ([["a.csv", 1]] * 501, "These are more than 500 files."),
        ([["a.csv", arrivals.MOST + 1]], "This is larger than 3,072 MB."),
    ],
)
def test_what_cannot_come_is_explained(begin, person, files, sentence):
    answer = begin(*files)
    assert answer.status_code == 422
    assert sentence in answer.json()["error"]
    assert not person.imports.exists()


def test_no_room_an_unknown_zone_and_another_file_are_explained(begin, send, monkeypatch, person):
    assert "time zone" in begin(["a.csv", 1], zone="Mars/Olympus").json()["error"]
    send(begin(["a.csv", 1]).json()["pieces"], b"x")
    assert "is being read" in begin(["b.csv", 1]).json()["error"]
    person.imports.all().delete()
    monkeypatch.setattr(arrivals, "SPARE", 2**60)
    assert "no room" in begin(["a.csv", 1]).json()["error"]


def test_a_demo_sends_no_more_than_a_form_may(begin, person, settings):
    person.demo_ends_at = timezone.now()
    person.save()
    assert "larger than 60 MB" in begin(["a.csv", settings.IMPORT_MAX_BYTES + 1]).json()["error"]
