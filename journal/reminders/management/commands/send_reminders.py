"""Send the reminders that are due now. Run it every minute or every five (docs/reminders.md)."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from journal.reminders.sending import send_due


class Command(BaseCommand):
    """Safe to run twice, late, or on several machines at once: each reminder goes out once."""

    help = __doc__

    def handle(self, **_: Any) -> None:
        """Send, and say how many; names and addresses are not written anywhere."""
        ended = send_due(timezone.now())
        counts = ", ".join(f"{count} {how}" for how, count in sorted(ended.items()))
        self.stdout.write(counts or "nothing was due")
