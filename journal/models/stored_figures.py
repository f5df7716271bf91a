"""What is worked out from each night, stored beside it until something it rests on changes.

Storing saves time and nothing else: `STORED_FIGURES=0` works everything out each time, the tables
may be emptied at any moment, and `manage.py recompute` tells whether what is stored is right.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import IntegrityError, OperationalError, models, transaction

from accounts.prepared import prepared
from journal.clock import Period, ends_of

BATCH = 500  # rows a statement

_is_off = ContextVar("_is_off", default=False)


def is_used() -> bool:
    """Whether what is stored is looked at."""
    return settings.STORED_FIGURES and not _is_off.get()


@contextmanager
def without_stored_figures() -> Iterator[None]:
    """Work everything out for as long as this lasts, as if nothing were stored."""
    token = _is_off.set(True)
    try:
        yield
    finally:
        _is_off.reset(token)


class StoredFiguresManager(models.Manager["StoredFigures"]):
    """What is stored of a period's nights."""

    @prepared
    def of(
        self, user: int, stamp: int, *ends: date, names: tuple[str, ...]
    ) -> models.QuerySet["StoredFigures", Any]:
        """These columns, stored under a stamp, of somebody's nights between these dates."""
        nights: Any = self.model._meta.get_field("night").related_model
        theirs = nights._default_manager.of(user, *ends)
        return self.filter(night__among=theirs, stamp=stamp).values_list(*names)


class StoredFigures(models.Model):
    """A row counts while `version` is its night's and `stamp` that of all else it rests on.

    Every change of a night or of a row under it moves the night's version.
    """

    night = models.OneToOneField(
        "journal.Night", models.CASCADE, primary_key=True, related_name="%(class)s"
    )
    version = models.PositiveIntegerField()
    stamp = models.BigIntegerField()

    objects = StoredFiguresManager()

    class Meta:
        abstract = True

    @classmethod
    def store(cls, stamp: int, rows: Iterable[tuple[int, int, Mapping[str, Any]]]) -> None:
        """Store what was worked out: night's key, the version it was at least, columns.

        A full disk, a night deleted meanwhile or a database that only reads leave it for later.
        """
        made = [
            cls(night_id=pk, version=version, stamp=stamp, **columns)
            for pk, version, columns in sorted(rows, key=lambda row: row[:2])
        ]
        columns = [field.name for field in cls._meta.concrete_fields if not field.primary_key]
        with suppress(OperationalError, IntegrityError), transaction.atomic():
            cls._default_manager.bulk_create(
                made,
                BATCH,
                update_conflicts=True,
                unique_fields=["night"],
                update_fields=columns,
            )


def stored_during(
    nights: Any,
    periods: Sequence[Period],
    stamp: int,
    model: type[StoredFigures],
    columns: tuple[str, ...],
    of_night: tuple[Any, ...] = (),
) -> list[tuple[tuple[Any, ...], tuple[Any, ...] | None]]:
    """Of each of `person.nights`: a row of it and what is stored of it, or `None`; in two queries.

    Both rows begin with the night's key and version; then come its date and columns `of_night` in
    the former, `columns` in the latter.
    """
    person, names = nights.instance.pk, ("night_id", "version", *columns)
    rows = model.objects.of(person, stamp, *ends_of(periods), names=names)
    stored = {row[0]: row for row in rows}
    written = nights.columns(("pk", "version", "night", *of_night), *periods)
    pairs = ((night, stored.get(night[0])) for night in written)
    return [(night, row if row and row[1] == night[1] else None) for night, row in pairs]


def stamp_of(*parts: object) -> int:
    """A number that is another whenever one of the parts is."""
    digest = blake2b(repr(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
