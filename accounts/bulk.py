"""Thousands of rows at once: read as they are stored, and inserted by one statement."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import DateField, Field, JSONField, Model, QuerySet, TextField, TimeField
from django.db.models.functions import Cast

from accounts.prepared import insertion

BATCH = 1000  # rows that are read at a time
AS_THEY_ARE = (int, str, bool)  # values that databases take without a conversion


def as_stored(rows: QuerySet[Any], *columns: str) -> Iterator[tuple[Any, ...]]:
    """Columns of rows as the database holds them, before anybody makes values of them."""
    connection = connections[rows.db]
    names = columns if connection.vendor != "sqlite" else [_text(rows.model, c) for c in columns]
    try:
        sql, params = rows.values_list(*names).query.sql_with_params()
    except EmptyResultSet:  # a filter that finds nothing, so there is nothing to ask
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while some := cursor.fetchmany(BATCH):
            yield from some


def _text(model: type[Model], column: str) -> str | Cast:
    """A date or time as the text that SQLite has; its driver would make a value of the column."""
    field = model._meta.pk if column == "pk" else model._meta.get_field(column)
    is_moment = isinstance(field, DateField | TimeField)
    return Cast(column, TextField()) if is_moment else column


def insert_many(rows: Sequence[Model]) -> None:
    """Insert rows of one model, which have no key yet and get none here."""
    if not rows:
        return
    model = type(rows[0])
    if not settings.PREPARED_STATEMENTS:
        model._default_manager.bulk_create(rows)
        for row in rows:
            row.pk = None
        return
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    sql, _ = insertion(model, tuple(field.attname for field in fields))
    columns = [(field.attname, _prepared(field), _as_they_are(field)) for field in fields]
    params = [
        [
            value
            if (value := vars(row)[name]) is None or type(value) in as_they_are
            else store(value)
            for name, store, as_they_are in columns
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql, params)


def _as_they_are(field: "Field[Any, Any]") -> tuple[type, ...]:
    return () if isinstance(field, JSONField) else AS_THEY_ARE


def _prepared(field: "Field[Any, Any]") -> Callable[[Any], Any]:
    """What makes of a value what the database takes, once for each different one."""
    database = connections[DEFAULT_DB_ALIAS]  # itself: looking it up costs more than most values
    is_list = isinstance(field, JSONField)  # which no dictionary takes for a key
    made: dict[Any, Any] = {}

    def prepare(value: Any) -> Any:
        name = repr(value) if is_list else value
        if name not in made:
            made[name] = field.get_db_prep_save(value, database)
        return made[name]

    return prepare
