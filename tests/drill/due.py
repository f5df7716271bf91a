"""People who are due to be reminded, and the devices they are reminded on."""

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from journal.reminders.models import PushDevice, Reminder, digest
from journal.reminders.push import encode
from tests.drill.push import subscription


def due(person: User, at: datetime, *, by_mail: bool = False) -> None:
    """Let somebody's only reminder be due at that moment, which may be over."""
    Reminder.objects.filter(user=person).delete()
    reminder = Reminder(user=person, part="evening", at=at.time(), by_mail=by_mail)
    reminder.schedule(timezone.now()).save()
    Reminder.objects.filter(pk=reminder.pk).update(due_at=at, first_due_at=at)


def device(person: User, endpoint: str, name: str) -> None:
    """Let somebody have a device, at a push service of any kind."""
    to = subscription(endpoint)
    keys = {"key": encode(to.key), "secret": encode(to.secret)}
    PushDevice.objects.create(
        user=person, name=name, endpoint=endpoint, endpoint_digest=digest(endpoint), **keys
    )
