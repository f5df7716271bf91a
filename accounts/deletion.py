"""Deleting an account: everything, everywhere, at once, and nothing of it to bring back.

There is no grace period. To undo a deletion its nights would have to stay somewhere, and a
link in a mail would open them. What protects from a slip is asked before: who it is, a tick,
and whether to take the data along.
"""

from importlib import import_module
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.mail import send_mail
from django.db import connection, transaction

from accounts.models import User

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
        send_mail("Your account is deleted", text, None, [email], fail_silently=True)


def _end_sessions(user: User) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for key in UserSession.objects.filter(user=user).values_list("session_key", flat=True):
        store(key).delete()
    if hasattr(store, "get_model_class"):  # sessions in the database can be looked through
        sessions: type[AbstractBaseSession] = store.get_model_class()
        for session in sessions._default_manager.iterator(chunk_size=500):
            if _knows(session.get_decoded(), user):
                session.delete()


def _knows(session: dict[str, Any], user: User) -> bool:
    """Whether it is the person's, or one in which they began to sign up."""
    return session.get("_auth_user_id") == str(user.pk) or session.get("signed_up_as") == user.email


def _empty_write_ahead_log() -> None:
    """SQLite writes over deleted rows in its file; the log beside it still holds them."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
