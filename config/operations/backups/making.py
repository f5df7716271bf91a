"""Making a backup: copied at one moment, sealed, restored once, then kept; old ones go."""

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from config.operations.backups import BackupError, Tables, archive, differences
from config.operations.backups.engines import engine
from config.operations.backups.workplace import private_copy, workplace

NAMES = re.compile(r"stillnight-\d{8}T\d{12}Z(-[a-z-]+)?\.tar\.gz(\.age)?")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was restored once and held what the database held."""

    file: Path
    tables: Tables
    sealed: bool


def make(
    database: BaseDatabaseWrapper, now: datetime, why: str = "", *, keep_all: bool = False
) -> Backup:
    """Back the database up into BACKUP_DIR and keep the newest BACKUP_KEEP; `now` is in UTC."""
    folder = Path(settings.BACKUP_DIR)
    folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
    recipients = [archive.recipient(text) for text in settings.BACKUP_RECIPIENTS]
    ending = ".tar.gz.age" if recipients else ".tar.gz"
    name = f"stillnight-{now:%Y%m%dT%H%M%S%f}Z{why and f'-{why}'}{ending}"
    with workplace() as work:
        made, tables = _made(database, work, recipients, now)
        private_copy(made, folder / name)
    _durable(folder)
    rotate(folder, 0 if keep_all else settings.BACKUP_KEEP, now)
    return Backup(folder / name, tables, bool(recipients))


def _made(
    database: BaseDatabaseWrapper,
    work: Path,
    recipients: Sequence[archive.Recipient],
    now: datetime,
) -> tuple[Path, Tables]:
    """A finished file in `work` and what it holds; one more key than the recipients' proves it."""
    kind = engine(database.vendor)
    copy = work / kind.NAME
    tables = kind.take(database, copy)
    keys = [Path(settings.DATA_DIR) / name for name in archive.KEYS] if recipients else []
    packed = work / "packed"
    archive.pack(
        packed,
        [copy, *filter(Path.exists, keys)],
        vendor=database.vendor,
        made_at=now.isoformat(),
        tables=tables,
    )
    copy.unlink()
    if not recipients:
        prove(database, packed, [], work / "proof")
        return packed, tables
    once = archive.new_key()  # never leaves this process
    sealed = work / "sealed.age"
    archive.seal(packed, sealed, [*recipients, once.to_public()])
    packed.unlink()
    prove(database, sealed, [once], work / "proof")
    return sealed, tables


def prove(
    database: BaseDatabaseWrapper, file: Path, keys: Sequence[archive.Key], work: Path
) -> tuple[Path, str, Tables]:
    """Restore a backup into a scratch database and compare every table with its manifest.

    Leaves the members in `work`; the copy of the database, the time it was made, its tables.
    """
    work.mkdir(mode=stat.S_IRWXU)
    packed = file
    if file.suffix == ".age":
        packed = work / "opened"
        archive.unseal(file, packed, keys)
    vendor, made_at, tables = archive.unpack(packed, work)
    if vendor != database.vendor:
        raise BackupError(
            f"This backup is of {vendor} and the database is {database.vendor}: restore it into"
            f" {vendor}, then use copy_database."
        )
    kind = engine(vendor)
    copy = work / kind.NAME
    if wrong := differences(tables, kind.held(database, copy, work)):
        raise BackupError(f"The backup does not hold what it should: {', '.join(wrong)}")
    return copy, made_at, tables


def rotate(folder: Path, keep: int, now: datetime) -> None:
    """Delete all backups but the newest `keep`; 0 keeps all.

    One whose name is later than `now` was made when the clock was ahead, so it is older than
    what its name says, and goes before the others.
    """
    files = [file for file in folder.iterdir() if NAMES.fullmatch(file.name)]
    latest = f"stillnight-{now:%Y%m%dT%H%M%S%f}Z~"  # "~" sorts behind every ending
    files.sort(key=lambda file: (file.name < latest, file.name))
    for file in files[:-keep] if keep else []:
        file.unlink()


def _durable(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
