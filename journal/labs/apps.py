"""See the package's docstring."""

from django.apps import AppConfig


class LabsConfig(AppConfig):
    name = "journal.labs"
    label = "labs"
