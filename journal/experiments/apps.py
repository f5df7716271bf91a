"""See the package's docstring."""

from django.apps import AppConfig

from journal import tonight_notes


class ExperimentsConfig(AppConfig):
    name = "journal.experiments"
    label = "experiments"
    exported = {"experiments": "Experiment", "followed_nights": "FollowedNight"}

    def ready(self) -> None:
        """Offer tonight's assignment to the evening page, which knows nothing of this room."""
        from journal.experiments.tonight import notes

        tonight_notes.register(notes)
