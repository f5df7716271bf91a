"""The restore drill, on SQLite and PostgreSQL alike: what was backed up comes back, all of it."""

import gzip
import os
import resource
import signal
import stat
import tarfile
import threading
import zlib
from contextlib import nullcontext, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, connections, transaction
from django.utils import timezone

from accounts.models import User
from config import serve
from config.operations.backups import (
    BackupError,
    archive,
    differences,
    making,
    restoring,
    workplace,
)
from config.operations.backups.engines import engine
from journal.reminders.models import CalendarFeed
from journal.share.snapshot import Page, Snapshot

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    """Data and backups in a folder of their own, with keys to keep."""
    settings.DATA_DIR, settings.BACKUP_DIR = tmp_path, tmp_path / "backups"
    settings.BACKUP_RECIPIENTS, settings.BACKUP_KEEP = [], 14
    (tmp_path / "secret_key").write_text("the key")
    return tmp_path


@pytest.fixture
def key():
    return archive.new_key()


@pytest.fixture
def journal(person, write_night):
    """Somebody with a night that has all kinds of characters in it."""
    write_night(person, date(2026, 3, 3), evening_severity=7, evening_note="müde \n 脚 'x' \\ ")
    return person


def put_back(file, *keys, replace=True, with_keys=False):
    return restoring.restore(connection, file, keys, replace=replace, with_keys=with_keys, now=NOON)


def test_what_was_backed_up_comes_back(journal):
    made = making.make(connection, NOON)
    journal.nights.update(evening_note="written over")
    User.objects.create_user("later@example.org")

    put_back(made.file)

    assert User.objects.get() == journal
    assert journal.nights.get().evening_note == "müde \n 脚 'x' \\ "


def test_a_backup_says_what_it_holds(journal):
    made = making.make(connection, NOON)

    assert made.tables["journal_night"].rows == 1
    assert made.tables["django_migrations"].rows > 10
    assert not made.sealed


def test_a_sealed_backup_holds_no_readable_byte_and_opens_with_its_key_alone(
    journal, settings, key
):
    settings.BACKUP_RECIPIENTS = [str(key.to_public())]

    made = making.make(connection, NOON)

    assert made.file.name.endswith(".age")
    assert b"example.org" not in made.file.read_bytes()
    with pytest.raises(BackupError, match="cannot be opened with this key"):
        put_back(made.file, archive.new_key())
    with pytest.raises(BackupError, match="--identity"):
        put_back(made.file)
    put_back(made.file, key)
    assert journal.nights.count() == 1


def test_keys_are_in_a_sealed_backup_only_and_return_when_asked(journal, settings, key, house):
    plain = making.make(connection, NOON).file
    with tarfile.open(plain) as tar:
        assert tar.getnames() == ["manifest.json", engine(connection.vendor).NAME]
    settings.BACKUP_RECIPIENTS = [str(key.to_public())]
    sealed = making.make(connection, NOON + timedelta(days=1)).file
    (house / "secret_key").write_text("another machine's")

    put_back(sealed, key)
    assert (house / "secret_key").read_text() == "another machine's"
    put_back(sealed, key, with_keys=True)
    assert (house / "secret_key").read_text() == "the key"
    assert (house / "secret_key").stat().st_mode & 0o077 == 0


def test_a_backup_is_of_one_moment_while_others_write(journal):
    """A night and a question are written together: no backup has one without the other."""
    stop, written = threading.Event(), []

    def write():
        for number in range(1, 3000):
            if stop.is_set():
                break
            with transaction.atomic():
                journal.nights.create(night=date(2000, 1, 1) + timedelta(days=number))
                journal.factors.create(name=f"question {number}")
            written.append(number)
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        files = [making.make(connection, NOON + timedelta(minutes=m)).file for m in range(3)]
    finally:
        stop.set()
        writer.join()

    held = []
    for file in files:
        put_back(file)
        held.append(journal.factors.count())
        assert journal.nights.count() == held[-1] + 1
    assert held == sorted(held)
    assert held[-1] <= written[-1]


def test_a_database_with_people_is_replaced_only_when_told_and_backed_up_first(journal, house):
    made = making.make(connection, NOON - timedelta(days=1))
    journal.nights.update(evening_note="written since")

    with pytest.raises(BackupError, match="--replace"):
        put_back(made.file, replace=False)
    assert journal.nights.get().evening_note == "written since"

    put_back(made.file)
    [before] = house.glob("backups/*before-restore*")
    put_back(before)
    assert journal.nights.get().evening_note == "written since"


