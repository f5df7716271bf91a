"""A row that is about to be deleted, as it is stored at that moment.

Between reading a row and deleting it another device may store something in it. That would be
acknowledged, and then be neither in the journal nor among what can be brought back.
"""

from typing import TypeVar

from django.db import models
from django.shortcuts import get_object_or_404

Row = TypeVar("Row", bound=models.Model)


def held(row: Row) -> Row:
    """The row read anew; nobody writes to it until the transaction ends that this is called in.

    Raises `Http404` where it is gone by now.
    """
    found: Row = get_object_or_404(type(row)._default_manager.select_for_update(), pk=row.pk)
    return found
