"""Django's `migrate`, with each migration and the note that it was made in one transaction.

Django notes some migrations down only after their tables are committed. A server that loses
power in between could not be upgraded any more: the tables are there already.
"""

from contextlib import ExitStack
from typing import Any

from django.core.management.commands import migrate
from django.db import connections, transaction
from django.db.migrations import Migration

BEGUN, ENDED = ("apply_start", "unapply_start"), ("apply_success", "unapply_success")


class Command(migrate.Command):
    """See `manage.py migrate --help`."""

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Migrate as Django does, taking back what is not finished."""
        self.alias = options["database"]
        with ExitStack() as self.whole:
            super().handle(*arguments, **options)

    def migration_progress_callback(
        self, action: str, migration: Migration | None = None, fake: bool = False
    ) -> None:
        """Wrap each migration and its note in a transaction, unless it wants none."""
        if action in BEGUN and migration and migration.atomic:
            # SQLite can only be told before a transaction that tables are made anew in it.
            self.whole.enter_context(connections[self.alias].constraint_checks_disabled())
            self.whole.enter_context(transaction.atomic(using=self.alias))
        super().migration_progress_callback(action, migration, fake)
        if action in ENDED:
            self.whole.close()