@pytest.mark.parametrize("place", [10, 200, -30])
def test_a_damaged_backup_is_refused_and_nothing_changes(journal, settings, key, place):
    settings.BACKUP_RECIPIENTS = [str(key.to_public())]
    file = making.make(connection, NOON).file
    damaged = bytearray(file.read_bytes())
    damaged[place] ^= 1
    file.write_bytes(damaged)

    with pytest.raises(BackupError):
        put_back(file, key)
    assert journal.nights.get().evening_severity == 7


def unpacks_to_the_same(damaged, whole):
    """One bit in a thousand says "copy these zeros from there" where it said "from here"."""
    with suppress(OSError, EOFError, zlib.error):
        return gzip.decompress(damaged) == gzip.decompress(whole)
    return False


def test_a_plain_backup_with_one_changed_bit_is_refused_wherever_it_is(journal):
    file = making.make(connection, NOON).file
    whole = file.read_bytes()

    for part in range(1, 20):
        damaged = bytearray(whole)
        damaged[len(damaged) * part // 20] ^= 1
        if unpacks_to_the_same(damaged, whole):
            continue
        file.write_bytes(damaged)
        with pytest.raises(BackupError):
            put_back(file)
    assert journal.nights.get().evening_severity == 7


def test_a_file_that_sqlite_cannot_read_is_said_to_be_damaged(tmp_path):
    (tmp_path / "copy").write_text("no database at all, but long enough to be looked at")

    with pytest.raises(BackupError, match="the copy is damaged: file is not a database"):
        engine("sqlite").held(connection, tmp_path / "copy", tmp_path)


def test_a_backup_that_does_not_hold_what_it_should_never_counts(journal, monkeypatch, house):
    monkeypatch.setattr(archive, "asdict", lambda _: {"rows": 1, "sha256": ""})
    with pytest.raises(BackupError, match=r"does not hold what it should: .*journal_night"):
        making.make(connection, NOON)
    assert list((house / "backups").iterdir()) == []


def test_only_the_newest_are_kept(journal, settings, house):
    settings.BACKUP_KEEP = 2
    (house / "backups").mkdir()
    other = house / "backups" / "holiday.jpg"
    other.touch()

    made = [making.make(connection, NOON + timedelta(days=day)).file for day in range(3)]

    assert [file.exists() for file in made] == [False, True, True]
    assert other.exists()


def test_a_clock_that_was_ahead_never_costs_the_backup_just_made(journal, settings, house):
    settings.BACKUP_KEEP = 2
    ahead = [making.make(connection, NOON + timedelta(days=1400 + n)).file for n in range(2)]
    made = making.make(connection, NOON).file
    assert made.exists()
    assert [file.exists() for file in ahead] == [False, True]


def test_the_key_of_a_row_that_a_restore_takes_away_is_not_given_again(journal):
    made = making.make(connection, NOON)
    later = User.objects.create_user("later@example.org")

    put_back(made.file)

    assert User.objects.create_user("next@example.org").pk > later.pk


def test_keys_stay_given_through_two_restores_and_into_an_empty_table(journal):
    made = making.make(connection, NOON)
    first = journal.factors.create(name="one")

    put_back(made.file)
    put_back(made.file)

    assert journal.factors.create(name="another").pk > first.pk


def test_a_restore_ends_every_session(journal, client_of):
    browser = client_of(journal)
    assert browser.get("/tonight/").status_code == 200
    made = making.make(connection, NOON)

    put_back(made.file)

    assert browser.get("/tonight/").status_code == 302
    assert not Session.objects.exists()


def test_a_restore_lists_the_links_that_open_without_signing_in(journal, house, capsys):
    journal.shares.hand_out(
        journal, Snapshot(Page("x", (), ()), b"pdf", (b"png",)), code="x", now=timezone.now()
    )
    CalendarFeed.renew(journal)
    made = making.make(connection, NOON)
    call_command("restore", str(made.file), "--replace")

    said = capsys.readouterr().out
    assert "Everybody has to sign in again." in said
    assert f"summary shared by {journal} on" in said
    assert f"calendar of {journal}, made on" in said


@pytest.fixture
def changed_since(journal, client_of, house):
    """A backup, and how to see that nothing of what was written after it is gone."""
    made = making.make(connection, NOON)
    client_of(User.objects.create_user("later@example.org"))

    def all_tables():
        connections.close_all()
        return engine(connection.vendor).take(connection, house / "looked at")

    return made.file, all_tables


@pytest.mark.postgresql
@pytest.mark.parametrize("part", ["drop.sql", "finish.sql"])
def test_a_restore_that_fails_half_way_leaves_everything_as_it_was(
    changed_since, monkeypatch, part
):
    file, all_tables = changed_since
    before, whole = all_tables(), Path.write_text

    def broken(self, text, *rest, **more):
        return whole(self, text + "\nSELECT 1/0;" * (self.name == part), *rest, **more)

    monkeypatch.setattr(Path, "write_text", broken)
    with pytest.raises(BackupError, match="psql failed"):
        put_back(file)

    assert all_tables() == before


@pytest.mark.sqlite
def test_a_restore_for_which_there_is_no_room_leaves_everything_as_it_was(changed_since, house):
    file, all_tables = changed_since
    before, size = all_tables(), (house / "looked at").stat().st_size
    (house / "looked at").unlink()
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))  # SQLite's log is a little longer
    try:
        with pytest.raises(BackupError, match="all is as it was"):
            put_back(file)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    assert all_tables() == before


