"""See the package's docstring."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "journal.report"
    label = "report"
    exported = {"visits": "Visit"}
    not_exported = {
        "RemovedVisit": "a deletion that can be undone for 30 days; whoever deleted it wants "
        "it gone",
        "Draft": "what was chosen for the last summary; each summary is made anew",
    }
