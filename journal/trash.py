"""Taking a row away, and putting it back for as long as the deletion can be undone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Self

from django.core import serializers
from django.db import IntegrityError, models, transaction
from django.db.models.deletion import Collector
from django.shortcuts import get_object_or_404
from django.utils import timezone

RETENTION = timedelta(days=30)


class Trash(models.Model):
    """A deleted row as it was, with the rows that went with it.

    Each kind of row has a table of its own, in which `user` is whose it was.
    """

    user: Any
    rows = models.TextField()
    removed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ("-removed_at",)

    @classmethod
    def labelled(cls, row: Any) -> Self:
        """An entry without rows yet, for a row that is about to be deleted."""
        return cls(user=row.user)

    @classmethod
    def take(cls, row: models.Model) -> Self:
        """Delete a row; returns the entry that can restore it. `Http404` where it is gone by now.

        It is read anew and locked: what another device stored since it was read, and was told
        is stored, goes with it.
        """
        with transaction.atomic():
            row = get_object_or_404(type(row)._default_manager.select_for_update(), pk=row.pk)
            removed = cls.labelled(row)
            removed.rows = serializers.serialize("json", [row, *_going_with(row)])
            over = {"user": removed.user, "removed_at__lt": timezone.now() - RETENTION}
            cls._default_manager.filter(**over).delete()
            removed.save()
            row.delete()
        return removed

    def restore(self) -> bool:
        """Put all back, unless its place was taken meanwhile; returns whether it was put back."""
        try:
            with transaction.atomic():
                for row in serializers.deserialize("json", self.rows):
                    row.save(force_insert=True)
                self.delete()
        except IntegrityError:
            return False
        return True


def _going_with(row: models.Model) -> Iterator[models.Model]:
    """The rows of its own app that Django deletes with a row.

    Those of other rooms go for good: a night put back by hand is its owner's, so nothing says any
    more that an import added it.
    """
    collector = Collector(using=row._state.db or "default")
    collector.collect([row])
    for model, rows in collector.data.items():  # which are read in part only
        if model is not type(row) and model._meta.app_label == row._meta.app_label:
            yield from model._base_manager.filter(pk__in=[each.pk for each in rows])
    for query in collector.fast_deletes:
        if query.model._meta.app_label == row._meta.app_label:
            yield from query
