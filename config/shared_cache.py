"""What processes share for a while, in a table of the database: counts of guesses, findings.

Django's own throws a third of the entries away, in the order of their keys, as soon as there are
more than 300, whether they have run out or not. Counts of guesses and codes that were used once
would be the first to go, on a busy server or wherever somebody made entries for that purpose.
"""

from datetime import datetime
from typing import Any

from django.core.cache.backends.db import DatabaseCache
from django.db import connections


class SharedCache(DatabaseCache):
    """Django's cache in a table, which only drops what has run out."""

    _table: str

    def _cull(self, db: str, cursor: Any, now: datetime, num: int) -> None:
        """Beyond MAX_ENTRIES (300), before an entry is stored."""
        operations = connections[db].ops
        table, column = operations.quote_name(self._table), operations.quote_name("expires")
        cursor.execute(
            f"DELETE FROM {table} WHERE {column} < %s",  # noqa: S608 - our own names
            [operations.adapt_datetimefield_value(now)],
        )
