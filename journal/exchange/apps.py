"""See the package's docstring."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "journal.exchange"
    label = "exchange"
    exported = {"imports": "Import"}
    not_exported = {
        "Import.payload": "what waits for a yes, or was removed by an undo and can come back",
        "ImportedRow": "tells this server what an undo takes out; elsewhere it would name others",
    }

    def ready(self) -> None:
        """Say which wearables' recordings can come in, and where imported nights came from."""
        from journal import provenance
        from journal.exchange.formats.registry import sources
        from journal.exchange.provenance import of_night
        from journal.models.device_sleep import register_source

        provenance.register(of_night)

        for key, label in sources().items():
            register_source(key, label)
