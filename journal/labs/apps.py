"""See the package's docstring."""

from django.apps import AppConfig


class LabsConfig(AppConfig):
    name = "journal.labs"
    label = "labs"

    def ready(self) -> None:
        """Tell the demo its person's blood results."""
        from journal import seeding
        from journal.labs.demo import results_of_the_demo

        seeding.told_by(self.label, results_of_the_demo)
