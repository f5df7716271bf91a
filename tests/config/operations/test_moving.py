"""Everything moves to another database, is compared there, and can be added to."""

import inspect
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from accounts.models import User
from bench import postgres, system
from config.environment import database
from config.operations import moving
from journal.models import CaffeineIntake, Night, RemovedNight

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _any_database(db, monkeypatch):
    """Django's tests allow only the databases of the settings; these make their own."""
    guard = BaseDatabaseWrapper.ensure_connection
    real = inspect.getclosurevars(guard).nonlocals["real_ensure_connection"]
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", real)


@pytest.fixture(scope="module")
def server():
    """Another database server, to move to."""
    programs = system.postgres()
    if programs is None:
        pytest.skip("PostgreSQL is not on this machine")
    with postgres.cluster(programs) as url:
        yield url


@pytest.fixture
def target(server):
    """An empty database there."""
    moving.connect("elsewhere", database(server))
    elsewhere = connections["elsewhere"]
    with elsewhere.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    yield server
    elsewhere.close()
    del connections["elsewhere"], connections.settings["elsewhere"]


@pytest.fixture
def journal(person, write_night):
    night = write_night(person, date(2026, 3, 3), evening_severity=7, evening_note="müde 脚")
    CaffeineIntake.objects.create(night=night, drink="espresso", caffeine_mg=63)
    person.lab_results.create(test="ferritin", value="42.50", unit="ug/L", taken_on="2026-03-01")
    person.wake_taps.create(night=date(2026, 3, 3), kind="started", at="2026-03-04T01:00Z")
    return person


def test_everything_moves_nothing_is_stamped_anew_and_keys_go_on(journal, target, capsys):
    gone = journal.nights.create(night=date(2026, 3, 9), time_zone="UTC")
    key = gone.pk
    removed = RemovedNight.take(gone)

    call_command("copy_database", to=target)

    there = User.objects.using("elsewhere").get()
    assert (there.pk, there.date_joined, there.password) == (
        journal.pk,
        journal.date_joined,
        journal.password,
    )
    assert there.nights.using("elsewhere").get().evening_note == "müde 脚"
    assert "each table compared" in capsys.readouterr().out
    # New rows follow the moved ones, and the key of a deleted one is not given again.
    new = User.objects.db_manager("elsewhere").create_user("new@example.org")
    assert new.pk > journal.pk
    night = Night.objects.using("elsewhere").create(
        user_id=journal.pk, night=date(2026, 3, 10), time_zone="UTC"
    )
    assert night.pk > key
    assert RemovedNight.objects.using("elsewhere").get().pk == removed.pk


def test_the_way_back_holds_the_same(journal, target, tmp_path):
    call_command("copy_database", to=target)
    home = f"sqlite:///{tmp_path / 'home.sqlite3'}"
    call_command("copy_database", source=target, to=home)

    moving.connect("home", database(home))
    try:
        models = list(moving._models())
        assert [moving.digest(m, "home") for m in models] == [
            moving.digest(m, "default") for m in models
        ]
    finally:
        connections["home"].close()
        del connections["home"], connections.settings["home"]


def test_a_database_with_accounts_in_it_is_left_alone(journal, target):
    call_command("copy_database", to=target)
    User.objects.using("elsewhere").update(email="there@example.org")

    with pytest.raises(CommandError, match="has to be an empty database"):
        call_command("copy_database", to=target)
    assert User.objects.using("elsewhere").get().email == "there@example.org"


def test_what_does_not_arrive_whole_is_not_kept(journal, target, monkeypatch):
    digest = moving.digest

    def changed_on_the_way(model, alias):
        return f"{digest(model, alias)} {alias if model is User else ''}"

    monkeypatch.setattr(moving, "digest", changed_on_the_way)

    with pytest.raises(CommandError, match="These tables differ, so nothing was kept: accounts_"):
        call_command("copy_database", to=target)
    assert not User.objects.using("elsewhere").exists()


def test_an_address_that_cannot_be_is_said_without_its_password(db):
    with pytest.raises(CommandError, match="cannot be read") as said:
        call_command("copy_database", to="nonsense://me:secret-word@host/x")
    assert "secret-word" not in str(said.value)


def test_the_hash_of_a_table_changes_with_any_answer(journal):
    night = journal.nights.model
    before = moving.digest(night, connection.alias)
    journal.nights.update(evening_severity=6)

    assert moving.digest(night, connection.alias) != before


def test_bytes_are_compared_as_bytes():
    assert moving.plain(memoryview(b"\x01")) == moving.plain(b"\x01") == "01"
