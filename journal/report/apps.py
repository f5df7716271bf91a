"""See the package's docstring."""

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "journal.report"
    label = "report"
    exported = {"visits": "Visit", "about_you": "AboutYou"}
    not_exported = {
        "RemovedVisit": "a deletion that can be undone for 30 days; whoever deleted it wants "
        "it gone",
        "Visit.changed_at": "which of two versions a calendar believes; set with each change",
        "Draft": "what was chosen for the last summary; each summary is made anew",
    }
