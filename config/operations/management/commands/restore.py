"""Put a backup back, after proving it in a scratch database."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from config.operations.backups import BackupError, archive, restoring


class Command(BaseCommand):
    """See docs/backups.md."""

    help = __doc__
    requires_system_checks: list[str] = []  # what is restored may be what a check misses

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, its key, and how far to go."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--identity", type=Path, help="file with the secret key of age")
        parser.add_argument("--check", action="store_true", help="prove the backup, change nothing")
        parser.add_argument("--replace", action="store_true", help="although there are accounts")
        parser.add_argument("--with-keys", action="store_true", help="secret_key, vapid_key too")

    def handle(self, *, file: Path, identity: Path | None, **options: Any) -> None:
        """Restore a backup or only prove it, and print a sentence."""
        os.umask(0o077)
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            keys = archive.identities(identity) if identity else []
            if options["check"]:
                made_at = restoring.check(connection, file, keys)
                self.stdout.write(f"Sound, made at {made_at}.")
                return
            made_at = restoring.restore(
                connection,
                file,
                keys,
                replace=options["replace"],
                with_keys=options["with_keys"],
                now=timezone.now(),
            )
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored, as of {made_at}. Everybody has to sign in again.")
        if links := restoring.open_links():
            self.stdout.write("Open without signing in, also if taken back since that moment:")
            for link in links:
                self.stdout.write(f"  {link}")
        self.stdout.write("Start the server again.")
