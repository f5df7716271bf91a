"""One person's rows as the complete file writes them, read as they go by."""

from collections.abc import Collection, Iterator, Mapping
from itertools import compress, islice
from typing import Any

from django.db import connections
from django.db.models import QuerySet

from accounts.bulk import as_stored
from accounts.models import User
from journal.exchange.blocks import ROWS, Block, Row, Write, each
from journal.exchange.columns import WRITE_STORED, Column, Kind
from journal.exchange.tables import Table, tables

GONE = 0  # what names a row that is no more; real numbers begin at 1
Keys = Mapping[str, Mapping[int, Any]]  # what names a row, by table and primary key


class Rows:
    """The rows of one person at one moment.

    Rows that others refer to are known beforehand, by key only (some 100 bytes each); all
    else is read when it is asked for and forgotten when it was handed on.
    """

    def __init__(self, person: User, names: Collection[str] | None = None) -> None:
        """Of all tables, or of those with these names alone."""
        self.person = person
        chosen = [table for table in tables() if names is None or table.name in names]
        referred = {column.target for table in chosen for column in table.columns}
        self.keys = {t.name: self._keys_of(t) for t in tables() if t.name in referred}

    def _keys_of(self, table: Table) -> dict[int, Any]:
        """What names each row, by its primary key."""
        rows = table.of(self.person)
        if table.key:
            write = WRITE_STORED[connections[rows.db].vendor][table.column[table.key].kind]
            return {pk: write(value) for pk, value in as_stored(rows, "pk", table.key)}
        return {pk: number for number, (pk,) in enumerate(as_stored(rows, "pk"), 1)}

    def blocks(self, table: Table, **only: Any) -> Iterator[Block]:
        """The rows of a table; `only` those that such a filter finds.

        What others refer to and came later than this moment is left for next time, with all on it.
        """
        return written(table, table.of(self.person).filter(**only), self.keys)

    def of(self, table: Table) -> Iterator[Row]:
        """The rows of a table one by one."""
        return (row for block in self.blocks(table) for row in block.rows())

    def with_pk(self, table: Table, **only: Any) -> Iterator[tuple[int, Row]]:
        """The rows of a table with their primary keys."""
        for block in self.blocks(table, **only):
            yield from zip(block.keys, block.rows(), strict=True)


def written(
    table: Table, rows: QuerySet[Any], keys: Keys, cells: Mapping[str, Write] | None = None
) -> Iterator[Block]:
    """Rows of a table as the file writes them, some hundred at a time.

    Those that `keys` should know and does not are left out, with all that hangs on them. `cells`
    say for columns what their values become at once.
    """
    own_keys = keys.get(table.name)
    write = WRITE_STORED[connections[rows.db].vendor]
    writers = [(column.name, _writer(column, write, keys, cells or {})) for column in table.columns]
    stored = as_stored(rows, "pk", *(column.field.attname for column in table.columns))
    while some := list(islice(stored, ROWS)):
        pks, *values = zip(*some, strict=True)
        columns: dict[str, list[Any]] = {}
        if own_keys is not None and table.numbered:
            columns["id"] = each(pks, own_keys.get)
        for (name, as_written), column in zip(writers, values, strict=True):
            columns[name] = each(column, as_written)
        if (block := _without_gone(Block(pks, columns), table, own_keys)).keys:
            yield block


def _without_gone(block: Block, table: Table, own_keys: Mapping[int, Any] | None) -> Block:
    """The block without rows that have no name, or hang on a row that has none."""
    stays = [
        (own_keys is None or pk in own_keys) and parent != GONE
        for pk, parent in zip(
            block.keys, block.columns.get(table.parent, [None] * len(block.keys)), strict=True
        )
    ]
    if all(stays):
        return block
    columns = {name: list(compress(column, stays)) for name, column in block.columns.items()}
    return Block(list(compress(block.keys, stays)), columns)


def _writer(
    column: Column, write: Mapping[Kind, Write], keys: Keys, cells: Mapping[str, Write]
) -> Write:
    """What writes a stored value of a column; an empty text or list becomes `None`."""
    if column.kind is Kind.REFERENCE:
        names = keys[column.target]
        return lambda pk: names.get(pk, GONE)
    as_written, empty = write[column.kind], "[]" if column.kind is Kind.LIST else ""
    cell = cells.get(column.name)
    if cell is None:
        return lambda value: None if value == empty else as_written(value)
    return lambda value: None if value == empty else cell(as_written(value))
