"""Statements whose SQL is put together once a process instead of for each query.

Django takes several times longer to put a statement together than SQLite takes to answer it.

    class NightManager(models.Manager["Night"]):
        @prepared
        def zones(self, first: date, last: date) -> QuerySet[Night, Any]:
            return self.filter(night__range=(first, last)).values_list("night", "time_zone")

    person.nights.zones(first, last)  # the rows, as a list

The method says in plain Django what is asked for. It is called once, with the places of values
instead of values; after that only values are sent. Only the statement is cached, never a value or
a row. With `PREPARED_STATEMENTS=0` the method is called each time, as if it were not prepared.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import (
    Count,
    Expression,
    Field,
    Model,
    QuerySet,
)
from django.db.models.sql import InsertQuery, UpdateQuery

MAX_STATEMENTS = 500  # statements that differ in the columns they store

Params = ParamSpec("Params")
Row = TypeVar("Row")


class Param(Expression):
    """The place of a value in a statement, counted from 0; the value comes with each call.

    With a `field` the value is converted as that field stores it.
    """

    def __init__(self, place: int, field: "Field[Any, Any] | None" = None) -> None:
        super().__init__()
        self.place, self.stored_by = place, field

    def as_sql(self, *_: Any) -> tuple[str, list[Any]]:
        """A placeholder in the SQL, and this object among the parameters."""
        return "%s", [self]


class prepared(Generic[Params, Row]):  # noqa: N801 - a decorator, as `property` is
    """A function of a manager that gives whole objects, or tuples of columns.

    Arguments by position are values: they are compared with columns, and nothing else is done
    with them. Those by keyword are part of the statement, which there is once for each of them.
    The manager of a relation, such as `person.nights`, asks for the rows of its owner.
    """

    def __init__(self, build: Callable[Concatenate[Any, Params], QuerySet[Any, Row]]) -> None:
        self.build = build
        self._statements: dict[Any, _Statement] = {}

    def __get__(self, manager: Any, _: Any = None) -> Callable[Params, list[Row]]:
        return partial(self, manager)

    def __call__(self, manager: Any, *values: Params.args, **shape: Params.kwargs) -> list[Row]:
        """The rows or objects found."""
        if not settings.PREPARED_STATEMENTS:
            return list(self.build(manager, *values, **shape))
        owner, field = getattr(manager, "instance", None), getattr(manager, "field", None)
        key = (manager.model, field, len(values), *shape.items())
        if key not in self._statements:
            self._statements[key] = self._put_together(manager.model, field, len(values), shape)
        return self._statements[key].rows((*values, owner and owner.pk))

    def _put_together(
        self, model: type[Model], owned_by: Any, count: int, shape: Mapping[str, Any]
    ) -> "_Statement":
        """The statement for `count` values, of all rows or those of an owner, who comes last."""
        rows: Any = model._default_manager.all()
        if owned_by:
            rows = rows.filter(**{owned_by.name: Param(count)})
        places: Any = [Param(place) for place in range(count)]
        return _Statement(self.build(rows, *places, **shape))


class _Statement:
    """A query that is put together; its values come with each call."""

    def __init__(self, query: QuerySet[Any, Any]) -> None:
        self._compiler = query.query.get_compiler(connection=connection)
        self._sql, self._params = self._compiler.as_sql()
        columns = [column for column, *_ in self._compiler.select]
        self._converters = self._compiler.get_converters(columns)
        self._model = query.model if query.query.default_cols else None
        self._names = [field.attname for field in query.model._meta.concrete_fields]

    def rows(self, values: tuple[Any, ...]) -> list[Any]:
        """The rows as tuples, each column as its field reads it; or as objects of the model."""
        with connection.cursor() as cursor:
            _execute(cursor, self._sql, self._params, values)
            fetched = cursor.fetchall()
        if not fetched:
            return []
        rows = map(tuple, self._compiler.apply_converters(fetched, self._converters))
        if (model := self._model) is None:
            return list(rows)
        return [model.from_db(connection.alias, self._names, row) for row in rows]


@prepared
def _counted(rows: QuerySet[Any, Any], *, by: str) -> QuerySet[Any, Any]:
    counted: QuerySet[Any, Any] = rows.order_by().values(by).annotate(rows=Count("pk"))
    return counted.values_list("rows")


def count(rows: Any) -> int:
    """How many rows the manager of a relation has, such as `person.nights`."""
    return sum(number for (number,) in _counted(rows, by=rows.field.name))


def insert(model: type[Model], **values: Any) -> None:
    """Insert a row; `values` names every column but the key."""
    if not settings.PREPARED_STATEMENTS:
        model._default_manager.create(**values)
        return
    sql, params = insertion(model, tuple(values))
    _run(sql, params, (*values.values(),))


def update(model: type[Model], where: Mapping[str, Any], values: Mapping[str, Any]) -> int:
    """Update the rows whose columns equal `where`; returns how many those are.

    `ValueError` where a column that dates each change (`auto_now`) is not among the values.
    """
    for field in model._meta.concrete_fields:
        if getattr(field, "auto_now", False) and field.name not in values:
            raise ValueError(f"{model.__name__}.{field.name} says when it was changed. Store it.")
    if not settings.PREPARED_STATEMENTS:
        return model._default_manager.filter(**where).update(**values)
    sql, params = _updating(model, tuple(values), tuple(where))
    return _run(sql, params, (*values.values(), *where.values()))


@lru_cache(maxsize=MAX_STATEMENTS)
def insertion(model: type[Model], names: tuple[str, ...]) -> tuple[str, tuple[Any, ...]]:
    """SQL that inserts a row with these columns, and a `Param` for each."""
    query, places = InsertQuery(model), _places(model, names)
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    query.insert_values(fields, [model(**places)], raw=True)
    ((sql, params),) = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(params)


@lru_cache(maxsize=MAX_STATEMENTS)
def _updating(
    model: type[Model], names: tuple[str, ...], where: tuple[str, ...]
) -> tuple[str, tuple[Any, ...]]:
    conditions = {name: Param(place) for place, name in enumerate(where, len(names))}
    query: Any = model._default_manager.filter(**conditions).query.chain(UpdateQuery)
    query.add_update_values(_places(model, names))
    sql, params = query.get_compiler(connection=connection).as_sql()
    return sql, tuple(params)


def _places(model: type[Model], names: tuple[str, ...]) -> dict[str, Param]:
    """A place for each of these columns, as its field stores it."""
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    return {name: Param(i, fields[i]) for i, name in enumerate(names)}


def _run(sql: str, params: Iterable[Any], values: tuple[Any, ...]) -> int:
    with connection.cursor() as cursor:
        _execute(cursor, sql, params, values)
        count: int = cursor.rowcount
    return count


def _execute(cursor: Any, sql: str, params: Iterable[Any], values: tuple[Any, ...]) -> None:
    cursor.execute(sql, [_value(param, values) for param in params])


def _value(param: Any, values: tuple[Any, ...]) -> Any:
    """A parameter as the database takes it, looked up among `values` if it is a `Param`."""
    if not isinstance(param, Param):
        return param
    value = values[param.place]
    if param.stored_by:
        return param.stored_by.get_db_prep_save(value, connection)
    if isinstance(value, int | str):
        return value
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return connection.ops.adapt_unknown_value(value)
