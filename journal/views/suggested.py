"""Suggestions for a morning, which become answers when their owner says so."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.models import User
from journal.models import Night


def take_over(person: User, night: date, answers: Mapping[str, Any]) -> None:
    """Store suggested answers in the morning of a night; within a transaction."""
    zone = {"time_zone": person.time_zone}
    begun, _ = person.nights.get_or_create(night=night, defaults=zone)
    entry: Night = person.nights.select_for_update().get(pk=begun.pk)
    for name, value in answers.items():
        setattr(entry, name, value)
    entry.version += 1
    entry.write("morning", timezone.now())
    entry.save()
