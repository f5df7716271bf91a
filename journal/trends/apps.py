"""See the package's docstring."""

from django.apps import AppConfig


class TrendsConfig(AppConfig):
    name = "journal.trends"
    label = "trends"
