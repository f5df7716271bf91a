"""Large files: read and added by a worker, whatever becomes of it meanwhile."""

import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, OperationalError
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from accounts import deletion, uploads
from config.operations import logs
from journal.exchange import arrivals, tasks
from journal.exchange.apps import ExchangeConfig
from journal.exchange.models import SILENT, Import, TakenOver
from tests.journal.exchange.formats.test_fitbit_logs import log
from tests.journal.exchange.views.test_imports import text

SECRET = "restless-in-Lisbon"
NIGHTS = json.dumps([log(), log(logId=8, dateOfSleep="2020-03-05")]).encode()


@pytest.fixture(autouse=True)
def _large(settings, tmp_path, monkeypatch):
    """Every file is a large one, and lies in a folder of the test."""
    monkeypatch.setattr(arrivals, "AT_ONCE", 10)
    settings.UPLOAD_DIR = tmp_path / "uploads"


@pytest.fixture
def page(client_of, person):
    """The page of an import as its owner sees it."""
    return lambda entry: client_of(person).get(reverse("exchange:preview_import", args=[entry.pk]))


def work():
    """Do what waits, as a worker does, without its closing of connections."""
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    for waiting in DBTaskResult.objects.ready():
        waiting.claim(worker.worker_id)
        worker.run_task(waiting)


def files(person):
    return [file for file in uploads.folder_of(person.pk).rglob("*") if file.is_file()]


def test_a_large_file_is_read_by_a_worker_and_then_waits_for_a_yes(upload, person, page):
    assert "Your file is being read" in text(upload(person, NIGHTS, name="sleep.json"))
    entry = person.imports.get()
    assert [file.read_bytes() for file in files(person)] == [NIGHTS]
    assert "It waits for its turn." in text(page(entry))
    work()
    assert "Add 2 recordings?" in text(page(entry))
    assert files(person) == []


def test_while_it_is_read_the_page_says_what_was_found(upload, person, page, client_of):
    upload(person, NIGHTS)
    entry = person.imports.get()
    assert entry.begin_reading(timezone.now())
    entry.go_on(
        timezone.now(), percent=40, found=1200, first_night="2020-01-01", last_night="2026-03-02"
    )
    words = text(page(entry))
    assert "40 % read. Found so far: 1,200 records of sleep, 1 Jan 2020 to 2 Mar 2026." in words
    assert "being read, 40 %" in text(client_of(person).get("/import/"))


def test_a_file_that_cannot_be_read_says_why_on_its_page(upload, person, page, client_of):
    upload(person, b"%PDF-1.7 and more")
    work()
    entry = person.imports.get()
    assert "This is a PDF." in text(page(entry))
    assert files(person) == []
    client_of(person).post(reverse("exchange:cancel_import", args=[entry.pk]))
    assert not person.imports.exists()


def test_what_is_cancelled_is_gone_and_a_worker_stops(upload, person, client_of):
    upload(person, NIGHTS)
    entry = person.imports.get()
    assert entry.begin_reading(timezone.now())
    client_of(person).post(reverse("exchange:cancel_import", args=[entry.pk]))
    assert files(person) == []
    with pytest.raises(TakenOver):
        entry.go_on(timezone.now())
    work()
    assert not person.imports.exists()


def test_a_second_file_waits_until_the_first_is_read(upload, person):
    upload(person, NIGHTS)
    assert "A file of yours is being read." in text(upload(person, NIGHTS))
    work()
    assert "Your file is being read" in text(upload(person, NIGHTS))


def test_nothing_of_a_file_is_in_the_table_of_tasks_or_in_the_log(
    upload, person, monkeypatch, caplog
):
    def fails(*_):
        raise ValueError(SECRET)

    monkeypatch.setattr(tasks.Proposal, "read", fails)
    upload(person, SECRET.encode() * 2, name=f"{SECRET}.csv")
    work()
    assert DBTaskResult.objects.count() == 2  # this one, and a later look
    assert SECRET not in str(list(DBTaskResult.objects.values()))
    assert SECRET not in "".join(map(logs.Plain().format, caplog.records))


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(OSError(28, "No space left"), "no room"), (KeyError("x"), "Something went wrong here")],
)
def test_a_fault_of_ours_is_said_on_the_page(upload, person, page, monkeypatch, error, sentence):
    def fails(*_):
        raise error

    monkeypatch.setattr(tasks.Proposal, "read", fails)
    upload(person, NIGHTS)
    work()
    assert sentence in text(page(person.imports.get()))
    assert files(person) == []


def test_a_database_that_is_away_is_asked_again_later(upload, person, monkeypatch):
    def fails(*_):
        raise OperationalError

    upload(person, NIGHTS)
    with monkeypatch.context() as patch:
        patch.setattr(tasks.Proposal, "read", fails)
        tasks.carry_on.call(person.imports.get().pk)
    assert person.imports.get().step == "reading"
    assert len(files(person)) == 1


