"""End sessions and access tokens of somebody, or `manage.py end_sessions --everybody`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import sessions
from accounts.models import User


class Command(BaseCommand):
    """For a lost phone whose owner asks the operator, or a server that somebody broke into."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose sessions."""
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("email", nargs="?")
        whose.add_argument("--everybody", action="store_true")

    def handle(self, *, email: str | None, everybody: bool, **_: Any) -> None:
        """End them, or say that there is no such account."""
        people = User.objects.all() if everybody else User.objects.filter(email__iexact=email)
        if not everybody and not people.exists():
            raise CommandError(f"Nobody has an account as {email}.")
        count = sum(sessions.end_everywhere(person) for person in people.iterator())
        self.stdout.write(f"Sessions ended: {count}.")
