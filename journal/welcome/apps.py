"""See the package's docstring."""

from django.apps import AppConfig


class WelcomeConfig(AppConfig):
    name = "journal.welcome"
    label = "welcome"
