"""Rows of a table as the API writes them: the columns of the complete file, and `id`."""

from typing import Any

from django.db.models import QuerySet

from journal.api.night_json import value_in_json
from journal.exchange.tables import by_name


def rows_in_json(name: str, rows: "QuerySet[Any]") -> list[dict[str, Any]]:
    """The rows of a table by its name in the complete file, in their order, in one query.

    A column that names another row holds that row's `id`.
    """
    columns = by_name()[name].columns
    stored = rows.values_list("pk", *(column.field.attname for column in columns))
    names = ("id", *(column.name for column in columns))
    return [dict(zip(names, map(value_in_json, row), strict=True)) for row in stored]
