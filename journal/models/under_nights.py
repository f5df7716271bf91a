"""Rows under somebody's nights, found by the keys of those nights: `filter(night__among=nights)`.

Such rows name their night and no person. PostgreSQL guesses badly how many nights a person's
period has; told to join, it may read everybody's rows for one page. Here it collects the nights'
keys first and looks each up in the index, whatever it guesses. SQLite does that by itself.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models.fields.related_lookups import RelatedIn

Row = TypeVar("Row")


@models.ForeignKey.register_lookup
class Among(RelatedIn):
    """`night__in` of a query of nights, for PostgreSQL as an array."""

    lookup_name = "among"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """The comparison with the subquery `rhs`, which stands in parentheses."""
        return f"= ANY(ARRAY{rhs})" if connection.vendor == "postgresql" else f"IN {rhs}"


def under_nights(
    rows: Iterable[tuple[Any, ...]], kind: Callable[..., Row]
) -> dict[Any, tuple[Row, ...]]:
    """Rows that begin with their night → the others of their columns as plain data, by night."""
    by_night: dict[Any, list[Row]] = {}
    for night, *values in rows:
        by_night.setdefault(night, []).append(kind(*values))
    return {night: tuple(listed) for night, listed in by_night.items()}


def by_date(rows: Mapping[int, Row], nights: Iterable[tuple[int, date]]) -> dict[date, Row]:
    """What there is by the keys of nights, in the order of `nights`: their keys and dates."""
    return {night: rows[key] for key, night in nights if key in rows}
