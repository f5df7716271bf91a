"""Seal every stored secret under the newest key of ENCRYPTION_KEYS."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts import sealing

SEALED_IN_DATA = ("secret", "seed")  # where allauth keeps what its adapter sealed


class Command(BaseCommand):
    """After it, the keys behind the first can be taken away."""

    help = __doc__

    @transaction.atomic
    def handle(self, **_: Any) -> None:
        """Change all rows in one transaction, or none."""
        count = sum(_resealed(entry) for entry in Authenticator.objects.select_for_update())
        for table, name in sealing.sealed_fields(apps.get_models()):
            for row in table._default_manager.select_for_update():
                row.save(update_fields=[name])  # opened with any key, sealed with the first
                count += 1
        self.stdout.write(f"{count} secrets are sealed with the newest key.")


def _resealed(entry: Authenticator) -> int:
    names = [name for name in SEALED_IN_DATA if name in entry.data]
    for name in names:
        entry.data[name] = sealing.reseal(entry.data[name])
    if names:
        entry.save(update_fields=["data"])
    return len(names)
