"""A database in memory with the tables of a journal and nothing in them, to try rows out.

The rows of a file are put into it before anything is stored, so that what the constraints of
the tables refuse is found without holding up anybody who writes to the real one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from django.db import connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper

from accounts.models import User
from journal.exchange.tables import tables


@contextmanager
def trial_database() -> Iterator[str]:
    """The alias of the database, inside a transaction that is never committed.

    Nothing of it is left afterwards. All constraints hold but references.
    """
    alias = f"trial_{uuid4().hex}"
    plain = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
    database = DatabaseWrapper(connections.configure_settings({"default": plain})["default"], alias)
    connections[alias] = database
    try:
        with database.schema_editor() as editor:
            for table in tables():
                if table.model is not User:
                    editor.create_model(table.model)
        database.disable_constraint_checking()
        with transaction.atomic(using=alias):
            yield alias
            transaction.set_rollback(True, using=alias)
    finally:
        database.close()
        del connections[alias]
