"""The wiring as an app: its checks and its commands."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        """Let `manage.py check` know what is unsafe; choose how SQLite's times are read."""
        from django.core.checks import register
        from django.db import connection

        from config import checks, sqlite

        for check in checks.ALL:
            register(check)
        if connection.vendor == "sqlite":
            sqlite.read_times_once()
