"""What is worked out from each night, kept beside it until something it rests on changes.

Keeping saves time and nothing else: `KEPT_FIGURES=0` works everything out each time, the tables
may be emptied at any moment, and `manage.py recompute` tells whether what is kept is right.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import IntegrityError, OperationalError, models, transaction
from django.db.models import ExpressionWrapper, F, Q

TOGETHER = 500  # rows a statement

_nothing = ContextVar("_nothing", default=False)


def is_used() -> bool:
    """Whether what is kept is looked at."""
    return settings.KEPT_FIGURES and not _nothing.get()


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Work everything out for as long as this lasts, as if nothing were kept."""
    token = _nothing.set(True)
    try:
        yield
    finally:
        _nothing.reset(token)


class KeptWithNight(models.Model):
    """A row counts while `version` is its night's and `stamp` that of all else it rests on.

    Every change of a night or of a row under it moves the night's version.
    """

    night = models.OneToOneField(
        "journal.Night", models.CASCADE, primary_key=True, related_name="%(class)s"
    )
    version = models.PositiveIntegerField()
    stamp = models.BigIntegerField()

    class Meta:
        abstract = True

    @classmethod
    def counts(cls, stamp: Any) -> ExpressionWrapper:
        """For a query of nights: whether what is kept of a night counts, as 1, 0 or `None`."""
        relation = cls.__name__.lower()
        same = {f"{relation}__version": F("version"), f"{relation}__stamp": stamp}
        return ExpressionWrapper(Q(**same), output_field=models.IntegerField())

    @classmethod
    def keep(cls, stamp: int, rows: Iterable[tuple[int, int, Mapping[str, Any]]]) -> None:
        """Keep what was worked out: night's key, the version it was at least, columns.

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
                TOGETHER,
                update_conflicts=True,
                unique_fields=["night"],
                update_fields=columns,
            )


def stamp_of(*parts: object) -> int:
    """A number that is another whenever one of the parts is."""
    digest = blake2b(repr(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)