def test_nothing_is_left_to_do_once_a_backup_is_in_place(changed_since, monkeypatch):
    """Whoever is killed then has ended all sessions and given no key anew."""
    file, _ = changed_since
    later, kind = User.objects.get(email="later@example.org"), engine(connection.vendor)
    put = kind.put

    def and_killed(*arguments):
        put(*arguments)
        raise SystemExit

    monkeypatch.setattr(kind, "put", and_killed)
    with pytest.raises(SystemExit):
        put_back(file)

    assert not Session.objects.exists()
    assert User.objects.create_user("next@example.org").pk > later.pk


def test_a_backup_that_is_told_to_stop_leaves_nothing_in_plain(journal, settings, house, key):
    settings.BACKUP_RECIPIENTS = [str(key.to_public())]

    def stopped(*_, **__):
        assert list(house.glob(".backup-in-progress-*/database*"))
        os.kill(os.getpid(), signal.SIGTERM)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "pack", stopped)
        with pytest.raises(SystemExit):
            making.make(connection, NOON)
    assert not list(house.rglob("database*"))
    assert not list(house.glob(".backup-in-progress-*"))


@pytest.mark.parametrize("left", [".backup-in-progress-x", "backups/.making-x"])
def test_what_a_killed_backup_left_goes_with_the_next_one_and_with_the_start(house, left, db):
    (house / left).mkdir(parents=True)
    (house / left / "database.sqlite3").write_text("in plain")

    assert workplace.clean_up() == 1
    assert not (house / left).exists()


@pytest.mark.parametrize("ending", ["tar.gz", "tar.gz.age"])
def test_half_a_copy_of_a_killed_backup_goes_too(house, db, ending):
    half = house / f"backups/.stillnight-20260303T120000000000Z.{ending}.half"
    half.parent.mkdir()
    half.write_text("in plain")

    assert workplace.clean_up() == 1
    assert not half.exists()


def test_half_a_copy_that_is_being_made_stays(house, db, monkeypatch):
    source, target = house / "secret_key", house / "backups/stillnight-x.tar.gz"
    target.parent.mkdir()
    copying = workplace.shutil.copyfileobj

    def another_starts(*files):
        assert workplace.clean_up() == 0
        copying(*files)

    monkeypatch.setattr(workplace.shutil, "copyfileobj", another_starts)
    workplace.private_copy(source, target)
    assert target.read_text() == "the key"


@pytest.mark.postgresql
def test_a_scratch_database_of_a_killed_backup_goes_unless_it_is_in_use(journal, monkeypatch):
    postgresql, found = engine("postgresql"), []

    def there():
        with postgresql._server(connection) as cursor:
            cursor.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE 'stillnight_check%%'"
            )
            return [name for (name,) in cursor.fetchall()]

    def another_starts(*_):
        with postgresql._server(connection) as cursor:
            cursor.execute("CREATE DATABASE stillnight_check_of_a_killed_one TEMPLATE template0")
        assert len(there()) == 2
        assert postgresql.clean_up(connection) == 1
        found.extend(there())
        serve.drop_scratch_databases()
        raise BackupError("enough")

    monkeypatch.setattr(postgresql, "_restore", another_starts)
    with pytest.raises(BackupError, match="enough"):
        making.make(connection, NOON)
    assert len(found) == 1
    assert "killed" not in found[0]
    assert there() == []


