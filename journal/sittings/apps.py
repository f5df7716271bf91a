"""See the package's docstring."""

from django.apps import AppConfig


class SittingsConfig(AppConfig):
    name = "journal.sittings"
    label = "sittings"
    exported = {"sittings": "Sitting"}
    not_exported = {
        "RemovedSitting": "a deletion that can be undone for 30 days; whoever deleted it wants "
        "it gone",
    }

    def ready(self) -> None:
        """Register what the demo's person sat through."""
        from journal import seeding
        from journal.sittings.demo import sittings_of_the_demo

        seeding.register(self.label, sittings_of_the_demo)
