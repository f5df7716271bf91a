"""See the package's docstring."""

from django.apps import AppConfig


class TrendsConfig(AppConfig):
    name = "journal.trends"
    label = "trends"

    def ready(self) -> None:
        """Let tonight's page say on a Sunday that the card is there."""
        from journal import tonight_notes
        from journal.trends.tonight import notes

        tonight_notes.register(notes)
