"""The wiring as an app: its checks and its commands."""

from django.apps import AppConfig


class WiringConfig(AppConfig):
    name = "config"

    def ready(self) -> None:
        """Let `manage.py check` know what is unsafe."""
        from django.core.checks import register

        from config import checks

        for check in checks.ALL:
            register(check)
