"""Deleting an account: everything, everywhere, at once, and nothing of it to bring back.

There is no grace period. To undo a deletion its nights would have to stay somewhere, and a
link in a mail would open them. What protects from a slip is asked before: who it is, a tick,
and whether to take the data along.
"""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from accounts.posting import office

MAIL = """Your account on {site} and everything in it has been deleted.

Nobody can bring it back. If this was not you, tell whoever runs the server.
"""


def delete_account(user: User) -> None:
    """Delete the person's rows in every table, the sessions that know them and what is kept.

    What was worked out and kept in the shared cache goes by itself, see `kept`.
    """
    email = user.email
    with transaction.atomic():
        _end_sessions(user)
        LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(User), object_id=str(user.pk)
        ).delete()
        user.delete()
    _empty_write_ahead_log()
    if settings.MAIL:
        text = MAIL.format(site=settings.SITE_URL)
        office.post(EmailMessage("Your account is deleted", text, None, [email]))


def clear_ended_demos() -> int:
    """Delete each demo whose day is over; how many there were."""
    ended = list(User.objects.filter(demo_ends_at__lt=timezone.now()))
    for demo in ended:
        with transaction.atomic():
            _end_sessions(demo)
            demo.delete()
    return len(ended)


def _end_sessions(user: User) -> None:
    """By their keys: looking through every session would hold up everybody's saves."""
    theirs = UserSession.objects.filter(user=user).values("session_key")
    Session.objects.filter(pk__in=theirs).delete()


def _empty_write_ahead_log() -> None:
    """SQLite writes over deleted rows in its file; the log beside it still holds them."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