def test_a_worker_that_was_killed_while_reading_is_followed_by_another(upload, person):
    upload(person, NIGHTS)
    entry = person.imports.get()
    assert entry.begin_reading(timezone.now())  # and then nothing more is heard of it
    tasks.carry_on.call(entry.pk)
    assert person.imports.get().step == "reading"  # another may still be at it
    person.imports.update(confirmed_at=timezone.now() - 2 * SILENT)
    tasks.carry_on.call(entry.pk)
    assert person.imports.get().step == "preview"


def test_a_worker_that_is_asked_to_end_leaves_its_work_to_the_next(upload, person, monkeypatch):
    def ended(*_):
        raise SystemExit

    upload(person, NIGHTS)
    with monkeypatch.context() as patch:
        patch.setattr(tasks.Proposal, "read", ended)
        with pytest.raises(SystemExit):
            tasks.carry_on.call(person.imports.get().pk)
    work()
    assert person.imports.get().step == "preview"


def test_many_rows_are_added_by_a_worker_and_once(upload, person, page, client_of, monkeypatch):
    monkeypatch.setattr("journal.exchange.models.imports.LARGE", 0)
    upload(person, NIGHTS)
    work()
    entry = person.imports.get()
    client_of(person).post(reverse("exchange:confirm_import", args=[entry.pk]))
    assert "Your file is being added" in text(page(entry))
    for _ in range(2):
        tasks.carry_on.call(entry.pk)
    work()
    entry.refresh_from_db()
    assert (entry.step, entry.added, entry.queued_at) == ("done", 2, None)
    assert person.device_sleeps.count() == 2


def test_a_worker_killed_between_pieces_goes_on_without_adding_twice(
    upload, person, client_of, monkeypatch
):
    monkeypatch.setattr("journal.exchange.models.imports.LARGE", 0)
    monkeypatch.setattr("journal.exchange.pieces.PIECE", 1)
    upload(person, NIGHTS)
    work()
    entry = person.imports.get()
    client_of(person).post(reverse("exchange:confirm_import", args=[entry.pk]))
    with monkeypatch.context() as patch:
        patch.setattr("journal.exchange.pieces.sleep", lambda _: 1 / 0)  # dies after a piece
        tasks.carry_on.call(entry.pk)
    assert person.device_sleeps.count() == 1
    person.imports.update(confirmed_at=timezone.now() - 2 * SILENT)
    tasks.carry_on.call(entry.pk)
    assert person.device_sleeps.count() == 2
    assert person.imports.get().added == 2


def test_what_cannot_be_added_goes_back_to_its_owner(upload, person, page, client_of, monkeypatch):
    def fails(*_):
        raise IntegrityError

    monkeypatch.setattr("journal.exchange.models.imports.LARGE", 0)
    upload(person, NIGHTS)
    work()
    entry = person.imports.get()
    client_of(person).post(reverse("exchange:confirm_import", args=[entry.pk]))
    monkeypatch.setattr("journal.exchange.models.ImportedRow.note", fails)
    tasks.carry_on.call(entry.pk)
    assert "Add 2 recordings?" in text(page(entry))


def test_a_file_that_no_worker_reads_says_so_and_can_be_cancelled(upload, person, page):
    upload(person, NIGHTS)
    person.imports.update(queued_at=timezone.now() - timedelta(minutes=5))
    words = text(page(person.imports.get()))
    assert "waits for its turn longer than usual" in words
    assert "Cancel" in words


def test_a_file_that_did_not_arrive_whole_can_be_chosen_again(person, page, upload):
    entry = Import.receive(person, ["big.zip"], "UTC")
    arrivals.keep(entry, [SimpleUploadedFile("big.zip", b"PK")])
    assert "This file did not arrive whole" in text(page(entry))
    upload(person, NIGHTS, name="sleep.json")
    assert person.imports.get().filename == "sleep.json"
    assert len(files(person)) == 1


def test_files_go_with_their_account(upload, person):
    upload(person, NIGHTS)
    deletion.delete_account(person)
    assert not uploads.folder_of(person.pk).exists()


def test_the_files_of_a_day_ago_and_of_nobody_are_deleted(upload, person, settings):
    stray = settings.UPLOAD_DIR / "7" / "7"
    stray.mkdir(parents=True)
    upload(person, NIGHTS)
    work()
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=2))
    upload(person, NIGHTS)
    ExchangeConfig.each_day(None)
    assert not stray.exists()
    assert len(files(person)) == 1
    assert not DBTaskResult.objects.successful().exists()
    person.imports.update(created_at=timezone.now() - timedelta(days=2))
    ExchangeConfig.each_day(None)
    assert files(person) == []


def test_a_disk_without_room_is_explained(upload, person, monkeypatch):
    monkeypatch.setattr(arrivals, "SPARE", 2**60)
    assert "The server has no room for a file of this size." in text(upload(person, NIGHTS))
    assert not person.imports.exists()
