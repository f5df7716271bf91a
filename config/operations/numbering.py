"""Primary keys that were given once never come back, whatever happens to the database.

A link in an old mail or an undo that waits names a row by its key. A database into which rows are
copied would go on after the rows that exist; it has to go on after those that ever existed.
(Backups see to that themselves, in the transaction that puts one in place.)
"""

from collections.abc import Iterator, Mapping

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE = "sqlite"


def last_numbers(database: BaseDatabaseWrapper) -> dict[str, int]:
    """The last key that each table ever gave, by the table's name; none for one it never did."""
    with database.cursor() as cursor:
        if database.vendor == SQLITE:
            cursor.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'")
            if cursor.fetchone() is None:
                return {}
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            return dict(cursor.fetchall())
        numbers = {}
        for table, sequence in _sequences(database):
            cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608 - its own
            last, used = cursor.fetchone()
            if used:
                numbers[table] = last
        return numbers


def go_on_after(database: BaseDatabaseWrapper, numbers: Mapping[str, int]) -> None:
    """Make each table give only keys above these, and above those it gave itself."""
    last = last_numbers(database)
    wanted = {table: number for table, number in numbers.items() if number > last.get(table, 0)}
    with database.cursor() as cursor:
        if database.vendor == SQLITE:
            for table, number in wanted.items():
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, number])
            return
        for table, sequence in _sequences(database):
            if table in wanted:
                cursor.execute("SELECT setval(%s, %s)", [sequence, wanted[table]])


def _sequences(database: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    """Each table of the program that numbers its rows, and what counts for it on PostgreSQL."""
    there = set(database.introspection.table_names())
    with database.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table, key = model._meta.db_table, model._meta.pk
            if isinstance(key, models.AutoField) and key.column and table in there:
                quoted = database.ops.quote_name(table)
                cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [quoted, key.column])
                (sequence,) = cursor.fetchone()
                if sequence:
                    yield table, sequence
