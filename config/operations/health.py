"""Whether this process should be given requests, for proxies and supervisors."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready (200) or not (503): database answers, tables up to date, static files collected.

    Says which of them fails and nothing else: anybody may ask.
    """
    checks = {"database": database_answers()}
    checks["migrations"] = checks["database"] and not pending_migrations()
    checks["static_files"] = static_files_are_there()
    return JsonResponse(
        {"ready": all(checks.values()), **checks}, status=200 if all(checks.values()) else 503
    )


def database_answers() -> bool:
    """Whether the database can be asked."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def pending_migrations() -> list[str]:
    """The last migration of each app that this program brings and the database has not seen."""
    applied = MigrationRecorder(connection).applied_migrations()
    return [f"{app}.{name}" for app, name in _last_migrations() if (app, name) not in applied]


@cache
def _last_migrations() -> list[tuple[str, str]]:
    return sorted(MigrationLoader(None).graph.leaf_nodes())


def static_files_are_there() -> bool:
    """Whether the hashed files and the list of their names were collected."""
    manifest = getattr(staticfiles_storage, "manifest_name", None)
    return manifest is None or (Path(settings.STATIC_ROOT) / manifest).exists()
