"""Operations as an app: its checks and its commands."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "config.operations"

    def ready(self) -> None:
        """Let `manage.py check` know what is unsafe; choose how SQLite's times are read."""
        from django.core.checks import register
        from django.db import connection

        from config import sqlite
        from config.operations import checks

        for check in checks.ALL:
            register(check)
        if connection.vendor == "sqlite":
            sqlite.read_times_once()
