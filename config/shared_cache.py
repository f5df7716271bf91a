"""What processes share for a while, in a table of the database: counts of guesses, findings.

Django's own throws a third of the entries away, in the order of their keys, as soon as there are
more than 300, whether they have run out or not. Counts of guesses and codes that were used once
would be the first to go, on a busy server or wherever somebody made entries for that purpose.
"""

from datetime import datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import DatabaseCache
from django.db import OperationalError, connections, router, transaction


class SharedCache(DatabaseCache):
    """Django's cache in a table, which only drops what has run out."""

    _table: str

    def _base_set(self, mode: str, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT) -> bool:
        """Django's own, which takes a full disk for a value that somebody else was first to add:
        then nobody could sign in for "too many tries". The error of the database is raised."""
        failed: list[OperationalError] = []

        def noting(execute: Any, *statement: Any) -> Any:
            try:
                return execute(*statement)
            except OperationalError as error:
                failed.append(error)
                raise

        db = router.db_for_write(self.cache_model_class)
        # In a transaction of ours, so that a COMMIT that fails is not taken for that, either.
        with transaction.atomic(using=db), connections[db].execute_wrapper(noting):
            stored = bool(super()._base_set(mode, key, value, timeout))  # type: ignore[misc]
        if failed:
            raise failed[0]
        return stored

    def _cull(self, db: str, cursor: Any, now: datetime, num: int) -> None:
        """Drop entries whose time is over once there are more than MAX_ENTRIES (300)."""
        operations = connections[db].ops
        table, column = operations.quote_name(self._table), operations.quote_name("expires")
        cursor.execute(
            f"DELETE FROM {table} WHERE {column} < %s",  # noqa: S608 - our own names
            [operations.adapt_datetimefield_value(now)],
        )
