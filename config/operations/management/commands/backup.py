"""Back up the database: consistent while people write, sealed, and restored once to prove it."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from config.operations.backups import BackupError, archive
from config.operations.backups.making import make


class Command(BaseCommand):
    """See docs/backups.md."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to make a key, for machines without age."""
        parser.add_argument("--make-key", type=Path, metavar="FILE", help="make a key and stop")

    def handle(self, *, make_key: Path | None, **_: Any) -> None:
        """Make a backup, or say in a sentence why not."""
        if make_key:
            self._make_key(make_key)
            return
        os.umask(0o077)
        try:
            made = make(connection, timezone.now())
        except BackupError as error:
            raise CommandError(str(error)) from error
        rows = sum(table.rows for table in made.tables.values())
        self.stdout.write(
            f"{made.file}: {len(made.tables)} tables, {rows} rows, restored once and compared."
        )
        if not made.sealed:
            self.stderr.write("Not encrypted; name who may open it in BACKUP_RECIPIENTS.")

    def _make_key(self, file: Path) -> None:
        key = archive.new_key()
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise CommandError(f"{file} is there already.") from None
        with os.fdopen(handle, "w") as opened:
            opened.write(f"# public key: {key.to_public()}\n{key}\n")
        self.stdout.write(
            f"BACKUP_RECIPIENTS={key.to_public()}\nKeep {file} somewhere else than the server:"
            " without it no backup can be opened."
        )
