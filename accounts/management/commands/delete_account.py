"""Delete an account and everything in it: `manage.py delete_account person@example.org`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts import deletion
from accounts.models import User


class Command(BaseCommand):
    """For people who ask the operator; the same as the button in the account."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose account."""
        parser.add_argument("email")

    def handle(self, *, email: str, **_: Any) -> None:
        """Delete it, or say that there is none."""
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"Nobody has an account as {email}.")
        deletion.delete_account(person)
        self.stdout.write(f"The account of {email} and everything in it is deleted.")
