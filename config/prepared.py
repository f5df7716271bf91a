"""Reading queries whose SQL is put together once a process instead of at each asking.

Django takes several times longer to put a statement together than SQLite takes to answer it.

    DRINKS = Prepared(lambda: Drink.objects.filter(night=Given("night")).values_list("name"))
    DRINKS.rows(night=night.pk)

Kept is the statement: neither a value that was asked for nor an answer.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Expression, QuerySet


class Given(Expression):
    """A place in the statement, for a value that is told with each asking."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

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
        sql, params, compiler, converters = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(sql, [_value(param, given) for param in params])
            found = cursor.fetchall()
        return [tuple(row) for row in compiler.apply_converters(found, converters)]

    def objects(self, **given: Any) -> list[Any]:
        """The rows as objects of their model, for a query of all its columns."""
        model = self._query.model
        names = [field.attname for field in model._meta.concrete_fields]
        return [model.from_db(connection.alias, names, row) for row in self.rows(**given)]


def _value(param: Any, given: dict[str, Any]) -> Any:
    """A parameter as the database takes it."""
    if not isinstance(param, Given):
        return param
    value = given[param.name]
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return connection.ops.adapt_unknown_value(value)
