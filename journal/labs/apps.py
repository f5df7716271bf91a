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

    def ready(self) -> None:
        """Tell the demo its person's blood results."""
        from journal import seeding
        from journal.labs.demo import results_of_the_demo

        seeding.register(self.label, results_of_the_demo)
