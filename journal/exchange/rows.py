"""One person's rows as the complete file writes them, read as they go by."""

from collections.abc import Iterator
from typing import Any

from accounts.models import User
from journal.exchange.columns import WRITE
from journal.exchange.tables import Table, tables

CHUNK = 1000
GONE = 0  # what names a row that is no more; real numbers begin at 1
Row = dict[str, Any]


class Rows:
    """The rows of one person at one moment.

    Rows that others refer to are known beforehand, by key only (some 100 bytes each); all
    else is read when it is asked for and forgotten when it was handed on.
    """

    def __init__(self, person: User) -> None:
        self.person = person
        referred = {column.target for table in tables() for column in table.columns}
        self.keys = {t.name: self._keys_of(t) for t in tables() if t.name in referred}

    def _keys_of(self, table: Table) -> dict[int, Any]:
        """What names each row, by its primary key."""
        rows = table.of(self.person)
        if table.key:
            write = WRITE[table.column[table.key].kind]
            return {pk: write(value) for pk, value in rows.values_list("pk", table.key)}
        return {pk: number for number, pk in enumerate(rows.values_list("pk", flat=True), 1)}

    def of(self, table: Table) -> Iterator[Row]:
        """The rows of a table; what others refer to and came later than this moment is left for
        next time, with all on it."""
        return (row for _, row in self.with_pk(table))

    def with_pk(self, table: Table, **only: Any) -> Iterator[tuple[int, Row]]:
        """The rows of a table with their primary keys; `only` those that such a filter finds."""
        keys = self.keys.get(table.name)
        columns = [(column, WRITE.get(column.kind)) for column in table.columns]
        rows = table.of(self.person).filter(**only)
        stored = rows.values_list("pk", *(c.field.attname for c in table.columns))
        for pk, *values in stored.iterator(chunk_size=CHUNK):
            if keys is not None and pk not in keys:
                continue
            row: Row = {"id": keys[pk]} if keys is not None and table.numbered else {}
            for (column, write), value in zip(columns, values, strict=True):
                if value is None or value in ("", []):
                    continue
                if write is None:
                    row[column.name] = self.keys[column.target].get(value, GONE)
                else:
                    row[column.name] = write(value)
            if not table.parent or row[table.parent] != GONE:
                yield pk, row
