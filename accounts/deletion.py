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
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from accounts import uploads
from accounts.models import User
from accounts.posting import office
from config.language import gettext as _
from config.language import in_language

TRIES = 5
DEADLOCK = "40P01"  # PostgreSQL's own code


def delete_account(user: User) -> None:
    """Delete the person's rows in every table, the sessions that know them and what is kept.

    Results in the shared cache go by themselves, see `results_cache`.
    """
    email = user.email
    _delete(user.pk)
    _empty_write_ahead_log()
    if settings.MAIL and not user.is_demo:
        office.post(_mail(email, user.speaks))


def _mail(email: str, language: str) -> EmailMessage:
    with in_language(language):
        told = _("Your account on {site} and everything in it has been deleted.")
        end = _(
            "Nobody can bring it back. If this was not you, tell the person who runs the server."
        )
        text = f"{told.format(site=settings.SITE_URL)}\n\n{end}\n"
        return EmailMessage(_("Your account is deleted"), text, None, [email])


def clear_ended_demos() -> int:
    """Delete each demo whose day is over; returns how many."""
    ended = User.objects.filter(demo_ends_at__lt=timezone.now())
    pks = list(ended.values_list("pk", flat=True))
    for pk in pks:
        _delete(pk)
    return len(pks)


def _delete(pk: int) -> None:
    """Delete sessions and rows, all or nothing; again where a device stored something meanwhile.

    On PostgreSQL what is stored while the rows are being deleted still points to the person.
    """
    for tries_left in reversed(range(TRIES)):
        try:
            _delete_at_once(pk)
        except DatabaseError as error:
            if not (tries_left and _crossed(error)):
                raise
        else:
            uploads.forget_all(pk)
            return


@transaction.atomic
def _delete_at_once(pk: int) -> None:
    _end_sessions(pk)
    LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(pk)
    ).delete()
    User.objects.filter(pk=pk).delete()


def _crossed(error: DatabaseError) -> bool:
    """Whether an error says that two writers at the same moment got in each other's way."""
    deadlock = getattr(error.__cause__, "sqlstate", "") == DEADLOCK
    return deadlock or isinstance(error, IntegrityError)


def _end_sessions(pk: int) -> None:
    """End sessions by their keys: a look through every session would hold up everybody's saves."""
    theirs = UserSession.objects.filter(user=pk).values("session_key")
    Session.objects.filter(pk__in=theirs).delete()


def _empty_write_ahead_log() -> None:
    """Empty SQLite's log, which still holds the rows that its file has overwritten."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
