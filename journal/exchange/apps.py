"""See the package's docstring."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "journal.exchange"
    label = "exchange"
    exported = {"imports": "Import"}
    not_exported = {
        "Import.queued_at": "what a worker of this server has to do",
        "Import.percent": "how far a worker of this server is",
        "Import.found": "how far a worker of this server is",
        "Import.payload": "what waits for a yes, or was removed by an undo and can come back",
        "ImportedRow": "tells this server what an undo takes out; elsewhere it would name others",
    }

    def each_day(self) -> None:
        """Delete files that nobody reads any more, and what workers have done."""
        from django.utils import timezone
        from django_tasks_db.models import DBTaskResult

        from journal.exchange import arrivals

        now = timezone.now()
        arrivals.clear(now)
        DBTaskResult.objects.finished().filter(finished_at__lt=now - arrivals.RETENTION).delete()

    def ready(self) -> None:
        """Say which wearables' recordings can come in, and where imported nights came from."""
        from journal import provenance
        from journal.exchange.formats.registry import sources
        from journal.exchange.provenance import of_night
        from journal.models.device_sleep import register_source

        provenance.register(of_night)

        for key, label in sources().items():
            register_source(key, label)
