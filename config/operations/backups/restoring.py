"""Putting a backup back: proven first, what is there now backed up, then replaced."""

import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from config.operations.backups import BackupError, archive
from config.operations.backups.engines import engine
from config.operations.backups.making import make, prove
from config.operations.backups.workplace import workplace

# Tables that a restore empties: everybody signs in anew, a code that was half given is void.
SIGNED_IN = {Session._meta.db_table, UserSession._meta.db_table}


def check(database: BaseDatabaseWrapper, file: Path, keys: Sequence[archive.Key]) -> str:
    """Prove a backup without touching the database; returns when it was made."""
    with workplace() as work:
        return prove(database, file, keys, work / "opened")[1]


def restore(
    database: BaseDatabaseWrapper,
    file: Path,
    keys: Sequence[archive.Key],
    *,
    replace: bool,
    with_keys: bool,
    now: datetime,
) -> str:
    """Put a backup into the database; returns when it was made. BackupError leaves all as it was.

    A database with accounts in it is replaced only when told, and backed up first. In the same
    step the sessions that were open when the backup was made are ended, since some of them had
    been ended meanwhile, and the keys of rows that are gone stay given.
    """
    with workplace() as work:
        folder = work / "opened"
        copy, made_at, tables = prove(database, file, keys, folder)
        if has_people(database):
            if not replace:
                raise BackupError(
                    "There are accounts in this database. Stop the server, then say --replace;"
                    " what is there now is backed up first."
                )
            # Who tries one file after the other must not lose the older ones by it.
            make(database, now, why="before-restore", keep_all=True)
        connections.close_all()
        engine(database.vendor).put(database, copy, tables, SIGNED_IN & tables.keys())
        if with_keys:
            _put_keys(folder)
    return made_at


def has_people(database: BaseDatabaseWrapper) -> bool:
    """Whether anybody has an account; a database without tables has none."""
    table = database.ops.quote_name(get_user_model()._meta.db_table)
    try:
        with database.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - our own table
            return cursor.fetchone() is not None
    except DatabaseError:
        return False


def open_links() -> list[str]:
    """Links that strangers can open without signing in, one sentence each, from the apps.

    Links that were taken back after the backup was made are open again.
    """
    sentences: list[str] = []
    for app in apps.get_app_configs():
        describe = getattr(app, "open_links", None)
        sentences += describe() if describe else []
    return sentences


def _put_keys(folder: Path) -> None:
    for name in archive.KEYS:
        if (folder / name).exists():
            target = Path(settings.DATA_DIR) / name
            shutil.copyfile(folder / name, target)
            target.chmod(0o600)