def test_the_folder_of_a_backup_that_is_being_made_stays(house, db):
    with workplace.workplace() as folder:
        assert workplace.clean_up() == 0
        assert folder.exists()
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_restoring_pushes_no_backup_out(journal, settings):
    settings.BACKUP_KEEP = 2
    made = [making.make(connection, NOON - timedelta(days=day)).file for day in (2, 1)]

    put_back(made[0])

    assert all(file.exists() for file in made)


def test_nobody_else_on_the_machine_can_read_a_backup(journal, house, capsys):
    call_command("backup")

    [file] = (house / "backups").iterdir()
    assert (house / "backups").stat().st_mode & 0o077 == 0
    assert file.stat().st_mode & 0o077 == 0
    said = capsys.readouterr()
    assert "restored once and compared" in said.out
    assert "Not encrypted" in said.err


def test_the_commands_make_a_key_seal_prove_and_restore(journal, settings, house, capsys):
    call_command("backup", make_key=house / "key.txt")
    settings.BACKUP_RECIPIENTS = [capsys.readouterr().out.split("\n")[0].partition("=")[2]]
    call_command("backup")
    [file] = (house / "backups").iterdir()

    call_command("restore", file, identity=house / "key.txt", check=True)
    assert "Sound, made at 20" in capsys.readouterr().out
    journal.nights.all().delete()
    call_command("restore", file, identity=house / "key.txt", replace=True)

    assert "Restored, as of 20" in capsys.readouterr().out
    assert journal.nights.count() == 1


def test_a_key_is_never_written_over(house):
    (house / "key.txt").write_text("the only one")

    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", make_key=house / "key.txt")
    assert (house / "key.txt").read_text() == "the only one"


def test_what_is_wrong_is_said_in_a_sentence(settings, house):
    (house / "no.tar.gz").write_text("no")
    with pytest.raises(CommandError, match=r"no.tar.gz is no backup of Stillnight"):
        call_command("restore", house / "no.tar.gz")
    with pytest.raises(CommandError, match="There is no file"):
        call_command("restore", house / "nothing")
    with pytest.raises(CommandError, match="no secret key of age"):
        call_command("restore", house / "no.tar.gz", identity=house / "no.tar.gz")
    settings.BACKUP_RECIPIENTS = ["somebody"]
    with pytest.raises(CommandError, match="begin with age1"):
        call_command("backup")
    with pytest.raises(BackupError, match="no backups of oracle"):
        engine("oracle")


def test_a_backup_of_the_other_kind_of_database_is_refused(house):
    (house / "database").touch()
    archive.pack(house / "a", [house / "database"], vendor="other", made_at="", tables={})

    with pytest.raises(BackupError, match="use copy_database"):
        put_back(house / "a")


def test_a_backup_of_a_newer_version_is_refused(house, monkeypatch):
    monkeypatch.setattr(archive, "FORMAT", 2)
    archive.pack(house / "a", [], vendor="other", made_at="", tables={})
    monkeypatch.undo()

    with pytest.raises(BackupError, match="made by a newer version"):
        archive.unpack(house / "a", house)


def test_tables_that_differ_are_named():
    assert differences({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == ["b", "c"]


def test_the_start_makes_a_backup_only_before_tables_change(journal, monkeypatch, settings):
    assert serve.back_up_before_migrations() is None

    monkeypatch.setattr("config.operations.health.pending_migrations", lambda: ["journal.0099_new"])
    file = serve.back_up_before_migrations()
    assert file.name.endswith("-before-migration.tar.gz")

    settings.BACKUP_BEFORE_MIGRATION = False
    assert serve.back_up_before_migrations() is None


def test_where_nobody_has_an_account_there_is_nothing_to_lose(db, monkeypatch):
    monkeypatch.setattr(
        "config.operations.health.pending_migrations", lambda: ["journal.0001_initial"]
    )

    assert serve.back_up_before_migrations() is None


def test_a_copy_that_sqlite_finds_damaged_is_no_backup(tmp_path, monkeypatch):
    class Damaged:
        def backup(self, _):
            pass

        def execute(self, _):
            return self

        def fetchall(self):
            return [("row 7 missing from index",)]

    kind = engine("sqlite")
    monkeypatch.setattr(kind, "_open", lambda _: nullcontext(Damaged()))

    with pytest.raises(BackupError, match="damaged: row 7"):
        kind.held(connection, tmp_path / "copy", tmp_path)
