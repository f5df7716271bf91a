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
