"""See the package's docstring."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "journal.exchange"
    label = "exchange"
    exported = {"imports": "Import"}
    not_exported = {
        "Import.payload": "what waits for a yes; empty once it was given",
        "ImportedRow": "tells this server what an undo takes out; elsewhere it would name others",
    }
