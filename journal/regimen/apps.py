"""See the package's docstring."""

from django.apps import AppConfig


class RegimenConfig(AppConfig):
    name = "journal.regimen"
    label = "regimen"
