"""Statements whose SQL is put together once a process instead of for each query.

Django takes several times longer to put a statement together than SQLite takes to answer it.

    DRINKS = Prepared(lambda: Drink.objects.filter(night=Param("night")).values_list("name"))
    DRINKS.rows(night=night.pk)

Only the statement is cached, neither its parameters nor its rows. With
`PREPARED_STATEMENTS=false` none is: Django then builds each anew, as it does everywhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import (
    DateField,
    Expression,
    Field,
    JSONField,
    Model,
    QuerySet,
    TextField,
    TimeField,
)
from django.db.models.functions import Cast
from django.db.models.sql import InsertQuery, UpdateQuery

MAX_STATEMENTS = 500  # statements that differ in the columns they store
TOGETHER = 1000  # rows that are read at a time
AS_THEY_ARE = (int, str, bool)  # values that databases take without a conversion
WHERE = "where "  # prefix of the parameters of a condition, beside those that are stored

# The values, while Django builds a statement with them in it
_plainly: ContextVar[Mapping[str, Any] | None] = ContextVar("plainly", default=None)


class Param(Expression):
    """A named parameter of a statement; its value comes with each call.

    With a `field` the value is converted as that field stores it.
    """

    def __init__(self, name: str, field: "Field[Any, Any] | None" = None) -> None:
        super().__init__()
        self.name, self.stored_by = name, field

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """The value itself where the statement is asked by plain Django."""
        values = _plainly.get()
        return super().resolve_expression(*args, **kwargs) if values is None else values[self.name]

    def as_sql(self, *_: Any) -> tuple[str, list[Any]]:
        """A placeholder in the SQL, and this object among the parameters."""
        return "%s", [self]


class Prepared:
    """A query with a `Param` for each value; of single columns or of whole objects."""

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self._build = build

    @cached_property
    def _query(self) -> QuerySet[Any, Any]:
        return self._build()

    @cached_property
    def _compiled(self) -> tuple[str, tuple[Any, ...], Any, dict[int, Any]]:
        compiler = self._query.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [column for column, *_ in compiler.select]
        return sql, tuple(params), compiler, compiler.get_converters(columns)

    def rows(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows as tuples, each column as its field reads it; `values` names each `Param`."""
        if not settings.PREPARED_STATEMENTS:
            return self._by_django(values)
        sql, params, compiler, converters = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [_value(param, values) for param in params])
            fetched = cursor.fetchall()
        if not fetched:
            return []
        return [tuple(row) for row in compiler.apply_converters(fetched, converters)]

    def objects(self, **values: Any) -> list[Any]:
        """The rows as objects of their model, for a query of all its columns."""
        if not settings.PREPARED_STATEMENTS:
            return self._by_django(values)
        model, alias = self._query.model, connection.alias
        return [model.from_db(alias, self._names, row) for row in self.rows(**values)]

    def _by_django(self, values: Mapping[str, Any]) -> list[Any]:
        """The rows of the query, built anew with the values in it."""
        token = _plainly.set(values)
        try:
            return list(self._build())
        finally:
            _plainly.reset(token)

    @cached_property
    def _names(self) -> list[str]:
        return [field.attname for field in self._query.model._meta.concrete_fields]


def as_stored(rows: QuerySet[Any], *columns: str) -> Iterator[tuple[Any, ...]]:
    """Columns of rows as the database holds them, before anybody makes values of them."""
    connection = connections[rows.db]
    asked = columns if connection.vendor != "sqlite" else [_text(rows.model, c) for c in columns]
    try:
        sql, params = rows.values_list(*asked).query.sql_with_params()
    except EmptyResultSet:  # a filter that finds nothing, so there is nothing to ask
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, params)
        while some := cursor.fetchmany(TOGETHER):
            yield from some


def _text(model: type[Model], column: str) -> str | Cast:
    """A date or time as the text that SQLite has; its driver would make a value of the column."""
    field = model._meta.pk if column == "pk" else model._meta.get_field(column)
    is_moment = isinstance(field, DateField | TimeField)
    return Cast(column, TextField()) if is_moment else column


def insert(model: type[Model], **values: Any) -> None:
    """Insert a row; `values` names every column but the key."""
    if not settings.PREPARED_STATEMENTS:
        model._default_manager.create(**values)
        return
    sql, params = _insertion(model, tuple(values))
    _run(sql, params, values)


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
    sql, _ = _insertion(model, tuple(field.attname for field in fields))
    database = connections[DEFAULT_DB_ALIAS]  # itself: looking it up costs more than most values
    columns = [
        (field.attname, field.get_db_prep_save, () if isinstance(field, JSONField) else AS_THEY_ARE)
        for field in fields
    ]
    params = [
        [
            value
            if (value := vars(row)[name]) is None or type(value) in as_they_are
            else store(value, database)
            for name, store, as_they_are in columns
        ]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql, params)


def update(model: type[Model], where: Mapping[str, Any], values: Mapping[str, Any]) -> int:
    """Update the rows whose columns equal `where`; returns how many those are.

    `ValueError` where a column that dates each change (`auto_now`) is not among the values.
    """
    for field in model._meta.concrete_fields:
        if getattr(field, "auto_now", False) and field.name not in values:
            raise ValueError(f"{model.__name__}.{field.name} says when it was changed. Store it.")
    if not settings.PREPARED_STATEMENTS:
        return model._default_manager.filter(**where).update(**values)
    params_by_name = {**values, **{WHERE + name: value for name, value in where.items()}}
    sql, params = _updating(model, tuple(where), tuple(values))
    return _run(sql, params, params_by_name)


@lru_cache(maxsize=MAX_STATEMENTS)
def _insertion(model: type[Model], names: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    fields, places = _places(model, names)
    query = InsertQuery(model)
    query.insert_values(fields, [model(**places)], raw=True)
    ((sql, params),) = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(params)


@lru_cache(maxsize=MAX_STATEMENTS)
def _updating(
    model: type[Model], where: tuple[str, ...], names: tuple[str, ...]
) -> tuple[str, tuple[Any, ...]]:
    _, places = _places(model, names)
    rows = model._default_manager.filter(**{name: Param(WHERE + name) for name in where})
    query: Any = rows.query.chain(UpdateQuery)
    query.add_update_values(places)
    sql, params = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(params)


def _places(model: type[Model], names: tuple[str, ...]) -> tuple[list[Any], dict[str, Param]]:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    return fields, {name: Param(name, fields[i]) for i, name in enumerate(names)}


def _run(sql: str, params: Iterable[Any], values: Mapping[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, [_value(param, values) for param in params])
        count: int = cursor.rowcount
    return count


def _value(param: Any, values: Mapping[str, Any]) -> Any:
    """A parameter as the database takes it, looked up among `values` if it is a `Param`."""
    if not isinstance(param, Param):
        return param
    value = values[param.name]
    if param.stored_by:
        return param.stored_by.get_db_prep_save(value, connection)
    if isinstance(value, int | str):
        return value
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return connection.ops.adapt_unknown_value(value)
