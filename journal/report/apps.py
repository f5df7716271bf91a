"""See the package's docstring."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "journal.report"
    label = "report"
