"""See the package's docstring."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "journal.api"
    label = "api"
