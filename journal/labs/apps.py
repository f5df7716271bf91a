"""See the package's docstring."""

from django.apps import AppConfig


class LabsConfig(AppConfig):
    name = "journal.labs"
    label = "labs"
    exported = {"lab_results": "LabResult"}
    not_exported = {
        "RemovedLabResult": "a deletion that can be undone for 30 days; whoever deleted it wants "
        "it gone",
    }
