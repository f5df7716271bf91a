"""What happened with an account and when, for its owner to look at.

Whatever takes data in or out, or opens a door, calls `record` once. A row holds a kind and a
time; there is no address in it, no device and nothing of what was moved. It is kept for a year.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from django.dispatch import Signal
from django.http import HttpRequest
from django.utils import timezone

from accounts import security_log
from accounts.limits import if_there_is_room
from accounts.models import AuditEvent, User

Kind = AuditEvent.Kind
RETENTION = timedelta(days=365)


def record(who: HttpRequest | User, kind: AuditEvent.Kind) -> None:
    """Note that this person, or whoever sent this request, has done it now."""
    user: Any = who.user if isinstance(who, HttpRequest) else who
    AuditEvent.objects.create(user=user, kind=kind)
    request = who if isinstance(who, HttpRequest) else None
    security_log.note(f"done what={kind}", request, user.email)


def record_if_room(request: HttpRequest, kind: AuditEvent.Kind) -> None:
    """Do the same, but let somebody take their data along where the disk is too full to note it."""
    with if_there_is_room():
        record(request, kind)


def note_sign_in(user: User, **_: Any) -> None:
    """Django's signal: note a sign-in, and delete what is older than a year."""
    user.audit_events.filter(at__lt=timezone.now() - RETENTION).delete()
    user.audit_events.create(kind=Kind.SIGNED_IN)  # the log says so by itself


def notes() -> Iterator[tuple[Signal, Callable[..., None]]]:
    """allauth's signals with what writes each down."""
    yield account.password_changed, _note(Kind.PASSWORD_CHANGED)
    yield account.password_reset, _note(Kind.PASSWORD_CHANGED)
    yield account.email_changed, _note_new_address
    yield mfa.authenticator_added, _note(Kind.FACTOR_ADDED)
    yield mfa.authenticator_removed, _note(Kind.FACTOR_REMOVED)
    yield mfa.authenticator_reset, _note(Kind.CODES_RENEWED)


def _note_new_address(user: User, from_email_address: EmailAddress | None = None, **_: Any) -> None:
    """Note a changed address; the first one, confirmed after signing up, is no change."""
    if from_email_address is not None:
        record(user, Kind.EMAIL_CHANGED)


def _note(kind: AuditEvent.Kind) -> Callable[..., None]:
    def note(user: User, **_: Any) -> None:
        record(user, kind)

    return note
