"""Moving everything to another database, such as from SQLite to PostgreSQL, and proving it.

Rows are read and written through the models, so that each database stores them its own way, and
compared by a hash of what the program reads, which is the same on both.
"""

import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, models, transaction

from config.operations import numbering

BATCH = 500  # rows


class MovingError(Exception):
    """Raised where nothing was moved; the target is as empty as before."""


def connect(alias: str, settings: dict[str, Any]) -> None:
    """Make a database known to Django under a name."""
    configured = connections.configure_settings({"default": {}, alias: settings})
    connections.settings[alias] = configured[alias]


def move(source: str, target: str) -> dict[str, int]:
    """Copy all rows into the empty target in one transaction; returns how many of each table.

    MovingError when somebody has an account in the target, or when a table differs afterwards.
    """
    call_command("migrate", database=target, verbosity=0, interactive=False)
    call_command("createcachetable", database=target, verbosity=0)
    if get_user_model()._default_manager.using(target).exists():
        raise MovingError("There are accounts in the target; it has to be an empty database.")
    with transaction.atomic(using=source), transaction.atomic(using=target):
        for model in reversed(list(_models())):  # what migrations put there
            model._base_manager.using(target).all()._raw_delete(target)
        copied = {model._meta.db_table: _copy(model, source, target) for model in _models()}
        _continue_numbering(target)
        numbering.go_on_after(connections[target], numbering.last_numbers(connections[source]))
        wrong = [m._meta.db_table for m in _models() if digest(m, source) != digest(m, target)]
        if wrong:
            raise MovingError(f"These tables differ, so nothing was kept: {', '.join(wrong)}")
    return copied


def digest(model: type[models.Model], alias: str) -> str:
    """SHA-256 of all rows of a table as the program reads them, in the order of their keys."""
    names = [field.attname for field in _columns(model)]
    sha256 = hashlib.sha256()
    rows = model._base_manager.using(alias).order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=BATCH):
        sha256.update(json.dumps([plain(value) for value in row], sort_keys=True).encode())
    return sha256.hexdigest()


def plain(value: Any) -> Any:
    """What JSON can say, the same for both databases."""
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return f"{type(value).__name__} {value}"


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy:
            yield model


def _columns(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def _copy(model: type[models.Model], source: str, target: str) -> int:
    rows = model._base_manager.using(source).order_by("pk").iterator(chunk_size=BATCH)
    writer: Any = model._base_manager
    fields, count = _columns(model), 0
    size = min(BATCH, connections[target].ops.bulk_batch_size(fields, [None] * BATCH))
    while batch := list(islice(rows, size)):
        # raw: as they are, without the times that saving would stamp anew
        writer._insert(batch, fields=fields, raw=True, using=target)
        count += len(batch)
    return count


def _continue_numbering(target: str) -> None:
    """Let new rows get numbers after the copied ones."""
    connection = connections[target]
    with connection.cursor() as cursor:
        for line in connection.ops.sequence_reset_sql(no_style(), list(_models())):
            cursor.execute(line)
