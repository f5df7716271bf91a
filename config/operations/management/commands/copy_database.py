"""Copy everything into another, empty database and compare: SQLite to PostgreSQL, or back."""

import os
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connections

from config.environment import database
from config.operations import moving


class Command(BaseCommand):
    """See docs/scaling.md. Stop the server first, or what is written meanwhile has to wait."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the source, DATABASE_URL unless named, and the target."""
        parser.add_argument("--to", required=True, metavar="URL")
        parser.add_argument("--from", dest="source", metavar="URL", help="else DATABASE_URL")

    def handle(self, *, to: str, source: str | None, **_: Any) -> None:
        """Copy the database, or say in a sentence why not."""
        os.umask(0o077)
        aliases = ["default", "moving_target"]
        try:
            moving.connect("moving_target", database(to))
            if source:
                aliases[0] = "moving_source"
                moving.connect("moving_source", database(source))
            copied = moving.move(*aliases)
        except (ImproperlyConfigured, moving.MovingError, DatabaseError) as error:
            raise CommandError(f"Nothing was copied. {error}".strip()) from error
        finally:
            self._forget("moving_source", "moving_target")
        self.stdout.write(
            f"{sum(copied.values())} rows of {len(copied)} tables are there, each table compared."
            " Write the new address into DATABASE_URL and start the server."
        )

    def _forget(self, *aliases: str) -> None:
        for alias in aliases:
            if alias in connections.settings:
                connections[alias].close()
                del connections[alias], connections.settings[alias]
