"""One person's rows as the complete file writes them, read as they go by."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import connections
from django.db.models import QuerySet

from accounts.bulk import as_stored
from accounts.models import User
from journal.exchange.columns import WRITE_STORED, Kind
from journal.exchange.tables import Table, tables

GONE = 0  # what names a row that is no more; real numbers begin at 1
Row = dict[str, Any]
Keys = Mapping[str, Mapping[int, Any]]  # what names a row, by table and primary key


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
            write = WRITE_STORED[connections[rows.db].vendor][table.column[table.key].kind]
            return {pk: write(value) for pk, value in as_stored(rows, "pk", table.key)}
        return {pk: number for number, (pk,) in enumerate(as_stored(rows, "pk"), 1)}

    def of(self, table: Table) -> Iterator[Row]:
        """The rows of a table; what others refer to and came later than this moment is left for
        next time, with all on it."""
        return (row for _, row in self.with_pk(table))

    def with_pk(self, table: Table, **only: Any) -> Iterator[tuple[int, Row]]:
        """The rows of a table with their primary keys; `only` those that such a filter finds."""
        return written(table, table.of(self.person).filter(**only), self.keys)


def written(table: Table, rows: QuerySet[Any], keys: Keys) -> Iterator[tuple[int, Row]]:
    """Rows of a table as the file writes them, with their primary keys.

    Those that `keys` should know and does not are left out, with all that hangs on them.
    """
    own_keys = keys.get(table.name)
    write = WRITE_STORED[connections[rows.db].vendor]
    columns = [
        (c.name, write.get(c.kind) or _named(keys[c.target]), "[]" if c.kind is Kind.LIST else "")
        for c in table.columns
    ]
    for pk, *values in as_stored(rows, "pk", *(c.field.attname for c in table.columns)):
        if own_keys is not None and pk not in own_keys:
            continue
        row: Row = {"id": own_keys[pk]} if own_keys is not None and table.numbered else {}
        for (name, as_written, empty), value in zip(columns, values, strict=True):
            if value is not None and value != empty:
                row[name] = as_written(value)
        if not table.parent or row[table.parent] != GONE:
            yield pk, row


def _named(keys: Mapping[int, Any]) -> Any:
    """What writes a primary key as the name of its row."""
    return lambda pk: keys.get(pk, GONE)
