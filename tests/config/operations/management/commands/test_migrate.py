"""A migration and the note that it was made are one: an upgrade cut off can be run again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from config.environment import database
from config.operations import moving

ALIAS = "cut_off"


class PowerCutError(Exception):
    """The server is gone in the middle of something."""


@pytest.fixture
def empty(tmp_path: Path, django_db_blocker: Any) -> Iterator[Any]:
    """A database without tables."""
    moving.connect(ALIAS, database(f"sqlite:///{tmp_path / 'cut-off.sqlite3'}"))
    with django_db_blocker.unblock():
        yield connections[ALIAS]
    connections[ALIAS].close()
    del connections[ALIAS], connections.settings[ALIAS]


def migrate(*arguments: str) -> None:
    call_command("migrate", *arguments, database=ALIAS, verbosity=0, interactive=False)


@pytest.mark.sqlite
@pytest.mark.parametrize("app", ["account", "mfa", "accounts"])
def test_an_upgrade_cut_off_before_the_note_can_be_run_again(
    empty: Any, monkeypatch: pytest.MonkeyPatch, app: str
) -> None:
    note = MigrationRecorder.record_applied

    def cut_off(self: Any, label: str, name: str) -> None:
        if label == app:
            raise PowerCutError
        note(self, label, name)

    monkeypatch.setattr(MigrationRecorder, "record_applied", cut_off)
    with pytest.raises(PowerCutError):
        migrate(app)
    before = set(empty.introspection.table_names())
    monkeypatch.setattr(MigrationRecorder, "record_applied", note)
    migrate(app)

    assert not {table for table in before if table.startswith(f"{app}_")}
    assert {table for table in empty.introspection.table_names() if table.startswith(f"{app}_")}


@pytest.mark.sqlite
def test_tables_go_back_the_same_way_and_keys_are_checked_afterwards(empty: Any) -> None:
    migrate("accounts")
    migrate("accounts", "zero")
    with empty.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys")
        checked = cursor.fetchone()[0]

    assert "accounts_user" not in empty.introspection.table_names()
    assert checked
    assert not empty.in_atomic_block
