"""Statements whose SQL is put together once a process instead of at each asking.

Django takes several times longer to put a statement together than SQLite takes to answer it.

    DRINKS = Prepared(lambda: Drink.objects.filter(night=Given("night")).values_list("name"))
    DRINKS.rows(night=night.pk)

Kept is the statement: neither a value that was asked for nor an answer. With
`PREPARED_STATEMENTS=false` none is: Django then asks and stores as it does everywhere.
"""

from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Expression, Field, Model, QuerySet
from django.db.models.sql import InsertQuery, UpdateQuery

MOST_KEPT = 500  # statements that differ in the columns they store
WHERE = "where "  # tells a value that is looked for from one that is stored

# What is asked for, while Django builds a statement with the values in it
_plainly: ContextVar[Mapping[str, Any] | None] = ContextVar("plainly", default=None)


class Given(Expression):
    """A place in the statement, for a value that is told with each asking.

    With a `field` it is stored there, as that field stores it.
    """

    def __init__(self, name: str, field: "Field[Any, Any] | None" = None) -> None:
        super().__init__()
        self.name, self.stored_by = name, field

    def resolve_expression(self, *told: Any, **more: Any) -> Any:
        """The value itself where the statement is asked by plain Django."""
        values = _plainly.get()
        return super().resolve_expression(*told, **more) if values is None else values[self.name]

    def as_sql(self, *_: Any) -> tuple[str, list[Any]]:
        """Itself in place of the value."""
        return "%s", [self]


class Prepared:
    """A query with places for what is `Given`; of single columns or of whole objects."""

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

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        """The rows as tuples, each column as its field reads it."""
        if not settings.PREPARED_STATEMENTS:
            return self._by_django(given)
        sql, params, compiler, converters = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [_value(param, given) for param in params])
            found = cursor.fetchall()
        if not found:
            return []
        return [tuple(row) for row in compiler.apply_converters(found, converters)]

    def objects(self, **given: Any) -> list[Any]:
        """The rows as objects of their model, for a query of all its columns."""
        if not settings.PREPARED_STATEMENTS:
            return self._by_django(given)
        model, alias = self._query.model, connection.alias
        return [model.from_db(alias, self._names, row) for row in self.rows(**given)]

    def _by_django(self, given: Mapping[str, Any]) -> list[Any]:
        """What the query finds, built anew with the values in it."""
        values = _plainly.set(given)
        try:
            return list(self._build())
        finally:
            _plainly.reset(values)

    @cached_property
    def _names(self) -> list[str]:
        return [field.attname for field in self._query.model._meta.concrete_fields]


def insert(model: type[Model], **values: Any) -> None:
    """Store a new row, of which every column but the key is told by its name."""
    if not settings.PREPARED_STATEMENTS:
        model._default_manager.create(**values)
        return
    sql, params = _insertion(model, tuple(values))
    _run(sql, params, values)


def update(model: type[Model], where: Mapping[str, Any], values: Mapping[str, Any]) -> int:
    """Store columns of the rows that are like `where`; how many those are.

    `ValueError` where a column that dates each change (`auto_now`) is not among them.
    """
    for field in model._meta.concrete_fields:
        if getattr(field, "auto_now", False) and field.name not in values:
            raise ValueError(f"{model.__name__}.{field.name} says when it was changed. Store it.")
    if not settings.PREPARED_STATEMENTS:
        return model._default_manager.filter(**where).update(**values)
    given = {**values, **{WHERE + name: value for name, value in where.items()}}
    sql, params = _updating(model, tuple(where), tuple(values))
    return _run(sql, params, given)


@lru_cache(maxsize=MOST_KEPT)
def _insertion(model: type[Model], names: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    fields, places = _places(model, names)
    query = InsertQuery(model)
    query.insert_values(fields, [model(**places)], raw=True)
    ((sql, params),) = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(params)


@lru_cache(maxsize=MOST_KEPT)
def _updating(
    model: type[Model], where: tuple[str, ...], names: tuple[str, ...]
) -> tuple[str, tuple[Any, ...]]:
    _, places = _places(model, names)
    rows = model._default_manager.filter(**{name: Given(WHERE + name) for name in where})
    query: Any = rows.query.chain(UpdateQuery)
    query.add_update_values(places)
    sql, params = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(params)


def _places(model: type[Model], names: tuple[str, ...]) -> tuple[list[Any], dict[str, Given]]:
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    return fields, {name: Given(name, fields[i]) for i, name in enumerate(names)}


def _run(sql: str, params: Iterable[Any], given: Mapping[str, Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, [_value(param, given) for param in params])
        count: int = cursor.rowcount
    return count


def _value(param: Any, given: Mapping[str, Any]) -> Any:
    """A parameter as the database takes it."""
    if not isinstance(param, Given):
        return param
    value = given[param.name]
    if param.stored_by:
        return param.stored_by.get_db_prep_save(value, connection)
    if isinstance(value, int | str):
        return value
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return connection.ops.adapt_unknown_value(value)
