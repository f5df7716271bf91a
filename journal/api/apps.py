"""See the package's docstring."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "journal.api"
    label = "api"

    def each_day(self) -> None:
        """Forget the keys of requests that nobody sends once more."""
        from django.utils import timezone

        from journal.models import Posted
        from journal.models.posted import POSTED_RETENTION

        Posted.objects.filter(stored_at__lt=timezone.now() - POSTED_RETENTION).delete()
