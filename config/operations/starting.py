"""Servers that start at the same moment make their tables one after the other."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

NUMBER = 0x5711B7  # of the lock in PostgreSQL


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold a lock of one folder or database, so that servers start one after the other."""
    with (Path(settings.DATA_DIR) / "preparing.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:  # ends with the connection, whatever happens
            cursor.execute("SELECT pg_advisory_lock(%s)", [NUMBER])
        yield
