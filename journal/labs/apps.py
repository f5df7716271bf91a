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
        """Register the blood results of the demo's person, and those that stand beside nights."""
        from journal import seeding
        from journal.figures import alongside
        from journal.labs.alongside import results_alongside, results_stamp
        from journal.labs.demo import results_of_the_demo

        seeding.register(self.label, results_of_the_demo)
        alongside.register(self.label, results_alongside, results_stamp)
